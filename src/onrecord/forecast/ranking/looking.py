"""The first look at all parties: weights of the signals, and the candidates that they leave."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.signals import SIGNALS
from onrecord.forecast.ranking.walk import Day

AT_ONCE = 4_000_000  # cells of one signal in memory: questions times parties
HARD, ANY = 60, 20  # wrong answers that weights are learned from: of those that look right, and of all
ROUGH = [at for at, name in enumerate(SIGNALS) if "near" not in name]
TOP = 150  # that look right
RIDGE = 1e-3
ENOUGH = 20_000  # answers that weights are learned from


def stretches(day: Day) -> Iterator[slice]:
    """The day's questions, a part at a time."""
    step = max(1, AT_ONCE // day.past.graph.entities)
    for start in range(0, len(day.s), step):
        yield slice(start, min(start + step, len(day.s)))


def learned(rows: NDArray[np.float32], random: np.random.Generator) -> NDArray[np.float32]:
    """Weights of the signals' logarithms, by which the right answer stands out most (a softmax over few wrong ones).

    Args:
        rows: of `rows`, of some days.
        random: picks some thousands of them.
    """
    from scipy.optimize import minimize

    rows = rows[random.permutation(len(rows))[:ENOUGH]].astype(np.float64)
    scale = rows.std(axis=(0, 1)) + 1e-9
    rows = (rows - rows.mean(axis=(0, 1))) / scale

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = rows @ weights
        chance = np.exp(score - score.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = np.einsum("bn,bnf->f", chance, rows) / len(rows) - rows[:, 0].mean(axis=0)
        return float(-np.log(chance[:, 0] + 1e-12).mean() + RIDGE * weights @ weights), slope + 2 * RIDGE * weights

    found = minimize(loss, np.zeros(len(SIGNALS)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale, dtype=np.float32)


def rows(day: Day, part: slice, random: np.random.Generator) -> NDArray[np.float32]:
    """Signals of each right answer and of wrong ones after it, shape (answers, 1 + wrong ones, signals)."""
    grid = day.signals.of(day.s[part], day.r[part])
    true = day.answers[part].tocoo()
    size = grid.shape[2]
    most = min(TOP, size - 1)
    likely = np.argpartition(-grid[ROUGH].sum(axis=0), most, axis=1)[:, :most]
    wrong = np.concatenate(
        [
            likely[true.row[:, None], random.integers(0, most, (len(true.row), HARD))],
            random.integers(0, size, (len(true.row), ANY)),
        ],
        axis=1,
    )
    # One that is right as well counts like the answer itself: it teaches nothing.
    also = np.asarray(day.answers[part][true.row[:, None].repeat(wrong.shape[1], 1).ravel(), wrong.ravel()])
    wrong = np.where(also.reshape(wrong.shape) > 0, true.col[:, None], wrong)
    picked = np.concatenate([true.col[:, None], wrong], axis=1)
    return grid[:, true.row[:, None], picked].transpose(1, 2, 0)


def candidates(
    grid: NDArray[np.float32], weights: NDArray[np.float32], most: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The likeliest parties of each question, the likeliest first, and the scores of all.

    Returns:
        Parties, shape (questions, most); scores, shape (questions, entities).
    """
    score = np.tensordot(weights, grid, 1)
    most = min(most, score.shape[1])
    top = np.argpartition(-score, most - 1, axis=1)[:, :most]
    order = np.argsort(-np.take_along_axis(score, top, axis=1), axis=1, kind="stable")
    return np.take_along_axis(top, order, axis=1), score
