"""What a day knows is from the days before it."""

import numpy as np

from onrecord.forecast.happenings import Happenings
from onrecord.forecast.ranking.looking import candidates
from onrecord.forecast.ranking.rows import looked, table
from onrecord.forecast.ranking.signals import SIGNALS
from onrecord.forecast.ranking.walk import Day, walk
from tests.forecast.ranking.made import made

ASKED = 40
WEIGHTS = np.ones(len(SIGNALS), dtype=np.float32)


def first_of(events: Happenings) -> Day:
    return next(walk(events, ASKED, ASKED))


def answered_otherwise(events: Happenings) -> Happenings:
    """The answers of the day shuffled, later days left out, as an honest forecast would not notice."""
    day = events.day == ASKED
    recipient = events.recipient.copy()
    recipient[day] = np.random.default_rng(1).permutation(recipient[day])
    kept = events.day <= ASKED
    columns = (events.day[kept], events.actor[kept], events.relation[kept], recipient[kept])
    return Happenings(*columns, events.names, events.relations)


def test_shuffling_the_future_changes_nothing() -> None:
    events = made()
    for told, other in zip(*(_seen(one) for one in (events, answered_otherwise(events))), strict=True):
        np.testing.assert_allclose(told, other, rtol=1e-4, atol=1e-5)  # sums come in another order


def _seen(events: Happenings) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Candidates and features of the questions about who was acted on, which the shuffle leaves as they are."""
    day = first_of(events)
    asked = np.flatnonzero(day.r < len(events.relations))
    part = slice(int(asked[0]), int(asked[-1]) + 1)
    look = looked(day, part, WEIGHTS, 5)
    rows, _ = table(day, look)
    return look.parties, look.score, rows


def test_the_test_can_fail() -> None:
    events = made()
    changed = events.recipient.copy()
    changed[events.day == ASKED - 1] = 0
    other = Happenings(events.day, events.actor, events.relation, changed, events.names, events.relations)
    assert not np.array_equal(_seen(events)[2], _seen(other)[2])


def test_each_question_of_a_day_comes_once_with_all_its_answers() -> None:
    events = made()
    day = first_of(events)
    on_it = events.day == ASKED
    assert day.answers.nnz == 2 * np.count_nonzero(on_it)
    assert len(day.s) == len(set(zip(day.s.tolist(), day.r.tolist(), strict=True)))
    assert np.all(np.diff(day.r) >= 0)


def test_days_without_events_are_passed_over() -> None:
    events = made(50)
    kept = events.day != 45
    gap = Happenings(
        events.day[kept],
        events.actor[kept],
        events.relation[kept],
        events.recipient[kept],
        events.names,
        events.relations,
    )
    assert [day.day for day in walk(gap, 44, 60)] == [44, 46, 47, 48, 49]


def test_the_likeliest_come_first() -> None:
    grid = np.zeros((len(SIGNALS), 1, 4), dtype=np.float32)
    grid[0] = [[1, 3, 2, 0]]
    parties, score = candidates(grid, WEIGHTS, 3)
    assert (parties.tolist(), score.tolist()) == ([[1, 2, 0]], [[1, 3, 2, 0]])
