"""Chances put right on days that the trees have not seen, and how well the frequency of each is known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats

FEWEST = 200  # questions in a bin
MOST_BINS = 200
SMALLEST = 1e-7
STEPS = 50
KEPT = 0.25  # of what the later days were off by; chosen on ICEWS14's validation month


@dataclass(frozen=True, slots=True)
class Calibration:
    """Beta calibration, and by bins of the calibrated chance how many separate windows each had.

    Attributes:
        weights: a, b and c of the log-odds a ln p - b ln(1 - p) + c.
        edges: where the bins end, rising, without the last.
        windows: of each bin.
    """

    weights: tuple[float, ...]
    edges: tuple[float, ...]
    windows: tuple[float, ...]

    def calibrated(self, chance: Floats) -> Floats:
        """The chances put right."""
        return sigmoid(_terms(chance) @ np.array(self.weights))

    def separate(self, calibrated: Floats) -> Floats:
        """Windows that do not overlap which the frequency of each chance is known from."""
        return np.array(self.windows)[np.searchsorted(np.array(self.edges), calibrated)]


def log_odds(chance: Floats) -> Floats:
    """Finite at the ends."""
    inside = np.clip(chance, SMALLEST, 1 - SMALLEST)
    odds: Floats = np.log(inside) - np.log1p(-inside)
    return odds


def sigmoid(odds: Floats) -> Floats:
    """The chance of log-odds."""
    chance: Floats = 1 / (1 + np.exp(-odds))
    return chance


def fitted_on(chance: Floats, held: NDArray[np.bool_], weight: Floats, overlap: float) -> Calibration:
    """By maximum likelihood (Kull, Silva Filho and Flach 2017, by Newton's steps), of which only a part is kept.

    Args:
        chance: as the trees gave them on the later days.
        held: what came true.
        weight: how many questions each stands for.
        overlap: how many of the windows share a day, on average.
    """
    terms, start = _terms(chance), np.array([1.0, 1.0, 0.0])
    weights = start.copy()
    for _ in range(STEPS):
        now = sigmoid(terms @ weights)
        slant = terms.T @ (weight * (held - now)) - (weights - start)
        bend = (terms * (weight * now * (1 - now))[:, None]).T @ terms + np.eye(3)
        step = np.linalg.solve(bend, slant)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    # The later days are few, and what they are off by changes from month to month.
    weights = start + KEPT * (weights - start)
    # A weight below zero would turn the order of the chances round.
    weights = np.where([True, True, False], np.maximum(weights, 0.0), weights)
    scaled = np.sort(sigmoid(terms @ weights))
    bins = min(max(len(scaled) // FEWEST, 1), MOST_BINS)
    edges = np.unique(scaled[[len(scaled) * at // bins for at in range(1, bins)]]) if bins > 1 else np.zeros(0)
    counts = np.bincount(np.searchsorted(edges, scaled), minlength=len(edges) + 1)
    windows = np.maximum(counts / max(overlap, 1.0), 1.0)
    return Calibration(tuple(weights.tolist()), tuple(edges.tolist()), tuple(windows.tolist()))


def _terms(chance: Floats) -> Floats:
    inside = np.clip(chance, SMALLEST, 1 - SMALLEST)
    return np.stack([np.log(inside), -np.log1p(-inside), np.ones(len(inside))], axis=1)
