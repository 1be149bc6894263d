"""The verb backup: a file copied while it is in use, whole and sound, or nothing; in no other's place unasked."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord import backup, build, open_record, verify
from onrecord.errors import InUseError, NotARecordError, StoreError, UsageError
from onrecord.model import Story
from onrecord.store.turns import turn
from tests.faults.killing import rows_of
from tests.faults.older import as_of
from tests.store.conftest import NO_POSTGRES, POSTGRES, new_place
from tests.verbs.building import Write

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("plain_reader")]


@pytest.fixture
def record(write: Write, tmp_path: Path) -> Path:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write(
        "b", "Russia denies that PRK visits RUS on 2023-09-13. Rumour says that PRK attacks USA on 2023-09-20."
    )
    build(folder, tmp_path / "r.onrecord")
    (tmp_path / "kept").mkdir()
    return tmp_path / "r.onrecord"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "r.onrecord"


def alone(target: Path) -> bool:
    return [file.name for file in target.parent.iterdir()] == [target.name]


def test_the_backup_is_the_record(record: Path, target: Path) -> None:
    steps: list[Any] = []
    done = backup(record, target, progress=steps.append)
    assert rows_of(target) == rows_of(record)
    assert verify(target).ok
    assert alone(target)
    assert (done.source, done.target, done.bytes) == (str(record), str(target), target.stat().st_size)
    assert done.rows > 20
    assert {step.doing for step in steps} == {"copying", "verifying"}
    assert target.stat().st_mode == record.stat().st_mode


def test_it_is_one_state_of_a_record_that_is_being_written(record: Path, target: Path) -> None:
    before = rows_of(record)
    with open_record(record) as writer, open_record(record) as reader:
        with writer.transaction():
            writer.shelf.put(Story(id="half", title="not committed"))
            with writer.shelf.reading():
                backup(record, target)
        assert rows_of(target) == before
        assert len(list(reader.stories())) == len(list(writer.stories())), "and both go on"
        backup(record, target, force=True)
    with open_record(target) as copied:
        assert copied.story("half").title == "not committed", "what lies in the log beside the file is in it"


def test_what_is_there_stays_unless_force_is_given(record: Path, target: Path, tmp_path: Path) -> None:
    target.write_text("a letter")
    with pytest.raises(StoreError, match="is there already, and nothing of it was changed"):
        backup(record, target)
    assert target.read_text() == "a letter"
    assert alone(target)
    backup(record, target, force=True)
    assert rows_of(target) == rows_of(record)
    with pytest.raises(StoreError, match="onto itself"):
        backup(record, record, force=True)
    with pytest.raises(StoreError, match="is a folder"):
        backup(record, tmp_path, force=True)
    with pytest.raises(StoreError, match="does not exist: make it first"):
        backup(record, tmp_path / "none" / "r.onrecord")
    with pytest.raises(UsageError, match="onrecord copy"):
        backup(record, "postgresql://host/name")


def test_what_came_between_is_not_overwritten(record: Path, target: Path) -> None:
    def writes(_: object) -> None:
        target.write_text("a letter")

    with pytest.raises(StoreError, match="is there already"):
        backup(record, target, progress=writes)
    assert target.read_text() == "a letter"
    assert alone(target)


def test_a_faulty_record_takes_no_good_backups_place(record: Path, target: Path) -> None:
    backup(record, target)
    good = target.read_bytes()
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("UPDATE reports SET body = replace(body, 'long followed', 'long misread') WHERE id = 'a'")
        raw.commit()
    with pytest.raises(StoreError, match=r"has \d+ faults, and was not kept: report a: its text .*onrecord verify"):
        backup(record, target, force=True)
    assert target.read_bytes() == good
    assert alone(target)


def test_a_log_that_lies_there_is_not_taken_for_a_part_of_it(record: Path, target: Path) -> None:
    log = target.with_name(target.name + "-wal")
    log.write_bytes(b"the end of something else")
    for force in (False, True):
        with pytest.raises(StoreError, match="in use, or was cut off"):
            backup(record, target, force=force)
    assert log.read_bytes() == b"the end of something else"


def test_what_a_killed_one_left_is_cleared_away_and_two_at_once_are_told(record: Path, target: Path) -> None:
    target.with_name(target.name + ".part").write_text("half")
    with turn(target, 0), pytest.raises(InUseError, match="another process is writing"):
        backup(record, target)
    backup(record, target)
    assert alone(target)


def test_an_older_record_is_backed_up_as_it_is(record: Path, target: Path) -> None:
    as_of("0004", record)
    before = record.read_bytes()
    done = backup(record, target)
    assert any("an older onrecord made it" in note for note in done.notes)
    assert record.read_bytes() == before
    assert verify(target).schema == "0004"


def test_what_is_no_record_is_refused(tmp_path: Path, target: Path, record: Path) -> None:
    (tmp_path / "letter.txt").write_text("a letter")
    with pytest.raises(NotARecordError):
        backup(tmp_path / "letter.txt", target)
    with pytest.raises(StoreError, match="no record at"):
        backup(tmp_path / "none", target)
    assert record.exists()
    assert list(target.parent.iterdir()) == []


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_a_record_on_a_server_is_backed_up_to_a_file(record: Path, target: Path, tmp_path: Path) -> None:
    from onrecord import copy

    with new_place("postgresql", tmp_path) as server:
        copy(record, server)
        backup(server, target)
    assert rows_of(target) == rows_of(record)
    assert alone(target)
