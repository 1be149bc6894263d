"""The verb `copy`: a whole record from where it is to where it is wanted, between files and servers."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.errors import StoreError
from onrecord.store import Record, open_record
from onrecord.store.copying import copy_rows, held, is_empty
from onrecord.store.engine import is_url


class CopyStep(NamedTuple):
    """Rows that were copied: of which table, how many of all are done, and how many there are."""

    table: str
    done: int
    total: int


class CopyResult(NamedTuple):
    """What was copied: from where, to where, and how many rows each table of the record has."""

    source: str
    target: str
    rows: dict[str, int]


def copy(source: str | Path, target: str | Path, *, progress: Callable[[CopyStep], None] | None = None) -> CopyResult:
    """Copy a record to another place, losing nothing: a file or a PostgreSQL database, whichever each of them is.

    Reports and their revisions, claims, events, decisions, what builds did, ids that were merged, and what recording
    goes on from. All is written in one transaction: the copy is whole, or holds nothing. Others may read and build into
    the source meanwhile; what is copied is its state at the start. An older record is brought up to date first.

    Args:
        source: a record, by path or `postgresql://USER@HOST/NAME`.
        target: where there is no record yet, or an empty one.
        progress: called after each batch of rows.

    Raises:
        StoreError: the target holds a record already, or is the source; a disk is full, a server not there.
        NotARecordError, VersionError: as `open_record`.
    """
    if _place(source) == _place(target):
        raise StoreError(f"{source} cannot be copied onto itself: name another place")
    with open_record(source) as record, _made(target) as copy, copy.transaction() as connection:
        if not is_empty(connection):
            raise StoreError(
                f"{copy.name} holds a record already, and nothing of it was changed: copy to a place without one"
            )
        with _one_state(record) as seen:
            steps = _Steps(sum(held(seen).values()), progress)
            return CopyResult(record.name, copy.name, copy_rows(seen, connection, steps))


class _Steps:
    """Counts rows as they are copied, for who wants to see it."""

    def __init__(self, total: int, progress: Callable[[CopyStep], None] | None) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def __call__(self, table: str, rows: int) -> None:
        self._done += rows
        if self._progress:
            self._progress(CopyStep(table, self._done, self._total))


def _place(record: str | Path) -> str:
    return str(record) if is_url(record) else os.path.realpath(record)


@contextmanager
def _made(target: str | Path) -> Iterator[Record]:
    """The target, opened; a file that this made is removed again if the copy fails."""
    path = None if is_url(target) else Path(target)
    is_new = path is not None and not path.exists()
    try:
        with open_record(target, create=True) as record:
            yield record
    except BaseException:
        if path is not None and is_new:
            for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                file.unlink(missing_ok=True)
        raise


@contextmanager
def _one_state(record: Record) -> Iterator[Connection]:
    """A connection that sees the record as it is now, whatever is written to it meanwhile."""
    with record.shelf.engine.connect() as connection:
        if connection.dialect.name == "postgresql":  # in SQLite, every transaction sees one state
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection
