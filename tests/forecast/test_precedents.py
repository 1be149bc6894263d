"""Precedents: cases by date, none that is not over, and nothing of the day itself."""

from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.forecast.chances import Quad
from onrecord.forecast.happenings import days_of, gathered
from onrecord.forecast.precedents import Pattern, Precedent, precedents

DRILL, TEST = Pattern("KOR", "MOBILIZE", "PRK"), Pattern("PRK", "THREATEN")


def at(text: str) -> int:
    day = days_of(text)
    assert day is not None
    return day


EVENTS = gathered(
    [
        (at("2014-01-01"), "KOR", "MOBILIZE", "PRK"),
        (at("2014-01-05"), "PRK", "THREATEN", "KOR"),
        (at("2014-03-01"), "KOR", "MOBILIZE", "PRK"),
        (at("2014-03-01"), "PRK", "THREATEN", "USA"),
        (at("2014-04-01"), "USA", "MOBILIZE", "PRK"),
        (at("2014-05-01"), "KOR", "MOBILIZE", "PRK"),
        (at("2014-05-11"), "PRK", "THREATEN", "KOR"),
        (at("2014-06-01"), "KOR", "MOBILIZE", "PRK"),
        (at("2014-06-05"), "PRK", "CONSULT", "KOR"),
    ]
)


def test_cases_come_with_their_dates() -> None:
    found = precedents(EVENTS, DRILL, TEST, 10)
    assert found.cases == (
        Precedent(date(2014, 1, 1), date(2014, 1, 5)),
        Precedent(date(2014, 3, 1), None),  # the threat of the same day may have come before it
        Precedent(date(2014, 5, 1), date(2014, 5, 11)),
    )
    assert found.open == (date(2014, 6, 1),)
    assert str(found).startswith(
        "after 2 of 3 days with 'MOBILIZE' by KOR to PRK since 2014, 'THREATEN' by PRK within 10"
    )


def test_what_comes_too_late_does_not_follow() -> None:
    assert precedents(EVENTS, DRILL, TEST, 9).followed == 1


def test_a_class_stands_for_its_relations() -> None:
    assert precedents(EVENTS, Pattern(what=Quad.MATERIAL_CONFLICT), TEST, 10).followed == 2


def test_only_what_came_before_the_day_is_known() -> None:
    known = precedents(EVENTS, DRILL, TEST, 10, at("2014-05-11"))
    assert (len(known.cases), known.open) == (2, (date(2014, 5, 1),))


def test_how_often_it_came_anyway_is_told_beside() -> None:
    events = gathered([(10, "A", "x", "B"), (11, "A", "y", "B"), (13, "A", "x", "B"), (14, "A", "z", "B")])
    # Days 10 to 13 have a day after them in the events; only day 10 has y on it.
    assert precedents(events, Pattern(what="x"), Pattern(what="y"), 1).anyway == 0.25


def test_without_a_case_it_says_so() -> None:
    assert str(precedents(EVENTS, Pattern("Foo"), TEST, 10)).startswith("no precedent")
    assert not precedents(gathered([]), DRILL, TEST, 10).cases


def test_no_days_are_refused() -> None:
    with pytest.raises(UsageError, match="at least 1"):
        precedents(EVENTS, DRILL, TEST, 0)
