"""A port that several processes answer at, each with as many connections as the others.

Whoever of them wakes first takes all that wait at the moment, and keeps them: readers then wait for one process while
another has nothing to do. Here one takes a connection if none of the others has fewer, or if none of them took it. One
that has more than others for all that, because they were busy just then, is `crowded`: it ends connections after an
answer, so that who asks again comes to another.

Nothing of the workbench is imported here: a process is given its port before anything else, and who watches over it
takes it for dead where that lasts.
"""

import os
import socket
import time
from collections.abc import Callable
from multiprocessing import get_context
from typing import Any, Self

from onrecord.errors import UsageError

PATIENCE = 0.02  # seconds that a connection is left to those who have fewer
MORE = 2  # connections that one has to have more than another to end one
PAUSE = 0.0005  # seconds between two looks, in which what is worked out goes on
FREE = -1


def together() -> bool:
    """Whether processes can have memory in common: not where `/dev/shm` is missing or may not be written."""
    try:
        get_context("spawn").Array("q", 1)
    except (OSError, ImportError):  # the second where the system has no semaphores
        return False
    return True


def check_together(option: str) -> None:
    """Raises UsageError, which tells of an option for one process, where several cannot have memory in common."""
    if not together():
        raise UsageError(
            f"several processes need memory in common, and /dev/shm is missing here or may not be written: "
            f"leave out {option}, or mount a tmpfs there"
        )


class Counts:
    """How many connections each of some processes has."""

    def __init__(self, processes: int) -> None:
        context = get_context("spawn")
        self._pids, self._open = context.Array("q", [FREE] * processes), context.Array("q", processes, lock=False)

    def own(self) -> int:
        """The place of this process among them; it takes that of one which has ended, where none is free."""
        with self._pids.get_lock():
            pids: list[int] = self._pids[:]
            if os.getpid() in pids:
                return pids.index(os.getpid())
            place = next((at for at, pid in enumerate(pids) if pid == FREE or not alive(pid)), 0)
            self._pids[place], self._open[place] = os.getpid(), 0
            return place

    def add(self, place: int, by: int) -> None:
        """That the process at a place has so many more."""
        self._open[place] += by

    def fewest(self, place: int) -> bool:
        """Whether no other process that has begun has fewer."""
        return not self.more(place, 1)

    def more(self, place: int, by: int) -> bool:
        """Whether the process at a place has so many more than one of the others."""
        own = self._open[place] - by
        return any(held <= own for pid, held in zip(self._pids[:], self._open[:], strict=True) if pid != FREE)


def alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Port(socket.socket):
    """A socket that listens, and that goes to other processes as they are begun."""

    counts: Counts
    _place: int | None = None
    _since = _looked = 0.0  # since when, and when last, what waits was left to others

    @classmethod
    def of(cls, listening: socket.socket, counts: Counts) -> Self:
        """The same port, shared; the socket given is not to be used any more."""
        made = cls(listening.family, listening.type, listening.proto, fileno=listening.detach())
        made.counts = counts
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        from multiprocessing.reduction import DupFd

        return _again, (DupFd(self.fileno()), self.family, self.type, self.proto, self.counts)

    def listen(self, backlog: int = socket.SOMAXCONN) -> None:
        """As ever; from now on the others leave connections to this process."""
        super().listen(backlog)
        self._begin()

    def accept(self) -> tuple[socket.socket, Any]:
        """A connection, as ever. Raises BlockingIOError while it is left to others, as where there is none."""
        place = self._begin() if self._place is None else self._place
        if not self.counts.fewest(place) and self._left():
            time.sleep(PAUSE)
            raise BlockingIOError
        made, address = super().accept()
        self._since = time.monotonic()  # what is taken next has been left to nobody yet
        counts = self.counts
        counts.add(place, 1)
        taken = Taken(made.family, made.type, made.proto, fileno=made.detach())
        taken.gone = lambda: counts.add(place, -1)
        return taken, address

    def _begin(self) -> int:
        """Answer at it from now on."""
        global _held  # noqa: PLW0603
        self._place = place = self.counts.own()
        _held = self.counts, place
        return place

    def _left(self) -> bool:
        """Whether what waits has not been left to the others for long; if they took what waited last, it is another."""
        now = time.monotonic()
        if now - self._looked > PATIENCE:
            self._since = now
        self._looked = now
        return now - self._since < PATIENCE


class Taken(socket.socket):
    """A connection that is counted as long as it is open."""

    gone: Callable[[], None] | None = None

    def close(self) -> None:
        """As ever."""
        gone, self.gone = self.gone, None
        if gone is not None:
            gone()
        super().close()


def crowded() -> bool:
    """Whether this process has `MORE` connections more than another at its port."""
    return _held is not None and _held[0].more(_held[1], MORE)


_held: tuple[Counts, int] | None = None  # the counts of the port that this process answers at, and its own place


def _again(number: Any, family: int, type: int, proto: int, counts: Counts) -> Port:
    made = Port(family, type, proto, fileno=number.detach())
    made.counts = counts
    return made
