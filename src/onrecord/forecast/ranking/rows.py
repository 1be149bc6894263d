"""Rows for the trees: each question with each of the parties that the first look leaves."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.features import features
from onrecord.forecast.ranking.looking import candidates
from onrecord.forecast.ranking.signals import NUMBER, SIGNALS
from onrecord.forecast.ranking.walk import Day

LOOKED_AT = 150  # parties of a question that are looked at closely
# Signals that the close look does not have in another form.
KEPT = [at for name, at in NUMBER.items() if not name.startswith("same ")]
SURE, CHANCE = 25, 25  # wrong parties of a question that are learned from: the likeliest, and about so many others


@dataclass(frozen=True, slots=True)
class Looked:
    """The first look at some questions.

    Attributes:
        part: which of the day's questions.
        grid: signals, shape (signals, questions, entities).
        parties: the likeliest first, shape (questions, looked at).
        score: of all parties, shape (questions, entities).
    """

    part: slice
    grid: NDArray[np.float32]
    parties: NDArray[np.intp]
    score: NDArray[np.float32]


def looked(day: Day, part: slice, weights: NDArray[np.float32], most: int = LOOKED_AT) -> Looked:
    """Take the first look."""
    grid = day.signals.of(day.s[part], day.r[part])
    parties, score = candidates(grid, weights, most)
    return Looked(part, grid, parties, score)


def table(day: Day, look: Looked, keep: NDArray[np.bool_] | None = None) -> tuple[NDArray[np.float32], list[str]]:
    """Features of questions and parties, shape (rows, features), and their names.

    Args:
        day: the day of the questions.
        look: the first look at them.
        keep: which of `look.parties` have a row; all unless given.
    """
    chosen = np.ones(look.parties.shape, dtype=np.bool_) if keep is None else keep
    own, place = np.nonzero(chosen)
    party = look.parties[chosen]
    s, r = day.s[look.part][own], day.r[look.part][own]
    found = features(day.past, day.rules, s, r, party.astype(np.int64))
    best = look.score[np.arange(len(look.parties)), look.parties[:, 0]]
    score = look.score[own, party]
    found.add("at first", score.astype(np.float64))
    found.add("at first, below the best", (score - best[own]).astype(np.float64))
    found.add("place at first", place.astype(np.float64))
    signals = list(SIGNALS)
    for at in KEPT:
        found.add(f"at first: {signals[at]}", look.grid[at, own, party].astype(np.float64))
    return found.matrix(), list(found.columns)


def right(answers: Any, look: Looked) -> NDArray[np.bool_]:
    """Which of `look.parties` are true answers."""
    own = np.repeat(np.arange(len(look.parties)), look.parties.shape[1])
    hit = np.asarray(answers[look.part][own, look.parties.ravel()]).ravel()
    return np.asarray(hit.reshape(look.parties.shape) > 0)


def taught(true: NDArray[np.bool_], random: np.random.Generator) -> NDArray[np.bool_]:
    """Which rows are learned from: of questions with an answer in sight, that, the likeliest and some others."""
    keep = random.random(true.shape) < CHANCE / max(true.shape[1] - SURE, 1)
    keep[:, :SURE] = True
    keep |= true
    return np.asarray(keep & true.any(axis=1, keepdims=True))
