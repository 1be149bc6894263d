"""Places of true answers: ties are fair, other true answers do not stand in the way."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from onrecord.forecast.ranking.scoring import Ranking, joined, places


def answers(*rows: list[int]) -> csr_matrix:
    return csr_matrix(np.array(rows, dtype=np.float32))


def test_the_place_counts_wrong_parties_alone() -> None:
    found = places(np.array([[5.0, 4.0, 3.0, 2.0]]), answers([1, 0, 1, 0]))
    assert found.tolist() == [1, 2]  # before the second true answer stands one wrong party, the other is right


def test_a_constant_score_gets_the_score_of_chance() -> None:
    found = places(np.zeros((1, 101)), answers([1] + [0] * 100))
    assert found.tolist() == [51]


def test_ties_are_shared() -> None:
    assert places(np.array([[1.0, 1.0, 0.0]]), answers([1, 0, 0])).tolist() == [1.5]


def test_figures_are_of_all_answers_and_of_known_and_new_ones() -> None:
    ranking = joined(
        [Ranking(np.array([1.0, 4.0]), np.array([True, False])), Ranking(np.array([2.0]), np.array([True]))]
    )
    figures = ranking.figures()
    assert figures["mrr"] == pytest.approx(100 * (1 + 1 / 4 + 1 / 2) / 3, abs=0.01)
    assert (figures["mrr_seen"], figures["mrr_never_seen"]) == (75, 25)
    assert (figures["hits1"], figures["hits3"], figures["answers"]) == (33.33, 66.67, 3)


def test_no_answers_have_no_figures() -> None:
    assert joined([]).figures() == {}
