"""How often what had happened before happened again within a horizon, counted over all days of a past.

A question day is a day on which one might have asked. A key (a triple, a pair, …) is asked about on every day after its
first event, up to the last day whose window of `horizon` days lies before `upto`: later windows are not over. Between
two of its events that are g days apart, g question days lie, and the window of min(g, horizon) of them holds the later
event, so nothing has to be counted day by day.
"""

from dataclasses import dataclass

import numpy as np

from onrecord.forecast.chances.keys import Floats, Longs
from onrecord.forecast.happenings import Ints


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Per key, in the order of the keys: question days, and those whose window held an event."""

    keys: Longs
    asked: Floats
    held: Floats

    def at(self, keys: Longs) -> tuple[Floats, Floats]:
        """The two counts of each of some keys, zero for those that never occurred."""
        if not len(self.keys):
            return np.zeros(len(keys)), np.zeros(len(keys))
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        seen = self.keys[place] == keys
        return np.where(seen, self.asked[place], 0.0), np.where(seen, self.held[place], 0.0)


def recurrence(keys: Longs, days: Ints, horizon: int, upto: int, since: int | None = None) -> Recurrence:
    """Counted from the key and day of each event before `upto`.

    Args:
        keys: of the events, all before `upto`.
        days: of the events.
        horizon: days in a window.
        upto: no window reaches this day.
        since: only question days from here on.
    """
    last = upto - horizon  # the last day that may be asked on
    order = np.lexsort((days, keys))
    key, day = keys[order], days[order].astype(np.int64)
    if not len(key):
        return Recurrence(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    first = np.append(True, key[1:] != key[:-1])
    unique, number = key[first], np.cumsum(first) - 1
    floor = int(day.min()) if since is None else since
    asked = np.maximum(last - np.maximum(day[first], floor - 1), 0).astype(np.float64)
    before = np.append(day[0], day[:-1])  # of the same key where it is not the first
    low = np.maximum(np.maximum(before, day - horizon), floor - 1)
    holding = np.where(first, 0.0, np.maximum(np.minimum(day, last) - low, 0))
    held = np.bincount(number, weights=holding, minlength=len(unique))
    return Recurrence(unique, asked, held.astype(np.float64))
