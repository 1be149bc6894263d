"""The actors of a record by how many events have each, counted from the rows that pages are narrowed by."""

from typing import NamedTuple

from sqlalchemy import case, func, select

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
    c = schema.event_party.c
    acts = func.sum(case((c.side != "recipient", 1), else_=0))
    is_acted_on = func.sum(case((c.side != "actor", 1), else_=0))
    days = (func.min(case((c.day != "", c.day))), func.max(c.day))
    query = select(c.code, func.count(), acts, is_acted_on, *days).where(c.code != UNKNOWN).group_by(c.code)
    if not leads:
        query = query.where(c.tier == "firm")
    with record.shelf.reading() as connection:
        rows = connection.execute(query.order_by(func.count().desc(), c.code)).all()
    return [ActorCount(row[0], row[1], row[2], row[3], row[4] or "", row[5]) for row in rows]
