"""A record as an older onrecord would have left it: what it holds, in the tables that there were then."""

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest import mock

from sqlalchemy import Connection, MetaData, create_engine, insert, inspect, select, text

from onrecord.store import migrate, open_record
from onrecord.store.engine import connect_url


def as_of(schema: str, path: Path) -> None:
    """Turn a record into one of an older schema, with all of its rows for which there was a place."""
    old = path.with_suffix(".old")
    with mock.patch.object(migrate, "HEAD", schema):
        open_record(old, create=True).close()
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("ATTACH ? AS new", (str(path),))
        raw.execute("DELETE FROM meta")
        for (table,) in raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table.startswith(("passage_words", "alembic", "sqlite")):
                continue
            had, has = (
                [row[1] for row in raw.execute(f"PRAGMA {name}.table_info({table})")] for name in ("main", "new")
            )
            columns = ", ".join(column for column in had if column in has)
            raw.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        raw.commit()
    old.replace(path)


def schema_of(path: Path) -> str:
    """The schema of a record in a file."""
    with closing(sqlite3.connect(path)) as raw:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def to_server(path: Path, url: str) -> None:
    """Put an older record, which is a file, on a server, in the tables that there were then."""
    with mock.patch.object(migrate, "HEAD", schema_of(path)):
        open_record(url, create=True).close()
    source, target = create_engine(f"sqlite:///{path}"), connect_url(url)
    with source.connect() as reads, target.begin() as writes:
        have, want = MetaData(), MetaData()
        names = set(inspect(reads).get_table_names())
        want.reflect(writes, only=lambda name, _: name in names and not name.startswith("alembic"))
        have.reflect(reads, only=[table.name for table in want.sorted_tables])
        for table in want.sorted_tables:
            writes.execute(table.delete())
            columns = [column for column in have.tables[table.name].c if column.name in table.c]
            rows = [dict(row) for row in reads.execute(select(*columns)).mappings()]
            if rows:
                writes.execute(insert(table), rows)
            for key in table.primary_key:
                if rows and (of := _sequence(writes, table.name, key.name)):
                    writes.execute(
                        text("SELECT setval(:of, :last)"), {"of": of, "last": max(r[key.name] for r in rows)}
                    )
    source.dispose()
    target.dispose()


def _sequence(connection: Connection, table: str, column: str) -> str | None:
    """What numbers the rows of a table, if the database does."""
    asked = text("SELECT pg_get_serial_sequence(:table, :column)")
    return connection.execute(asked, {"table": table, "column": column}).scalar()
