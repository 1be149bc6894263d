"""The events within which claims contradict one another, a page at a time: found from the conflicts, which are few."""

from sqlalchemy import select, tuple_

from onrecord.model import Event
from onrecord.store import schema
from onrecord.store.cursors import Page, cursor, key_of, limited
from onrecord.store.record import Record

ORDER = "weight"


def conflicting_page(record: Record, *, after: str | None = None, limit: int = 50) -> Page[Event]:
    """Firm events with a conflict, in the order of `Record.events_page(order="weight")`, with its cursors.

    Raises UsageError: a cursor that is none; a limit that is none.
    """
    e = schema.events.c
    by = (e.support, e.day, e.id)
    query = select(*by).where(e.id.in_(select(schema.conflicts.c.event)), e.tier == "firm")
    if after is not None:
        query = query.where(tuple_(*by) < tuple_(*key_of(after, ORDER, (int, str, str))))
    query = query.order_by(*(column.desc() for column in by)).limit(limited(limit) + 1)
    with record.shelf.reading() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    found = record.events_by_id(row[-1] for row in rows[:limit])
    more = cursor(ORDER, rows[limit - 1]) if len(rows) > limit else None
    return Page([found[row[-1]] for row in rows[:limit] if row[-1] in found], more)
