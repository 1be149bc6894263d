"""Questions by page and API: read one at a time, a few may wait, and what was answered is kept while it is right."""

import threading
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened

if TYPE_CHECKING:
    from onrecord.verbs.ask import Answer

WAITING = 8  # questions that may be waiting to be read
PATIENCE = 20.0  # seconds that one waits

_reading = threading.Lock()
_places = threading.BoundedSemaphore(WAITING)


def answer(opened: Opened, question: str, *, leads: bool) -> "Answer":
    """What the record says to a question. Raises UsageError; HTTPException (503) where too many ask at once."""
    return kept(opened, ("asked", question, leads), lambda: _answer(opened, question, leads=leads))


def _answer(opened: Opened, question: str, *, leads: bool) -> "Answer":
    from onrecord.verbs.ask import ask

    if not _places.acquire(blocking=False):
        raise _busy()
    try:
        if not _reading.acquire(timeout=PATIENCE):
            raise _busy()
        try:
            return ask(opened.record, question, leads=leads)
        finally:
            _reading.release()
    finally:
        _places.release()


def _busy() -> HTTPException:
    return HTTPException(503, "many ask at once: try again in a moment", {"retry-after": "5"})
