"""What is worked out of a record, kept until the record has changed: a request never does it twice."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

from onrecord.store import Record
from onrecord.store.changed import stamp
from onrecord.store.remade import Remade
from onrecord.store.versions import version

if TYPE_CHECKING:
    from onrecord.serve.opened import Opened

T = TypeVar("T")
MOST = 200  # pieces of pages that are kept of one record, the last used
WHOLES = 512  # answers about whole records, some 10 kB each
WHILE_BUILT = 5.0  # seconds that a piece is kept while a build writes: each report that it takes may change it
WHOLE_WHILE_BUILT = 60.0  # the same of an answer about the whole record, and of a piece that has signs of its own
LONG = 0.05  # seconds of the processor that making a piece takes, above which readers are given the one before


class Kept:
    """What was made of a record, by key: pieces of pages, and answers about all of it.

    `aside` is within what nobody waits for is made.
    """

    def __init__(self, record: Record, most: int = MOST) -> None:
        self._record = record
        self.aside: Callable[[], AbstractContextManager[None]] = nullcontext
        self._pieces, self._wholes = Remade(most, LONG, aside=self._aside), Remade(WHOLES, aside=self._aside)
        self._signed = Remade(most, LONG, aside=self._aside)

    def _aside(self) -> AbstractContextManager[None]:
        return self.aside()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """A piece of a page: what is kept under the key, else what `make` makes of the record as it is now.

        While a build writes and after it, where making takes long, shortly of the state before. What somebody has
        decided is seen at once.
        """
        (build, unfinished, *decisions), building = stamp(self._record)
        state = (build, unfinished)
        return self._pieces.of((key, *decisions), state, make, good=WHILE_BUILT if building else None)

    def signed(self, key: Hashable, sign: Hashable, make: Callable[[], T]) -> T:
        """A piece of a page that takes long to make, and that is out of date as soon as its sign is another.

        While a build writes elsewhere it is kept for a minute, and what is looked at once drives none of these out.
        """
        (build, unfinished, *decisions), building = stamp(self._record)
        good = WHOLE_WHILE_BUILT if building else None
        return self._signed.of((key, *decisions), (build, unfinished, sign), make, good=good)

    def whole(self, what: Hashable, make: Callable[[], T]) -> T:
        """An answer about the whole record, as of the last build; where it takes long, shortly of the one before.

        While a build writes, it is worked out anew about once a minute.
        """
        good = WHOLE_WHILE_BUILT if stamp(self._record)[1] else None
        return self._wholes.of(what, version(self._record), make, good=good)


def kept(opened: "Opened", what: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, or gave for this version of the record; where that takes long, shortly before for the last.

    Args:
        opened: the record.
        what: what is asked for, with all that it depends on but the record.
        make: works it out.
    """
    return opened.pieces.whole(what, make)
