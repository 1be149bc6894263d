"""What was planned: never counted as having happened, and let move a chance only by how such plans fared before."""

from collections.abc import Iterable

from onrecord.forecast.chances.plain import wilson
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import days_of
from onrecord.forecast.sides import NOBODY
from onrecord.model.forecasts import Forecast, Plan

LEAST = 10  # plans of which the day has passed, below which nothing is known of how plans fare


def bearing(known: Known, actor: str, relation: str, recipient: str | None, first: int, last: int) -> tuple[Plan, ...]:
    """The plans for this to happen on days that the forecast has, or on no day that is known."""
    sides = (actor, relation, recipient or NOBODY)
    mine = (plan for plan in known.plans if sides in known.sides.get(plan.event, frozenset()))
    return tuple(plan for plan in mine if _within(plan, first, last))


def weighed(one: Forecast, known: Known) -> Forecast:
    """The forecast with the plans for its days counted, where the record has had enough plans to tell how they fare."""
    from msgspec import structs

    dated = [plan for plan in one.planned if plan.end is not None]
    if not dated or known.passed < LEAST:
        return one
    share = (known.came + 1) / (known.passed + 2)
    if share <= one.probability:
        return one
    low, high = (float(bound) for bound in _interval(share, known.passed + 2))
    words = f"planned for these days; of {known.passed} plans of which the day has passed, {known.came} came about"
    return structs.replace(one, probability=share, low=low, high=high, reasons=(words, *one.reasons))


def told(plans: Iterable[Plan], known: Known) -> tuple[str, ...]:
    """What a reader should know of how plans were taken."""
    if not list(plans) or known.passed >= LEAST:
        return ()
    had = f"{known.passed} plan{'s' if known.passed != 1 else ''} had {'their' if known.passed != 1 else 'its'} day"
    return (f"Plans are listed and not counted: in this record {had} so far, fewer than {LEAST}",)


def _within(plan: Plan, first: int, last: int) -> bool:
    start, end = days_of(plan.start or ""), days_of(plan.end or "")
    return (start is None or start <= last) and (end is None or end >= first)


def _interval(share: float, windows: int) -> tuple[float, float]:
    import numpy as np

    low, high = wilson(np.array([share]), np.array([float(windows)]))
    return low[0], high[0]
