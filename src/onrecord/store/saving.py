"""A record's file copied page by page while others write it, and put into its place whole or not at all."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import NotARecordError, StoreError
from onrecord.store.engine import BUSY_MS, connect_file

PAGES = 2000  # of 4 KB, copied between two looks at how far it is
PART = ".part"  # the ending of a file that is not whole yet
BESIDE = ("-wal", "-journal")  # what SQLite takes for the end of what a file holds


def copy_pages(source: Path, target: Path, tell: Callable[[int, int], None]) -> None:
    """Copy a record's file as it is at this moment, of whatever schema, with what still lies in the log beside it.

    It is SQLite's own way (https://sqlite.org/backup.html). A transaction that reads holds the moment, so that writers
    go on meanwhile and the copy need not begin anew.

    Args:
        source: a record.
        target: a file that is not there.
        tell: is told how many pages are done, of how many.

    Raises:
        NotARecordError, StoreError: as `open_record`; a disk is full.
    """
    engine = connect_file(source)
    try:
        with engine.connect() as connection, closing(sqlite3.connect(target, timeout=BUSY_MS / 1000)) as copy:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.backup(copy, pages=PAGES, progress=lambda _, left, total: tell(total - left, total))
    except sqlite3.DatabaseError as error:
        raise _told(error, source, target) from error
    finally:
        engine.dispose()


def _told(error: sqlite3.DatabaseError, source: Path, target: Path) -> StoreError:
    words = str(error).lower()
    if "malformed" in words or "not a database" in words:
        return NotARecordError(f"{source} is damaged: onrecord verify says where")
    if "full" in words or "i/o" in words:
        return StoreError(f"the disk under {target.parent} is full, or cannot be written: {source} is as it was")
    return StoreError(f"{source} could not be copied to {target}: {error}")


@contextmanager
def put_in_place(target: Path, *, force: bool) -> Iterator[Path]:
    """Gives a file beside the target to write; when all went well, it is the target's.

    It is on the disk before it takes the name, so that after a loss of power there is the old or the new, and whole.

    Raises:
        StoreError: something is there and may not be replaced, or the folder is not there or cannot be written.
    """
    _check(target, force=force)
    part = target.with_name(target.name + PART)
    remove(part)
    try:
        yield part
        _to_disk(part)
        if force:
            part.replace(target)
        else:
            _take_name(part, target)
        _to_disk(target.parent)
    except OSError as error:
        remove(part)
        raise StoreError(f"{target} cannot be written: {error.strerror or error}. It is as it was") from error
    except BaseException:
        remove(part)
        raise


def remove(file: Path) -> None:
    """Remove a file with what lies beside it."""
    for end in ("", *BESIDE, "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _check(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise StoreError(f"{target} is a folder: name a file in it")
    if not target.parent.is_dir():
        raise StoreError(f"the folder {target.parent} does not exist: make it first")
    if target.exists() and not force:
        raise _there(target)
    for end in BESIDE:
        log = target.with_name(target.name + end)
        if log.exists() and log.stat().st_size:
            raise StoreError(
                f"{log} holds the last that was written to a record of that name, and would be taken for a part of the "
                "backup: it is in use, or was cut off. Name another place, or open that record once, or remove both"
            )


def _there(target: Path) -> StoreError:
    return StoreError(f"{target} is there already, and nothing of it was changed: name another file, or give --force")


def _take_name(part: Path, target: Path) -> None:
    """Give the file its name, unless there is one of that name by now."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise _there(target) from error
    except OSError:  # a file system without links
        if target.exists():
            raise _there(target) from None
        part.replace(target)
        return
    part.unlink()


def _to_disk(path: Path) -> None:
    """Have the system write what it still holds of a file, or of a folder's names."""
    if path.is_dir() and os.name != "posix":
        return  # Windows opens no folders
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
