"""Chances and days of forecasts in words, for the terminal and for pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from onrecord.model.forecasts import Forecast, Outcome, Plan

OUTCOMES: dict[Outcome, str] = {
    "happened": "it happened",
    "did not happen": "it did not happen, as far as the reports tell",
    "open": "open",
}
SAME = {"repeated": "the same of the same day", "date": "lines without a day", "empty": "lines with too few cells"}
WARNED = (
    "A forecast, not part of the record: how often the like of it came about as far as these events tell, "
    "never what a report says."
)


class Line(Struct, frozen=True):
    """What may happen, with a forecast for each horizon."""

    words: str
    forecasts: tuple[Forecast, ...]

    @property
    def first(self) -> Forecast:
        """The one of the shortest horizon."""
        return self.forecasts[0]

    @property
    def last(self) -> Forecast:
        """The one of the longest horizon."""
        return self.forecasts[-1]


def lines(forecasts: Sequence[Forecast]) -> tuple[Line, ...]:
    """Forecasts of the same, of one day, put together by horizon; in the order in which they come first."""
    found: dict[tuple[str, str, str, str | None, str], list[Forecast]] = {}
    for one in forecasts:
        found.setdefault((one.on, one.actor, one.relation, one.recipient, one.words), []).append(one)
    return tuple(Line(of[0].words, tuple(sorted(of, key=lambda one: one.horizon))) for of in found.values())


def percent(probability: float) -> str:
    """A probability in per cent, no finer than it means anything: "20 %", "1.3 %", "under 0.1 %"."""
    value = 100 * probability
    if value < 0.1:
        return "under 0.1 %"
    if value > 99.9:
        return "over 99.9 %"
    return f"{value:.1f} %" if value < 2 or value > 99 else f"{value:.0f} %"


def between(one: Forecast) -> str:
    """Its interval: "5 to 52 %"."""
    return f"{percent(one.low).removesuffix(' %')} to {percent(one.high)}"


def within(one: Forecast) -> str:
    """Its days: "within 7 days", "by 2024-07-01" are the same kind of thing; the days of it are named beside."""
    return f"within {one.horizon} day{'' if one.horizon == 1 else 's'}"


def planned_for(plan: Plan) -> str:
    """The days that a plan is for."""
    if plan.start is None and plan.end is None:
        return "no day given"
    return plan.start if plan.start == plan.end and plan.start else f"{plan.start or '…'} to {plan.end or '…'}"


def left_out(counts: Iterable[tuple[str, int]]) -> str:
    """How many events could not be counted, and why: "told of later (15); no day is known (1)"."""
    return "; ".join(f"{SAME.get(why, why)} ({count})" for why, count in counts)


def signed(number: float | None) -> str:
    """A skill score with its sign; "none" where there is nothing to compare."""
    return "not defined" if number is None else f"{number:+.3f}"


# What templates know of forecasts.
FILTERS: Mapping[str, Callable[..., str]] = {
    "chance": percent,
    "between": between,
    "planned_for": planned_for,
    "skill": signed,
}
FORECAST_WORDS: Mapping[str, Any] = {"warned": WARNED, "outcomes": OUTCOMES}
