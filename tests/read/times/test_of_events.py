"""Days of events that have no time expression of their own."""

import pytest

from onrecord.model import Claim
from onrecord.read import read_text

PUBLISHED = "2023-09-05"


def claims(text: str, words: str) -> list[Claim]:
    """The claims of a text whose quotes hold some words."""
    return [c for c in read_text(text, PUBLISHED).claims if words in c.quote]


def rule(claim: Claim) -> str | None:
    return next((why.rule for why in claim.why if why.field == "time"), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "span"),
    [
        (
            "North Korea launched two missiles over Japan in July.\nJapan met China on Monday.\n"
            "Japan did not shoot down North Korea's missiles.",
            "shoot down",
            "what it would have answered",
            ("2023-07-01", "2023-07-31"),
        ),
        (
            "US airstrikes in Afghanistan last week angered Kabul.\nTaliban gunmen attacked a hotel on Monday.\n"
            "The strikes killed several children.",
            "The strikes",
            "same event",
            ("2023-08-28", "2023-09-03"),
        ),
        (
            "Iran seized a tanker on 20 July 2023.\nIran met Iraq on Monday.\nIran has seized a British tanker.",
            "has seized",
            "day of the news",
            ("2023-09-04", "2023-09-04"),
        ),
    ],
)
def test_what_has_no_time_of_its_own(text: str, words: str, name: str, span: tuple[str, str]) -> None:
    found = claims(text, words)
    assert found
    time = found[0].time
    assert time
    assert (time.start, time.end, time.how) == (*span, "inferred")
    assert rule(found[0]) == name


def test_recent_events_have_no_day_of_the_news() -> None:
    found = claims("Russia condemned recent American threats against Iran.", "threats")
    assert found
    assert all(claim.time is None for claim in found if claim.type == "THREATEN")
