"""The verb verify: a sound record is sound; what is altered by another's hand is found, named, and told a way out."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord import build, copy, decide, import_dataset, meanings, open_record, remove, undo, verify
from onrecord.errors import NotARecordError, StoreError, VersionError
from onrecord.store import migrate
from onrecord.store.engine import WRITE, connect_file, connect_url
from tests import meant
from tests.faults.older import as_of
from tests.store.conftest import DATABASES, new_place
from tests.verbs.building import Write

EVENTS = "date\tactor\trelation\trecipient\n2023-09-13\tRussia\tHost a visit\tKim Jong-Un\n"

pytestmark = pytest.mark.usefixtures("plain_reader")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the record is made by who needs it first; the others copy it."""
    return tmp_path_factory.mktemp("made") / "made.onrecord"


def make(place: str, write: Write) -> None:
    """A record of several builds, with revisions, leads, a denial, decisions, a report taken out and a data set."""
    write("a", "PRK visits RUS on 2023-09-13.")
    write("b", "Kirby says that PRK visits RUS on 2023-09-13. PRK visits CHN on 2023-03-01.")
    write("c", "Russia denies that PRK visits RUS on 2023-09-13.")
    write("e", "CHN visits RUS on 2023-12-01.")
    folder = write("d", "Rumour says that PRK attacks USA on 2023-09-20.")
    (folder / "empty.txt").touch()
    build([folder], place)
    write("d", "Rumour says that PRK attacks USA on 2023-09-21, or later.")
    build([folder], place)
    (folder.parent / "icews.tsv").write_text(EVENTS, encoding="utf-8")
    with open_record(place) as record:
        made = decide(record, "wrong", ["a#0"], author="ana")
        decide(record, "right", ["b#0"], author="ben", reason="seen")
        undo(record, made.id, author="ana")
        remove(record, ["e"], author="ana")
        import_dataset(record, folder.parent / "icews.tsv", format="icews", name="ICEWS")
    with pytest.MonkeyPatch.context() as patched:
        meant.installed(patched)
        meanings(place)


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path, path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(path)
        return
    with new_place(request.param, tmp_path) as found:
        copy(path, found)
        yield found


@pytest.fixture
def path(tmp_path: Path, write: Write, made: Path) -> Path:
    if not made.exists():
        make(str(made), write)
    shutil.copyfile(made, tmp_path / "test.onrecord")
    return tmp_path / "test.onrecord"


def test_a_sound_record_is_sound(place: str) -> None:
    steps: list[Any] = []
    found = verify(place, progress=steps.append)
    assert found.ok, found.faults
    assert found.faults == ()
    assert found.schema == migrate.HEAD
    rows = {check.check: check.rows for check in found.checks}
    assert list(rows) == ["file", "references", "texts", "record", "ids", "history"]
    assert all(rows[name] for name in rows if name != "file")
    assert steps[-1].done == steps[-1].total == sum(rows.values())
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert any("on a server" in note for note in found.notes) == ("://" in place)


ALTERED: dict[str, tuple[str, str, str, str]] = {
    "a word of a text": (
        "UPDATE reports SET body = replace(body, 'long followed', 'long misread') WHERE id = 'a'",
        "texts", "a", "another hash",
    ),
    "an older text": ("UPDATE revisions SET body = replace(body, 'Rumour', 'Kirby')", "texts", "d, revision 1", "hash"),
    "a quote": (
        "UPDATE claims SET body = replace(body, '\"quote\":\"PRK visits RUS', '\"quote\":\"PRK attacks RUS') "
        "WHERE id = 'a#0'",
        "texts", "a#0", "does not stand at",
    ),
    "a column": ("UPDATE claims SET status = 'planned' WHERE id = 'b#0'", "texts", "b#0", "lists go by (status)"),
    "a row that is no JSON": ("UPDATE claims SET body = '{' WHERE id = 'a#0'", "texts", "a#0", "cannot be read"),
    "a claim's party": ("UPDATE claim_party SET side = 'both' WHERE claim = 'b#0'", "texts", "b#0", "lists by party"),
    "what search knows": ("DELETE FROM passage WHERE id = 'a#0'", "texts", "a#0", "search has other words"),
    "what recording knows": (
        "DELETE FROM posting WHERE list = 'reports.claims' AND id = 'a#0'", "texts", "a#0", "recording does not find",
    ),
    "a claim that is gone": ("DELETE FROM claims WHERE id = 'a#0'", "references", "a#0", "which is not there"),
    "what an event is made of": (
        "DELETE FROM links WHERE kind = 'event' AND member = 'a#0'", "record", "", "are known to be",
    ),
    "a claim of two events": (
        "INSERT INTO links SELECT 'event', 'a#0', min(id) FROM events WHERE id NOT IN "
        "(SELECT owner FROM links WHERE member = 'a#0')",
        "references", "a#0", "may to one",
    ),
    "an event's party": ("DELETE FROM event_party", "record", "", "lists by party"),
    "a story's count": ("UPDATE stories SET reports = 99", "record", "", "it counts 99 reports"),
    "a circle of ids": ("INSERT INTO redirects VALUES ('e0', 'e1'), ('e1', 'e0')", "ids", "e0", "in a circle"),
    "an id that leads past its own": (
        "INSERT INTO redirects SELECT min(id), max(id) FROM events", "ids", "", "though there is one of its own",
    ),
    "a decision": ("DELETE FROM decisions WHERE id = 'd1'", "history", "d1", "it is missing"),
    "a vector that is gone": ("DELETE FROM meaning_vectors WHERE report = 'a'", "texts", "a", "mean is not whole"),
    "signs of others": (
        "UPDATE meanings SET bits = (SELECT bits FROM meanings AS other WHERE other.report = 'b') WHERE report = 'a'",
        "texts", "a", "what its sentences mean",
    ),
    "rows of a data set": ("DELETE FROM dataset_events", "history", "ICEWS", "said to have 1 rows, and has 0"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_is_found_and_named(what: str, place: str) -> None:
    statement, check, id, told = ALTERED[what]
    _alter(place, statement)
    found = verify(place)
    assert not found.ok
    faults = [fault for fault in found.faults if fault.check == check and told in fault.what]
    assert faults, found.faults
    assert not id or id in {fault.id for fault in faults}
    assert all(fault.todo for fault in found.faults)
    assert {one.check: one.faults for one in found.checks}[check] >= len(faults)


def _alter(place: str, *statements: str) -> None:
    """Change a record as nobody should: beside the program, without what holds it to its references."""
    engine = connect_url(place) if "://" in place else connect_file(Path(place))
    with engine.connect().execution_options(**WRITE) as connection:
        if "://" not in place:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            for statement in statements:
                connection.execute(text(statement.replace(":", r"\:")))
    engine.dispose()


def test_an_event_whose_id_answers_no_more_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        (event,) = raw.execute("SELECT owner FROM links WHERE kind = 'event' AND member = 'a#0'").fetchone()
        raw.execute("UPDATE events SET id = 'e00', body = replace(body, ?, 'e00') WHERE id = ?", (event, event))
        raw.execute("UPDATE links SET owner = 'e00' WHERE owner = ?", (event,))
        raw.execute("INSERT INTO changes SELECT 2, ?, body FROM events WHERE id = 'e00'", (event,))
        raw.commit()
    assert event in {fault.id for fault in verify(path).faults if "answers no more" in fault.what}


def test_a_damaged_file_and_a_missing_index_are_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP INDEX claims_by_day")
        raw.execute("DROP TABLE dataset_party")
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims_by_source'").fetchone()
        raw.commit()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 100)
        file.write(os.urandom(3900))
    found = verify(path)
    assert {"claims_by_day", "dataset_party"} <= {fault.id for fault in found.faults}
    assert {one.check: one.faults for one in found.checks}["file"] > 2, "what SQLite finds in the index, too"
    assert any("could not be gone through" in fault.what for fault in found.faults if fault.check == "references")


def test_it_reads_only_and_brings_nothing_up_to_date(path: Path, write: Write) -> None:
    as_of("0004", path)
    before = path.read_bytes()
    found = verify(path)
    assert (found.ok, found.schema, [check.check for check in found.checks]) == (True, "0004", ["file"])
    assert any("an older onrecord made it" in note for note in found.notes)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("test.*")] == [path.name]
    open_record(path).close()
    migrated = verify(path)
    assert migrated.ok, migrated.faults
    assert any("taken in and not worked in yet" in note for note in migrated.notes)
    build([write("f", "PRK visits RUS on 2023-09-13.")], path)
    assert verify(path)[2:] == (verify(path).checks, (), ())


def test_it_sees_one_state_while_others_write(path: Path, write: Write) -> None:
    counts: list[int] = []

    def writes(_: object) -> None:
        if not counts:
            counts.append(build([write("late", "CHN visits RUS on 2023-11-02.")], path).counts["ok"])

    found = verify(path, progress=writes)
    assert found.ok, found.faults
    assert counts
    with open_record(path) as record, record.transaction():
        assert verify(path).ok, "who writes does not keep it out"


def test_a_build_that_was_cut_off_is_told_and_no_fault(path: Path, write: Write) -> None:
    def stops(_: object) -> None:
        raise KeyboardInterrupt

    folder = write("late", "CHN visits RUS on 2023-11-02.")
    with pytest.raises(KeyboardInterrupt):
        build([folder / "late.json"], path, progress=stops)
    found = verify(path)
    assert found.ok, found.faults
    assert any("1 report is taken in" in note for note in found.notes)
    build([folder / "late.json"], path)
    assert any("builds that run, or were cut off: 4" in note for note in verify(path).notes)


def test_what_is_no_record_is_refused_as_everywhere(tmp_path: Path, path: Path) -> None:
    (tmp_path / "letter.txt").write_text("a letter")
    with pytest.raises(NotARecordError):
        verify(tmp_path / "letter.txt")
    with pytest.raises(StoreError, match="no record at"):
        verify(tmp_path / "none.onrecord")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(VersionError, match="upgrade onrecord"):
        verify(path)


def test_of_very_many_faults_the_first_are_kept_and_all_counted(path: Path) -> None:
    changed: Callable[[int], str] = lambda n: json.dumps(["e", n])  # noqa: E731
    with closing(sqlite3.connect(path)) as raw:
        pairs = [(changed(n), changed(n)) for n in range(1500)]
        raw.executemany("INSERT INTO redirects VALUES (?, ?)", pairs)
        raw.commit()
    found = verify(path)
    assert {one.check: one.faults for one in found.checks}["ids"] == 1500
    assert len(found.faults) == 1000
