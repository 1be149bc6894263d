"""A record that somebody else made, with more in it than a record has."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord import open_record, page, show
from onrecord.errors import NotARecordError, OnrecordError
from onrecord.store import Record
from tests.serve.made import made


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    return made(tmp_path / "r.onrecord")


def touch(record: Record) -> None:
    with record.transaction() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = value")


def test_a_statement_in_it_loads_no_code(hostile: Path, tmp_path: Path) -> None:
    """A trigger that would load a library when something is written: SQLite refuses."""
    with closing(sqlite3.connect(hostile)) as raw, raw:
        raw.execute(
            "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN SELECT load_extension('/tmp/owned.so'); "
            f"SELECT writefile('{tmp_path / 'owned'}', 'x'); END"
        )
    with (
        open_record(hostile) as record,
        pytest.raises(Exception, match=r"unsafe use|no such function"),
    ):
        touch(record)
    assert not (tmp_path / "owned").exists()


def test_a_view_in_the_place_of_a_table_gives_an_error_of_onrecords(hostile: Path) -> None:
    with closing(sqlite3.connect(hostile)) as raw, raw:
        raw.execute("ALTER TABLE stories RENAME TO kept")
        raw.execute("CREATE VIEW stories AS SELECT * FROM missing")
    with pytest.raises(OnrecordError), open_record(hostile) as record:
        show(record)


def test_an_event_of_claims_that_are_not_there_is_told_by_the_others(hostile: Path) -> None:
    with closing(sqlite3.connect(hostile)) as raw, raw:
        raw.execute("UPDATE events SET body = json_set(body, '$.claims[#]', 'c404000000000')")
    with open_record(hostile) as record:
        (event, *_) = record.events()
        assert "c404000000000" in event.claims
        show(record)
        story = next(record.stories())
        assert "</html>" in page(record, story=story.id)


def test_reading_it_changes_nothing_in_it(hostile: Path) -> None:
    with closing(sqlite3.connect(hostile)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = raw.execute("SELECT group_concat(body) FROM claims").fetchone()
    with open_record(hostile) as record:
        show(record)
        list(record.claims(leads=True))
    with closing(sqlite3.connect(hostile)) as raw:
        assert raw.execute("SELECT group_concat(body) FROM claims").fetchone() == before


def test_a_damaged_name_of_a_table_gives_an_error_of_onrecords(hostile: Path) -> None:
    """SQLite names the table in its message, and Python cannot decode that."""
    with closing(sqlite3.connect(hostile)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET name = CAST(x'ce41' AS TEXT), sql = 'CREATE x' WHERE name = 'meta'")
        raw.commit()
    with pytest.raises(NotARecordError, match="is not a record, or is damaged"):
        open_record(hostile)
