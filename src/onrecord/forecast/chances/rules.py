"""Rules from relation to relation, learned by counting: after this by a pair, how often that within the horizon."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats, Kind, Longs, Triples, joined, whats
from onrecord.forecast.chances.rates import pair_keys
from onrecord.forecast.happenings import Happenings, Ints

PRIOR = 20.0  # events by which a rule is drawn to how often its consequent follows anything
RECENT = 30  # days in which an antecedent still counts
AT_ONCE = 32  # consequents counted together, for the memory's sake


@dataclass(frozen=True, slots=True)
class Rules:
    """How often each relation or class followed each relation, by the same pair and by the pair the other way round.

    Attributes:
        same, back: shape (relations, whats + 1).
    """

    same: Floats
    back: Floats


def learned(past: Happenings, kind: Kind, horizon: int, day: int) -> Rules:
    """From events before the day; only antecedents whose horizon is over by then count."""
    past = past.before(day)
    what, many = whats(past, kind)
    names = len(past.names)
    forward = joined((past.actor, names), (past.recipient, names))
    backward = joined((past.recipient, names), (past.actor, names))
    over = np.flatnonzero(past.day + horizon < day)
    count = np.bincount(past.relation[over], minlength=len(past.relations)).astype(np.float64)
    follows = _Follows.of(forward, past.day, what, many, horizon)
    return Rules(
        *(follows.rates(keys[over], past.day[over], past.relation[over], count) for keys in (forward, backward))
    )


@dataclass(frozen=True, slots=True)
class _Follows:
    """Events by pair and day, with what they are."""

    at: Longs
    what: Ints
    many: int
    first: int
    span: int
    horizon: int

    @staticmethod
    def of(pairs: Longs, days: Ints, what: Ints, many: int, horizon: int) -> "_Follows":
        first = int(days[0]) if len(days) else 0
        span = (int(days[-1]) - first if len(days) else 0) + horizon + 2
        at = pairs * span + (days - first)
        order = np.argsort(at, kind="stable")
        return _Follows(at[order], what[order], many, first, span, horizon)

    def rates(self, pairs: Longs, days: Ints, relation: Ints, count: Floats) -> Floats:
        """For each relation of the antecedents, how often each what came to the pair in the days after."""
        start = pairs * self.span + (days - self.first)
        low = np.searchsorted(self.at, start, side="right")
        high = np.searchsorted(self.at, start + self.horizon, side="right")
        some = np.flatnonzero(high > low)
        low, high, by = low[some], high[some], relation[some]
        held = np.zeros((len(count), self.many + 1))
        for begin in range(0, self.many + 1, AT_ONCE):
            chosen = np.arange(begin, min(begin + AT_ONCE, self.many + 1))
            summed = np.zeros((len(self.at) + 1, len(chosen)), dtype=np.uint16)  # differences hold when it runs over
            np.cumsum(self.what[:, None] == chosen, axis=0, dtype=np.uint16, out=summed[1:])
            came = summed[high] != summed[low]
            for column, number in enumerate(chosen):
                held[:, number] = np.bincount(by[came[:, column]], minlength=len(count))
        overall = held.sum(axis=0) / max(count.sum(), 1.0)
        drawn: Floats = (held + PRIOR * overall) / (count[:, None] + PRIOR)
        return drawn


def applied(rules: Floats, past: Happenings, asked: Triples, day: int, back: bool) -> tuple[Floats, Floats]:
    """For each question the strongest rule from what its pair did of late, and all of them together (noisy or).

    Args:
        rules: of one direction.
        past: events before the day.
        asked: the questions.
        day: of the questions.
        back: whether what the recipient did to the actor is looked at rather than the other way round.
    """
    recent = past.since(day - RECENT)
    names = len(past.names)
    ends = (recent.recipient, recent.actor) if back else (recent.actor, recent.recipient)
    pair = joined((ends[0], names), (ends[1], names))
    did = np.unique(np.stack([pair, recent.relation.astype(np.int64)], axis=1), axis=0).reshape(-1, 2)
    low, high = (np.searchsorted(did[:, 0], pair_keys(asked, names), side=side) for side in ("left", "right"))
    rows, at = _spread(low, high)
    rate = np.minimum(rules[did[at, 1], asked.what[rows]], 0.999)
    strongest = np.zeros(len(asked))
    np.maximum.at(strongest, rows, rate)
    return strongest, 1 - np.exp(np.bincount(rows, np.log1p(-rate), minlength=len(asked)))


def _spread(low: NDArray[np.int64], high: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every place in the half-open ranges, beside the number of its range."""
    count = high - low
    rows = np.repeat(np.arange(len(low)), count)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    return rows, low[rows] + within
