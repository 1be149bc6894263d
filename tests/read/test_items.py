"""Items: things sent, sold, signed or tested, with quantities as stated."""

import pytest

from tests.read.by_words import read_text


@pytest.mark.parametrize(
    ("text", "name", "quantity"),
    [
        ("Norway sent Ukraine 20 tanks.", "tanks", "20"),
        ("China shipped 300 tons of rice to North Korea.", "rice", "300 tons"),
        ("South Korea tested a ballistic missile on Thursday.", "ballistic missile", None),
        ("Russia delivered dozens of fighter jets to Algeria.", "fighter jets", "dozens"),
    ],
)
def test_what_is_sent_or_tested(text: str, name: str, quantity: str | None) -> None:
    (claim,) = read_text(text, "2024-03-05").claims
    assert [(item.name, item.quantity) for item in claim.items] == [(name, quantity)]
    span = claim.items[0].span
    assert span is not None
    assert span.of(text) == name


def test_an_actor_is_no_item() -> None:
    (claim,) = read_text("France withdrew its troops from Niger.", "2024-03-05").claims
    assert "Niger" not in {item.name for item in claim.items}
