"""All rows of a record, from one database to another, whichever they are."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from onrecord.errors import StoreError
from onrecord.store import schema

AT_ONCE = 200  # rows, each with the whole text of a report where it is one
SIGNED = schema.meta  # an empty record has rows of this table alone: when it was made, and by which version


def tables() -> list[Table]:
    """Every table, those first that others refer to. `alembic_version` is not among them: opening a record makes it."""
    return schema.metadata.sorted_tables


def held(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    count = {table.name: select(func.count()).select_from(table) for table in tables()}
    return {name: int(connection.execute(query).scalar_one()) for name, query in count.items()}


def is_empty(connection: Connection) -> bool:
    """Whether a record holds nothing: no report was ever taken in, nothing decided or set."""
    for table in tables():
        if table is not SIGNED and connection.execute(select(table).limit(1)).first() is not None:
            return False
    settings = select(schema.meta.c.name).where(schema.meta.c.name.startswith("setting."))
    return connection.execute(settings).first() is None


def copy_rows(source: Connection, target: Connection, tell: Callable[[str, int], None]) -> dict[str, int]:
    """Copy all rows into an empty record, and count them there.

    Args:
        source: a connection that sees one state of the record, whoever writes to it meanwhile.
        target: a transaction on a record that holds nothing.
        tell: is told after each batch from which table it was, and how many rows it had.

    Returns:
        How many rows each table has.

    Raises:
        StoreError: the target has other rows than the source when all are written.
    """
    wanted = held(source)
    target.execute(delete(SIGNED))
    for table in tables():
        for rows in _batches(source, table):
            target.execute(insert(table), rows)
            tell(table.name, len(rows))
        _go_on_counting(target, table)
    found = held(target)
    if found != wanted:
        other = sorted(name for name in wanted if found[name] != wanted[name])
        raise StoreError(f"the copy has other rows than what was copied, in {', '.join(other)}. Nothing was written")
    return found


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    rows = source.execution_options(yield_per=AT_ONCE).execute(select(table))
    for part in rows.mappings().partitions():
        yield [dict(row) for row in part]


def _go_on_counting(target: Connection, table: Table) -> None:
    """Where the database numbers rows itself, let it go on after the last."""
    key = table.autoincrement_column
    if target.dialect.name != "postgresql" or key is None:
        return
    last = target.execute(select(func.max(key))).scalar()
    if last is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence(:table, :key), :last)")
        target.execute(sequence, {"table": table.name, "key": key.name, "last": last})
