"""The ranker: a first look at all parties, then trees over what is known of the likeliest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingExtraError, UsageError
from onrecord.forecast.happenings import Happenings
from onrecord.forecast.ranking import looking
from onrecord.forecast.ranking.rows import looked, right, table, taught
from onrecord.forecast.ranking.scoring import Ranking, joined, places
from onrecord.forecast.ranking.walk import Day, walk

Tell = Callable[[str, int, int], None]  # what is being done, how far, of how many days
QUESTIONS = 60_000  # that trees are learned from: the last ones
AT_FIRST = 6_000  # questions before those, that the weights of the first look are learned from
LEAST_DAYS = 20  # of events before the first question
LEAST_EVENTS = 2_000  # below which a ranker is not worth the while
BELOW = 1_000.0  # by which those not looked at closely are behind those who are
# Two ways to learn an order. They err a little differently; a mean is a little better than either.
OBJECTIVES: dict[str, dict[str, Any]] = {
    "rank_xendcg": {"trees": 180, "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 200},
    "lambdarank": {"trees": 80, "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 200},
}
COMMON: dict[str, Any] = {
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "max_bin": 127,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Ranker:
    """What was learned. It knows no names: only what counts, shares and times say, so that it fits other files, too.

    Attributes:
        weights: of the first look, shape (signals,).
        boosters: LightGBM's, one for each of OBJECTIVES.
        features: names of the columns that they split on.
    """

    weights: NDArray[np.float32]
    boosters: Sequence[Any]
    features: tuple[str, ...]

    def scores(self, day: Day, part: slice, threads: int = 0) -> NDArray[np.float64]:
        """Scores of all parties, shape (questions, entities): comparable within a question only."""
        look = looked(day, part, self.weights)
        rows, _ = table(day, look)
        shape = look.parties.shape
        close = [_level(one.predict(rows, raw_score=True, num_threads=threads).reshape(shape)) for one in self.boosters]
        best = look.score.max(axis=1, keepdims=True)
        found: NDArray[np.float64] = look.score.astype(np.float64) - best - BELOW
        np.put_along_axis(found, look.parties, np.mean(close, axis=0), axis=1)
        return found


def _level(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Raw scores as logarithms of shares of the question, so that two models' can be added."""
    high = score - score.max(axis=1, keepdims=True)
    return np.asarray(high - np.log(np.exp(high).sum(axis=1, keepdims=True)))


def enough(events: Happenings) -> bool:
    """Whether there are days and events enough to learn a ranker that is worth something."""
    return len(events) >= LEAST_EVENTS and len(np.unique(events.day)) > 2 * LEAST_DAYS


def train(events: Happenings, *, threads: int = 0, tell: Tell | None = None) -> Ranker:
    """Learn a ranker from the last days of events, each seen as it was known from the days before it.

    Args:
        events: at least some weeks.
        threads: of LightGBM; 0 for as many as there are cores. The same number gives the same model.
        tell: is told how far it is.

    Raises:
        UsageError: too few days or events to learn from.
        MissingExtraError: LightGBM is not installed.
    """
    lightgbm = _lightgbm()
    days = np.unique(events.day)
    if len(days) <= LEAST_DAYS:
        raise UsageError(
            f"{len(days)} days of events are too few to learn a ranker from: it takes more than {LEAST_DAYS}, "
            "better some months"
        )
    begin, learn = _windows(events, days)
    told = tell or _untold
    weights, rows, names = _rows(events, begin, learn, told)
    boosters = []
    for at, (objective, own) in enumerate(OBJECTIVES.items()):
        told("learning", at, len(OBJECTIVES))
        settings = {name: value for name, value in own.items() if name != "trees"}
        boosters.append(
            rows.learned(lightgbm, COMMON | settings | {"objective": objective, "num_threads": threads}, own["trees"])
        )
    told("learning", len(OBJECTIVES), len(OBJECTIVES))
    return Ranker(weights, tuple(boosters), names)


@dataclass(slots=True)
class _Rows:
    features: NDArray[np.float32]
    label: NDArray[np.bool_]
    groups: NDArray[np.intp]

    def learned(self, lightgbm: Any, settings: dict[str, Any], trees: int) -> Any:
        data = lightgbm.Dataset(self.features, self.label.astype(np.int8), group=self.groups, params=settings)
        return lightgbm.train(settings, data, trees)


def _windows(events: Happenings, days: NDArray[np.int32]) -> tuple[int, int]:
    """The first day of the first look's questions and the first of the trees'."""
    asked = 2 * np.searchsorted(events.day, days)  # about: a question of each event and direction before the day
    whole, earliest = 2 * len(events), int(days[LEAST_DAYS // 2])
    learn = max(int(days[np.searchsorted(asked, whole - QUESTIONS)]), int(days[LEAST_DAYS // 2 + 5]))
    before = 2 * int(np.searchsorted(events.day, learn))
    begin = int(days[max(int(np.searchsorted(asked, before - AT_FIRST)) - 1, 0)])
    return max(earliest, min(begin, learn - 1)), learn


def _rows(events: Happenings, begin: int, learn: int, tell: Tell) -> tuple[NDArray[np.float32], _Rows, tuple[str, ...]]:
    random = np.random.default_rng(7)
    last = int(events.day[-1])
    days = walk(events, begin, last)
    sample: list[NDArray[np.float32]] = []
    weights: NDArray[np.float32] | None = None
    found: list[tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.intp]]] = []
    names: list[str] = []
    for day in days:
        tell("looking at days", day.day - begin, last - begin + 1)
        if day.day < learn:
            sample += [looking.rows(day, part, random) for part in looking.stretches(day)]
            continue
        if weights is None:
            weights = looking.learned(np.concatenate(sample), random)
            sample.clear()
        for part in looking.stretches(day):
            look = looked(day, part, weights)
            true = right(day.answers, look)
            keep = taught(true, random)
            rows, names = table(day, look, keep)
            each = keep.sum(axis=1)
            found.append((rows, true[keep], each[each > 0]))
    assert weights is not None
    whole = _Rows(*(np.concatenate(part) for part in zip(*found, strict=True)))
    return weights, whole, tuple(names)


def evaluate(model: Ranker, events: Happenings, first: int, *, threads: int = 0, tell: Tell | None = None) -> Ranking:
    """Rank the true answers of all days from `first` on, each from what was known before it.

    Args:
        model: the ranker.
        events: history and the days that are asked about.
        first: the first day that is asked about, days since 1970-01-01.
        threads: of LightGBM, 0 for as many as there are cores.
        tell: is told how far it is.
    """
    last = int(events.day[-1])
    found = []
    for day in walk(events, first, last):
        if tell:
            tell("ranking", day.day - first, last - first + 1)
        for part in looking.stretches(day):
            answers = day.answers[part].tocoo()
            known = day.past.rows(
                "deed", day.s[part][answers.row], day.r[part][answers.row], answers.col.astype(np.int64)
            )
            before = day.past.tallies["deed"].last[known] >= int(events.day[0])
            found.append(Ranking(places(model.scores(day, part, threads), day.answers[part]), before))
    return joined(found)


def _untold(what: str, done: int, whole: int) -> None:
    """Nobody wants to know how far it is."""
    del what, done, whole


def _lightgbm() -> Any:
    try:
        import lightgbm
    except ImportError as error:
        raise MissingExtraError("A forecast that has learned", "forecast") from error
    return lightgbm
