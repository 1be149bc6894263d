from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.responses_find import answers
from onrecord.read.responses_named import named_heads

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Soldiers denied abuse of prisoners.", ["abuse"]),
        ("The ministry denied that it had carried out the strike.", ["strike"]),
        ("Moscow rejected claims that it had shelled the port.", ["shelled"]),
        ("The chef denies staff abuse claims.", ["abuse"]),
        ("The claims of bias were rejected by the ministry.", ["bias"]),
        ("The talks have failed, the envoy confirmed on Monday.", ["failed"]),
        ("The army denied any involvement in the blast.", ["blast"]),
        ("Tehran said it had no role in the attack.", ["attack"]),
        ("The Kremlin declined to comment on the seizure of the ship.", ["seizure"]),
        ("He denied arson and murder.", ["arson", "murder"]),
        ("The ministry rejected a report that suggested it had shelled the port.", ["shelled"]),
        ("The ministry hit back at a report that it had shelled the port.", ["shelled"]),
        ("She denied it.", []),
        ("The Kremlin had no immediate comment.", []),
    ],
)
def test_heads_of_what_is_answered(parsed: Parsed, text: str, heads: list[str]) -> None:
    doc = parsed(text).doc
    [answer] = answers(doc)
    assert [token.text for token in named_heads(doc, answer)[0]] == heads


def test_words_passed_on_the_way(parsed: Parsed) -> None:
    doc = parsed("The ministry denied any role in the attack.").doc
    [answer] = answers(doc)
    assert [token.text for token in named_heads(doc, answer)[1]] == ["role"]
