"""A process that works for a worker, and that the worker outlives.

Text that nobody foresaw can end a process: a library in C that crashes, memory that runs out, a loop without end. So
the worker hands its work to a process of its own, and can tell when that has died or goes on for too long.
"""

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, LifoQueue
from typing import Any

from onrecord.cluster.passing import Fault, fault

Work = Callable[..., Iterator[Any]]
READY = "ready"
STARTING = 300.0  # seconds
NOT_STARTED = (
    "a process that is to read could not be started ({}): in a program of yours, call this below "
    "`if __name__ == '__main__':`"
)


class LostError(Exception):
    """The process died of its work, or was ended because it took too long; the message says which."""


class FaultError(Exception):
    """The work met an error that all work would meet."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found.message)
        self.found = found


class Child:
    """One such process. It is started by the first work and takes one piece of work after another."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        self._ready = False
        theirs.close()

    def run(self, work: Work, given: tuple[Any, ...], patience: float) -> Iterator[Any]:
        """What `work(*given)` yields there. Raises LostError, FaultError.

        Args:
            work: a function of a module, that yields what can be pickled.
            given: its arguments.
            patience: how many seconds may pass until the next item.
        """
        self._wait()
        try:
            self._pipe.send((work, given))
            while True:
                if not self._pipe.poll(patience):
                    self.end()
                    raise LostError(f"took longer than {patience:.0f} seconds")
                kind, item = self._pipe.recv()
                if kind == "done":
                    return
                if kind == "lost":
                    self.end()
                    raise LostError(item)
                if kind == "fault":
                    raise FaultError(item)
                yield item
        except (EOFError, OSError) as error:
            self.end()
            raise LostError(f"ended its process ({_how(self._process.exitcode)})") from error

    def _wait(self) -> None:
        """Wait until the process has started. One that does not is no fault of the work."""
        try:
            self._ready = self._ready or (self._pipe.poll(STARTING) and self._pipe.recv() == READY)
        except (EOFError, OSError):
            self._ready = False
        if not self._ready:
            self.end()
            raise FaultError(Fault("OnrecordError", NOT_STARTED.format(_how(self._process.exitcode))))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()


class Children:
    """Processes kept for work to come, one for each that works at a time. May be used by several threads."""

    def __init__(self) -> None:
        self._free: LifoQueue[Child] = LifoQueue()

    def run(self, work: Work, given: tuple[Any, ...], patience: float) -> Iterator[Any]:
        """As `Child.run`, in one that is free."""
        try:
            child = self._free.get_nowait()
        except Empty:
            child = Child()
        try:
            yield from child.run(work, given, patience)
        except LostError:
            raise
        except FaultError:
            self._free.put(child)
            raise
        except BaseException:  # whoever asked wants no more of it
            child.end()
            raise
        else:
            self._free.put(child)


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def _serve(pipe: Connection) -> None:
    """Do the work that comes through the pipe, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes to answer
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # the cores are shared by such processes
    pipe.send(READY)
    while True:
        try:
            work, given = pipe.recv()
            for item in work(*given):
                pipe.send(("item", item))
            pipe.send(("done", None))
        except MemoryError:
            pipe.send(("lost", "ran out of memory"))
        except (EOFError, BrokenPipeError):
            return
        except Exception as error:
            pipe.send(("fault", fault(error)))
