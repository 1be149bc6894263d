"""Words are found where they stand alone, as a pattern made for each would find them."""

import re

import pytest

from onrecord.record.text import alone


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("talks, talking and talks", "talks", 0),
        ("talks on talks", "talks", 1),
        ("re-attack and attack_1, attack", "attack", 0),
        ("May 1 and May 12", "May 1", 0),
        ("aa aaa a a", "a a", 0),
        ("on Jan. 2, Jan.", "Jan.", 0),
        ("Erdoğan’s Erdoğanın Erdoğan", "Erdoğan", 0),
        ("½attack attack²", "attack", 0),
        ("", "a", 0),
    ],
)
def test_as_a_pattern_finds_them(text: str, words: str, start: int) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    assert list(alone(text, words, start)) == [found.start() for found in pattern.finditer(text, start)]


def test_no_words_stand_nowhere() -> None:
    assert list(alone("a b", "")) == []
