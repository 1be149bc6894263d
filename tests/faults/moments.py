"""The moments of a process at which it may be killed: each statement, each commit, each stretch of work within one.

They are counted, so that the same number is the same moment in the next run, and every one can be struck.
"""

import os
import signal
import sqlite3
from typing import Any

from sqlalchemy import Engine, event

WORK = 2000  # instructions of SQLite's machine between two moments within a statement


class Moments:
    """Counts the moments of this process; at the `last` it kills itself, as `kill -9` would; 0 is never."""

    def __init__(self, last: int = 0) -> None:
        self.count, self._last = 0, last

    def pass_one(self, *_: object, **__: object) -> None:
        """Another moment."""
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def listen(self) -> None:
        """Count what is done to any database from now on; for a process that ends after."""
        event.listen(Engine, "before_cursor_execute", self.pass_one)
        event.listen(Engine, "commit", self.pass_one)
        event.listen(Engine, "connect", self._within_statements)

    def _within_statements(self, connection: Any, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_progress_handler(self.pass_one, WORK)
