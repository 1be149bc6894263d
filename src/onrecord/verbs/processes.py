"""Processes that read: as many as are asked for, each with its models loaded once, started again when one dies."""

import os
import signal
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, NamedTuple, Self, TypeVar

from onrecord.verbs.settled import READING, settle

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Asked(NamedTuple, Generic[Answer]):
    """A batch that processes were asked about."""

    future: Future[Sequence[Answer]]
    by: ProcessPoolExecutor

    def done(self) -> bool:
        """Whether nothing more is to be waited for."""
        return self.future.done()


class Processes(Generic[Item, Answer]):
    """Other processes, to be entered with `with`, each of which takes the next batch when it is free.

    Args:
        jobs: how many.
        work: what they do with a batch; found again by its name in its module.
    """

    def __init__(self, jobs: int, work: Callable[[Sequence[Item]], Sequence[Answer]]) -> None:
        self._jobs, self._work = jobs, work
        self._pool = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def ask(self, batch: Sequence[Item]) -> Asked[Answer]:
        """Have a batch worked on as soon as a process is free."""
        try:
            return Asked(self._pool.submit(self._work, batch), self._pool)
        except BrokenProcessPool:
            self._start_again()
            return Asked(self._pool.submit(self._work, batch), self._pool)

    def answer(self, asked: Asked[Answer]) -> Sequence[Answer] | None:
        """What came of a batch; None if a process died while it was waited for, of this batch or of another."""
        try:
            return asked.future.result()
        except BrokenProcessPool:
            if asked.by is self._pool:
                self._start_again()
            return None

    def settle(self, asked: Iterable[Asked[Answer]]) -> None:
        """Wait for these batches to end, one way or another, so that what dies next dies of what is asked then."""
        wait_for([one.future for one in asked])

    def _start_again(self) -> None:
        self._pool.shutdown()
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # A fork would share a record's open connections: each process loads what it needs when it is first asked.
        return ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=prepare)


def prepare() -> None:
    """Make this process one that works for another: on one thread, and no longer than the other lives."""
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who stops a build wants no traceback from each of its processes
    settle(READING)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot say that no more will be asked."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
