"""Which event a time expression dates."""

from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.times import range_for, times

Parsed = Callable[..., Reading]
TUESDAY = "2023-09-05"


def dated(
    parsed: Parsed, text: str, word: str, published: str | None = TUESDAY
) -> tuple[str | None, str | None] | None:
    reading = times(parsed(text, published=published))
    token = next(t for t in reading.doc if t.text == word)
    found = range_for(reading, token)
    return (found.start, found.end) if found else None


def test_a_time_dates_its_own_clause(parsed: Parsed) -> None:
    text = "Kirby said on Monday that Shoigu had travelled to Pyongyang in July."
    assert dated(parsed, text, "said") == ("2023-09-04", "2023-09-04")
    assert dated(parsed, text, "travelled") == ("2023-07-01", "2023-07-31")


def test_a_time_does_not_reach_into_what_is_said(parsed: Parsed) -> None:
    assert dated(parsed, "Kirby said on Monday that Shoigu had travelled to Pyongyang.", "travelled") is None


def test_a_time_dates_the_noun_it_modifies(parsed: Parsed) -> None:
    assert dated(parsed, "Japan condemned the August 29 launch.", "launch") == ("2023-08-29", "2023-08-29")


def test_a_time_dates_what_follows_from_the_clause(parsed: Parsed) -> None:
    text = "The militants struck the consulate on Monday, killing two guards."
    assert dated(parsed, text, "killing") == ("2023-09-04", "2023-09-04")


def test_since_is_open(parsed: Parsed) -> None:
    text = "The two countries have fought since 2014."
    assert dated(parsed, text, "fought") == ("2014-01-01", None)


def test_a_comparison_is_no_date(parsed: Parsed) -> None:
    assert dated(parsed, "It was the first attack since 2015.", "attack") is None


def test_two_months_joined_are_one_stretch(parsed: Parsed) -> None:
    text = "North Korea tested missiles in July and August."
    assert dated(parsed, text, "tested") == ("2023-07-01", "2023-08-31")


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("Britain joined a mission to escort ships on Monday.", "joined", ("2023-09-04", "2023-09-04")),
        ("Iran let nine crewmen go last week.", "let", ("2023-08-28", "2023-09-03")),
        ("Upon arriving in Japan on Sunday, he warned Pyongyang.", "warned", ("2023-09-03", "2023-09-03")),
        ("Seoul made an offer to hold talks on September 9.", "offer", None),
        ("His New Year address warned the West.", "warned", ("2023-01-01", "2023-01-01")),
    ],
)
def test_times_leave_clauses_that_share_them(
    parsed: Parsed, text: str, word: str, span: tuple[str, str] | None
) -> None:
    assert dated(parsed, text, word) == span
