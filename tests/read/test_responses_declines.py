from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.responses_declines import declines, silence

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "declined"),
    [
        ("The Kremlin declined to comment.", "declined", True),
        ("Prices declined to a new low.", "declined", False),
        ("The ministry refused to confirm the date.", "refused", True),
        ("Soldiers refused to provide them with water.", "refused", False),
    ],
)
def test_verbs(parsed: Parsed, text: str, word: str, declined: bool) -> None:
    doc = parsed(text).doc
    assert (declines(next(token for token in doc if token.text == word)) is not None) is declined


def test_silence_is_of_whom_nothing_came(parsed: Parsed) -> None:
    doc = parsed("There was no immediate comment from Pyongyang.").doc
    found = silence(next(token for token in doc if token.text == "comment"))
    assert found is not None
    assert (doc[found.by].text, found.stance) == ("Pyongyang", "declines")
