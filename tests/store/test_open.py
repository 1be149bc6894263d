"""Opening: what is not a record is refused and left as it is, an older one is migrated or left as it is."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs
from sqlalchemy import text

from onrecord.errors import NotARecordError, NotFoundError, StoreError, UsageError, VersionError
from onrecord.model import Account, Event, Grade, Report, Story
from onrecord.store import migrate, open_record
from onrecord.store.engine import WRITE, connect_file, connect_url
from tests.store.conftest import NO_POSTGRES, POSTGRES, new_place

NOW = migrate.HEAD
NEXT = f"{int(NOW) + 1:04}"


def made(path: Any) -> Any:
    with open_record(path, create=True) as record, record.transaction():
        record.shelf.put(Story(id="s", title="kept"))
    return path


def test_makes_a_record_that_is_one_file(tmp_path: Path) -> None:
    made(tmp_path / "a.onrecord")
    assert [file.name for file in tmp_path.iterdir()] == ["a.onrecord"]
    with open_record(tmp_path / "a.onrecord") as record:
        assert [story.title for story in record.stories()] == ["kept"]
        assert set(record.info()) == {"schema", "created", "version"}


def test_does_not_make_one_unless_told_to(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no record at .*onrecord build"):
        open_record(tmp_path / "none.onrecord")
    assert not list(tmp_path.iterdir())


def test_needs_the_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_record(tmp_path / "no" / "a.onrecord", create=True)
    with pytest.raises(NotARecordError, match="is a folder"):
        open_record(tmp_path, create=True)


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("content", [b"a letter, not a record", b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 5000])
def test_refuses_another_file_and_leaves_it_alone(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecordError):
        open_record(path, create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [False, True])
def test_refuses_another_database_and_leaves_it_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "books.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE books (title)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(NotARecordError, match="Nothing was changed"):
        open_record(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_is_taken_for_a_new_record_only_when_building(tmp_path: Path) -> None:
    path = tmp_path / "empty.onrecord"
    path.touch()
    with pytest.raises(NotARecordError):
        open_record(path)
    made(path)
    with open_record(path) as record:
        assert record.story("s").title == "kept"


def test_says_that_a_record_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.onrecord"
    with open_record(path, create=True) as record, record.transaction():
        for number in range(300):
            record.shelf.put(Story(id=f"s{number:03}", title="x" * 500))
    content = path.read_bytes()
    path.write_bytes(content[:8192] + os.urandom(len(content) - 8192))
    with pytest.raises(NotARecordError, match="damaged"), open_record(path) as record:
        list(record.stories())


def test_says_that_a_cut_off_record_is_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "a.onrecord")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(NotARecordError), open_record(path) as record:
        list(record.stories())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_record_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    path = made(tmp_path / "a.onrecord")
    path.chmod(0o444)
    with open_record(path) as record:
        assert record.story("s").title == "kept"
        with pytest.raises(StoreError, match="permission denied"):
            record.shelf.put(Story(id="t", title="x"))


def test_refuses_a_record_of_a_newer_version_and_leaves_it_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "a.onrecord")
    with closing(sqlite3.connect(path)) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")
        record.commit()
        record.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(VersionError, match=r"newer onrecord \(schema 9999.*upgrade"):
            open_record(path, create=create)
    assert path.read_bytes() == before


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of an onrecord to come, which has one more: gives its file."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder)
    file = folder / "versions" / f"{NEXT}_next.py"
    file.write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '{NEXT}'\ndown_revision = '{NOW}'\n"
        "def upgrade():\n    op.add_column('stories', sa.Column('colour', sa.String))\n"
    )
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "HEAD", NEXT)
    return file


def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with monkeypatch.context() as now:
        now.setattr(migrate, "HEAD", NOW)
        return made(path)


@pytest.mark.usefixtures("next_version")
def test_migrates_an_older_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = older(tmp_path / "a.onrecord", monkeypatch)
    with caplog.at_level("INFO", "onrecord.store.migrate"), open_record(path) as record:
        assert record.story("s").title == "kept"
    begun, ended = caplog.messages
    assert f"{path} was made by an older onrecord: bringing it from schema {NOW} to {NEXT}" in begun
    assert ended == f"{path} is up to date"
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert raw.execute("SELECT colour FROM stories").fetchall() == [(None,)]
    assert {file.name for file in tmp_path.glob("a.*")} == {"a.onrecord"}


def test_a_migration_that_fails_leaves_the_record_and_a_copy(
    tmp_path: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older(tmp_path / "a.onrecord", monkeypatch)
    with next_version.open("a") as file:
        file.write("    op.execute('DROP TABLE claims')\n    raise RuntimeError('lost its way')\n")
    with pytest.raises(StoreError, match=r"lost its way.*as it was.*before-migration"):
        open_record(path)
    monkeypatch.undo()
    for kept in (path, tmp_path / "a.onrecord.before-migration"):
        with open_record(kept) as record:
            assert record.story("s").title == "kept"
            assert record.counts()["claims"] == 0


def test_what_was_recorded_before_there_were_leads_stays_firm(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(migrate, "HEAD", "0001")
        open_record(place, create=True).close()
    claim = {"id": "c", "report": "r", "span": {"start": 0, "end": 3}, "quote": "Kim", "type": "CONSULT"}
    rows = {
        "reports": {"id": "r", "identity": "r", "hash": "", "status": "ok", "title": "", "revision": 1, "body": "{}"},
        "claims": {"id": "c", "report": "r", "start_char": 0, "type": "CONSULT", "status": "happened", "body": claim},
        "events": {
            "id": "e", "type": "CONSULT", "status": "happened", "title": "t",
            "body": {"id": "e", "title": "t", "type": "CONSULT", "claims": ["c"]},
        },
    }  # fmt: skip
    engine = connect_file(Path(place)) if "://" not in place else connect_url(place)
    with engine.connect().execution_options(**WRITE) as raw, raw.begin():
        for table, row in rows.items():
            values = {name: json.dumps(value) if isinstance(value, dict) else value for name, value in row.items()}
            marks = ", ".join(f":{name}" for name in row)
            raw.execute(text(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"), values)
    engine.dispose()
    with open_record(place) as record:
        assert [claim.tier for claim in record.claims()] == ["firm"]
        assert [event.tier for event in record.events()] == ["firm"]
        assert record.tiers() == {"claims": {"firm": 1, "lead": 0}, "events": {"firm": 1, "lead": 0}}


def test_events_of_before_accounts_are_found_and_then_counted(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(migrate, "HEAD", "0002")
        open_record(place, create=True).close()
    body = json.dumps({"id": "e", "title": "t", "type": "CONSULT", "origins": ["o1", "o2"]})
    engine = connect_file(Path(place)) if "://" not in place else connect_url(place)
    row = "INSERT INTO events (id, type, status, title, body) VALUES ('e', 'CONSULT', 'happened', 't', :body)"
    with engine.connect().execution_options(**WRITE) as raw, raw.begin():
        raw.execute(text(row), {"body": body})
    engine.dispose()
    with open_record(place) as record:
        old = record.event("e")
        assert (old.origins, old.accounts, record.uncounted()) == (("o1", "o2"), (), ["e"])
        grade = Grade(0.0, 0.5, 3, "possibly true")
        told = (
            Account(says="happened", origins=("o1",), grade=grade),
            Account(says="negated", parties=("RUS",), grade=grade),
        )
        record.shelf.put(structs.replace(old, origins=("o1",), accounts=told))
        assert (record.event("e").accounts, record.uncounted()) == (told, [])
        with record.shelf.reading() as connection:
            columns = "origins_happened, origins_planned, origins_possible, origins_negated"
            assert connection.execute(text(f"SELECT {columns} FROM events")).all() == [(1, 0, 0, 1)]


def test_lead_events_are_never_counted(place: str) -> None:
    with open_record(place, create=True) as record:
        record.shelf.put(Event(id="e", title="t", type="CONSULT", tier="lead"))
        assert record.uncounted() == []


def test_the_schema_in_the_code_is_the_one_that_the_migrations_make(place: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from onrecord.store.schema import metadata

    with open_record(place, create=True) as record, record.shelf.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def _ours(*thing: object) -> bool:
    """All but what each database has of its own for the index over words."""
    return not str(thing[1]).startswith(("passage_words", "alembic"))


def test_names_the_urls_that_there_are() -> None:
    with pytest.raises(UsageError, match="no store for 'mysql'"):
        open_record("mysql://host/name")


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached") as caught:
        open_record("postgresql://kim:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_what_a_server_refuses_is_told_in_its_own_words() -> None:
    assert POSTGRES
    host = POSTGRES.split("@")[-1].split("/")[0]
    for url, words in (
        (f"postgresql://nobody_of_that_name@{host}/none", "no such user: make it with createuser"),
        (f"{POSTGRES.rpartition('/')[0]}/no_such_database", "no database for .*: make it with createdb"),
    ):
        with pytest.raises(StoreError, match=words):
            open_record(url, create=True)


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_who_may_only_read_reads_and_is_refused_to_write(tmp_path: Path) -> None:
    with new_place("postgresql", tmp_path) as place:
        made(place)
        user, schema = f"reader_{uuid4().hex[:8]}", place.rpartition("%3D")[2]
        engine = connect_url(place)

        def says(*statements: str) -> None:
            with engine.connect() as connection, connection.begin():
                for statement in statements:
                    connection.execute(text(statement))

        may = (f"GRANT USAGE ON SCHEMA {schema} TO {user}", f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {user}")
        says(f"CREATE ROLE {user} LOGIN", *may)
        try:
            with open_record(f"postgresql://{user}@{place.split('@')[1]}") as record:
                assert record.story("s").title == "kept"
                with pytest.raises(StoreError, match="may not be changed by this user"):
                    record.shelf.put(Story(id="t", title="x"))
        finally:
            says(f"DROP OWNED BY {user}", f"DROP ROLE {user}")
            engine.dispose()


def test_unknown_ids_bring_the_nearest(place: str) -> None:
    with open_record(place, create=True) as record:
        with record.transaction():
            record.shelf.put(Report(id="seed-017"))
            record.shelf.put(Report(id="wire-arms"))
        with pytest.raises(NotFoundError, match="no report 'seed-17': did you mean seed-017"):
            record.report("seed-17")
        with pytest.raises(NotFoundError, match=r"no claim, event, report, .* response or conflict 'seed-1'"):
            record.find("seed-1")
        with pytest.raises(NotFoundError, match=r"holds no event 'zzz'$"):
            record.event("zzz")
