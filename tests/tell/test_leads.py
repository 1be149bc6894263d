"""The words for leads."""

import pytest

from onrecord.tell.leads import likelihood, not_shown


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance, 0 %"),
        (0.05, "very unlikely, 5 %"),
        (0.449, "unlikely, 45 %"),
        (0.5, "about even, 50 %"),
        (0.79, "likely, 79 %"),
        (0.8, "very likely, 80 %"),
        (0.998, "almost certain, 99 %"),
        (1.0, "almost certain, 100 %"),
    ],
)
def test_a_probability_in_words(probability: float, words: str) -> None:
    assert likelihood(probability) == words


def test_says_how_many_are_left_out() -> None:
    assert not_shown(0) == ""
    assert not_shown(1) == "1 lead not shown: --leads shows it"
    assert not_shown(12) == "12 leads not shown: --leads shows them"
