"""A title whose words name nobody says which state it is about."""

import pytest

from onrecord.model import Party
from onrecord.record.whereabouts import with_state

PERU, CHILE, MINERS = Party("PER", "Peru"), Party("CHL", "Chile"), Party("?", "miners")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Two dead after attack on interior ministry", "Two dead after attack on interior ministry (Peru)"),
        ("Top court files complaint against judges", "Top court files complaint against judges (Peru)"),
        ("Islamic State raids camp in the country’s east", "Islamic State raids camp in the country’s east (Peru)"),
        ("Rightwing groups clash with police", "Rightwing groups clash with police (Peru)"),
        ("“Workers march for pay”", "“Workers march for pay” (Peru)"),
        ("Alleged: Two dead after attack on ministry", "Alleged: Two dead after attack on ministry (Peru)"),
        ("Peruvian court files complaint against judges", "Peruvian court files complaint against judges"),
        ("The court in Lima files a complaint", "The court in Lima files a complaint"),
        ("Ana Reyes was charged", "Ana Reyes was charged"),
    ],
)
def test_the_state_stands_behind_words_that_name_nobody(words: str, told: str) -> None:
    assert with_state(words, [PERU], [PERU, MINERS]) == told


def test_where_two_states_take_part_none_is_put() -> None:
    assert with_state("Ministers meet for talks", [PERU, CHILE], []) == "Ministers meet for talks"
