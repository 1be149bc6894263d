"""Which words are verbs where they stand."""

import pytest

from onrecord.model import Part
from onrecord.record.grammar import is_verb


@pytest.mark.parametrize(
    ("word", "part", "before", "after", "verb"),
    [
        ("Dissolves", "noun", "CPS", "London", True),
        ("Encircle", "noun", "Troops", "Gaza", True),
        ("accusations", "noun", "American", "a", False),
        ("visit", "noun", "the", "to", False),
        ("bombed", "verb", "Israel", "a", True),
        ("halts", "noun", "Pentagon", "travel", True),
        ("strikes", "noun", "Israel", "kill", False),
    ],
)
def test_headlines_verbs_are_told_from_nouns(word: str, part: Part, before: str, after: str, verb: bool) -> None:
    assert is_verb(word, part, before, after) is verb
