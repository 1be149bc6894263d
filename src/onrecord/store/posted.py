"""Keys that were set in a transaction, and are written together: many statements of a few rows cost more than one."""

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.store import postings


class Posted:
    """Keys that wait to be written: until something is asked of their index, or all is written."""

    def __init__(self) -> None:
        self._waiting: dict[str, dict[str, tuple[str, ...]]] = {}

    def post(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Set the keys of an id in an index, in place of those set before."""
        self._waiting.setdefault(index, {})[id] = tuple(keys)

    def write(self, connection: Connection, index: str | None = None) -> None:
        """Write those of an index, or of all."""
        for name in list(self._waiting) if index is None else [index]:
            if wanted := self._waiting.pop(name, None):
                postings.post(connection, name, wanted)

    def forget(self) -> None:
        """Forget those of a transaction that failed."""
        self._waiting.clear()
