"""Base rates: how often what a pair had done before came again, and how often something new joined."""

from dataclasses import dataclass

import numpy as np

from onrecord.forecast.chances.keys import Floats, Kind, Longs, Triples, joined, triple_keys, triples, whats
from onrecord.forecast.chances.recurrence import Recurrence, recurrence
from onrecord.forecast.happenings import Happenings, Ints

# Windows that do not overlap by which a relation's own rate is drawn to that of all relations: a year of weeks.
RELATION_PRIOR = 50.0


@dataclass(frozen=True, slots=True)
class Rates:
    """What the events before a day say of a horizon.

    Attributes:
        day, horizon: of events before the day; of windows of so many days.
        again: question days of each triple, and those whose window held it.
        pairs: the same for pairs, by anything that they did.
        base: by relation or class, how often a triple seen before came again, drawn to the rate of all.
        new: the same of a pair seen before that had not done this.
        joined: question days of pairs that had not done it, whose window held it.
        whole: how often a triple came again, of all.
        any_of: how often a pair seen before did anything again, of all.
    """

    kind: Kind
    day: int
    horizon: int
    names: int
    many: int
    again: Recurrence
    pairs: Recurrence
    base: Floats
    new: Floats
    joined: Floats
    whole: float
    any_of: float

    @property
    def asked(self) -> float:
        """Question days in all; without any, nothing can be said."""
        return float(self.again.asked.sum())


def pair_keys(asked: Triples, names: int) -> Longs:
    """One number for each pair."""
    return joined((asked.actor, names), (asked.recipient, names))


def rates(past: Happenings, kind: Kind, horizon: int, day: int) -> Rates:
    """Counted over the events before the day."""
    past = past.before(day)
    all_of, days = triples(past, kind), past.day
    if kind == "class":
        known = all_of.what > 0
        all_of, days = all_of.part(known), days[known]
    names, many = len(past.names), whats(past, kind)[1]
    keys, pairs = triple_keys(all_of, names, many), pair_keys(all_of, names)
    again, by_pair = recurrence(keys, days, horizon, day), recurrence(pairs, days, horizon, day)
    what = again.keys // (names + 1) % (many + 1)
    asked, held = (np.bincount(what, part, minlength=many + 1).astype(np.float64) for part in (again.asked, again.held))
    joining = _joining(all_of.what, keys, pairs, days, horizon, day, many)
    base = _drawn(held, asked, horizon)
    new = _drawn(joining, by_pair.asked.sum() - asked, horizon)
    whole, any_of = (_share(of.held, of.asked, horizon) for of in (again, by_pair))
    return Rates(kind, day, horizon, names, many, again, by_pair, base, new, joining, whole, any_of)


def _share(held: Floats, asked: Floats, horizon: int) -> float:
    """The share of windows that held it: never nothing, for what has not come about in a few may in the next."""
    return float((held.sum() / horizon + 0.5) / (asked.sum() / horizon + 1.0))


def _drawn(held: Floats, asked: Floats, horizon: int) -> Floats:
    overall = _share(held, asked, horizon)
    drawn: Floats = (RELATION_PRIOR * overall + held / horizon) / (RELATION_PRIOR + asked / horizon)
    return drawn


def _joining(what: Ints, keys: Longs, pairs: Longs, days: Ints, horizon: int, upto: int, many: int) -> Floats:
    """Question days of a pair before it first did a thing whose window held that first time, by the thing."""
    _, of_triple = np.unique(keys, return_index=True)  # events are in the order of their days
    _, of_pair, pair = np.unique(pairs, return_index=True, return_inverse=True)
    first, began = days[of_triple].astype(np.int64), days[of_pair].astype(np.int64)[pair[of_triple]]
    holding = np.maximum(np.minimum(first, upto - horizon) - np.maximum(began, first - horizon), 0)
    return np.bincount(what[of_triple], holding, minlength=many + 1).astype(np.float64)
