"""How many say what of an event, in one phrase."""

import pytest
from msgspec import structs

from onrecord.model import Account, Event, Grade, Says, Status
from onrecord.tell.support import several, statement, support


def event(status: Status, **counts: int) -> Event:
    accounts = tuple(
        Account(says=says, origins=tuple(f"{says}{at}" for at in range(counts[says])), grade=Grade(0, 0.5, 3, "w"))
        for says in ("happened", "planned", "possible", "negated")
        if counts.get(says)
    )
    return Event(id="e", title="", type="AID", status=status, accounts=accounts)


@pytest.mark.parametrize(
    ("status", "counts", "words"),
    [
        (
            "happened",
            {"happened": 3, "negated": 1, "planned": 2},
            "3 origins say it happened, 1 denies it, 2 expected it",
        ),
        ("happened", {"happened": 1}, "1 origin says it happened"),
        ("ongoing", {"happened": 2, "possible": 1}, "2 origins say it goes on, 1 thought it possible"),
        ("planned", {"planned": 1, "possible": 2}, "1 origin expects it, 2 think it possible"),
        ("negated", {"negated": 2, "happened": 1}, "2 origins deny it, 1 says it happened"),
    ],
)
def test_says_how_many_say_what(status: Status, counts: dict[str, int], words: str) -> None:
    assert support(event(status, **counts)) == words
    assert several(event(status, **counts)) == (words if len(counts) > 1 else "")


def test_of_something_said_what_is_denied_is_its_content() -> None:
    said = structs.replace(event("happened", happened=2), type="ACCUSE")
    denied = structs.replace(said, denied_by=("France", "Russia"))
    assert (support(said), several(said)) == ("2 origins report it", "")
    assert support(denied) == several(denied) == "2 origins report it, content denied by France and Russia"
    both = structs.replace(event("happened", happened=2, negated=1), type="REJECT")
    assert support(both) == "2 origins report it, 1 says it did not happen"


def test_a_lead_event_has_no_count() -> None:
    assert support(Event(id="e", title="", type="AID", tier="lead", claims=("c",))) == ""


def test_what_an_older_record_holds_is_counted_as_it_was() -> None:
    old = Event(id="e", title="", type="AID", origins=("o1", "o2"))
    assert (support(old), several(old)) == ("2 origins", "")


@pytest.mark.parametrize(
    ("says", "counts", "words"),
    [
        ("planned", {"planned": 1}, "it is planned"),
        ("planned", {"planned": 1, "happened": 1}, "it was planned"),
        ("negated", {"happened": 1, "negated": 1}, "it did not happen"),
    ],
)
def test_a_plan_is_past_once_it_has_happened(says: Says, counts: dict[str, int], words: str) -> None:
    assert statement(says, event("happened", **counts)) == words
