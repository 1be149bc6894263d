from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.responses_denies import denial, denies

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("Iran denied that it had seized the ship.", "denied", True),
        ("Iran did not deny the report.", "deny", False),
        ("Moscow dismissed the claims as nonsense.", "dismissed", True),
        ("Moscow dismissed the minister.", "dismissed", False),
    ],
)
def test_verbs(parsed: Parsed, text: str, word: str, denied: bool) -> None:
    doc = parsed(text).doc
    assert (denies(next(token for token in doc if token.text == word)) is not None) is denied


def test_a_denial_is_of_whom_it_is(parsed: Parsed) -> None:
    doc = parsed("The Kremlin repeated its view after a denial by Tehran.").doc
    found = denial(next(token for token in doc if token.text == "denial"))
    assert found is not None
    assert doc[found.by].text == "Tehran"
