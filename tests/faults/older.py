"""A record as an older onrecord would have left it: what it holds, in the tables that there were then."""

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest import mock

from onrecord.store import migrate, open_record


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
