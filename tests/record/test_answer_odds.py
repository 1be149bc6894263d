"""How likely a claim is what a reaction answers."""

import math

import pytest

from onrecord.record.answer_odds import Ties, chosen, learned, odds


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


def tied_by(same: list[tuple[int, int]], accuses: list[tuple[int, int]], size: int) -> Ties:
    """Some claims, with the pairs that are of one deed, and who accuses of which."""
    paired = {*same, *((b, a) for a, b in same), *((at, at) for at in range(size))}

    def table(pairs: set[tuple[int, int]]) -> list[list[bool]]:
        return [[(one, other) in pairs for other in range(size)] for one in range(size)]

    return Ties(table(paired), table(set(accuses)))


def test_claims_of_one_deed_count_together_and_the_likeliest_of_them_is_tied() -> None:
    """The first stands between two deeds, so that it has most beside it; it is the least likely of them itself."""
    assert chosen([0.1, 0.5, 0.3], tied_by([(0, 1), (0, 2)], [], 3), 0.5, 2.0, 0.2) == 1


def test_what_is_of_the_likeliest_deed_does_not_speak_for_another() -> None:
    """The second is of one deed with both others, which are two: it stands with the first, and not for the third."""
    assert chosen([0.4, 0.3, 0.2], tied_by([(0, 1), (1, 2)], [], 3), 0.5, 1.5, 0.2) == 0
    assert chosen([0.4, 0.1, 0.45], tied_by([(0, 1)], [], 3), 0.5, 1.5, 0.2) is None


@pytest.mark.parametrize(("chances", "tied"), [([0.55, 0.4], 1), ([0.8, 0.1], 0)])
def test_an_accusation_counts_with_its_deed_which_comes_first_unless_it_is_unlikely(
    chances: list[float], tied: int
) -> None:
    assert chosen(chances, tied_by([], [(0, 1)], 2), 0.5, 1.5, 0.2) == tied


@pytest.mark.parametrize(("chances", "tied"), [([0.6, 0.2], 0), ([0.45, 0.1], None), ([0.52, 0.4], None)])
def test_none_is_tied_that_is_not_likely_and_clear(chances: list[float], tied: int | None) -> None:
    assert chosen(chances, tied_by([], [], 2), 0.5, 1.5, 0.2) == tied


def test_of_nothing_nothing_is_tied() -> None:
    assert chosen([], tied_by([], [], 0), 0.5, 2.0, 0.2) is None
