"""All that an answer is made of, read as it is at one moment, with one connection to each record.

Every statement by itself would take a connection of its own, and see what was written between it and the one before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, Engine


class Glance:
    """The connections of an answer, each from when it was first asked for; used by one thread at a time."""

    def __init__(self) -> None:
        self._held: dict[Engine, Connection] = {}

    def of(self, engine: Engine) -> Connection:
        """The connection to a record, within a transaction that only reads."""
        held = self._held.get(engine)
        if held is None or held.closed or held.invalidated:
            held = self._held[engine] = engine.connect()
        if not held.in_transaction():  # at first, or where a statement failed
            held.begin()
        return held

    def close(self) -> None:
        """Let go of all of them."""
        held, self._held = self._held, {}
        for one in held.values():
            one.close()


_GLANCE: ContextVar[Glance | None] = ContextVar("glance", default=None)


def glancing() -> Glance | None:
    """That of the answer that is made in this context; None where each statement is by itself."""
    return _GLANCE.get()


@contextmanager
def glance() -> Iterator[None]:
    """Within it, and in what threads do for it in copies of its context, all is read as it was at one moment."""
    made = Glance()
    before = _GLANCE.set(made)
    try:
        yield
    finally:
        _GLANCE.reset(before)
        made.close()
