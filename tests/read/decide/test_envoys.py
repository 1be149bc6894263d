"""Envoys called home, and what is held back."""

import pytest

from onrecord.read.decide.envoys import called_home, held_back, lets_go
from tests.read.by_words import prepared


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Peru recalled its ambassador from Mexico.", True),
        ("Chad withdrew its envoys from Benin.", True),
        ("Latvia called its ambassador home from Minsk.", True),
        ("Peru recalled 300 cars.", False),
        ("Chad withdrew its troops from Benin.", False),
        ("Latvia called its ambassador.", False),
    ],
)
def test_envoys_called_home(text: str, home: bool) -> None:
    reading = prepared(text)
    verb = next(token for token in reading.doc if token.dep_ == "ROOT")
    assert called_home(verb) == home


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Norway withheld a payment from Peru.", True),
        ("Chad is delaying a shipment of rice to Benin.", True),
        ("Latvia held up deliveries of gas to Minsk.", True),
        ("Norway delayed the vote.", False),
        ("Chad sent a shipment of rice to Benin.", False),
    ],
)
def test_what_is_held_back(text: str, held: bool) -> None:
    reading = prepared(text)
    verb = next(token for token in reading.doc if token.dep_ == "ROOT")
    assert held_back(verb) == held


@pytest.mark.parametrize(("text", "word", "undone"), [
    ("Germany unfroze Libyan accounts.", "unfroze", True), ("Germany froze Libyan accounts.", "froze", False),
    ("Peru ended a ban on beef.", "ended", True), ("Peru ended a ban on beef.", "ban", True),
    ("Peru ended a war with Chile.", "ended", False), ("Peru imposed a ban on beef.", "ban", False),
])  # fmt: skip
def test_what_is_let_go(text: str, word: str, undone: bool) -> None:
    assert lets_go(next(token for token in prepared(text).doc if token.text == word)) == undone
