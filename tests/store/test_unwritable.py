"""A record is read where nothing can be written: on a full disk, and from a medium that cannot be written to."""

import multiprocessing
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import backup, export, verify
from onrecord.cli import main
from onrecord.errors import StoreError
from onrecord.model import Report, Story
from onrecord.store import open_record
from tests.faults.older import as_of

pytestmark = pytest.mark.faults


def put(path: Path, *titles: str) -> None:
    with open_record(path, create=True) as record:
        for title in titles:
            with record.transaction():
                record.shelf.put(Story(id=title, title=title))
                record.shelf.put(Report(id=title, title=title, text=f"{title} is the text of it."))


def put_and_die(path: str) -> None:
    """Write and be killed, so that what was written last stays in the log beside the file."""
    record = open_record(path, create=True)
    with record.transaction():
        record.shelf.put(Story(id="late", title="late"))
    os.kill(os.getpid(), signal.SIGKILL)


def cut_off(path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=put_and_die, args=(str(path),))
    process.start()
    process.join()
    assert path.with_name(path.name + "-wal").stat().st_size


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    given = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(given, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place: Path) -> None:
    with (place / "fill").open("wb", buffering=0) as file:
        for size in (65536, 1024, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def run(*args: str) -> int:
    try:
        main(list(args))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_record_on_a_full_disk_is_shown_and_exported(disk: Path, tmp_path: Path, capfd: Any) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    fill(disk)
    with open_record(path) as record:
        assert [story.title for story in record.stories()] == ["first"]
        with pytest.raises(StoreError, match="the disk is full"):
            record.shelf.put(Story(id="t", title="x"))
        export(record, tmp_path / "reports.jsonl", table="reports")
    assert "first" in (tmp_path / "reports.jsonl").read_text()
    for args in (["show"], ["info"], ["export", "--table", "reports", "--format", "csv"], ["explain", "first"]):
        assert run(args[0], str(path), *args[1:]) == 0, capfd.readouterr().err
    assert "first" in capfd.readouterr().out


def test_what_a_cut_off_build_wrote_last_is_read_on_a_full_disk(disk: Path) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    cut_off(path)
    path.with_name("a.onrecord-shm").unlink()
    fill(disk)
    with open_record(path) as record:
        assert {story.title for story in record.stories()} == {"first", "late"}
        assert list(Path(tempfile.gettempdir()).glob("onrecord-*/a.onrecord"))
    assert not list(Path(tempfile.gettempdir()).glob("onrecord-*/a.onrecord")), (
        "the copy goes when the record is closed"
    )


def test_a_build_on_a_full_disk_says_that_it_is_full(disk: Path) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    fill(disk)
    with pytest.raises(StoreError, match="disk"):
        put(path, "second")


@pytest.mark.parametrize("late", [False, True])
def test_a_record_on_a_medium_that_cannot_be_written_is_read(disk: Path, late: bool) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    if late:
        cut_off(path)
        path.with_name("a.onrecord-shm").unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with open_record(path) as record:
        assert {story.title for story in record.stories()} == ({"first", "late"} if late else {"first"})


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_record_in_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.onrecord"
    put(path, "first")
    cut_off(path)
    path.with_name("a.onrecord-shm").unlink()
    tmp_path.chmod(0o555)
    try:
        with open_record(path) as record:
            assert {story.title for story in record.stories()} == {"first", "late"}
    finally:
        tmp_path.chmod(0o755)


def test_an_older_record_is_not_brought_up_to_date_where_there_is_no_room(disk: Path) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    as_of("0004", path)
    fill(disk)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"made by an older onrecord .* cannot be written .*as it was: free space"):
        open_record(path)
    assert path.read_bytes() == before
    (disk / "fill").unlink()
    with open_record(path) as record:
        assert [story.title for story in record.stories()] == ["first"]
    assert [file.name for file in disk.iterdir()] == ["a.onrecord"]


def test_an_older_record_on_a_medium_that_cannot_be_written_says_so(disk: Path, tmp_path: Path) -> None:
    path = disk / "a.onrecord"
    put(path, "first")
    as_of("0004", path)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(StoreError, match="made by an older onrecord"):
        open_record(path)
    assert verify(path).ok
    backup(path, tmp_path / "b.onrecord")
    with open_record(tmp_path / "b.onrecord") as record:
        assert [story.title for story in record.stories()] == ["first"]


def test_a_backup_to_a_full_disk_leaves_nothing_of_it(disk: Path, tmp_path: Path) -> None:
    put(tmp_path / "a.onrecord", "first")
    fill(disk)
    with pytest.raises(StoreError, match=r"is full, or cannot be written: .* as it was"):
        backup(tmp_path / "a.onrecord", disk / "b.onrecord")
    assert [file.name for file in disk.iterdir()] == ["fill"]
    with open_record(tmp_path / "a.onrecord") as record:
        assert [story.title for story in record.stories()] == ["first"]


def test_a_copy_from_before_that_a_killed_migration_left_goes(tmp_path: Path) -> None:
    put(tmp_path / "a.onrecord", "first")
    left = tmp_path / "a.onrecord.before-migration"
    put(left, "first")
    open_record(tmp_path / "a.onrecord").close()
    assert left.exists(), "of this schema, it is one that a later version made, and failed"
    as_of("0004", left)
    open_record(tmp_path / "a.onrecord").close()
    assert not left.exists()
