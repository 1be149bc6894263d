"""Counts by key over the events before a day: decayed, since when, and how far apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats, Longs
from onrecord.forecast.happenings import Ints


@dataclass(frozen=True, slots=True)
class Tally:
    """Events by key, and the place of each asked key among them; `seen` says which have one.

    Attributes:
        of: the place of each event's key.
        size: how many keys there are.
        place, seen: of each asked key.
        days: of each event, never falling.
    """

    of: NDArray[np.int64]
    size: int
    place: NDArray[np.int64]
    seen: NDArray[np.bool_]
    days: Ints

    @staticmethod
    def of_keys(keys: Longs, days: Ints, asked: Longs) -> "Tally":
        """From the keys and days of events and the keys that are asked about."""
        unique, of = np.unique(keys, return_inverse=True)
        place = np.minimum(np.searchsorted(unique, asked), max(len(unique) - 1, 0))
        seen = unique[place] == asked if len(unique) else np.zeros(len(asked), dtype=bool)
        return Tally(of.reshape(-1), len(unique), place, seen, days)

    def sums(self, weights: Floats) -> Floats:
        """The events of each asked key, summed by weight; 0 for those never seen."""
        if not self.size:
            return np.zeros(len(self.place))
        summed = np.bincount(self.of, weights, minlength=self.size)
        return np.where(self.seen, summed[self.place], 0.0)

    def since(self, day: int) -> Floats:
        """Days since the last event of each asked key, NaN for those never seen."""
        last = np.zeros(max(self.size, 1))
        last[self.of] = self.days  # of several values for one place numpy keeps the last, and days never fall
        return np.where(self.seen, day - last[self.place], np.nan)

    def gaps(self) -> tuple[Floats, Floats, Floats]:
        """Of each asked key: days with an event, mean gap between them, and its standard deviation (NaN below two)."""
        size = max(self.size, 1)
        order = np.lexsort((self.days, self.of))
        key, day = self.of[order], self.days[order].astype(np.float64)
        gap, same = np.diff(day), key[1:] == key[:-1]
        between, at = gap[same & (gap > 0)], key[1:][same & (gap > 0)]
        count = np.bincount(at, minlength=size)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = np.bincount(at, between, minlength=size) / count
            square = np.bincount(at, between**2, minlength=size) / count
            spread = np.sqrt(np.maximum(square - mean**2, 0.0))
        days = np.where(self.seen, count[self.place] + 1.0, 0.0)
        return days, np.where(self.seen, mean[self.place], np.nan), np.where(self.seen, spread[self.place], np.nan)
