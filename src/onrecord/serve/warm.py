"""What takes long of a record is worked out before anybody asks for it: when it is served, and after builds.

Whoever asks meanwhile is given the former answer, or waits for the one that is under way; a thread looks every other
second whether a build has begun or ended, or somebody has decided something.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext

from onrecord.errors import OnrecordError
from onrecord.serve.api import diff, entities
from onrecord.serve.at_hand import prepared
from onrecord.serve.doubts import kept_queue
from onrecord.serve.homes import front, tallied
from onrecord.serve.opened import Opened
from onrecord.store.changed import stamp
from onrecord.store.directory import directory

EVERY = 2.0  # seconds between two looks
LOG = logging.getLogger(__name__)


class Warm:
    """A thread that keeps the answers about whole records at hand, until it is stopped."""

    def __init__(
        self,
        opened: Iterable[Opened],
        every: float = EVERY,
        aside: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._opened, self._every, self._aside = list(opened), every, aside
        self._ends = threading.Event()
        self._seen: dict[str, object] = {}
        self._thread = threading.Thread(target=self._run, name="onrecord-warm", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, once what is under way is done."""
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            for one in self._opened:
                try:
                    self._look(one)
                except OnrecordError as error:
                    LOG.debug("%s could not be looked at: %s", one.name, error)  # who asks is told
                except Exception:
                    LOG.exception("%s could not be prepared", one.name)
            if self._ends.wait(self._every):
                return

    def _look(self, one: Opened) -> None:
        state = stamp(one.record)
        if self._seen.get(one.name) == state:
            return
        steps: tuple[Callable[[], object], ...] = (
            lambda: directory(one.record),
            lambda: tallied(one),
            lambda: front(one, "activity", ""),
            lambda: front(one, "size", ""),
            lambda: entities.prepare(one),
            lambda: diff.prepare(one),
            lambda: kept_queue(one),
        )
        for make in steps:
            if self._ends.is_set():
                return
            with self._aside():
                make()
        stories = prepared(one)
        while True:
            with self._aside():
                if self._ends.is_set() or next(stories, None) is None:
                    break
        if self._ends.is_set():
            return
        self._seen[one.name] = state
