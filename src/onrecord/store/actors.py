"""The actors of a record by how many events have each, as they are counted beside the events."""

from collections import Counter, defaultdict
from typing import NamedTuple

from sqlalchemy import bindparam, select

from onrecord.knowledge.codes import UNKNOWN
from onrecord.store import schema
from onrecord.store.record import Record


class ActorCount(NamedTuple):
    """In how many events a party is, on which side, and from when to when these are; "" where no day is known."""

    code: str
    events: int
    as_actor: int
    as_recipient: int
    first: str
    last: str


def actor_counts(record: Record, *, leads: bool = False) -> list[ActorCount]:
    """Everyone who is a party of some event, those of most events first.

    Args:
        record: an open record.
        leads: count events that only leads tell of, too.
    """
    c, p = schema.actor_tally.c, schema.event_party.c
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    told = select(c.code, c.side, c.events).where(c.code != UNKNOWN)
    own = (p.code == bindparam("of"), *(() if leads else (p.tier == "firm",)))
    first = select(p.day).where(*own, p.day > "").order_by(p.day).limit(1)
    last = select(p.day).where(*own).order_by(p.day.desc()).limit(1)
    with record.shelf.reading() as connection:
        for code, side, events in connection.execute(told if leads else told.where(c.tier == "firm")):
            sides[code][side] += events
        days = {
            code: tuple(connection.execute(one, {"of": code}).scalar() or "" for one in (first, last)) for code in sides
        }
    found = [
        ActorCount(code, of.total(), of["actor"] + of["both"], of["recipient"] + of["both"], *days[code])
        for code, of in sides.items()
    ]
    return sorted(found, key=lambda one: (-one.events, one.code))
