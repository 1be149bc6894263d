"""Keeping up what claims and reports are listed by, beside them: the lines of passages, and of the names in claims."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, delete, insert, select

from onrecord.store import schema
from onrecord.store.among import among


def list_names(connection: Connection, claims: Iterable[str]) -> None:
    """Write the lines of the names that these claims have, which are written as they are themselves."""
    listed = list(claims)
    connection.execute(delete(schema.entity_claims).where(among(schema.entity_claims.c.claim, listed)))
    connection.execute(insert(schema.entity_claims).from_select(*_name_lines(listed)))


def _name_lines(claims: Iterable[str] | None = None) -> "tuple[list[str], Select[Any]]":
    n, c = schema.entity_names.c, schema.claims.c
    names = [column.name for column in schema.entity_claims.c]
    query = select(*(n[name] if name in n else c[name] for name in names)).join(schema.claims, c.id == n.claim)
    return names, query if claims is None else query.where(among(n.claim, claims))


def list_passages(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Write the lines of these claims or reports, whose passages are written."""
    connection.execute(insert(schema.passage_lines).from_select(*_lines(kind, ids)))


def drop_passages(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Take out the lines of these claims or reports, whose passages are still there."""
    p, line = schema.passages.c, schema.passage_lines
    own = select(p.seq).where(p.kind == kind, among(p.id, ids))
    connection.execute(delete(line).where(line.c.seq.in_(own)))


def _lines(kind: str, ids: Iterable[str] | None = None) -> "tuple[list[str], Select[Any]]":
    of = schema.claims if kind == "claim" else schema.reports
    p, own = schema.passages.c, [name for name in ("report", "outlet", "type", "status", "tier") if name in of.c]
    own = [name for name in own if kind == "claim" or name == "outlet"]
    query = select(p.seq, p.kind, p.id, of.c.day, *(of.c[name] for name in own)).join(of, of.c.id == p.id)
    query = query.where(p.kind == kind)
    return ["seq", "kind", "id", "day", *own], query if ids is None else query.where(among(p.id, ids))


class Lines(NamedTuple):
    """Some lines of a table: the names of their columns, the lines that are kept, and the same made anew."""

    table: Table
    columns: list[str]
    kept: "Select[Any]"
    anew: "Select[Any]"


def lines() -> Iterator[Lines]:
    """All lines."""
    names, query = _name_lines()
    table = schema.entity_claims
    yield Lines(table, names, select(*(table.c[name] for name in names)), query)
    table = schema.passage_lines
    for kind in ("claim", "report"):
        names, query = _lines(kind)
        yield Lines(table, names, select(*(table.c[name] for name in names)).where(table.c.kind == kind), query)


def list_anew(connection: Connection) -> None:
    """List everything from the records: for who wrote these past `store.writing`."""
    for table in (schema.entity_claims, schema.passage_lines):
        connection.execute(delete(table))
    for some in lines():
        connection.execute(insert(some.table).from_select(some.columns, some.anew))
