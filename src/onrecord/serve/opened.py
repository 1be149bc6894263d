"""The records that are served, by the short names under which their pages lie."""

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import NotFoundError, StoreError, UsageError
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.serve.kept import Kept
from onrecord.store import Record, open_record

TAKEN = frozenset({"api", "static", "feeds", "login", "logout"})  # names that paths of the application begin with
WAITS = 10.0  # seconds that who edits waits for another


class Opened:
    """A record that is served: one to read with, by all threads, and one to write with, by one at a time."""

    def __init__(self, name: str, where: str | Path) -> None:
        self.name = name
        self.where = where
        self.record = open_record(where)
        self.pieces = Kept(self.record)
        self._lock = threading.Lock()

    @contextmanager
    def alone(self, wait: float = -1) -> Iterator[None]:
        """Nobody else writes meanwhile. Raises StoreError where somebody does for `wait` seconds; -1 is for ever."""
        if not self._lock.acquire(timeout=wait):
            raise StoreError(f"reports are being read into {self.name}: try again when that has ended")
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def editing(self) -> Iterator[Record]:
        """The record to write to, alone: what readers see is whole before and after. Raises StoreError."""
        with self.alone(WAITS), open_record(self.where) as record:
            yield record

    def close(self) -> None:
        """Let go of it."""
        self.record.close()


class Shelves:
    """Records by name: `Shelves(["korea.onrecord"])` serves it as "korea"; to be closed after use."""

    def __init__(self, records: Sequence[str | Path]) -> None:
        if not records:
            raise UsageError("no record to serve: name at least one")
        self._opened: dict[str, Opened] = {}
        try:
            for where in records:
                name = self._name(where)
                self._opened[name] = Opened(name, where)
        except BaseException:
            self.close()
            raise

    def _name(self, where: str | Path) -> str:
        stem = str(where).rstrip("/").rpartition("/")[2].removesuffix(".onrecord")
        name = re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "record"
        name = f"{name}-record" if name in TAKEN else name
        numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(self._opened) + 2))
        return next(one for one in numbered if one not in self._opened)

    @property
    def opened(self) -> Mapping[str, Opened]:
        """All of them, in the order given."""
        return self._opened

    def one(self, name: str | None = None) -> Opened:
        """The record of that name, or the only one. Raises NotFoundError, UsageError where there is a choice."""
        if name is None and len(self._opened) == 1:
            return next(iter(self._opened.values()))
        if name is None:
            raise UsageError(f"several records are served: add ?record= and one of {', '.join(self._opened)}")
        if name not in self._opened:
            near = did_you_mean(nearest(name, self._opened))
            raise NotFoundError(f"no record '{name}' is served here{near or ': there is ' + ', '.join(self._opened)}")
        return self._opened[name]

    def close(self) -> None:
        """Let go of all."""
        for one in self._opened.values():
            one.close()
