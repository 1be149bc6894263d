"""What is put off to another day: which words say so, and which day that is."""

import pytest

from onrecord.read.times.put_off import put_off
from tests.read.by_words import prepared

THURSDAY = "2024-05-16"


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Talks between Benin and Togo have been postponed until Monday.", "Talks", "2024-05-20"),
        ("Benin and Togo put off their talks to Friday.", "talks", "2024-05-17"),
        ("A vote on arms for Fiji was pushed back to June 3.", "vote", "2024-06-03"),
        ("Peru rescheduled the summit with Chile for Tuesday.", "summit", "2024-05-21"),
    ],
)
def test_the_day_to_which_something_is_put_off(text: str, trigger: str, day: str) -> None:
    reading = prepared(text, published=THURSDAY, published_how="metadata")
    found = put_off(reading, next(token for token in reading.doc if token.text == trigger))
    assert found is not None
    assert found.range is not None
    assert (found.range.start, found.range.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Talks between Benin and Togo lasted until Monday.", "Talks"),
        ("Talks between Benin and Togo were postponed on Monday.", "Talks"),
        ("Togo put off the vote until Monday, and talks went on.", "talks"),
    ],
)
def test_what_is_not_put_off_to_a_day(text: str, trigger: str) -> None:
    reading = prepared(text, published=THURSDAY, published_how="metadata")
    assert put_off(reading, next(token for token in reading.doc if token.text == trigger)) is None
