"""Answers by trained trees, at the horizons they were trained for and between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.forecast.chances.asked import Asked, Basis, Chance, Reason
from onrecord.forecast.chances.boosted import Learner
from onrecord.forecast.chances.features import features
from onrecord.forecast.chances.keys import Floats
from onrecord.forecast.chances.placing import Group
from onrecord.forecast.chances.plain import wilson
from onrecord.forecast.chances.reasons import reasons
from onrecord.forecast.happenings import Happenings


@dataclass(frozen=True, slots=True)
class _Found:
    """By question: chance, bounds, and why."""

    chance: Floats
    low: Floats
    high: Floats
    why: list[tuple[Reason, ...]]


def boosted_answers(
    past: Happenings,
    group: Group,
    asked: Sequence[Asked],
    day: int,
    trained: Mapping[int, Learner],
    plain: Sequence[Chance],
) -> list[Chance]:
    """The answer to each question of a group.

    Between two horizons that were trained for, and below the shortest, the chance that nothing happens falls evenly
    from the one to the other (a constant hazard). Beyond the longest plain base rates answer, but never with less than
    the trees give for their longest.
    """
    known = sorted(trained)
    above = next((horizon for horizon in known if horizon >= group.horizon), None)
    below = max((horizon for horizon in known if horizon < group.horizon), default=None)
    if above == group.horizon:
        found = _asked(past, group, asked, day, trained[above])
        return [_answer(found, at, one, "boosted", f"trained trees for {above} days") for at, one in enumerate(plain)]
    low = _asked(past, group, asked, day, trained[below]) if below is not None else None
    if above is None:
        assert low is not None
        return [_beyond(one, float(low.chance[at]), known[-1]) for at, one in enumerate(plain)]
    high = _asked(past, group, asked, day, trained[above])
    share = (group.horizon - (below or 0)) / (above - (below or 0))
    found = _between(low, high, share)
    told = f"between trained trees for {below or 0} and {above} days"
    return [_answer(found, at, one, "between", told) for at, one in enumerate(plain)]


def _asked(past: Happenings, group: Group, asked: Sequence[Asked], day: int, learner: Learner) -> _Found:
    found = features(past, group.kind, group.triples, day, learner.horizon)
    chance = learner.chances(found.values)
    low, high = wilson(chance, learner.calibration.separate(chance))
    effects = learner.effects(found.values)
    why = [
        reasons(asked[at], dict(zip(found.names, row, strict=True)), dict(zip(found.names, effect, strict=True)))
        for at, row, effect in zip(group.at, found.values.tolist(), effects.tolist(), strict=True)
    ]
    return _Found(chance, low, high, why)


def _between(low: _Found | None, high: _Found, share: float) -> _Found:
    def joined(less: Floats, more: Floats) -> Floats:
        none: Floats = (
            np.log1p(-np.minimum(less, 1 - 1e-9)) * (1 - share) + np.log1p(-np.minimum(more, 1 - 1e-9)) * share
        )
        return -np.expm1(none)

    nothing = np.zeros_like(high.chance)
    less = low or _Found(nothing, nothing, nothing, [])
    chance, lower, upper = (
        joined(a, np.maximum(a, b))
        for a, b in ((less.chance, high.chance), (less.low, high.low), (less.high, high.high))
    )
    return _Found(chance, lower, upper, high.why)


def _answer(found: _Found, at: int, plain: Chance, basis: Basis, note: str) -> Chance:
    numbers = (float(found.chance[at]), float(found.low[at]), float(found.high[at]))
    return Chance(*numbers, plain.base_rate, found.why[at], basis, note)


def _beyond(plain: Chance, least: float, longest: int) -> Chance:
    if plain.probability is None or plain.low is None or plain.high is None:
        return plain
    raised = max(plain.probability, least)
    note = f"{plain.note} (trees are trained for up to {longest} days)"
    return replace(plain, probability=raised, high=max(plain.high, raised), note=note)
