"""Which events claims belong to, and which ids those go by."""

import itertools

import pytest

from onrecord.model import Event, Party, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.facts import facts, ordinals_of
from onrecord.record.linking import log_odds, probability
from tests.record.made import a_claim, a_report, visit

LAUNCH = "Graustark fired a ballistic missile over the northern sea"


def launch(id: str, day: str, published: str) -> tuple[object, object]:
    report = a_report(id, f"{LAUNCH}, its neighbours said. {id} has more.", published=published)
    time = TimeRange(day, day, "day")
    claim = a_claim(report, LAUNCH, "MOBILIZE", actors=(Party("GRA", "Graustark"),), recipients=(), time=time)
    return report, claim


def events_of(pairs: list[tuple[object, object]]) -> list[set[str]]:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report, claim in pairs:
        recorder.add(report, [claim])  # type: ignore[arg-type, list-item]
    return sorted(({id.partition("-")[0] for id in event.claims} for event in shelf.all(Event)), key=sorted)


def test_two_tests_two_weeks_apart_are_two_events() -> None:
    pairs = [
        launch("a", "2023-08-29", "2023-08-29"),
        launch("b", "2023-08-29", "2023-08-30"),
        launch("c", "2023-09-15", "2023-09-15"),
        launch("d", "2023-09-15", "2023-09-16"),
    ]
    for order in itertools.permutations(pairs):
        assert events_of(list(order)) == [{"a", "b"}, {"c", "d"}]


def test_the_twelfth_package_is_not_the_thirteenth() -> None:
    def adopted(number: str) -> object:
        report = a_report(number, f"Ruritania adopted its {number} package of sanctions on Graustark.")
        return facts(a_claim(report, f"adopted its {number} package of sanctions", "SANCTION"), report)

    assert log_odds(adopted("12th"), adopted("thirteenth")) < log_odds(adopted("12th"), adopted("twelfth")) - 2


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the 12th package", {12}),
        ("its sixth nuclear test", {6}),
        ("the twenty-first round", {21}),
        ("on the 5th of September", set()),
        ("for the first time", set()),
    ],
)
def test_ordinals_that_number_a_series(text: str, numbers: set[int]) -> None:
    assert ordinals_of(text) == numbers


def test_claims_of_two_types_are_two_events() -> None:
    report = a_report("one")
    one, two = facts(visit(report), report), facts(visit(report, type="ACCUSE"), report)
    assert probability(one, two) == 0.0


def test_planned_and_happened_are_one_event() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    before = a_report(
        "before", "The leader of Ruritania is to visit Graustark on 12 September.", published="2023-09-05"
    )
    after = a_report("after", "The leader of Ruritania arrived in Graustark for a visit.", published="2023-09-12")
    time = TimeRange("2023-09-12", "2023-09-12", "day")
    recorder.add(before, [a_claim(before, "is to visit Graustark on 12 September", status="planned", time=time)])
    recorder.add(after, [a_claim(after, "arrived in Graustark for a visit", time=time)])
    (event,) = shelf.all(Event)
    assert event.status == "happened"
    assert {account.says: account.count for account in event.accounts} == {"happened": 1, "planned": 1}


def test_an_id_that_was_merged_still_answers() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    far = [launch("a", "2023-08-29", "2023-08-29"), launch("b", "2023-09-15", "2023-09-15")]
    for report, claim in far:
        recorder.add(report, [claim])  # type: ignore[arg-type, list-item]
    first, second = (event.id for event in shelf.all(Event))
    shelf.redirect(second, first)
    found = shelf.get(Event, second)
    assert found is not None
    assert found.id == first


def test_no_report_renames_an_event() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    seen: set[str] = set()
    for at in range(6):
        report, claim = launch(f"r{at}", "2023-08-29", f"2023-08-{29 + at % 2}")
        recorder.add(report, [claim])  # type: ignore[arg-type, list-item]
        now = {event.id for event in shelf.all(Event)}
        assert all(shelf.get(Event, id) is not None for id in seen)
        seen |= now
    assert len(seen) == 1


def test_what_was_expected_and_what_came_of_it_are_one_event() -> None:
    """A visit that may take place this month, a meeting set for next week, and the meeting, told each in its way."""
    before = a_report("one", "The king of Ruritania may travel to Graustark this month.", published="2023-09-05")
    set_for = a_report("two", "The king will meet the president of Graustark next week.", published="2023-09-05")
    after = a_report("three", "The king of Ruritania met the president of Graustark.", published="2023-09-13")
    king, president = Party("RUR", "the king"), Party("GRA", "the president")
    month = TimeRange("2023-09-05", "2023-09-30", "month", "this month", "anchored")
    week = TimeRange("2023-09-11", "2023-09-17", "week", "next week", "anchored")
    day = TimeRange("2023-09-13", "2023-09-13", "day", "Wednesday", "anchored")
    both = {"actors": (king, president), "recipients": ()}
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(before, [a_claim(before, before.text[:-1], status="possible", time=month, trigger="travel")])
    recorder.add(set_for, [a_claim(set_for, set_for.text[:-1], status="planned", time=week, trigger="meet", **both)])
    recorder.add(after, [a_claim(after, after.text[:-1], time=day, trigger="met", **both)])
    (event,) = shelf.all(Event)
    assert (event.status, len(event.claims)) == ("happened", 3)
    assert event.title.startswith("King of Ruritania met"), "the title says what is the case"
    assert event.recipients == (), "who meets with others is not met as well"


def test_a_claim_of_responsibility_is_of_the_attack() -> None:
    report = a_report(
        "one", "A lorry rammed the embassy of Graustark on Monday. The Brotherhood claimed responsibility."
    )
    brothers = {"actors": (Party("BROTHERHOOD", "the Brotherhood"),), "recipients": (Party("GRA", "Graustark"),)}
    rammed = a_claim(report, "A lorry rammed the embassy of Graustark", "ASSAULT", trigger="rammed", **brothers)
    claimed = a_claim(report, "claimed responsibility", "ASSAULT", trigger="claimed", **brothers)
    shelf = MemoryShelf()
    Recorder(shelf).add(report, [rammed, claimed])
    assert [len(event.claims) for event in shelf.all(Event)] == [2]
