"""Writing records: their rows, what belongs to them, and the words they are found by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, TextClause, bindparam, delete, text

from onrecord.model import Claim, Report
from onrecord.record.shelf import Kept
from onrecord.store import decoding, quick, schema
from onrecord.store.counting import Names, count_names, count_records, names_of
from onrecord.store.keys import write_keys
from onrecord.store.lining import drop_passages, list_names, list_passages
from onrecord.store.meant import forget
from onrecord.store.rows import LAYOUTS, link_rows, name_rows
from onrecord.store.who_is_one import held

Row = dict[str, Any]
AT_ONCE = 500  # ids or keys in one statement, well under SQLite's limit of variables


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids, a statement's worth at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def bodies(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    """The JSON of those of the records that a table holds, by id."""
    return dict(quick.among(connection, f"SELECT id, body FROM {table.name} WHERE id", ids))


def _write_words(connection: Connection, kind: str, old: Iterable[str], new: Iterable[tuple[str, str]]) -> None:
    had = list(old)
    for part in parts(had):
        drop_passages(connection, kind, part)
    quick.write(connection, _FORGET, [{"kind": kind, "id": id} for id in had])
    rows = [{"kind": kind, "id": id, "words": words.replace("\0", " ")} for id, words in new if words]
    quick.insert(connection, schema.passages, rows)
    for part in parts([str(row["id"]) for row in rows]):
        list_passages(connection, kind, part)


def _write_names(connection: Connection, old: Mapping[str, Claim], claims: Sequence[Claim]) -> None:
    before = names_of(connection, old) if old else []
    quick.write(connection, _UNNAME, [{"claim": id} for id in old])
    whose = held(connection)
    rows = [row for claim in claims for row in name_rows(claim, whose)]
    quick.insert(connection, schema.entity_names, rows)
    if named := {*(str(row["claim"]) for row in (*before, *rows))}:
        list_names(connection, named)
    was, now = (Names(of, _firm(told)) for of, told in ((before, old.values()), (rows, claims)))
    count_names(connection, was, now)


def _firm(claims: Iterable[Claim]) -> set[str]:
    return {claim.id for claim in claims if claim.tier == "firm"}


def _set_links(connection: Connection, old: Mapping[str, Kept], new: Mapping[str, Kept | None]) -> None:
    """Bring up to date what belongs to what: for all records that changed, by id."""
    gone, come = list[Row](), list[Row]()
    for id, record in new.items():
        had = dict(link_rows(old[id])) if id in old else {}
        has = dict(link_rows(record)) if record is not None else {}
        for kind in had.keys() | has.keys():
            before, now = set(had.get(kind, ())), set(has.get(kind, ()))
            gone += [{"kind": kind, "member": member, "owner": id} for member in before - now]
            come += [{"kind": kind, "member": member, "owner": id} for member in now - before]
    quick.write(connection, _UNLINK, gone)
    quick.insert(connection, schema.links, come)


def write(
    connection: Connection,
    kind: type,
    before: Mapping[str, str],
    changed: Mapping[str, tuple[Kept | None, str | None]],
) -> None:
    """Bring a kind's table up to date: the records that changed, by id, with the bodies that they had before."""
    layout, table = LAYOUTS[kind], LAYOUTS[kind].table
    gone = [id for id, (record, _) in changed.items() if record is None]
    kept = [(record, body) for record, body in changed.values() if record is not None]
    rows = [{"id": record.id, "body": body} | layout.columns(record) for record, body in kept]
    if gone:
        connection.execute(delete(table).where(table.c.id == bindparam("of")), [{"of": id} for id in gone])
    quick.insert(connection, table, [row for row in rows if row["id"] not in before])
    if again := [row for row in rows if row["id"] in before]:
        quick.write(connection, _update(table.name, tuple(again[0])), again)
    old: dict[str, Any] = {id: decoding.decode(body, type=kind) for id, body in before.items() if id in changed}
    new = {id: record for id, (record, _) in changed.items()}
    write_keys(connection, kind, old, new)
    if kind is Report:
        forget(connection, [id for id, one in old.items() if _reads(new[id]) != _reads(one)])
    count_records(connection, table, old.values(), [record for record, _ in kept])
    if kind is Claim:
        _write_names(connection, old, [claim for claim, _ in kept if isinstance(claim, Claim)])
    if layout.words:
        _write_words(connection, kind.__name__.lower(), old, ((r.id, layout.words(r)) for r, _ in kept))
    if layout.links:
        _set_links(connection, old, new)


def _reads(report: Kept | None) -> str | None:
    return report.text if isinstance(report, Report) else None


@lru_cache(maxsize=32)
def _update(table: str, columns: tuple[str, ...]) -> TextClause:
    """A statement that sets all columns of the row of an id."""
    values = ", ".join(f"{name} = :{name}" for name in columns if name != "id")
    return text(f"UPDATE {table} SET {values} WHERE id = :id")


_FORGET = text("DELETE FROM passage WHERE kind = :kind AND id = :id")
_UNNAME = text("DELETE FROM entity_names WHERE claim = :claim")
_UNLINK = text("DELETE FROM links WHERE kind = :kind AND member = :member AND owner = :owner")
