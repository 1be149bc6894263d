"""Events of very many claims: a bounded few stand for them, whatever the order of arrival."""

import random

import pytest

from onrecord.model import Claim, Event, Origin, Party, Report, Source
from onrecord.record import Decision, MemoryShelf, Recorder
from onrecord.record.facts import Facts, facts
from onrecord.record.standing import ACCOUNTS, EVEN, WHOLE, standing
from onrecord.record.text import fingerprint, frequencies
from tests.record.made import a_claim, a_report

MANY = WHOLE + 60
PART = MANY // 3


WORDS = sorted(word for word, zipf in frequencies().items() if 3.5 <= zipf <= 4.0 and len(word) > 5)


def carried(at: int, **fields: object) -> tuple[Report, Claim]:
    """One outlet's report of the visit, in words of its own."""
    opening = " ".join(random.Random(at).sample(WORDS, 30))
    report = a_report(f"r{at:04}", f"{opening.capitalize()}. Ruritania's minister visited Graustark.")
    return report, a_claim(report, "Ruritania's minister visited Graustark", id=claim_id(at), **fields)


def claim_id(at: int) -> str:
    return "c" + fingerprint(str(at))[:12]


def seen(pairs: list[tuple[Report, Claim]]) -> list[Facts]:
    return [facts(claim, report) for report, claim in pairs]


def recorded(pairs: list[tuple[Report, Claim]], decisions: tuple[Decision, ...] = ()) -> Recorder:
    """A record of these reports, which come in three parts."""
    recorder = Recorder(MemoryShelf(), decisions=decisions)
    for start in range(0, len(pairs), PART):
        recorder.add_all((report, [claim], ()) for report, claim in pairs[start : start + PART])
    return recorder


def only_event(recorder: Recorder) -> Event:
    (event,) = recorder.shelf.all(Event)
    return event


def test_few_stand_for_many() -> None:
    members = seen([carried(at) for at in range(1000)])
    assert len(standing(members)) <= EVEN + ACCOUNTS


def test_a_lone_denial_stands_among_a_thousand() -> None:
    denial = Source("Graustark", code="GRA", kind="government")
    for at in range(20):
        pairs = [carried(n) for n in range(300)]
        pairs[at] = carried(at, status="negated", sources=(denial,))
        assert any(fact.claim.status == "negated" for fact in standing(seen(pairs)))


def test_the_same_stand_however_they_arrive() -> None:
    members = seen([carried(at, status=("happened", "planned")[at % 2]) for at in range(400)])
    whole = [fact.claim.id for fact in standing(members)]
    for seed in range(5):
        random.Random(seed).shuffle(members)
        kept: list[Facts] = []
        for at in range(0, len(members), 7):
            kept = standing([*kept, *members[at : at + 7]])
        assert [fact.claim.id for fact in kept] == whole


@pytest.fixture(scope="module")
def crowd() -> list[tuple[Report, Claim]]:
    return [carried(at) for at in range(MANY)]


def test_an_event_lists_all_its_claims_and_origins(crowd: list[tuple[Report, Claim]]) -> None:
    event = only_event(recorded(crowd))
    assert event.claims == tuple(sorted(claim.id for _, claim in crowd))
    assert len(event.origins) == MANY
    assert event.grade is not None
    assert len(event.grade.terms[0].refs) == MANY


def test_going_through_all_of_it_anew_changes_nothing(crowd: list[tuple[Report, Claim]]) -> None:
    recorder = recorded(crowd)
    before = only_event(recorder)
    recorder.regrade()
    assert only_event(recorder) == before


def test_another_order_gives_the_same_event(crowd: list[tuple[Report, Claim]]) -> None:
    told, turned = only_event(recorded(crowd)), only_event(recorded(crowd[::-1]))
    for field in ("title", "status", "time", "actors", "recipients", "claims"):
        assert getattr(told, field) == getattr(turned, field)
    assert told.grade is not None
    assert turned.grade is not None
    assert told.grade.log_odds == turned.grade.log_odds


def test_reports_leave_a_large_event(crowd: list[tuple[Report, Claim]]) -> None:
    recorder = recorded(crowd)
    for report, _ in crowd[:30]:
        recorder.remove(report.id)
    left = only_event(recorder)
    assert len(left.claims) == len(left.origins) == MANY - 30
    members = recorder.events.members(left)
    assert {fact.claim.id for fact in members} == {
        fact.claim.id for fact in standing(recorder.events._all(left.claims))
    }


def test_an_event_shrinks_to_one_told_whole(crowd: list[tuple[Report, Claim]]) -> None:
    recorder = recorded(crowd)
    for report, _ in crowd[WHOLE - 10 :]:
        recorder.remove(report.id)
    event = only_event(recorder)
    assert len(recorder.events.members(event)) == len(event.claims) == WHOLE - 10
    assert not recorder.shelf.find("events.standing", [event.id])


def test_copies_of_one_text_stay_one_origin() -> None:
    pairs = []
    for at in range(MANY):
        report = a_report(f"w{at:04}", carried(0)[0].text, domain=f"w{at}.example")
        pairs.append((report, a_claim(report, "Ruritania's minister visited Graustark", id=claim_id(at))))
    recorder = recorded(pairs)
    event = only_event(recorder)
    assert len(event.origins) == 1
    origin = recorder.shelf.get(Origin, event.origins[0])
    assert origin is not None
    assert len(origin.reports) == len(origin.claims) == MANY


def test_a_decision_parts_a_claim_that_does_not_stand_for_its_event(crowd: list[tuple[Report, Claim]]) -> None:
    event = only_event(recorded(crowd))
    claim = next(claim for _, claim in crowd if claim.id == event.claims[-1])
    fresh = carried(5000, actors=(Party("RUR", "Ruritania"),))
    apart = Decision(
        id="d1", at="2024-01-01T00:00:00", author="a", kind="different", targets=(claim.id, claim_id(5000))
    )
    recorder = recorded([*crowd, fresh], (apart,))
    assert recorder.events.of(fresh[1].id) != recorder.events.of(claim.id)


def test_a_claim_called_wrong_takes_its_origin_with_it(crowd: list[tuple[Report, Claim]]) -> None:
    recorder = recorded(crowd)
    wrong = only_event(recorder).claims[-1]
    call = Decision(id="d1", at="2024-01-01T00:00:00", author="a", kind="wrong", targets=(wrong,))
    again = Recorder(recorder.shelf, decisions=(call,))
    again.regrade()
    assert len(only_event(again).origins) == MANY - 1
    report, claim = carried(7000)
    again.add(report, [claim])
    assert len(only_event(again).origins) == MANY


def test_the_accounts_of_a_large_event_are_counted_one_by_one() -> None:
    statuses = {at: "planned" if at % 3 == 1 else "negated" if at % 10 == 0 else "happened" for at in range(MANY)}
    recorder = recorded([carried(at, status=status) for at, status in statuses.items()])
    event = only_event(recorder)
    counted = {account.says: account.count for account in event.accounts}
    assert counted == {says: list(statuses.values()).count(says) for says in ("happened", "planned", "negated")}
    recorder.regrade()
    assert only_event(recorder) == event
    recorder.remove("r0000")
    assert [one.count for one in only_event(recorder).accounts if one.says == "negated"] == [counted["negated"] - 1]
