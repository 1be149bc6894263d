from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.responses_disclaims import disclaims, innocent

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("Tehran said it had no role in the attack.", "had", True),
        ("Tehran said it had a role in the attack.", "had", False),
        ("Pakistan's army said the claim was baseless.", "was", True),
        ("Pakistan's army said the claim was true.", "was", False),
    ],
)
def test_what_is_said_to_be_false(parsed: Parsed, text: str, word: str, denied: bool) -> None:
    doc = parsed(text).doc
    assert (disclaims(next(token for token in doc if token.text == word)) is not None) is denied


def test_innocence_is_the_speakers_own(parsed: Parsed) -> None:
    own, other = parsed("The envoy maintains his innocence.").doc, parsed("The court maintains the archive.").doc
    verbs = [next(token for token in doc if token.text == "maintains") for doc in (own, other)]
    assert [innocent(verb) is not None for verb in verbs] == [True, False]
