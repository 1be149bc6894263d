"""A long sentence is cut only where nothing is left out that who reads it must know."""

import pytest

from onrecord.model import Claim, Span
from onrecord.record.shortening import LONGEST_QUOTED, LONGEST_WHOLE, shortened

DEED = (
    "Troops of Peru shelled two villages on the eastern bank of the river in the night to Friday and set fire to a mill"
)
CLAIM = Claim(
    id="c", report="r", span=Span(0, 30), quote="Troops of Peru shelled two villages", trigger="shelled", type="ASSAULT"
)


def test_what_only_adds_is_cut() -> None:
    made = shortened(f"{DEED}, the third raid of its kind in a month in which the border has been open to trade", CLAIM)
    assert made == f"{DEED} …"
    assert len(made) <= LONGEST_QUOTED


@pytest.mark.parametrize(
    "rest",
    [
        ", an adviser to the governor of the province has said in a message to reporters",
        ", while the hospital of the town put the number of those hurt at nine",
        ", although the army of Chile found no trace of it when it went there on Sunday",
    ],
)
def test_who_says_so_and_what_limits_it_stay(rest: str) -> None:
    assert shortened(DEED + rest, CLAIM) == DEED + rest


def test_what_is_too_long_to_be_quoted_whole_is_not_quoted() -> None:
    words = f"{DEED}, an adviser has said{', and so on' * 20}"
    assert len(words) > LONGEST_WHOLE
    assert shortened(words, CLAIM) == ""
