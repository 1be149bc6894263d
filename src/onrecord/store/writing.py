"""Writing records: their rows, what belongs to them, and the words they are found by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from onrecord.model import Claim
from onrecord.record.shelf import Kept
from onrecord.store import decoding, schema
from onrecord.store.among import among
from onrecord.store.counting import Names, count_names, count_records, names_of
from onrecord.store.keys import write_keys
from onrecord.store.lining import drop_passages, list_names, list_passages
from onrecord.store.rows import LAYOUTS, link_rows, name_rows
from onrecord.store.who_is_one import held

AT_ONCE = 500  # ids or keys in one statement, well under SQLite's limit of variables


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids, a statement's worth at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def bodies(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    """The JSON of those of the records that a table holds, by id."""
    if not ids:
        return {}
    query = select(table.c.id, table.c.body).where(among(table.c.id, ids))
    return {row[0]: row[1] for row in connection.execute(query).all()}


def _write_words(connection: Connection, kind: str, gone: Sequence[str], new: Sequence[tuple[str, str]]) -> None:
    c = schema.passages.c
    for part in parts([*gone, *(id for id, _ in new)]):
        drop_passages(connection, kind, part)
        connection.execute(delete(schema.passages).where(c.kind == kind, c.id.in_(part)))
    if rows := [{"kind": kind, "id": id, "words": words.replace("\0", " ")} for id, words in new if words]:
        connection.execute(insert(schema.passages), rows)
        list_passages(connection, kind, [str(row["id"]) for row in rows])


def _write_names(connection: Connection, old: Mapping[str, Claim], claims: Sequence[Claim]) -> None:
    before = names_of(connection, old) if old else []
    for part in parts(list(old)):
        connection.execute(delete(schema.entity_names).where(schema.entity_names.c.claim.in_(part)))
    whose = held(connection)
    if rows := [row for claim in claims for row in name_rows(claim, whose)]:
        connection.execute(insert(schema.entity_names), rows)
    if named := {*(str(row["claim"]) for row in (*before, *rows))}:
        list_names(connection, named)
    was, now = (Names(of, _firm(told)) for of, told in ((before, old.values()), (rows, claims)))
    count_names(connection, was, now)


def _firm(claims: Iterable[Claim]) -> set[str]:
    return {claim.id for claim in claims if claim.tier == "firm"}


def _set_links(
    connection: Connection, owner: str, before: Mapping[str, Sequence[str]], links: Mapping[str, Sequence[str]]
) -> None:
    c = schema.links.c
    for kind, members in links.items():
        had, wanted = set(before[kind]), set(members)
        for part in parts(sorted(had - wanted)):
            connection.execute(delete(schema.links).where(c.kind == kind, c.owner == owner, c.member.in_(part)))
        if rows := [{"kind": kind, "member": member, "owner": owner} for member in sorted(wanted - had)]:
            connection.execute(insert(schema.links), rows)


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
    if new := [row for row in rows if row["id"] not in before]:
        connection.execute(insert(table), new)
    if again := [row for row in rows if row["id"] in before]:
        columns: dict[str, Any] = {name: bindparam(name) for name in again[0] if name != "id"}
        statement = update(table).where(table.c.id == bindparam("of")).values(columns)
        connection.execute(statement, [{**row, "of": row["id"]} for row in again])
    old: dict[str, Any] = {id: decoding.decode(body, type=kind) for id, body in before.items() if id in changed}
    write_keys(connection, kind, old, {id: record for id, (record, _) in changed.items()})
    count_records(connection, table, old.values(), [record for record, _ in kept])
    if kind is Claim:
        _write_names(connection, old, [claim for claim, _ in kept if isinstance(claim, Claim)])
    if layout.words:
        _write_words(connection, kind.__name__.lower(), gone, [(r.id, layout.words(r)) for r, _ in kept])
    if layout.links:
        owned = {link for link, _ in layout.links}
        none: dict[str, tuple[str, ...]] = dict.fromkeys(owned, ())
        had = {id: dict(link_rows(one)) for id, one in old.items()}
        for id in gone:
            _set_links(connection, id, had.get(id, none), none)
        for record, _ in kept:
            _set_links(connection, record.id, had.get(record.id, none), dict(link_rows(record)))
