"""What takes long of a record is worked out before anybody asks for it: when it is served, and after builds.

Whoever asks meanwhile is given the former answer, or waits for the one that is under way; a thread looks every other
second whether a build has ended, or somebody has decided something. That a build has begun changes no answer yet; what
it changes while it writes is worked out as it is asked for, since it would be out of date in a moment.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from onrecord.errors import OnrecordError
from onrecord.read import meaning
from onrecord.serve.api import diff, entities
from onrecord.serve.at_hand import prepared
from onrecord.serve.doubts import kept_queue
from onrecord.serve.homes import front, tallied
from onrecord.serve.opened import Opened
from onrecord.store import signs
from onrecord.store.directory import directory
from onrecord.store.meanings import wanted
from onrecord.store.versions import version

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
        state = version(one.record)
        if self._seen.get(one.name) == state:
            return
        steps = _steps(one)
        while True:
            with self._aside():
                if self._ends.is_set():
                    return
                if next(steps, None) is None:
                    break
        self._seen[one.name] = state


def _steps(one: Opened) -> Iterator[object]:
    """Work out one thing after the other; none takes long, so that who asks meanwhile has a turn between them."""
    makes: tuple[Callable[[], object], ...] = (
        lambda: directory(one.record),
        lambda: tallied(one),
        lambda: front(one, "activity", ""),
        lambda: front(one, "size", ""),
        lambda: kept_queue(one),
    )
    for make in makes:
        make()
        yield make
    if wanted(one.record) and meaning.installed():
        model = meaning.model()
        yield from signs.prepared(one.record, model.name, model.size)
    yield from entities.prepared(one)
    yield from diff.prepared(one)
    yield from prepared(one)
