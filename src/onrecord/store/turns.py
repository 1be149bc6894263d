"""One build at a time on a record: a second waits for the first, for so long as it was told, and then says so.

Every transaction keeps other writers out by itself. A build is many of them, and decides between them what is known and
which ids are free; so two builds take turns as wholes, while decisions may come between their transactions. Checks of
alerts take turns of their own, for what one sends is noted only afterwards. Who holds the turn is told by a file beside
the record that the system holds locked for the process, or by a lock of the server's session: both go with the process,
however it ends.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text

from onrecord.errors import InUseError
from onrecord.store.engine import connect_url, is_url

WAIT = 30.0  # seconds
PAUSE = 0.1  # seconds between two looks


class Work(NamedTuple):
    """What one process at a time does to a record.

    Attributes:
        ending: of the file beside the record.
        lock: its number on a server.
        refusal: what a second is told, in which the record, who holds the turn and the seconds are put in.
    """

    ending: str
    lock: int
    refusal: str


BUILDING = Work(
    "-building", 0x6F6E7262,
    "{name} is being built{by}, and was for the {wait:g} seconds that this waited. "
    "Run it again when that has ended, or wait longer: --wait SECONDS",
)  # fmt: skip
TELLING = Work(
    "-telling", 0x6F6E7274,
    "another check is sending the messages of {name}{by}, and was for the {wait:g} seconds that this waited",
)  # fmt: skip


@contextmanager
def turn(
    record: str | Path, wait: float = WAIT, told: Callable[[], None] | None = None, work: Work = BUILDING
) -> Iterator[None]:
    """Nobody else builds into the record meanwhile, or does the other work that is named.

    Args:
        record: its path or URL; it need not be there yet.
        wait: seconds to wait for another to end.
        told: called once, before waiting for another.
        work: what is done.

    Raises:
        InUseError: another was not done in that time.
    """
    with _on_server(str(record), work.lock) if is_url(record) else _beside(Path(record), work.ending) as taken:
        until, waits = time.monotonic() + wait, False
        while (by := taken()) is not None:
            if time.monotonic() >= until:
                raise InUseError(work.refusal.format(name=_name(record), by=by, wait=wait))
            if told and not waits:
                told()
            waits = True
            time.sleep(min(PAUSE, max(0.0, until - time.monotonic())))
        yield


def _name(record: str | Path) -> str:
    from onrecord.store.record import default_name

    return default_name(record)


@contextmanager
def _on_server(url: str, lock: int) -> Iterator[Callable[[], str | None]]:
    """Tries to take a lock of the server's, which goes with the connection."""
    engine = connect_url(url)
    ask = text("SELECT pg_try_advisory_lock(:lock, hashtext(current_schema()))")
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield lambda: None if connection.execute(ask, {"lock": lock}).scalar() else ""
    finally:
        engine.dispose()


@contextmanager
def _beside(record: Path, ending: str) -> Iterator[Callable[[], str | None]]:
    """Tries to lock a file beside the record, which is removed at the end.

    Where no such file can be made, nothing can be built either: opening the record says why.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such locks
        yield lambda: None
        return
    real = Path(os.path.realpath(record))
    path = real.with_name(real.name + ending)
    held: list[int] = []

    def taken() -> str | None:
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            by = os.pread(file, 200, 0).decode(errors="replace")
            os.close(file)
            return by
        except OSError:  # a file system without locks
            os.close(file)
            return None
        if not _is(path, file):  # who held it has removed it
            os.close(file)
            return ""
        held.append(file)
        with suppress(OSError):  # a full disk has no room for a name, and holds the lock all the same
            os.ftruncate(file, 0)
            os.pwrite(file, f" by process {os.getpid()} since {datetime.now():%H:%M}".encode(), 0)
        return None

    try:
        yield taken
    finally:
        for file in held:
            with suppress(OSError):
                path.unlink()
            os.close(file)


def _is(path: Path, file: int) -> bool:
    """Whether the path still is this open file's."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except OSError:
        return False
