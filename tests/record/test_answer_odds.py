"""How likely a claim is what a reaction answers."""

import math

import pytest

from onrecord.record.answer_odds import chosen, learned, odds


def weigh(name: str) -> float:
    return {"near": 1.0, "far": -1.0}.get(name, 0.0)


def test_odds_are_shared_with_none_of_them() -> None:
    whole = math.exp(1) + math.exp(-1) + 1
    assert odds([{"near": 1.0}, {"far": 1.0}], weigh) == pytest.approx([math.exp(1) / whole, math.exp(-1) / whole])


def test_where_there_is_nothing_to_answer_there_are_no_odds() -> None:
    assert odds([], weigh) == []


def test_marks_without_a_weight_count_for_nothing() -> None:
    assert odds([{"near": 2.0, "unheard": 9.0}], weigh) == odds([{"near": 2.0}], weigh)


def test_great_sums_do_not_overflow() -> None:
    assert odds([{"near": 2000.0}], weigh) == [1.0]


def test_what_is_tied_is_likelier_than_not_and_than_any_other_deed() -> None:
    assert float(learned()["least"]) >= 0.5
    assert float(learned()["clear"]) > 1


def test_claims_of_one_deed_count_together_and_the_likeliest_of_them_is_tied() -> None:
    """The first stands between two deeds, so that it has most beside it; it is the least likely of them itself."""
    same = [[True, True, True], [True, True, False], [True, False, True]]
    assert chosen([0.1, 0.5, 0.3], same, 0.5, 2.0) == 1


@pytest.mark.parametrize(("chances", "tied"), [([0.6, 0.2], 0), ([0.45, 0.1], None), ([0.52, 0.4], None)])
def test_none_is_tied_that_is_not_likely_and_clear(chances: list[float], tied: int | None) -> None:
    assert chosen(chances, [[True, False], [False, True]], 0.5, 1.5) == tied


def test_of_nothing_nothing_is_tied() -> None:
    assert chosen([], [], 0.5, 2.0) is None
