"""What became of forecasts, by what the record holds now: worked out each time, so it follows what is corrected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.forecast.from_record import COARSE, published
from onrecord.forecast.happenings import days_of
from onrecord.forecast.sides import ANYBODY, NOBODY, pairs
from onrecord.model import Event
from onrecord.model.forecasts import Forecast, Resolved
from onrecord.model.kinds import DONE
from onrecord.store import Record, decoding, schema

Sides = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Done:
    """A firm event that happened, and the days between which it did."""

    id: str
    start: int
    end: int


def resolve(record: Record, forecasts: Sequence[Forecast]) -> list[Resolved]:
    """Each forecast with what came of it.

    It happened where a firm event of that kind, between these parties, is told to have happened on days that all lie
    within those of the forecast; it did not where there is none and the record has a report of a later day; else it is
    open, as it is where such an event may lie within its days or not.
    """
    if not forecasts:
        return []
    reach = (published(record) or (0, -1))[1]
    done = _done(record, forecasts)
    return [_resolved(one, done, reach) for one in forecasts]


def _resolved(one: Forecast, done: Mapping[Sides, Sequence[_Done]], reach: int) -> Resolved:
    first, last = _days(one)
    told = list(done.get((one.actor, one.relation, one.recipient or NOBODY), ()))
    if one.either and one.recipient:
        told += done.get((one.recipient, one.relation, one.actor), ())
    inside = sorted({event.id for event in told if first <= event.start and event.end <= last})
    if inside:
        return Resolved(forecast=one, outcome="happened", events=tuple(inside))
    near = [event for event in told if event.start <= last and event.end >= first]
    unclear = sorted({event.id for event in near if event.end - event.start <= COARSE})
    if unclear:
        why = "an event of this kind may lie within its days: the reports do not say just when it was"
        return Resolved(forecast=one, outcome="open", events=tuple(unclear), why=why)
    if reach > last:
        return Resolved(forecast=one, outcome="did not happen")
    return Resolved(forecast=one, outcome="open", why=f"no report of the record is of a day after {one.until}")


def _days(one: Forecast) -> tuple[int, int]:
    first, last = days_of(one.on), days_of(one.until)
    assert first is not None
    assert last is not None
    return first, last


def _done(record: Record, forecasts: Sequence[Forecast]) -> dict[Sides, list[_Done]]:
    """By actor, relation and recipient, the firm events that happened about the days of the forecasts."""
    c = schema.events.c
    query = select(c.body).where(
        c.type.in_(sorted({one.relation for one in forecasts})),
        c.tier == "firm",
        c.status.in_(sorted(DONE)),
        c.last_day >= min(one.on for one in forecasts),
        c.first_day <= max(one.until for one in forecasts),
    )
    found: dict[Sides, list[_Done]] = defaultdict(list)
    with record.shelf.reading() as connection:
        for body in connection.execute(query.order_by(c.id)).scalars():
            event = decoding.decode(body, type=Event)
            start, end = (
                (days_of(day or "") for day in (event.time.start, event.time.end)) if event.time else (None,) * 2
            )
            if start is not None and end is not None:
                for actor, relation, recipient in pairs(event):
                    found[actor, relation, recipient].append(_Done(event.id, start, end))
                    found[actor, relation, ANYBODY].append(_Done(event.id, start, end))
    return found
