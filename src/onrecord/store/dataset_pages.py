"""Rows of other data sets by the page: by party, type, day and data set, the newest first."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, Connection, Select, Table, select, tuple_

from onrecord.acquire.asked import days
from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge import choices, codes
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.model.datasets import DatasetEvent
from onrecord.store import decoding, schema
from onrecord.store.cursors import Page, cursor, key_of, limited
from onrecord.store.datasets import datasets, named

if TYPE_CHECKING:
    from onrecord.store.record import Record

LIMIT = 50
ORDER = "dataset-day"
SIDES = ("party", "with_party", "actor", "recipient")


class DatasetFilters(TypedDict, total=False):
    """What rows of data sets may be narrowed by: parties by code or name, a PLOVER type, days, a data set.

    `party` is an actor or recipient, `with_party` another that stands in the same row.
    """

    party: str | None
    with_party: str | None
    actor: str | None
    recipient: str | None
    type: str | None
    after: str | None
    before: str | None
    dataset: str | None


def dataset_page(
    record: "Record", cursor_: str | None, limit: int, **filters: Unpack[DatasetFilters]
) -> Page[DatasetEvent]:
    """A page of rows, the newest day first.

    Raises:
        UsageError: no such type or day; a cursor that is none; a limit that is none.
        NotFoundError: no such data set; no row has such a party.
    """
    size = limited(limit)
    with record.shelf.reading() as connection:
        query, of = _narrowed(record, connection, filters)
        by = (of.c.day, of.c.dataset, of.c.row)
        if cursor_ is not None:
            query = query.where(tuple_(*by) < tuple_(*key_of(cursor_, ORDER, (str, str, int))))
        found = connection.execute(query.order_by(*(column.desc() for column in by)).limit(size + 1)).all()
        shown = [(row.dataset, row.row) for row in found[:size]]
        bodies = at(connection, shown)
    after = cursor(ORDER, tuple(found[size - 1][:3])) if len(found) > size else None
    return Page([bodies[key] for key in shown if key in bodies], after)


def at(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], DatasetEvent]:
    """Rows by data set and number."""
    c, listed = schema.dataset_events.c, list(wanted)
    decode = decoding.Decoder(DatasetEvent).decode
    found: dict[tuple[str, int], DatasetEvent] = {}
    for name in dict.fromkeys(name for name, _ in listed):
        numbers = [number for of, number in listed if of == name]
        query = select(c.row, c.body).where(c.dataset == name, c.row.in_(numbers))
        found |= {(name, row.row): decode(row.body) for row in connection.execute(query)}
    return found


def _narrowed(record: "Record", connection: Connection, filters: DatasetFilters) -> tuple[Select[Any], Table]:
    sides = [(side, _key(connection, given)) for side in SIDES if (given := _given(filters, side))]
    of = schema.dataset_party if sides else schema.dataset_events
    query = select(of.c.day, of.c.dataset, of.c.row)
    if sides:
        query = query.where(*_side(of, *sides[0]))
    for side, key in sides[1:]:
        other = schema.dataset_party.alias()
        same = (other.c.day == of.c.day, other.c.dataset == of.c.dataset, other.c.row == of.c.row)
        query = query.where(select(other.c.key).where(*_side(other, side, key), *same).exists())
    if kind := _given(filters, "type"):
        query = query.where(of.c.type == choices.event_type(kind))
    if after := _given(filters, "after"):
        query = query.where(of.c.day >= (days(after).start or ""))
    if before := _given(filters, "before"):
        query = query.where(of.c.day <= (days(before).end or ""))
    if name := _given(filters, "dataset"):
        query = query.where(of.c.dataset == known(record, name))
    return query, of


def _side(of: Any, side: str, key: str) -> list[ColumnElement[bool]]:
    return [of.c.key == key, *([of.c.side.in_((side, "both"))] if side in ("actor", "recipient") else [])]


def _given(filters: DatasetFilters, name: str) -> str:
    value = filters.get(name)
    return value.strip() if isinstance(value, str) else ""


def known(record: "Record", name: str) -> str:
    """The name of a data set that was taken in. Raises NotFoundError, with those that there are."""
    there = [one.name for one in datasets(record)]
    if name not in there:
        near = did_you_mean(nearest(name, there)) or f": it has {', '.join(there) or 'none'}"
        raise NotFoundError(f"{record.name} has no data set '{name}'{near}")
    return name


def _key(connection: Connection, given: str) -> str:
    """What the rows have a party under: the code it is known by, or its name."""
    try:
        meant = codes.actor(given)
        wanted = [named(given), named(meant.name)] if meant.name else [meant.code, named(given)]
    except UsageError:
        wanted = [named(given)]
    c = schema.dataset_party.c
    for key in wanted:
        if connection.execute(select(c.key).where(c.key == key).limit(1)).first() is not None:
            return key
    raise NotFoundError(f"no row of a data set has a party '{given}': give a code such as PRK, or the name that it has")
