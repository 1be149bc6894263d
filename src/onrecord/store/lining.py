"""Keeping up what claims and reports are listed by, beside them: the lines of passages, and of the names in claims."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, delete, insert, literal_column, select

from onrecord.store import quick, schema
from onrecord.store.among import among


def list_names(connection: Connection, claims: Iterable[str]) -> None:
    """Write the lines of the names that these claims have, which are written as they are themselves."""
    listed = list(claims)
    quick.change_among(connection, "DELETE FROM entity_claims WHERE claim", listed)
    quick.change_among(connection, f"{_written(schema.entity_claims)} WHERE entity_names.claim", listed)


@lru_cache(maxsize=8)
def _written(table: Table, kind: str = "") -> str:
    """The statement that writes the lines of a table, up to where it says of what."""
    return str(insert(table).from_select(*(_lines(kind) if kind else _name_lines())))


def _name_lines() -> "tuple[list[str], Select[Any]]":
    n, c = schema.entity_names.c, schema.claims.c
    names = [column.name for column in schema.entity_claims.c]
    return names, select(*(n[name] if name in n else c[name] for name in names)).join(schema.claims, c.id == n.claim)


def list_passages(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Write the lines of these claims or reports, whose passages are written."""
    quick.change_among(connection, f"{_written(schema.passage_lines, kind)} AND passage.id", ids)


def drop_passages(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Take out the lines of these claims or reports, whose passages are still there."""
    p, line = schema.passages.c, schema.passage_lines
    own = select(p.seq).where(p.kind == kind, among(p.id, ids))
    connection.execute(delete(line).where(line.c.seq.in_(own)))


def _lines(kind: str) -> "tuple[list[str], Select[Any]]":
    of = schema.claims if kind == "claim" else schema.reports
    p, own = schema.passages.c, [name for name in ("report", "outlet", "type", "status", "tier") if name in of.c]
    own = [name for name in own if kind == "claim" or name == "outlet"]
    query = select(p.seq, p.kind, p.id, of.c.day, *(of.c[name] for name in own)).join(of, of.c.id == p.id)
    return ["seq", "kind", "id", "day", *own], query.where(p.kind == literal_column(f"'{kind}'"))


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
