"""Chances put right on days that the trees have not seen, and how well the frequency of each is known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats

FEWEST = 200  # questions in a bin
SMALLEST = 1e-7
STEPS = 30


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt's scaling, and by bins of the scaled chance how many separate windows each had.

    Attributes:
        slope, shift: of the log-odds.
        edges: where the bins end, rising, without the last.
        windows: of each bin.
    """

    slope: float
    shift: float
    edges: tuple[float, ...]
    windows: tuple[float, ...]

    def scaled(self, chance: Floats) -> Floats:
        """The chances put right."""
        return sigmoid(self.slope * log_odds(chance) + self.shift)

    def separate(self, scaled: Floats) -> Floats:
        """Windows that do not overlap which the frequency of each chance is known from."""
        return np.array(self.windows)[np.searchsorted(np.array(self.edges), scaled)]


def log_odds(chance: Floats) -> Floats:
    """Finite at the ends."""
    inside = np.clip(chance, SMALLEST, 1 - SMALLEST)
    odds: Floats = np.log(inside / (1 - inside))
    return odds


def sigmoid(odds: Floats) -> Floats:
    """The chance of log-odds."""
    chance: Floats = 1 / (1 + np.exp(-odds))
    return chance


def calibrated(chance: Floats, held: NDArray[np.bool_], weight: Floats, overlap: float) -> Calibration:
    """Fitted by maximum likelihood (Platt 1999, by Newton's steps).

    Args:
        chance: as the trees gave them on the later days.
        held: what came true.
        weight: how many questions each stands for.
        overlap: how many of the windows share a day, on average.
    """
    odds = log_odds(chance)
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        now = sigmoid(slope * odds + shift)
        wrong, curve = weight * (held - now), weight * now * (1 - now)
        slant = np.array([(wrong * odds).sum(), wrong.sum()])
        bend = np.array([[(curve * odds**2).sum(), (curve * odds).sum()], [(curve * odds).sum(), curve.sum()]])
        step = np.linalg.solve(bend + 1e-6 * np.eye(2), slant)
        slope, shift = slope + float(step[0]), shift + float(step[1])
        if float(np.abs(step).max()) < 1e-6:
            break
    scaled = np.sort(sigmoid(slope * odds + shift))
    bins = max(min(len(scaled) // FEWEST, 200), 1)
    edges = np.unique(scaled[[len(scaled) * at // bins for at in range(1, bins)]]) if bins > 1 else np.zeros(0)
    counts = np.bincount(np.searchsorted(edges, scaled), minlength=len(edges) + 1)
    windows = np.maximum(counts / max(overlap, 1.0), 1.0)
    return Calibration(slope, shift, tuple(edges.tolist()), tuple(windows.tolist()))
