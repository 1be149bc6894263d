"""What is worked out of a whole record, kept until the record has another version: a request never does it twice."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from onrecord.serve.opened import Opened
from onrecord.store.versions import version

T = TypeVar("T")
MOST = 64  # answers that are kept of one record


class _Answer:
    """One answer, made by whoever asks first; the others wait for it, and for no other."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made = False
        self.value: Any = None

    def get(self, make: Callable[[], Any]) -> Any:
        with self.lock:
            if not self.made:
                self.value, self.made = make(), True
            return self.value


_KEPT: WeakKeyDictionary[Opened, OrderedDict[Hashable, _Answer]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def kept(opened: Opened, what: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, or gave for the same version of the record.

    Args:
        opened: the record.
        what: what is asked for, with all that it depends on but the record.
        make: works it out.
    """
    key = (what, version(opened.record))
    with _LOCK:
        answers = _KEPT.setdefault(opened, OrderedDict())
        answer = answers.setdefault(key, _Answer())
        answers.move_to_end(key)
        while len(answers) > MOST:
            answers.popitem(last=False)
    found: T = answer.get(make)
    return found
