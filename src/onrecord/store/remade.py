"""Answers made of a whole record, kept by its version. What took long to make is made anew beside: meanwhile the former
answer is given, if it was right within the last two minutes, and `former` has when it was.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar, cast

T = TypeVar("T")
Aside = Callable[[], AbstractContextManager[None]]
LONG = 0.25  # seconds of the processor that making took, above which nobody is kept waiting for the next
WORTH = 20.0  # times as long as making it took, that what is good for a while is good at the least
OLD = 120.0  # seconds since an answer was last known to be right, after which it is given no more

_ONE = threading.Lock()  # what nobody waits for is made one at a time, so that whoever does wait has the processor

_FORMER: ContextVar[float | None] = ContextVar("former", default=None)


def former() -> datetime | None:
    """When the oldest of the former answers was right that were given in this context; None if none was."""
    at = _FORMER.get()
    return None if at is None else datetime.fromtimestamp(at, UTC)


class _Made(NamedTuple):
    version: Hashable
    value: Any
    took: float
    at: float

    def holds(self, version: Hashable, good: float | None) -> bool:
        """Whether it is of that version, and not made longer ago than it is good for, or is worth having taken."""
        return self.version == version and (good is None or time.monotonic() - self.at <= max(good, WORTH * self.took))


class _Answer:
    """One answer, made by whoever asks first; the others wait for it, and for no other."""

    def __init__(self, aside: Aside) -> None:
        self._lock, self._busy, self._aside = threading.Lock(), threading.Lock(), aside
        self._made: _Made | None = None
        self._right = 0.0
        self._known = 0.0  # the same by the clock on the wall

    def get(self, version: Hashable, make: Callable[[], Any], good: float | None, long: float) -> Any:
        made, now = self._made, time.monotonic()
        if made is not None and made.holds(version, good):
            self._right, self._known = now, time.time()
            return made.value
        if made is not None and made.took >= long and now - self._right < OLD:
            if self._busy.acquire(blocking=False):
                threading.Thread(target=self._beside, args=(version, make), daemon=True).start()
            _FORMER.set(min(self._known, _FORMER.get() or self._known))
            return made.value
        return self._anew(version, make, good)

    def _anew(self, version: Hashable, make: Callable[[], Any], good: float | None = None) -> Any:
        with self._lock:
            if self._made is None or not self._made.holds(version, good):
                start, clock, cpu = time.monotonic(), time.time(), time.thread_time()
                value = make()
                self._made, self._right = _Made(version, value, time.thread_time() - cpu, start), start
                self._known = clock
            return self._made.value

    def _beside(self, version: Hashable, make: Callable[[], Any]) -> None:
        try:
            with _ONE, self._aside(), suppress(Exception):  # whoever asks once the former answer is too old is told why
                self._anew(version, make)
        finally:
            self._busy.release()


class Remade:
    """Answers by what was asked, the `most` used last; nobody waits for one anew that takes longer than `long`.

    Within `aside` is made what nobody waits for.
    """

    def __init__(self, most: int, long: float | None = None, aside: Aside = nullcontext) -> None:
        self._most, self._long, self._aside = most, LONG if long is None else long, aside
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, _Answer] = OrderedDict()

    def of(self, what: Hashable, version: Hashable, make: Callable[[], T], *, good: float | None = None) -> T:
        """What `make` gives, or gave for this version, or shortly before for the last.

        Args:
            what: what is asked for, with all that it depends on but the record.
            version: of the record.
            make: works it out.
            good: seconds for which an answer is good though the version stays the same; None for ever. One that took
                long to make is good for longer, so that making answers anew never takes all the time there is.
        """
        with self._lock:
            answer = self._held.setdefault(what, _Answer(self._aside))
            self._held.move_to_end(what)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return cast("T", answer.get(version, make, good, self._long))
