"""Envoys called home, and others who are not."""

import pytest

from onrecord.read.decide.envoys import called_home
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
