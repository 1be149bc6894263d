"""What became of forecasts, by what the record holds now: worked out each time, so it follows what is corrected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.forecast.beside import NEAR
from onrecord.forecast.from_record import COARSE, published
from onrecord.forecast.happenings import date_of, days_of
from onrecord.forecast.resolved_beside import There
from onrecord.forecast.sides import ANYBODY, NOBODY, Sides, pairs
from onrecord.model import Event
from onrecord.model.forecasts import Forecast, Resolved
from onrecord.model.kinds import DONE
from onrecord.store import Record, decoding, schema


@dataclass(frozen=True, slots=True)
class _Told:
    """A firm event, the days between which it is, and whether it is told to have happened."""

    id: str
    start: int
    end: int
    done: bool


def resolve(record: Record, forecasts: Sequence[Forecast]) -> list[Resolved]:
    """Each forecast with what came of it.

    It happened where a firm event of that kind, between these parties, is told to have happened on days that all lie
    within those of the forecast; it did not where there is none and the record has a report of a later day; else it is
    open, as it is where such an event may lie within its days or not. Where it was counted over data sets beside the
    record, too, what they have counts as well, and nothing follows from their silence before they reach past its days.
    """
    if not forecasts:
        return []
    reach = (published(record) or (0, -1))[1]
    told, there = _told(record, forecasts), There.of(record)
    return [_resolved(one, told, reach, there) for one in forecasts]


def _resolved(one: Forecast, events: Mapping[Sides, Sequence[_Told]], reach: int, there: There) -> Resolved:
    first, last = _days(one)
    every = list(events.get((one.actor, one.relation, one.recipient or NOBODY), ()))
    if one.either and one.recipient:
        every += events.get((one.recipient, one.relation, one.actor), ())
    told = [event for event in every if event.done]
    inside = sorted({event.id for event in told if first <= event.start and event.end <= last})
    if inside:
        return Resolved(forecast=one, outcome="happened", events=tuple(inside))
    own = [(event.start, event.end) for event in every if event.end - event.start <= COARSE]
    if has := there.tells(one, own):
        return Resolved(forecast=one, outcome="happened", why=has)
    near = [event for event in told if event.start <= last and event.end >= first]
    unclear = sorted({event.id for event in near if event.end - event.start <= COARSE})
    if unclear:
        why = "an event of this kind may lie within its days: the reports do not say just when it was"
        return Resolved(forecast=one, outcome="open", events=tuple(unclear), why=why)
    if reach > last and (why := there.open(one)):
        return Resolved(forecast=one, outcome="open", why=why)
    if reach > last:
        return Resolved(forecast=one, outcome="did not happen")
    return Resolved(forecast=one, outcome="open", why=f"no report of the record is of a day after {one.until}")


def _days(one: Forecast) -> tuple[int, int]:
    first, last = days_of(one.on), days_of(one.until)
    assert first is not None
    assert last is not None
    return first, last


def _told(record: Record, forecasts: Sequence[Forecast]) -> dict[Sides, list[_Told]]:
    """By actor, relation and recipient, the firm events about the days of the forecasts."""
    c = schema.events.c
    first, last = min(_days(one)[0] for one in forecasts), max(_days(one)[1] for one in forecasts)
    query = select(c.body).where(
        c.type.in_(sorted({one.relation for one in forecasts})),
        c.tier == "firm",
        c.last_day >= date_of(first - NEAR).isoformat(),
        c.first_day <= date_of(last + NEAR).isoformat(),
    )
    found: dict[Sides, list[_Told]] = defaultdict(list)
    with record.shelf.reading() as connection:
        for body in connection.execute(query.order_by(c.id)).scalars():
            event = decoding.decode(body, type=Event)
            start, end = (
                (days_of(day or "") for day in (event.time.start, event.time.end)) if event.time else (None,) * 2
            )
            if start is not None and end is not None:
                one = _Told(event.id, start, end, event.status in DONE)
                for actor, relation, recipient in pairs(event):
                    found[actor, relation, recipient].append(one)
                    found[actor, relation, ANYBODY].append(one)
    return found
