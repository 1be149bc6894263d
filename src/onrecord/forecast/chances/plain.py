"""Chances without training: base rates by relation, drawn to what the triple itself did (beta-binomial)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats, Longs, Triples, triple_keys
from onrecord.forecast.chances.rates import Rates, pair_keys

# Windows that the relation's base rate weighs beside the triple's own; chosen on ICEWS14's training months.
PRIOR = {"exact": 6.0, "class": 6.0}
Z = 1.6449  # of the 90 % interval


@dataclass(frozen=True, slots=True)
class Plain:
    """By question: chance, base rate, windows that the chance rests on, and the counts of the triple and the pair."""

    probability: Floats
    base: Floats
    windows: Floats
    asked: Floats
    held: Floats
    seen: NDArray[np.bool_]


def plain_chances(rates: Rates, asked: Triples) -> Plain:
    """A triple seen before by its own windows and its relation's rate; a new one by how often such join such a pair."""
    keys, pairs = triple_keys(asked, rates.names, rates.many), pair_keys(asked, rates.names)
    days, held = rates.again.at(keys)
    pair_days, _ = rates.pairs.at(pairs)
    seen = np.isin(keys, rates.again.keys)
    prior, horizon = PRIOR[rates.kind], rates.horizon
    base = np.where(seen, rates.base[asked.what], rates.new[asked.what])
    own = (prior * base + held / horizon) / (prior + days / horizon)
    active = activity(rates, pairs)
    joining = np.minimum(base * active / max(rates.any_of, 1e-9), active)
    windows = prior + np.where(seen, days, pair_days) / horizon
    return Plain(np.where(seen, own, joining), base, windows, days, held, seen)


def activity(rates: Rates, pairs: Longs) -> Floats:
    """How often each pair did anything within the horizon, drawn to how often any pair did."""
    days, held = rates.pairs.at(pairs)
    prior = PRIOR[rates.kind]
    drawn: Floats = (prior * rates.any_of + held / rates.horizon) / (prior + days / rates.horizon)
    return drawn


def wilson(probability: Floats, windows: Floats) -> tuple[Floats, Floats]:
    """The 90 % score interval (Wilson 1927) of a frequency known from so many windows."""
    spread = Z * Z / windows
    middle = (probability + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * np.sqrt(probability * (1 - probability) / windows + spread / (4 * windows))
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)
