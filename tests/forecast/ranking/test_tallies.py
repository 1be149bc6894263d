"""Counts that fade, and shares of turns."""

import numpy as np
import pytest

from onrecord.forecast.ranking.tallies import EVER, MONTH, TURNS, WEEK, Tally, Turns, packed, spread

DAYS = np.array([0, 10, 10, 13], dtype=np.int32)
KEYS = np.array([5, 5, 9, 5], dtype=np.int64)


def test_a_count_halves_in_its_half_life() -> None:
    tally = Tally(KEYS, DAYS, 13)
    count = tally.count[tally.at(np.array([5]))][0] * tally.faded(13)
    assert count[EVER] == pytest.approx(2)
    assert count[WEEK] == pytest.approx(2 ** (-13 / 3) + 0.5)
    assert count[MONTH] == pytest.approx(2 ** (-13 / 20) + 2 ** (-3 / 20))


def test_a_day_counts_only_when_it_is_over() -> None:
    tally = Tally(KEYS, DAYS, 10)
    assert tally.count[tally.at(np.array([9])), EVER] == 0
    tally.add(slice(1, 3), DAYS)
    assert tally.count[tally.at(np.array([9])), EVER] == pytest.approx(1)
    assert tally.last[tally.at(np.array([5, 9]))].tolist() == [10, 10]


def test_it_does_not_matter_from_when_on_one_counts() -> None:
    early, late = Tally(KEYS, DAYS, 1), Tally(KEYS, DAYS, 13)
    early.add(slice(1, 3), DAYS)
    np.testing.assert_allclose(early.count * early.faded(13), late.count * late.faded(13))


def test_a_key_never_seen_counts_nothing() -> None:
    tally = Tally(KEYS, DAYS, 20)
    assert not tally.count[tally.at(np.array([1, 7, 100]))].any()


def test_all_keys_under_a_prefix() -> None:
    keys = packed(np.array([1, 1, 2, 3]), np.array([7, 4, 4, 9]))
    tally = Tally(keys, np.zeros(4, dtype=np.int32), 1)
    own, cell = tally.under(np.array([3, 1]))
    assert (own.tolist(), (tally.keys[cell] & 0x3FFFF).tolist()) == ([0, 1, 1], [9, 4, 7])


def test_stretches_in_a_row() -> None:
    owner, place = spread(np.array([2, 9, 4]), np.array([4, 9, 5]))
    assert (owner.tolist(), place.tolist()) == ([0, 0, 2], [2, 3, 4])


def test_turns_fade_by_events_of_the_parent() -> None:
    days = np.arange(4, dtype=np.int32)
    child = Tally(np.array([1, 2, 1, 2], dtype=np.int64), days, 4)
    parent = Tally(np.zeros(4, dtype=np.int64), days, 4)
    turns = Turns(child, parent, days, 4)
    fade = 2 ** (-1 / TURNS)
    latest, other = 1 + fade**2, fade + fade**3
    ratio = turns.of_child[child.at(np.array([2]))] / turns.of_child[child.at(np.array([1]))]
    assert ratio == pytest.approx(latest / other)
    share = turns.share(child.at(np.array([1, 2])), parent.at(np.array([0, 0])))
    assert 0 < share[0] < share[1] < 1
