"""Whose officials speak is told only where it is certain."""

import pytest

from onrecord.model import Source
from tests.read.by_words import read_text


def sources(text: str) -> list[Source]:
    return [source for claim in read_text(text, "2024-03-05").claims for source in claim.sources]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia shelled Kharkiv and killed three people, officials said.", None),
        ("Russia shelled Kharkiv and killed three people, Ukrainian officials said.", "UKR"),
        ("France arrested a rapper in Paris, prosecutors say.", "FRA"),
    ],
)
def test_officials_without_a_state_of_their_own_get_none_where_several_are_named(text: str, code: str | None) -> None:
    assert {source.code for source in sources(text)} == {code}
