"""Counts that fade: of every key how often it was seen, by several half-lives, and when last."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Keys = NDArray[np.int64]
Places = NDArray[np.intp]
HALF_LIVES = (1.0, 3.0, 20.0, 90.0, 1e9)  # days; the last never fades
DAY, WEEK, MONTH, QUARTER, EVER = range(len(HALF_LIVES))  # what they are called below: columns of counts
TURNS = 20.0  # events after which a turn counts half
NEVER = -100_000  # a day long before every other
BITS = 18  # of a number in a key: parties, relations, countries, sectors
MASK = (1 << BITS) - 1


def packed(*parts: Keys) -> Keys:
    """Up to three numbers below 2**18 in one."""
    key = np.zeros(np.broadcast_shapes(*(np.shape(part) for part in parts)), dtype=np.int64)
    for part in parts:
        key = (key << BITS) | part
    return key


def spread(first: Places, end: Places) -> tuple[Places, Places]:
    """All places of several stretches in a row, and for each of them which stretch it is of."""
    length = end - first
    owner = np.repeat(np.arange(len(first)), length)
    within = np.arange(int(length.sum())) - np.repeat(np.cumsum(length) - length, length)
    return owner, np.repeat(first, length) + within


class Tally:
    """Counts of keys. A count at day t is the sum over the days before of 2 ** -(age / half-life)."""

    def __init__(self, keys: Keys, day: NDArray[np.int32], start: int) -> None:
        """Args: keys: of all events there will be. day: of each. start: only events before that day count so far."""
        self.keys, self.place = np.unique(keys, return_inverse=True)
        self.origin = start
        self.count = np.zeros((len(self.keys) + 1, len(HALF_LIVES)))  # the last row is of keys never seen
        self.last = np.full(len(self.keys) + 1, NEVER, dtype=np.int64)
        self.add(slice(0, int(np.searchsorted(day, start))), day)

    def add(self, part: slice, day: NDArray[np.int32]) -> None:
        """Take in a part of the events; `day` is of all of them."""
        place, when = self.place[part], day[part]
        for at, life in enumerate(HALF_LIVES):
            weight = np.exp2((when.astype(np.float64) - self.origin) / life)
            self.count[:-1, at] += np.bincount(place, weight, len(self.keys))
        self.last[place] = when

    def at(self, keys: Keys) -> Places:
        """The rows of keys; those never seen have the last row."""
        place = np.searchsorted(self.keys, keys)
        place[place == len(self.keys)] = 0
        return np.where(self.keys[place] == keys, place, len(self.keys))

    def under(self, prefix: Keys, parts: int = 1) -> tuple[Places, Places]:
        """The rows of all keys that begin so, and which prefix each is of; `parts` are the numbers that follow."""
        bits = BITS * parts
        return spread(np.searchsorted(self.keys, prefix << bits), np.searchsorted(self.keys, (prefix + 1) << bits))

    def faded(self, today: int) -> Floats:
        """By what the counts are to be multiplied, shape (half-lives,)."""
        return np.exp2(-(today - self.origin) / np.array(HALF_LIVES))


class Turns:
    """Shares that fade by events, not by days: of a parent's last some tens of events how many were the child's."""

    def __init__(self, child: Tally, parent: Tally, day: NDArray[np.int32], start: int) -> None:
        """Args: child, parent: tallies over the same events; a child's key has one parent. day, start: as there."""
        self.child, self.parent = child, parent
        before = slice(0, int(np.searchsorted(day, start)))
        order = np.argsort(parent.place, kind="stable")
        first = np.searchsorted(parent.place[order], parent.place[order])
        turn = np.empty(len(order), dtype=np.int64)
        turn[order] = np.arange(len(order)) - first
        so_far = np.bincount(parent.place[before], minlength=len(parent.keys))
        self.weight = np.exp2((turn - so_far[parent.place]) / TURNS)
        self.of_child, self.of_parent = np.zeros(len(child.keys) + 1), np.zeros(len(parent.keys) + 1)
        self.add(before)

    def add(self, part: slice) -> None:
        """Take in a part of the events."""
        weight = self.weight[part]
        self.of_child[:-1] += np.bincount(self.child.place[part], weight, len(self.child.keys))
        self.of_parent[:-1] += np.bincount(self.parent.place[part], weight, len(self.parent.keys))

    def share(self, child: Places, parent: Places) -> Floats:
        """The children's shares, 0 to 1."""
        return np.asarray(self.of_child[child] / (self.of_parent[parent] + 0.3))
