"""Modes: how an event is done, by its trigger or by what it acts on."""

from collections.abc import Callable

import pytest

from onrecord.knowledge import toml
from onrecord.read.decide.modes import mode_of, modes
from onrecord.read.reading import Reading
from tests.read.decide.building import at

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "type", "mode"),
    [
        ("Police arrested three students.", "arrested", "COERCE", "arrest"),
        ("Norway sent Ukraine 20 tanks.", "sent", "AID", "military"),
        ("Japan gave Laos a loan of 40 million dollars.", "gave", "AID", "economic"),
        ("Trucks delivered food to the camp.", "delivered", "AID", "humanitarian"),
        ("North Korea fired a ballistic missile.", "fired", "MOBILIZE", "weapons"),
        ("Chad withdrew from the town.", "withdrew", "RETREAT", "withdraw"),
        ("Gunmen shot two men.", "shot", "ASSAULT", "firearms"),
        ("The two signed a pact.", "signed", "AGREE", None),
        ("Norway sent help.", "sent", "AID", None),
    ],
)
def test_the_mode_is_told_by_trigger_or_object(
    parsed: Parsed, text: str, word: str, type: str, mode: str | None
) -> None:
    reading = parsed(text)
    assert mode_of(type, reading.doc[at(reading, word)]) == mode


def test_the_modes_are_those_of_their_types() -> None:
    known = {type: set(entry["modes"].split()) for type, entry in toml("types.toml").items()}
    assert {type: set(found) for type, found in modes().items()} == {t: m for t, m in known.items() if m}


def test_no_trigger_tells_two_modes_of_a_type() -> None:
    for type, found in modes().items():
        told = [word for words, _ in found.values() for word in words]
        assert len(told) == len(set(told)), type
