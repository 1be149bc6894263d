"""A new file has the schema that the migrations come to.

After a new migration: `python -m tests.store.test_fresh` writes `migrations/head.sql` anew.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.store import fresh, migrate, open_record
from onrecord.store.engine import WRITE, connect_file


def migrated(path: Path) -> str:
    """The script for the schema of a file that the migrations made, one after the other."""
    engine = connect_file(path, create=True)
    try:
        with engine.connect().execution_options(**WRITE) as connection, connection.begin():
            migrate._migrate(connection)
            return fresh.written(connection, migrate.HEAD)
    finally:
        engine.dispose()


def everything(path: Path) -> list[tuple[str, ...]]:
    """All that the schema of a file has, SQLite's own included, and what its tables hold; not when it was made."""
    with closing(sqlite3.connect(path)) as raw:
        told = "SELECT type, name, tbl_name, rtrim(coalesce(sql, ''), char(10)) FROM sqlite_master"
        found = sorted(raw.execute(told).fetchall())
        tables = [name for kind, name, *_ in found if kind == "table" and name != "meta"]
        return found + [(name, str(raw.execute(f'SELECT * FROM "{name}"').fetchall())) for name in tables]


def test_what_is_written_down_is_what_the_migrations_come_to(tmp_path: Path) -> None:
    assert fresh.SCHEMA.read_text(encoding="utf-8") == migrated(tmp_path / "old.onrecord"), __doc__


def test_a_new_file_is_as_one_that_was_migrated(tmp_path: Path) -> None:
    migrated(tmp_path / "old.onrecord")
    open_record(tmp_path / "new.onrecord", create=True).close()
    assert everything(tmp_path / "new.onrecord") == everything(tmp_path / "old.onrecord")


def test_what_is_written_down_of_another_revision_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "head.sql").write_text("-- schema 0001\nCREATE TABLE other (id);\n", encoding="utf-8")
    monkeypatch.setattr(fresh, "SCHEMA", tmp_path / "head.sql")
    with open_record(tmp_path / "new.onrecord", create=True) as record:
        assert record.info()["schema"] == migrate.HEAD
    assert "other" not in {row[1] for row in everything(tmp_path / "new.onrecord")}


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        fresh.SCHEMA.write_text(migrated(Path(folder) / "old.onrecord"), encoding="utf-8")
