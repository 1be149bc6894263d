"""What pages have worked out of a record, kept for as long as the record stays as it is."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from onrecord.store import Record
from onrecord.store.changed import stamp

T = TypeVar("T")
MOST = 200  # pieces of pages, the last used
WHILE_BUILT = 5.0  # seconds that a piece is kept while a build writes: each report that it takes may change it


class Pieces:
    """A record's pieces of pages by key; what is kept under another state of the record is made anew."""

    def __init__(self, record: Record, most: int = MOST) -> None:
        self._record, self._most = record, most
        self._lock = threading.Lock()
        self._state: tuple[int, ...] = ()
        self._held: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, else what `make` makes of the record."""
        state, building = stamp(self._record)
        now = time.monotonic()
        with self._lock:
            if state != self._state:
                self._held.clear()
                self._state = state
            held = self._held.get(key)
            if held is not None and not (building and now - held[0] > WHILE_BUILT):
                self._held.move_to_end(key)
                return cast("T", held[1])
        made = make()
        with self._lock:
            if state == self._state:
                self._held[key] = (now, made)
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return made
