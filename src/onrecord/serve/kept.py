"""What is worked out of a whole record, kept until the record has another version: a request never does it twice."""

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from onrecord.serve.opened import Opened
from onrecord.store.remade import Remade
from onrecord.store.versions import version

T = TypeVar("T")
MOST = 64  # answers that are kept of one record


_KEPT: WeakKeyDictionary[Opened, Remade] = WeakKeyDictionary()
_LOCK = threading.Lock()


def kept(opened: Opened, what: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, or gave for this version of the record; where that takes long, shortly before for the last.

    Args:
        opened: the record.
        what: what is asked for, with all that it depends on but the record.
        make: works it out.
    """
    with _LOCK:
        answers = _KEPT.setdefault(opened, Remade(MOST))
    return answers.of(what, version(opened.record), make)
