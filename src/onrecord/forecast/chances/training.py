"""Training: questions on past days, what came of them, trees, and their calibration on later days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingExtraError, UsageError
from onrecord.forecast.chances.boosted import Learner, fitted, library, raw, start
from onrecord.forecast.chances.calibration import fitted_on
from onrecord.forecast.chances.features import Table, features, rule_day
from onrecord.forecast.chances.keys import Floats, Kind
from onrecord.forecast.chances.model import ChanceModel, plain, trained_on
from onrecord.forecast.chances.outcomes import Outcomes
from onrecord.forecast.chances.rates import rates
from onrecord.forecast.chances.rules import Rules, learned
from onrecord.forecast.chances.sampling import sampled
from onrecord.forecast.happenings import Happenings

HORIZONS = (7, 30)
KINDS: tuple[Kind, ...] = ("exact", "class")
STEP = 9  # days from one question day to the next: no multiple of a week, so that all weekdays are asked on
FEWEST_DAYS = 8  # question days
FEWEST_TRUE = 100  # questions that came true
MOST = 600_000  # questions, for the memory's sake
WARM = 60  # days before the first question
QUIET_SHARE = 0.15  # of the triples whose pair was quiet of late
ROUNDS = 120
SEED = 20141031


@dataclass(frozen=True, slots=True)
class Lesson:
    """Questions with their features and what came of them."""

    names: tuple[str, ...]
    table: Table
    held: NDArray[np.bool_]
    weight: Floats
    day: NDArray[np.int32]

    def part(self, chosen: NDArray[np.bool_]) -> "Lesson":
        """Some of the questions."""
        columns = (self.table[chosen], self.held[chosen], self.weight[chosen], self.day[chosen])
        return Lesson(self.names, *columns)


def train(
    events: Happenings,
    horizons: Sequence[int] = HORIZONS,
    kinds: Sequence[Kind] = KINDS,
    settings: Mapping[str, Any] | None = None,
) -> ChanceModel:
    """Trees for each kind and horizon from event files; questions after the last whole window are not asked.

    Args:
        events: what happened, months of it.
        horizons: days; horizons between them are answered from both.
        kinds: "exact" for relations, "class" for quad classes.
        settings: of LightGBM, beside those chosen here; `rounds` is how many trees.

    Raises:
        MissingExtraError: LightGBM is not installed.
        UsageError: the events are too few or of too few days.
    """
    library()
    own = dict(settings or {})
    rounds = int(own.pop("rounds", ROUNDS))
    learners: dict[tuple[Kind, int], Learner] = {}
    asked: dict[str, int] = {}
    for kind in kinds:
        for horizon in sorted(horizons):
            lesson = lessons(events, kind, horizon)
            learners[kind, horizon] = _learner(lesson, kind, horizon, rounds, own)
            asked[f"{kind} {horizon}"] = len(lesson.held)
    return ChanceModel(trained_on(events, asked), learners)


def best(events: Happenings) -> ChanceModel:
    """A trained model where there are events enough and LightGBM is installed, else plain base rates."""
    try:
        return train(events)
    except (MissingExtraError, UsageError):
        return plain(events)


def lessons(events: Happenings, kind: Kind, horizon: int) -> Lesson:
    """Questions on past days, each answered from what came before its day and resolved by what came after.

    Raises:
        UsageError: there are too few days.
    """
    days = question_days(events, horizon)
    if len(days) < FEWEST_DAYS:
        raise UsageError(
            f"there are {len(days)} question days with {horizon} days after them, and training needs {FEWEST_DAYS}; "
            "plain base rates answer without training"
        )
    outcomes = Outcomes.of(events, kind)
    chance = np.random.default_rng(SEED)
    rules = {day: learned(events, kind, horizon, day) for day in sorted({rule_day(day) for day in days})}
    parts = [
        _lesson(events, kind, day, horizon, rules[rule_day(day)], outcomes, chance, MOST // len(days)) for day in days
    ]
    columns = (np.concatenate([getattr(part, name) for part in parts]) for name in ("table", "held", "weight", "day"))
    return Lesson(parts[0].names, *columns)


def question_days(events: Happenings, horizon: int) -> list[int]:
    """Days to ask on: after a time of getting to know the parties, with whole windows, on all weekdays."""
    if not len(events):
        return []
    first, last = int(events.day[0]), int(events.day[-1])
    ahead = min(WARM, (last - first) // 4)
    return list(range(last - horizon + 1, first + ahead, -STEP))[::-1]


def _lesson(
    events: Happenings,
    kind: Kind,
    day: int,
    horizon: int,
    rules: Rules,
    outcomes: Outcomes,
    chance: np.random.Generator,
    most: int,
) -> Lesson:
    asked = sampled(events, rates(events, kind, horizon, day), outcomes, chance, QUIET_SHARE)
    share = min(1.0, most / max(len(asked.triples), 1))
    kept = chance.random(len(asked.triples)) < share
    found = features(events, kind, asked.triples.part(kept), day, horizon, rules)
    days = np.full(int(kept.sum()), day, dtype=np.int32)
    return Lesson(found.names, found.values, asked.held[kept], asked.weight[kept] / share, days)


def _learner(lesson: Lesson, kind: Kind, horizon: int, rounds: int, settings: Mapping[str, Any]) -> Learner:
    """Trees from all days, calibrated by trees from the earlier ones on the later ones."""
    if (true := int(lesson.held.sum())) < FEWEST_TRUE:
        raise UsageError(
            f"{true} questions came true, and training needs {FEWEST_TRUE}; plain base rates answer without"
        )
    days = np.unique(lesson.day)
    split = days[len(days) * 2 // 3]
    later = lesson.part(lesson.day >= split)
    earlier = lesson.part(lesson.day + horizon <= split)
    if min(int(earlier.held.sum()), int(later.held.sum())) < FEWEST_TRUE // 4:
        raise UsageError("too few questions came true on the earlier or the later days to train on and to calibrate by")
    first = fitted(earlier.table, earlier.held, earlier.weight, lesson.names, rounds, settings)
    calibration = fitted_on(
        raw(first, later.table, start(later.table, lesson.names)), later.held, later.weight, horizon / STEP
    )
    trees = fitted(lesson.table, lesson.held, lesson.weight, lesson.names, rounds, settings)
    return Learner(kind, horizon, lesson.names, trees, calibration)
