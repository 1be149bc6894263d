"""Keeping up what is counted beside the records, as they are written: what a page would else count anew each time.

Each function is told what there was and what there is, and writes the difference.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Table, TextClause, delete, func, insert, literal, select, text, union_all

from onrecord.model import Claim, Event, Report
from onrecord.record.shelf import Kept
from onrecord.store import quick, schema
from onrecord.store.among import among

Row = Mapping[str, Any]
KEYED: dict[Table, str] = {  # by what records of a kind are told apart where they are counted; others are not
    schema.reports: "status", schema.claims: "tier", schema.responses: "", schema.events: "tier",
    schema.origins: "", schema.conflicts: "", schema.stories: "",
}  # fmt: skip
_FORM = text("UPDATE entity_forms SET uses = :uses, body = :body WHERE entity = :entity AND name = :name")


def count_records(connection: Connection, table: Table, old: Iterable[Kept], new: Iterable[Kept]) -> None:
    """Count records of one kind: those that there were, and those that there are in their place."""
    counts = Counter(map(_key, new))
    counts.subtract(map(_key, old))
    c = schema.tally.c
    _add(
        connection, schema.tally, "records", {(str(table.name), key): by for key, by in counts.items()}, (c.kind, c.key)
    )


def _key(record: Kept) -> str:
    if isinstance(record, Report):
        return record.status
    return record.tier if isinstance(record, Claim | Event) else ""


def count_parties(connection: Connection, old: Iterable[Row], new: Iterable[Row]) -> None:
    """Count the parties of events by their rows, as `keys.party_rows` gives them."""
    counts: Counter[tuple[str, ...]] = Counter(map(_party, new))
    counts.subtract(map(_party, old))
    c = schema.actor_tally.c
    _add(connection, schema.actor_tally, "events", counts, (c.code, c.tier, c.side))


def _party(row: Row) -> tuple[str, ...]:
    return row["code"], row["tier"], row["side"]


def _add(
    connection: Connection, table: Table, to: str, counts: Mapping[tuple[str, ...], int], keys: Sequence[Any]
) -> None:
    """Add to counts, of which those that come to nothing go."""
    counts = {key: by for key, by in counts.items() if by}
    if not counts:
        return
    names = tuple(column.name for column in keys)
    rows = [{**dict(zip(names, key, strict=True)), to: by} for key, by in counts.items()]
    quick.write(connection, _adding(table.name, names, (to,)), rows)
    quick.write(connection, _emptying(table.name, names, to), [row for row in rows if row[to] < 0])


@lru_cache(maxsize=8)
def _adding(table: str, keys: tuple[str, ...], to: tuple[str, ...], told: tuple[str, ...] = ()) -> TextClause:
    """A statement that adds to the counts in the columns `to` of the row of these keys, and tells the others anew."""
    names = (*keys, *told, *to)
    changes = [*(f"{name} = excluded.{name}" for name in told), *(f"{n} = {table}.{n} + excluded.{n}" for n in to)]
    values = f"({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"
    return text(f"INSERT INTO {table} {values} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {', '.join(changes)}")


@lru_cache(maxsize=8)
def _emptying(table: str, keys: tuple[str, ...], to: str) -> TextClause:
    """A statement that takes out the row of these keys if its count came to nothing."""
    return text(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = :{name}' for name in keys)} AND {to} = 0")


class Names:
    """Names of claims, to be counted: a row of `entity_names` for each, and the claims that are firm."""

    def __init__(self, rows: Sequence[Row], firm: Collection[str]) -> None:
        self.kinds = {row["entity"]: str(row["kind"]) for row in rows}
        self.claims = Counter(entity for entity, _ in {(row["entity"], row["claim"]) for row in rows})
        self.firm = Counter(entity for entity, claim in {(r["entity"], r["claim"]) for r in rows} if claim in firm)
        self.uses = Counter((row["entity"], row["name"]) for row in rows)
        self.bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in rows:
            self.bodies[row["entity"], row["name"]].add(row["body"])


def names_of(connection: Connection, claims: Iterable[str]) -> list[Row]:
    """The rows of the names that claims have."""
    return [dict(row) for row in connection.execute(_names(claims)).mappings()]


def _names(claims: Iterable[str]) -> "Select[Any]":
    return select(schema.entity_names).where(among(schema.entity_names.c.claim, claims))


def count_names(connection: Connection, old: Names, new: Names) -> None:
    """Count names; to be called when the rows that are told of are written."""
    claims, firm, uses = (_less(getattr(new, of), getattr(old, of)) for of in ("claims", "firm", "uses"))
    touched = {e for e, by in claims.items() if by} | {e for e, by in firm.items() if by}
    _entities(connection, touched, claims, firm, old.kinds | new.kinds)
    differing = {key for key, by in uses.items() if by or old.bodies.get(key) != new.bodies.get(key)}
    _forms(connection, {key: uses[key] for key in sorted(differing)}, old.bodies, new.bodies)


def _less(counted: Counter[Any], by: Counter[Any]) -> Counter[Any]:
    left = Counter(counted)
    left.subtract(by)
    return left


def _entities(
    connection: Connection, touched: set[str], claims: Counter[str], firm: Counter[str], kinds: Mapping[str, str]
) -> None:
    if not touched:
        return
    rows: list[Row] = [
        {"entity": id, "kind": kinds[id], "claims": claims[id], "firm": firm[id]} for id in sorted(touched)
    ]
    table = schema.entity_tally.name
    quick.write(connection, _adding(table, ("entity",), ("claims", "firm"), ("kind",)), rows)
    quick.write(connection, _emptying(table, ("entity",), "claims"), [row for row in rows if row["claims"] <= 0])


def _forms(
    connection: Connection,
    uses: Mapping[tuple[str, str], int],
    gone: Mapping[tuple[str, str], set[str]],
    came: Mapping[tuple[str, str], set[str]],
) -> None:
    if not uses:
        return
    table, c = schema.entity_forms, schema.entity_forms.c
    touched = {entity for entity, _ in uses}
    found = connection.execute(select(c.entity, c.name, c.uses, c.body).where(among(c.entity, touched)))
    held = {(row.entity, row.name): row for row in found}
    again, added = list[Row](), list[Row]()
    for key, by in uses.items():
        was = held.get(key)
        row = {"entity": key[0], "name": key[1], "uses": (was.uses if was else 0) + by}
        known = {was.body} if was and was.body not in gone.get(key, ()) else set[str]()
        if was and not known and row["uses"]:
            last = _last(connection, *key)
        else:
            last = max(known | came.get(key, set()), default="")
        (again if was else added).append(row | {"body": last})
    quick.write(connection, _FORM, again)
    quick.insert(connection, table, added)
    connection.execute(delete(table).where(among(c.entity, touched), c.uses == 0))


def _last(connection: Connection, entity: str, name: str) -> str:
    n = schema.entity_names.c
    bodies = select(n.body).where(n.entity == entity, n.name == name).distinct()
    return max(connection.execute(bodies).scalars(), default="")


def anew(connection: Connection) -> dict[Table, Any]:
    """By table, what its rows are when all is counted from the records: a query with its columns in order."""
    e, n, c = schema.event_party.c, schema.entity_names.c, schema.claims.c
    last = func.max(n.body if connection.dialect.name == "sqlite" else n.body.collate("C"))
    count, firm = func.count(n.claim.distinct()), func.count(n.claim.distinct()).filter(c.tier == "firm")
    return {
        schema.tally: union_all(*(_counted(table, key) for table, key in KEYED.items())),
        schema.actor_tally: select(e.code, e.tier, e.side, func.count()).group_by(e.code, e.tier, e.side),
        schema.entity_tally: (
            select(n.entity, n.kind, count, firm).join(schema.claims, c.id == n.claim).group_by(n.entity, n.kind)
        ),
        schema.entity_forms: select(n.entity, n.name, func.count(), last).group_by(n.entity, n.name),
    }


def _counted(table: Table, key: str) -> "Select[Any]":
    by = table.c[key] if key else func.substr(table.c.id, 1, 0)  # of no records, no row
    return select(literal(str(table.name)), by, func.count()).group_by(by)


def count_anew(connection: Connection) -> None:
    """Count everything from the records: for who wrote these past `store.writing`."""
    for table, query in anew(connection).items():
        connection.execute(delete(table))
        connection.execute(insert(table).from_select([column.name for column in table.columns], query))
