"""What may be next: forecasts, what they rest on, and what became of them. Apart from the record: none is a claim."""

from typing import Literal

from msgspec import Struct

Outcome = Literal["happened", "did not happen", "open"]


class Plan(Struct, frozen=True, kw_only=True):
    """An event of the record that was planned on the day of a forecast: it has not happened, and counts as nothing.

    `start` and `end` are the days that the plan is for, None where the reports give none.
    """

    event: str
    title: str
    start: str | None = None
    end: str | None = None
    reports: tuple[str, ...] = ()


class Precedent(Struct, frozen=True, kw_only=True):
    """What followed upon something alike before: `followed` of `times`, in words, with the days on which it began.

    `events` and `reports` are the ids of what a record has of it; empty for an event file. `datasets` are those beside
    the record that alone tell of some of it, without text.
    """

    words: str
    followed: int
    times: int
    days: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()


class Forecast(Struct, frozen=True, kw_only=True):
    """How likely it is that somebody does something to somebody between two days, as far as was known the day before.

    Nothing that was published on the day `on` or later was looked at; the days are those from `on` to `until`, both
    among them. `recipient` is None for what is done to nobody named. `either` says that it counts whichever of the two
    does it to the other. `low` and `high` are an interval for the probability; `base_rate` is what it would be if only
    the relation were known; `reasons` are what moved it from there. `basis` says on how much it rests. `planned` are
    plans of the record that bear on it; where `reasons` do not name them they are not counted. `given` is what was
    assumed to have happened. `datasets` are those beside the record whose rows were counted over, too: what they tell
    of then counts as having come about.
    """

    id: str
    made: str
    on: str
    until: str
    horizon: int
    actor: str
    relation: str
    recipient: str | None
    words: str
    probability: float
    low: float
    high: float
    base_rate: float
    model: str
    basis: str
    either: bool = False
    reasons: tuple[str, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    planned: tuple[Plan, ...] = ()
    story: str | None = None
    given: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()


class Outlook(Struct, frozen=True, kw_only=True):
    """What may be next, as of a day: the likeliest first, each horizon together.

    `no_basis` says why there is no forecast where there is none. `events` is how many dated events it rests on, from
    `first` to `last`; `left_out` how many there are besides that could not be counted, by reason. `planned` are all
    plans of which the day has not passed. `datasets` are how many of the events are rows of data sets beside the
    record, by data set. `notes` say what else is to be known.
    """

    source: str
    on: str
    model: str
    events: int
    first: str | None = None
    last: str | None = None
    forecasts: tuple[Forecast, ...] = ()
    no_basis: str = ""
    question: str = ""
    planned: tuple[Plan, ...] = ()
    left_out: dict[str, int] = {}
    datasets: dict[str, int] = {}
    notes: tuple[str, ...] = ()
    kept: int = 0


class Resolved(Struct, frozen=True, kw_only=True):
    """A forecast that was kept, and what later reports tell: `events` are the ids of what came about.

    It is open until something within its days is told of, or reports reach past them; `why` says what keeps it open, or
    which data set tells that it came about.
    """

    forecast: Forecast
    outcome: Outcome
    events: tuple[str, ...] = ()
    why: str = ""


class Bin(Struct, frozen=True):
    """Forecasts of about the same probability: how many, what they said on average, and how often it came about."""

    low: float
    high: float
    count: int
    said: float
    came: float


class Skill(Struct, frozen=True):
    """Brier score and skill of the forecasts resolved up to a day; skill is None where base rates made no error."""

    day: str
    count: int
    brier: float
    skill: float | None


class Scored(Struct, frozen=True, kw_only=True):
    """How good the forecasts were that have been resolved.

    `brier` is the mean squared error of the probabilities, `reference` that of the base rates, `skill` is
    1 - brier / reference: above 0 better than the base rates, below it worse; None where there is nothing to compare.
    `error` is the mean distance of said from come about over the `bins`, each weighed by its count. `afterwards` is how
    many of the resolved were made when their days were over, as of a day before them.
    """

    forecasts: tuple[Resolved, ...] = ()
    resolved: int = 0
    happened: int = 0
    open: int = 0
    afterwards: int = 0
    brier: float | None = None
    reference: float | None = None
    skill: float | None = None
    error: float | None = None
    bins: tuple[Bin, ...] = ()
    over_time: tuple[Skill, ...] = ()


class Shift(Struct, frozen=True, kw_only=True):
    """One forecast without what is assumed, and with it."""

    without: Forecast
    assumed: Forecast

    @property
    def difference(self) -> float:
        """By how much the probability changes."""
        return self.assumed.probability - self.without.probability


class Ahead(Struct, frozen=True, kw_only=True):
    """One step of a simulation: in which share of the draws something happened in it, without and with what is assumed.

    The step has the days from `first` to `last`.
    """

    step: int
    first: str
    last: str
    words: str
    without: float
    assumed: float


class Decay(Struct, frozen=True):
    """How good simulations begun on past days were, step by step; skill is against the base rates, as in `Scored`.

    `said` is what they said on average, `came` how often it came about: how far these are apart is how far the
    simulation is off as a whole.
    """

    step: int
    count: int
    brier: float
    skill: float | None
    said: float = 0.0
    came: float = 0.0


class WhatIf(Struct, frozen=True, kw_only=True):
    """What an assumed event would change: the forecasts it moves, the furthest first, and what follows step by step.

    `decay` is measured where there is history enough; `decay_words` say so, or that it is not.
    """

    source: str
    on: str
    given: tuple[str, ...]
    shifts: tuple[Shift, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    draws: int = 0
    seed: int = 0
    decay: tuple[Decay, ...] = ()
    decay_words: str = ""
    no_basis: str = ""
    notes: tuple[str, ...] = ()
