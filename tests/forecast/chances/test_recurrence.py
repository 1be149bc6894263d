"""The counts in closed form are those of going through it day by day."""

from collections import Counter

import numpy as np
import pytest

from onrecord.forecast.chances.recurrence import recurrence


@pytest.mark.parametrize("horizon", [1, 7, 30])
@pytest.mark.parametrize("since", [None, 20])
def test_it_counts_as_one_would_by_hand(horizon: int, since: int | None) -> None:
    chance = np.random.default_rng(horizon)
    days = np.sort(chance.integers(0, 90, 120)).astype(np.int32)
    keys = chance.integers(0, 12, 120).astype(np.int64)
    upto = 95
    asked: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for key in range(12):
        own = [int(day) for day, one in zip(days, keys, strict=True) if one == key]
        for day in range(max(min(own) + 1, since or 0), upto - horizon + 1):
            asked[key] += 1
            held[key] += any(day <= one < day + horizon for one in own)
    found = recurrence(keys, days, horizon, upto, since)
    assert found.keys.tolist() == list(range(12))
    assert found.asked.tolist() == [asked[key] for key in range(12)]
    assert found.held.tolist() == [held[key] for key in range(12)]


def test_windows_that_are_not_over_do_not_count() -> None:
    found = recurrence(np.array([5, 5]), np.array([0, 3], dtype=np.int32), 7, 8)
    assert (found.asked.tolist(), found.held.tolist()) == ([1.0], [1.0])
    assert recurrence(np.array([5]), np.array([0], dtype=np.int32), 7, 7).asked.tolist() == [0.0]


def test_nothing_gives_nothing() -> None:
    none = recurrence(np.zeros(0, np.int64), np.zeros(0, np.int32), 7, 30)
    assert none.at(np.array([3]))[0].tolist() == [0.0]
