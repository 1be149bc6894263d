"""Modes that the words give, and those that they only suggest."""

from collections.abc import Callable

import pytest

from onrecord.knowledge import toml
from onrecord.read.decide.modes import mode_of
from onrecord.read.given import given
from onrecord.read.reading import Reading

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "type", "mode"),
    [
        ("Police arrested three students.", "arrested", "COERCE", "arrest"),
        ("Trucks delivered food to the camp.", "delivered", "AID", "humanitarian"),
        ("Norway provided Ukraine with another batch of military aid.", "provided", "AID", "military"),
        ("Two men smuggled food and medicine across the border.", "smuggled", "AID", None),
        ("Norway sold wheat to Egypt.", "sold", "AID", None),
        ("Norway received 5 million refugees.", "received", "AID", "asylum"),
        ("People sheltered in hospitals.", "sheltered", "AID", None),
        ("Chad carried out air strikes on the town.", "strikes", "ASSAULT", "aerial"),
        ("The Taliban carried out a truck bombing.", "bombing", "ASSAULT", None),
        ("Chad continued its bombardment of the town.", "bombardment", "ASSAULT", None),
        ("Gunmen shot two men.", "shot", "ASSAULT", "firearms"),
        ("Japan shot down the missile.", "shot", "ASSAULT", None),
        ("The men were abducted by gunmen.", "abducted", "ASSAULT", None),
        ("The two leaders exchanged letters during a visit.", "exchanged", "CONSULT", None),
        ("Chad withdrew from the town.", "withdrew", "RETREAT", "withdraw"),
        ("Some foreigners left the town.", "left", "RETREAT", None),
        ("Chad pulled its troops from the town.", "pulled", "RETREAT", "withdraw"),
        ("The army held a missile drill.", "drill", "MOBILIZE", None),
        ("The army held a drill.", "drill", "MOBILIZE", "troops"),
    ],
)
def test_a_mode_is_kept_only_where_the_words_give_it(
    parsed: Parsed, text: str, word: str, type: str, mode: str | None
) -> None:
    trigger = next(token for token in parsed(text).doc if token.text == word)
    assert given(type, mode_of(type, trigger), trigger) == mode


def test_no_mode_stays_none(parsed: Parsed) -> None:
    trigger = next(token for token in parsed("Police arrested three students.").doc if token.text == "arrested")
    assert given("COERCE", None, trigger) is None


def test_doubtful_words_are_words_of_their_mode() -> None:
    for type, found in toml("modes.toml").items():
        for mode, body in found.items():
            assert set(body.get("doubtful", "").split()) <= set(body.get("words", "").split()), (type, mode)
