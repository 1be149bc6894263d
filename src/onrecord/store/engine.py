"""Connections to a record: SQLite in a file, PostgreSQL by URL, with errors in the record's own terms."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import NoSuchModuleError

from onrecord.errors import InUseError, MissingExtraError, NotARecordError, StoreError, UsageError
from onrecord.knowledge.paths import did_you_mean_path
from onrecord.store.unwritable import can_be_opened, to_read

APPLICATION_ID = 0x6F6E7263  # "onrc", in the header of every record's file
BUSY_MS = 30_000
THREADS = 40
LOCK = 0x6F6E7263  # of a server's, for who writes to a record
WRITE = {"onrecord_write": True}


def is_url(record: str | Path) -> bool:
    """Whether a record is named by a database URL rather than by a path."""
    return "://" in str(record)


def connect_file(path: Path, *, create: bool = False) -> Engine:
    """An engine over a record's SQLite file; read-only where the file or its folder cannot be written.

    Raises NotARecordError if the file is something else, StoreError if it is missing or not permitted.
    """
    _check_file(path, create=create)
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    writable = writable and (create or can_be_opened(path))
    seen = path if writable else to_read(path)
    query = "" if writable else "?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        # Transactions are begun by `_begin`, so that DDL and reads take part in them too.
        return sqlite3.connect(
            f"{seen.absolute().as_uri()}{query}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            check_same_thread=False,
        )

    # The connection that was used last is used next: pages that it has read are in a cache of its own.
    # There are as many as a server has threads, for an answer that waits for another keeps its own.
    engine = create_engine("sqlite://", creator=connect, poolclass=_pool(), pool_use_lifo=True, max_overflow=THREADS)
    event.listen(engine, "connect", _pragmas if writable else _pragmas_read_only)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translator(str(path)))
    if seen != path:
        event.listen(engine, "engine_disposed", lambda _: shutil.rmtree(seen.parent, ignore_errors=True))
    return engine


def connect_url(url: str) -> Engine:
    """An engine over a record on a database server. Raises MissingExtraError without its driver."""
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith("postgresql+psycopg://"):
        raise UsageError(f"no store for '{url.split('://', 1)[0]}': give a path for SQLite, or postgresql://HOST/NAME")
    try:
        engine = create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise MissingExtraError("A record on PostgreSQL", "postgres") from error
    event.listen(engine, "handle_error", _translator(engine.url.render_as_string()))
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _check_file(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise NotARecordError(f"{path} is a folder, not a record: give the file that `onrecord build` wrote")
        if not path.exists():
            if not create:
                near = did_you_mean_path(path) or f": make one with onrecord build REPORTS -o {path}"
                raise StoreError(f"there is no record at {path}{near}")
            if not path.parent.is_dir():
                near = did_you_mean_path(path.parent) or ": make it first"
                raise StoreError(f"the folder {path.parent} does not exist{near}")
            if not os.access(path.parent, os.W_OK):
                raise StoreError(f"cannot write in {path.parent}: permission denied")
            return
        if not os.access(path, os.R_OK):
            raise PermissionError
        empty = not path.stat().st_size
    except PermissionError as error:
        raise StoreError(f"cannot open {path}: permission denied") from error
    if empty and create:
        return
    if empty or not is_database(path):
        raise NotARecordError(f"{path} is not a record: it was not written by onrecord build. Nothing was changed")
    number, blank = _application(path)
    if number != APPLICATION_ID and not (create and blank):
        raise NotARecordError(f"{path} is a database, but not a record of onrecord's. Nothing was changed")


def is_database(path: Path) -> bool:
    """Whether a file is one of SQLite's, damaged or not.

    SQLite is asked. Who opens and closes the file by itself gives up the locks that this whole process has on it
    (https://sqlite.org/howtocorrupt.html, 2.2): another program then takes itself for the last and deletes the log.
    """
    try:
        _application(path)
    except NotARecordError as error:
        return getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB
    return True


def _application(path: Path) -> tuple[int, bool]:
    """The number by which a database says whose it is, and whether it holds nothing at all.

    It is asked of SQLite, for the last of what was written may still lie in the log beside the file. A database
    that holds nothing was left by a kill in the moment of making it.
    """
    for query in ("mode=ro", "mode=ro&immutable=1"):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True)) as connection:
                (number,) = connection.execute("PRAGMA application_id").fetchone()
                return number, not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            # A log beside the file that may not be opened: what the file has will do. Not if it is only locked: who
            # closes it again without regard to locks gives up all that this process has.
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreError(f"cannot open {path}: another program keeps it locked") from error
        except (
            sqlite3.DatabaseError,
            UnicodeDecodeError,
        ) as error:  # what it says names a damaged table
            raise NotARecordError(f"{path} is not a record, or is damaged. Nothing was changed") from error
    raise StoreError(f"cannot open {path}")


def _pragmas(connection: sqlite3.Connection, _: object) -> None:
    # Written ahead, and waited for at each commit: what was told to be done outlasts a loss of power.
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    _pragmas_read_only(connection, _)


def _pragmas_read_only(connection: sqlite3.Connection, _: object) -> None:
    # The last is SQLite's advice for a file from somebody else: pages are checked for what they say of themselves.
    for pragma in (
        "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "cache_size=-65536", "temp_store=MEMORY", "cell_size_check=ON"
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("onrecord_write")
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    if write:
        connection.exec_driver_sql(begin)  # which may fail, and is then to be told in the record's terms
    else:
        connection.connection.cursor().execute(begin)


def _translator(name: str) -> Any:
    """A listener that turns a driver's error into one that says what happened to which record."""

    def translate(context: ExceptionContext) -> None:
        words = str(context.original_exception).lower()
        for sign, error in _TRANSLATIONS:
            if sign in words:
                kind, message = error
                raise kind(message.format(name=name)) from context.original_exception

    return translate


_DAMAGED: tuple[type[StoreError], str] = (
    NotARecordError, "{name} is damaged: restore a copy, or build it again from the reports"
)  # fmt: skip
_TRANSLATIONS: tuple[tuple[str, tuple[type[StoreError], str]], ...] = (
    ("malformed", _DAMAGED),
    (
        "could not decode to utf-8",
        _DAMAGED,
    ),
    ("vtable constructor", _DAMAGED),
    ("no such table", (NotARecordError, "{name} lacks a part of a record, or is damaged: restore a copy")),
    (
        "unsupported file format",
        _DAMAGED,
    ),
    ("not a database", (NotARecordError, "{name} is not a record, or is damaged")),
    ("is full", (StoreError, "the disk is full: {name} keeps all that was committed; free space and run again")),
    ("no space left", (StoreError, "the disk is full: {name} keeps all that was committed; free space and run again")),
    ("disk i/o error", (StoreError, "the disk under {name} cannot be read or written")),
    ("database is locked", (InUseError, "{name} is being written by another build: try again when it has ended")),
    ("lock timeout", (InUseError, "{name} is being written by another build: try again when it has ended")),
    ("readonly database", (StoreError, "{name} cannot be written: permission denied, or the disk is full")),
    ("unable to open database", (StoreError, "{name} cannot be opened")),
    (
        "permission denied for",
        (StoreError, "{name} may not be changed by this user, or not be read: the server refuses it"),
    ),
    (
        "password authentication",
        (StoreError, "the server of {name} refuses this user: the name or the password is wrong"),
    ),
    ("no password supplied", (StoreError, "the server of {name} asks for a password: put it into ~/.pgpass")),
    ('fatal:  database "', (StoreError, "the server has no database for {name}: make it with createdb")),
    ('fatal:  role "', (StoreError, "the server of {name} knows no such user: make it with createuser")),
    ("connection to server was lost", (StoreError, "{name} broke off: what was committed is kept; run again")),
    ("terminating connection", (StoreError, "{name} broke off: what was committed is kept; run again")),
    ("server closed the connection", (StoreError, "{name} broke off: what was committed is kept; run again")),
    ("connection failed", (StoreError, "{name} cannot be reached: is the server running?")),
    ("connection refused", (StoreError, "{name} cannot be reached: is the server running?")),
)
