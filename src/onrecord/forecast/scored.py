"""How good resolved forecasts were: Brier score and skill, and how often what was said came about."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from onrecord.model.forecasts import Bin, Forecast, Resolved, Scored, Skill

EDGES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def scored(forecasts: Sequence[Resolved]) -> Scored:
    """The score of those that have been resolved; nothing where none has."""
    done = [one for one in forecasts if one.outcome != "open"]
    open_ = len(forecasts) - len(done)
    if not done:
        return Scored(forecasts=tuple(forecasts), open=open_)
    bins = reliability([(one.forecast.probability, _came(one)) for one in done])
    brier, reference = _brier(done), _reference(done)
    return Scored(
        forecasts=tuple(forecasts),
        resolved=len(done),
        happened=sum(map(_came, done)),
        open=open_,
        afterwards=sum(_afterwards(one.forecast) for one in done),
        brier=brier,
        reference=reference,
        skill=skill(brier, reference),
        error=sum(one.count * abs(one.said - one.came) for one in bins) / len(done),
        bins=bins,
        over_time=_over_time(done),
    )


def skill(brier: float, reference: float) -> float | None:
    """1 - brier / reference; None where the reference made no error."""
    return 1 - brier / reference if reference > 0 else None


def reliability(pairs: Sequence[tuple[float, int]]) -> tuple[Bin, ...]:
    """Said probabilities, with 1 for what came about and 0 for what did not, by how much was said; no empty bins."""
    found = []
    for low, high in pairwise(EDGES):
        held = [pair for pair in pairs if low <= pair[0] < high or (high == 1.0 and pair[0] == 1.0)]
        if held:
            said, came = (sum(values) / len(held) for values in zip(*held, strict=True))
            found.append(Bin(low, high, len(held), said, came))
    return tuple(found)


def _came(one: Resolved) -> int:
    return int(one.outcome == "happened")


def _brier(done: Sequence[Resolved]) -> float:
    return sum((one.forecast.probability - _came(one)) ** 2 for one in done) / len(done)


def _reference(done: Sequence[Resolved]) -> float:
    return sum((one.forecast.base_rate - _came(one)) ** 2 for one in done) / len(done)


def _over_time(done: Sequence[Resolved]) -> tuple[Skill, ...]:
    """The score of all whose days were over by each day on which those of some ended."""
    found = []
    for day in sorted({one.forecast.until for one in done}):
        over = [one for one in done if one.forecast.until <= day]
        brier = _brier(over)
        found.append(Skill(day, len(over), brier, skill(brier, _reference(over))))
    return tuple(found)


def _afterwards(one: Forecast) -> bool:
    return date.fromisoformat(one.made[:10]) > date.fromisoformat(one.until)
