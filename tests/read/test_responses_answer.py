from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.responses_answer import answering

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "verb", "by"),
    [
        ("Iran denied the charge.", "denied", "Iran"),
        ("The charge was denied by Iran.", "denied", "Iran"),
        ("Voters criticized the party for denying it.", "denying", "party"),
    ],
)
def test_who_answers(parsed: Parsed, text: str, verb: str, by: str) -> None:
    doc = parsed(text).doc
    found = answering(next(token for token in doc if token.text == verb), "denies", "test")
    assert found is not None
    assert (doc[found.by].text, doc[found.trigger].text) == (by, verb)


def test_nobody_answers_what_is_denied_by_nobody_named(parsed: Parsed) -> None:
    doc = parsed("The charge was denied.").doc
    assert answering(next(token for token in doc if token.text == "denied"), "denies", "test") is None
