"""The accounts of an event, and the grade of each, on small records made by hand."""

import random
from collections.abc import Iterable
from itertools import product

import pytest
from msgspec import structs

from onrecord.model import Account, Event, Party, Says, Source, Status
from onrecord.record import Decision, MemoryShelf, Recorder
from tests.record.made import a_claim
from tests.record.telling import GRA, GRA_ARMY, OWN, RUR, SAID, UNNAMED, USA, Told, answered, told


def recorded(stories: Iterable[Told], decisions: tuple[Decision, ...] = ()) -> Recorder:
    recorder = Recorder(MemoryShelf(), decisions=decisions)
    for report, claim, responses in stories:
        recorder.add(report, [claim], responses)
    return recorder


def event(stories: Iterable[Told], decisions: tuple[Decision, ...] = ()) -> Event:
    (found,) = (event for event in recorded(stories, decisions).shelf.all(Event) if event.type == "ASSAULT")
    return found


def account(found: Event, says: Says = "happened") -> Account:
    return next(account for account in found.accounts if account.says == says)


def digit(*stories: Told) -> int:
    return account(event(stories)).grade.digit


SETS = [
    [told(1)],
    [told(1, by=GRA)],
    [told(1), told(2)],
    [told(1), told(2, by=USA)],
    [told(1, by=GRA), told(2), told(3, by=USA)],
    [told(at) for at in range(1, 6)],
    [told(1, by=RUR), told(2)],
    [told(1), told(2, status="planned"), told(3, status="negated", by=RUR)],
]
ADDED = {
    "may": told(50, "possible"),
    "official may": told(51, "possible", USA),
    "plan": told(52, "planned"),
    "official plan": told(53, "planned", USA),
    "question": told(54, sentence=f"Did observers see that {SAID}?"),
    "quoted question": told(55, sentence=f"He asked: “Is it true that {SAID}?”"),
    "demand": told(56, sentence=f"Allies demanded a strike such as when {SAID}.", type="REQUEST"),
    "denial": told(57, "negated"),
    "a party's denial": told(58, "negated", RUR),
    "an official's denial": told(59, "negated", USA),
    "a response": answered(60),
}


@pytest.mark.parametrize("added", ADDED)
def test_what_does_not_say_that_it_happened_never_raises_the_grade_of_happened(added: str) -> None:
    for base in SETS:
        before, after = account(event(base)), account(event([*base, ADDED[added]]))
        assert after.grade.log_odds <= before.grade.log_odds
        assert after.grade.digit >= before.grade.digit
        assert after.count == before.count


@pytest.mark.parametrize("added", [name for name in ADDED if "denial" in name or name == "a response"])
def test_the_first_denial_lowers_it_even_at_the_limit(added: str) -> None:
    for base in SETS[:-1]:
        assert account(event([*base, ADDED[added]])).grade.log_odds < account(event(base)).grade.log_odds


def test_a_denial_is_never_an_origin_of_what_it_denies() -> None:
    for base in SETS[:6]:
        found = event([*base, told(57, "negated"), told(58, "negated", RUR)])
        deny = account(found, "negated")
        assert deny.count == 2
        for other in found.accounts:
            assert other.says == "negated" or not set(other.origins) & set(deny.origins)


def test_what_a_report_tells_itself_does_not_come_from_whom_it_cites_as_denying() -> None:
    both = f"{SAID} on Monday. Its ministry denied that, since {SAID.replace('shelled', 'never hit')}."
    report, claim, _ = told(1, sentence=both)
    denial = a_claim(report, SAID.replace("shelled", "never hit"), "ASSAULT", status="negated", sources=(RUR,))
    recorder = Recorder(MemoryShelf())
    recorder.add(report, [claim, denial])
    for other, one, _ in (told(2, by=RUR), told(3, by=USA)):
        recorder.add(other, [one])
    of = recorder.origins.ids([claim.id, denial.id])
    assert of[claim.id] != of[denial.id]


def test_who_says_both_gives_both_accounts() -> None:
    found = event([told(1, by=RUR), told(2, "negated", RUR)])
    assert {one.says: one.count for one in found.accounts} == {"happened": 1, "negated": 1}
    assert "denial" in {term.name for term in account(found).grade.terms}


def test_each_account_has_its_own_count_and_grade() -> None:
    stories = [*(told(at) for at in (1, 2, 3)), told(4, "negated", RUR), told(5, "planned"), told(6, "possible", USA)]
    found = event(stories)
    assert {account.says: account.count for account in found.accounts} == {
        "happened": 3, "planned": 1, "possible": 1, "negated": 1,
    }  # fmt: skip
    assert found.origins == account(found).origins
    assert found.grade == account(found).grade
    for one in found.accounts:
        assert one.grade.log_odds == pytest.approx(sum(term.value for term in one.grade.terms), abs=1e-3)


def test_what_goes_on_is_the_same_account_as_what_happened() -> None:
    assert account(event([told(1), told(2, "ongoing")])).count == 2


def test_a_meeting_of_which_one_says_that_it_was_is_no_confirmed_one() -> None:
    found = event([told(1), told(2, "planned"), told(3, "possible", USA), told(4, "negated", RUR)])
    assert found.grade is not None
    assert account(found).count == 1
    assert found.grade.digit >= 3


def test_a_party_that_denies_in_response_and_in_a_claim_denies_once() -> None:
    found = event([told(1), told(2, "negated", RUR), answered(3)])
    assert account(found, "negated").count == 1
    (denial,) = (term for term in account(found).grade.terms if term.name == "denial")
    assert denial.value == -0.9


def test_what_a_party_denies_is_never_confirmed_however_many_say_so() -> None:
    many = [told(at) for at in range(20)]
    assert digit(*many) == 1
    assert digit(*many, told(30, "negated")) == 1, "a report that denies it is no party"
    for denial in (told(31, "negated", RUR), answered(32)):
        found = account(event([*many, denial])).grade
        assert found.digit == 2
        assert found.probability <= 0.9


def test_copies_of_a_denial_lower_no_more_than_it_does() -> None:
    stories = [told(1), told(2)]
    denial, claim, _ = told(3, "negated")
    copies = [
        (structs.replace(denial, id=name, domain=f"{name}.example"), structs.replace(claim, id=name, report=name), ())
        for name in ("first", "second")
    ]
    once, twice = event([*stories, copies[0]]), event([*stories, *copies])
    assert account(once, "negated").count == account(twice, "negated").count == 1
    assert account(once).grade.log_odds == account(twice).grade.log_odds


def test_a_party_that_denies_in_a_response_alone_is_counted() -> None:
    found = account(event([told(1), answered(2)]), "negated")
    assert (found.origins, found.parties, found.count) == ((), ("RUR",), 1)
    assert found.grade.digit > 3


def test_a_party_that_nobody_knows_is_counted_beside_no_other() -> None:
    report, claim, (answer,) = answered(2)
    unnamed = structs.replace(answer, id="d9", by=Party("?", "an official"))
    alone = account(event([told(1), (report, claim, (unnamed,))]), "negated")
    beside = account(event([told(1), (report, claim, (answer, unnamed))]), "negated")
    claimed = account(event([told(1), told(3, "negated", RUR), (report, claim, (unnamed,))]), "negated")
    assert (alone.parties, beside.parties, claimed.count) == (("?",), ("RUR",), 1)


def test_one_sides_accusation_is_never_better_than_possible() -> None:
    voices = [GRA, GRA_ARMY]
    for count in range(1, 6):
        stories = [told(at, by=voices[at % 2], id=f"c{at}", domain=f"paper{at}.example") for at in range(count)]
        assert digit(*stories) >= 3


def test_what_a_states_organ_says_in_its_own_voice_is_that_sides_word() -> None:
    ukraine = {"actors": (Party("RUS", "Russia"),), "recipients": (Party("UKR", "Ukraine"),)}
    official = Source("Ukraine's army", code="UKR", kind="military")
    own = [told(at, by=official, **ukraine) for at in (1,)] + [told(2, domain="ukrinform.ua", **ukraine)]
    cited = [told(1, by=official, **ukraine), told(2, by=Source("Ukrinform", kind="media"), **ukraine)]
    free = [told(1, by=official, **ukraine), told(2, domain="reuters.com", **ukraine)]
    assert [digit(*own), digit(*cited), digit(*free)] == [3, 3, 2]


def test_two_origins_of_which_one_is_no_party() -> None:
    assert digit(told(1)) == 3
    assert digit(told(1, by=USA)) == 3
    assert digit(told(1, by=GRA), told(2, by=USA)) == 2
    assert digit(told(1, by=GRA), told(2)) == 2
    assert digit(told(1, by=GRA), told(2, by=RUR)) == 3, "both are parties"
    assert digit(told(1, by=GRA), told(2, hearsay=True)) == 3, "nobody knows whose word it is"
    assert digit(told(1, by=GRA), told(2, by=UNNAMED)) == 3


def test_a_single_origin_is_possible_at_best_whoever_it_is() -> None:
    for by in (
        OWN,
        USA,
        RUR,
        Source("satellite images", kind="image"),
        Source("a UN report", code="UNO", kind="document"),
    ):
        assert digit(told(1, by=by)) >= 3


def test_a_person_who_calls_a_claim_right_adds_no_second_origin() -> None:
    right = Decision(id="d1", at="2024-01-01", author="a", kind="right", targets=(told(1)[1].id,))
    found = account(event([told(1)], (right,)))
    assert found.grade.digit == 3
    assert {"checked", "limit"} <= {term.name for term in found.grade.terms}


def test_what_a_person_says_of_a_questions_status_stays() -> None:
    asked = ADDED["question"]
    for value, says in (("happened", "happened"), ("negated", "negated")):
        made = Decision(
            id="d1", at="2024", author="a", kind="correct", targets=(asked[1].id,), field="status", value=value
        )
        assert [one.says for one in event([asked], (made,)).accounts] == [says]
    assert event([asked]).status == "possible"


def test_a_demand_that_a_person_joins_to_the_deed_supports_it_no_more() -> None:
    done, asked = told(1), ADDED["demand"]
    join = Decision(id="d1", at="2024", author="a", kind="same", targets=(done[1].id, asked[1].id))
    (found,) = recorded([done, told(2), asked], (join,)).shelf.all(Event)
    assert {one.says: one.count for one in found.accounts} == {"happened": 2, "possible": 1}


def test_what_is_confirmed_is_what_the_response_is_about() -> None:
    def names(status: Status) -> set[str]:
        found = event([told(1), told(2), answered(3, status, "confirms")])
        return {term.name for term in account(found).grade.terms}

    assert "confirmation" in names("happened")
    assert "confirmation" not in names("planned")


def test_both_that_it_was_and_that_it_was_not_are_never_probable() -> None:
    for yes, no in product((2, 4, 8), repeat=2):
        found = event([*(told(at) for at in range(yes)), *(told(20 + at, "negated") for at in range(no))])
        assert max(account(found).grade.digit, account(found, "negated").grade.digit) >= 3


def test_leads_change_no_account() -> None:
    firm = [told(1), told(2, "planned")]
    lead = [told(3, tier="lead"), told(4, "negated", RUR, tier="lead")]
    assert event([*firm, *lead]).accounts == event(firm).accounts


def test_the_order_of_reports_does_not_matter() -> None:
    stories = [told(1), told(2, "planned"), told(3, "negated", RUR), told(4, by=USA), answered(5)]
    grades = set()
    for seed in range(4):
        random.Random(seed).shuffle(stories)
        grades.add(tuple((one.says, one.count, one.grade.log_odds) for one in event(stories).accounts))
    assert len(grades) == 1


def test_a_denial_read_as_a_claim_and_as_a_response_is_one_account() -> None:
    report, claim, responses = answered(2, "negated")
    own = structs.replace(responses[0], span=claim.span)
    found = account(event([(report, claim, (own,))]), "negated")
    assert (found.count, found.parties) == (1, ())
