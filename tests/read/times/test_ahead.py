"""Days that lie ahead of the report date nothing that has happened, and days that are over nothing that is planned."""

import pytest

from onrecord.model import Claim, TimeRange
from tests.read.by_words import read_text

PUBLISHED = "2023-11-08"  # a Wednesday


def time_of(text: str, words: str) -> TimeRange | None:
    found: list[Claim] = [c for c in read_text(text, PUBLISHED).claims if c.trigger in words.split()]
    assert found
    return found[0].time


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Iran met Iraq.\nThe two will sign an accord on Thursday.\nIran praised Iraq.", "praised", "2023-11-08"),
        ("Iran praised Iraq.\nIran had been scheduled to meet Iraq on Thursday.", "praised", "2023-11-08"),
        ("Iran launched a missile on Thursday morning.\nIran attacked Iraq.", "launched", "2023-11-09"),
        ("Iran introduced a bill on Thursday.\nIran bombed Iraq on Thursday last week.", "bombed", "2023-11-02"),
    ],
)
def test_what_has_happened_is_of_no_day_that_is_told_as_to_come(text: str, words: str, start: str) -> None:
    time = time_of(text, words)
    assert time
    assert time.start == start


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Iran had met Iraq on Tuesday and will visit Iraq again.", "will visit", None),
        ("Iran announced on Wednesday that it will ship arms to Iraq.", "ship", None),
        ("Iran will visit Iraq on Wednesday.", "visit", "2023-11-08"),
        ("Iran will visit Iraq on Thursday.", "visit", "2023-11-09"),
    ],
)
def test_what_is_planned_is_of_no_day_that_is_over(text: str, words: str, start: str | None) -> None:
    time = time_of(text, words)
    assert (time.start if time else None) == start


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Peru sent aid to Chile.\nVoters praised the response to the attacks of Iran on Iraq.", "attacks", None),
        ("Iran's airstrikes on Iraq worried Peru.", "airstrikes", None),
        ("The third attack of Iran on Iraq within a week worried Peru.", "attack", "2023-11-08"),
        ("Iran carried out airstrikes on Iraq.", "airstrikes", "2023-11-08"),
        ("Iran attacked Iraq.", "attacked", "2023-11-08"),
    ],
)
def test_what_readers_know_already_is_not_of_the_day_of_the_news(text: str, words: str, start: str | None) -> None:
    time = time_of(text, words)
    assert (time.start if time else None) == start
