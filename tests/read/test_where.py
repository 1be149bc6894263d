"""Where an event took place; whom it is addressed to is no place."""

from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from onrecord.read.where import locates

Parsed = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "trigger", "place", "type", "there"),
    [
        ("France called on China to act.", "called", "China", "REQUEST", False),
        ("The speech included a warning to Chad.", "warning", "Chad", "THREATEN", False),
        ("The council adopted sanctions on Mali.", "sanctions", "Mali", "SANCTION", False),
        ("The minister condemned the attack in Mali.", "condemned", "Mali", "ACCUSE", False),
        ("The minister condemned the attack in Mali.", "attack", "Mali", "ASSAULT", True),
        ("China accused Chad of raids in Mali.", "accused", "Mali", "ACCUSE", False),
        ("Officials in Kabul declined to comment.", "declined", "Kabul", "REJECT", True),
        ("Rebels carried out an attack on Mali.", "attack", "Mali", "ASSAULT", True),
        ("The president spoke in Nairobi.", "spoke", "Nairobi", "CONSULT", True),
        ("The minister made a trip to Kenya.", "trip", "Kenya", "CONSULT", True),
        ("Leaders held a summit on Gaza.", "summit", "Gaza", "CONSULT", False),
        ("He wrote a letter to Kenya.", "letter", "Kenya", "CONSULT", False),
        ("Envoys met in Paris.", "met", "Paris", "CONSULT", True),
        ("Chad shelled the town, according to Nairobi.", "shelled", "Nairobi", "ASSAULT", False),
    ],
)
def test_who_is_addressed_or_spoken_of_is_no_place(
    parsed: Parsed, text: str, trigger: str, place: str, type: str, there: bool
) -> None:
    words = {token.text: token for token in parsed(text).doc}
    assert locates(words[place], words[trigger], type) is there
