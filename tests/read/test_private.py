"""Who speaks under a state's adjective: the state, an arm of it, or somebody."""

from dataclasses import replace

import pytest

from onrecord.model import Party
from onrecord.read.private import private
from onrecord.read.reading import Mention
from tests.read.by_words import read_text


def speaking(text: str, word: str) -> Party | None:
    """Who is meant where the reader took the state's name alone for who speaks."""
    reading = read_text(text, "2023-09-05")
    at = next(token.i for token in reading.doc if token.text == word)
    party = Mention(at, at + 1, at, word, ("FRA",), "France", "GOV", "adjective", "by hand")
    return private(reading, reading.events[0], replace(party))


@pytest.mark.parametrize(
    ("text", "word", "name", "sector"),
    [
        ("A French guitarist condemned Iran.", "French", "French guitarist", "CVL"),
        ("The French toymaker rejected the demand.", "French", "French toymaker", "BUS"),
        ("The French company rejected the demand.", "French", "The French company", "BUS"),
    ],
)
def test_somebody_is_not_the_state(text: str, word: str, name: str, sector: str) -> None:
    found = speaking(text, word)
    assert found is not None
    assert (found.code, found.name, found.sector) == ("FRA", name, sector)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "The French government condemned Iran.",
        "A French statement condemned Iran.",
        "French rockets attacked Iran.",
    ],
)
def test_a_state_speaks_by_its_arms_and_papers_and_strikes_by_its_rockets(text: str) -> None:
    assert speaking(text, "French") is None
