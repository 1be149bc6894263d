"""Reading a record where nothing can be written: a full disk, a read-only folder, a medium.

SQLite needs a file beside the database to read one that is written ahead (https://sqlite.org/wal.html, "Read-Only
Databases"), unless it is told that nothing will change; then it does not look at what still lies in the log beside
the file. A build that a full disk ended leaves such a log. So the two are copied to where there is room.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from onrecord.errors import StoreError

# What SQLite says where the file that it needs beside the database cannot be made.
NO_ROOM = ("disk i/o error", "is full", "unable to open", "readonly")
LOG = "-wal"
IN_MEMORY = "/dev/shm"  # a folder in memory, where the system has one


def can_be_opened(path: Path) -> bool:
    """Whether SQLite can open the database as it would to write; False where it finds no room to."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return not any(words in str(error).lower() for words in NO_ROOM)
    except sqlite3.DatabaseError:  # damaged: told where it is read
        return True
    return True


def to_read(path: Path) -> Path:
    """The file to be read as one that does not change: the database itself, or a copy that has its log's changes.

    The copy lies in a folder of its own, which is to be removed after use.
    """
    log = path.with_name(path.name + LOG)
    if not log.exists() or not log.stat().st_size:
        return path
    for place in (None, IN_MEMORY):
        try:
            return _joined(path, log, Path(tempfile.mkdtemp(prefix="onrecord-", dir=place)))
        except (OSError, sqlite3.OperationalError):
            continue
    raise _no_room(path)


def _joined(path: Path, log: Path, folder: Path) -> Path:
    """A copy of the database in `folder`, with what its log holds. Leaves no folder behind if it fails."""
    copy = folder / path.name
    try:
        for source, target in ((path, copy), (log, copy.with_name(copy.name + LOG))):
            shutil.copyfile(source, target)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (OSError, sqlite3.OperationalError):
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copy


def _no_room(path: Path) -> StoreError:
    return StoreError(
        f"{path} cannot be read here: a build was cut off, what it wrote last lies in {path.name}{LOG}, and there is "
        "no room to put the two together. Free space, or set TMPDIR to a folder with as much room as they take"
    )
