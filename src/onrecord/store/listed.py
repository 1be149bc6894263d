"""Lists of others that were taken in beside a record, and which of their entries may be its entities."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from onrecord.model import Entity, EntityKind, Name, Span
from onrecord.model.listed import Likely, Likeness, Listed
from onrecord.record.entities import LONE, entity_id, key
from onrecord.store import decoding, schema
from onrecord.store.writing import AT_ONCE, parts

if TYPE_CHECKING:
    from onrecord.store.record import Record

KINDS: dict[str, tuple[EntityKind, ...]] = {
    "Person": ("person",),
    "PublicBody": ("body", "organisation"),
    "Organization": ("organisation", "body"),
    "Company": ("company", "organisation"),
    "LegalEntity": ("organisation", "company", "body"),
    "Vessel": ("ship",),
}
ORDER: tuple[Likeness, ...] = ("number", "name and state", "name")


def put_list(record: "Record", name: str, entries: Iterable[Listed]) -> int:
    """Take in a list, in place of one of the same name; all of it, or nothing. Returns how many entries it has."""
    count, seen = 0, set[str]()
    waiting = iter(entries)
    with record.transaction() as connection:
        _drop(connection, name)
        while batch := list(islice(waiting, AT_ONCE)):
            new = {entry.id: entry for entry in reversed(batch) if entry.id not in seen}
            seen |= set(new)
            count += len(new)
            if new:
                _write(connection, new.values())
    return count


def drop_list(record: "Record", name: str) -> int:
    """Take a list out again; how many entries it had."""
    with record.transaction() as connection:
        return _drop(connection, name)


def _drop(connection: Connection, name: str) -> int:
    connection.execute(delete(schema.listed_names).where(schema.listed_names.c.list == name))
    return connection.execute(delete(schema.listed).where(schema.listed.c.list == name)).rowcount


def _write(connection: Connection, entries: Iterable[Listed]) -> None:
    listed = list(entries)
    rows = [{"list": one.list, "id": one.id, "body": msgspec.json.encode(one).decode()} for one in listed]
    connection.execute(insert(schema.listed), rows)
    names = [{"key": of, "list": one.list, "id": one.id} for one in listed for of in sorted(_keys(one))]
    if names:
        connection.execute(insert(schema.listed_names), names)


def _keys(entry: Listed) -> set[str]:
    """Ids that an entity of the record would have by one of these names; and the number, which is one's alone."""
    codes = (*entry.states, None)
    named = (
        Name(kind=kind, text=text, span=Span(0, 0), full=text, code=code)
        for kind in KINDS.get(entry.schema, ())
        for text in entry.names
        for code in (codes if kind == "body" else (None,))
    )
    found = {entity_id(name.kind, of) for name in named if (of := key(name)) and not of.startswith(LONE)}
    return found | ({_number(entry.number)} if entry.number else set())


def _number(number: str) -> str:
    return f"imo:{number}"


def lists(record: "Record") -> dict[str, int]:
    """The lists that were taken in, with how many entries each has."""
    c = schema.listed.c
    with record.shelf.reading() as connection:
        rows = connection.execute(select(c.list, func.count()).group_by(c.list).order_by(c.list)).all()
    return {row[0]: row[1] for row in rows}


def likely(record: "Record", entity: Entity) -> list[Likely]:
    """The entries of lists that may be an entity, the likest first: none that is known to be another's."""
    wanted = [*entity.ids, *([_number(entity.number)] if entity.kind == "ship" and entity.number else [])]
    found = (Likely(entry, by) for entry in _entries(record, wanted) if (by := _by(entity, entry)) is not None)
    return sorted(found, key=lambda one: (ORDER.index(one.by), one.listed.list, one.listed.id))


def _entries(record: "Record", keys: list[str]) -> Iterator[Listed]:
    n, c = schema.listed_names.c, schema.listed.c
    decode = decoding.Decoder(Listed).decode
    with record.shelf.reading() as connection:
        for part in parts(keys):
            joined = schema.listed.join(schema.listed_names, (n.list == c.list) & (n.id == c.id))
            query = select(c.list, c.id, c.body).select_from(joined).where(n.key.in_(part)).distinct()
            yield from (decode(row.body) for row in connection.execute(query))


def _by(entity: Entity, entry: Listed) -> Likeness | None:
    """By what an entry may be the entity; None where number or state say that it is another."""
    if entity.kind == "ship" and entity.number and entry.number:
        return "number" if entity.number == entry.number else None
    if entity.code and entry.states:
        return "name and state" if entity.code in entry.states else None
    return "name"
