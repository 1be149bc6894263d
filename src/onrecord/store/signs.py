"""The signs of all sentences' vectors, held in memory: a bit for each number, 48 bytes a sentence.

They are read once for each record that is open; what has been written since is read behind it. Looked through slice by
slice, a million sentences take some hundredths of a second.
"""

import threading
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, func, select

from onrecord.read.meaning import Floats
from onrecord.store import quick, schema

if TYPE_CHECKING:
    from onrecord.store.record import Record

SLICE = 65_536  # sentences that are compared at a time: few steps, and what is worked on stays in the cache
ALL = 32_000  # sentences that are compared by all their signs; of more, one in `HALVED`
HALVED = 32
LOOK = 1000  # sentences whose signs are weighed; of very many, one in `SHARE`
SHARE = 1000
AT_ONCE = 2000  # reports whose signs are fetched at a time
STEP = 10_000  # reports whose signs are read in one go where nobody waits for them
PARTLY = (-1, None)  # the state where not all are read
Bits = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Few = NDArray[np.uint16]

_m = schema.meanings.c


class Signs(NamedTuple):
    """The sentences of all reports, in the order of `seqs`.

    Attributes:
        model: of which model.
        state: how many rows there are of all models, and the last one's number: what has changed shows in these.
        seqs: the numbers of the reports' rows, ascending.
        reports: their ids.
        firsts: for each, the number of its first sentence among all; one more at the end.
        planes: (words / 2, sentences), the first half of the bits of all sentences, 64 to a word.
        rest: (sentences, words / 2), the other half, of which those of few are looked at.
    """

    model: str
    state: tuple[int, int | None]
    seqs: Numbers
    reports: tuple[str, ...]
    firsts: Numbers
    planes: Bits
    rest: Bits

    def near(self, asked: Floats, most: int, among: Numbers | None = None) -> Numbers:
        """The sentences that are probably the likest, `most` of them at most, ascending; of all, or of those `among`.

        Of very many, first those that are the likest by half of the signs; of these, those that are by all signs; of
        these, the ones that are by all signs, each with the weight that the number in its place has in what is asked.
        """
        bits, half = np.packbits(asked > 0).view(np.uint64), len(self.planes)
        count = len(self.rest) if among is None else len(among)
        if count > ALL:
            apart = self._by_half(bits[:half]) if among is None else self._by_half(bits[:half]).take(among)
            first = _least(apart, count // HALVED)
            apart, some = apart.take(first), first if among is None else among.take(first)
        else:
            some = np.arange(count) if among is None else among
            apart = _apart(self.planes.take(some, axis=1), bits[:half])
        rest = np.ascontiguousarray(self.rest.take(some, axis=0).T)
        some = some[_least(apart + _apart(rest, bits[half:]), max(LOOK, count // SHARE))]
        if len(some) <= most:
            return some
        whole = np.hstack([self.planes.take(some, axis=1).T, self.rest.take(some, axis=0)])
        nearest = np.argpartition(-_weighed(whole, asked), most)
        return np.sort(some[nearest[:most]])

    def _by_half(self, bits: Bits) -> Few:
        """Of each of all sentences, in how many of the first half of the signs it differs."""
        starts = range(0, len(self.rest), SLICE)
        return np.concatenate([_apart(self.planes[:, start : start + SLICE], bits) for start in starts])

    def of(self, reports: Collection[str]) -> Numbers:
        """The sentences of these reports."""
        rows = np.flatnonzero(np.fromiter((report in reports for report in self.reports), bool, len(self.reports)))
        lengths = np.diff(self.firsts)[rows]
        before = np.cumsum(lengths) - lengths
        among: Numbers = np.arange(lengths.sum()) + np.repeat(self.firsts[rows] - before, lengths)
        return among

    def places(self, sentences: Numbers) -> dict[str, Numbers]:
        """By report, the numbers within it of some sentences, which are ascending."""
        rows = np.searchsorted(self.firsts, sentences, side="right") - 1
        begin = np.flatnonzero(np.diff(rows, prepend=-1))  # where the sentences of another report begin
        parts = np.split(sentences - self.firsts[rows], begin[1:]) if len(begin) else []
        return {self.reports[row]: part for row, part in zip(rows[begin], parts, strict=True)}


def _apart(planes: Bits, bits: Bits) -> Few:
    """In how many signs each sentence differs."""
    differ: Few = np.bitwise_count(planes ^ bits[:, None]).sum(axis=0, dtype=np.uint16)
    return differ


def _weighed(bits: Bits, asked: Floats) -> Floats:
    """The sum of the numbers of what is asked in those places in which a sentence's sign is plus."""
    eights = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1) @ asked.reshape(-1, 8).T  # of any 8 signs
    signs = bits.view(np.uint8)
    return np.asarray(eights[signs, np.arange(signs.shape[1])].sum(axis=1), np.float32)


def _least(apart: Few, most: int) -> Numbers:
    """Where the smallest are: about `most` of them, with all that are as small as the last.

    How small that is, some of them tell, if they are many.
    """
    step = len(apart) // SLICE + 1
    return np.flatnonzero(apart <= np.searchsorted(np.bincount(apart[::step]).cumsum(), most // step))


_held: "WeakKeyDictionary[Engine, Signs]" = WeakKeyDictionary()
_lock = threading.Lock()


def signs(record: "Record", model: str, size: int, most: int | None = None) -> Signs:
    """All that a record has of a model, as it is now; with `most`, what is held and at most about so many reports more.

    If that is not all, its state is `PARTLY`.
    """
    engine = record.shelf.engine
    with record.shelf.reading() as connection, _lock:  # in this order: who holds the lock waits for no connection
        held = _held.get(engine)
        if held is None or held.model != model:
            first, rest = np.zeros((size // 128, 0), np.uint64), np.zeros((0, size // 128), np.uint64)
            held = Signs(model, (0, None), np.zeros(0, np.int64), (), np.zeros(1, np.int64), first, rest)
        state = _state(connection)
        if state != held.state:
            kept = _kept(connection, held)
            held = _grown(connection, kept, most)
            partly = most is not None and len(held.seqs) - len(kept.seqs) >= most
            held = held._replace(state=PARTLY if partly else state)
        _held[engine] = held
        return held


def prepared(record: "Record", model: str, size: int) -> Iterator[Signs]:
    """Read them before anybody asks, some at a time, so that others have a turn between."""
    held = signs(record, model, size, STEP)
    while held.state == PARTLY:
        yield held
        held = signs(record, model, size, STEP)


def _state(connection: Connection) -> tuple[int, int | None]:
    """As `Signs.state`. Each is asked by itself and of all models, for which SQLite looks at next to nothing."""
    rows, last = select(func.count()).select_from(schema.meanings), select(func.max(_m.seq))
    count, number = connection.execute(select(rows.scalar_subquery(), last.scalar_subquery())).one()
    return int(count), number


def _kept(connection: Connection, held: Signs) -> Signs:
    """Without the reports that are gone."""
    rows = connection.execute(select(_m.seq).where(_m.model == held.model).order_by(_m.seq)).scalars().all()
    stay = np.isin(held.seqs, np.asarray(rows, np.int64))
    if stay.all():
        return held
    lengths = np.diff(held.firsts)
    reports = tuple(report for report, stays in zip(held.reports, stay, strict=True) if stays)
    left = np.repeat(stay, lengths)
    own = held.seqs[stay], reports, _firsts(lengths[stay])
    return Signs(held.model, held.state, *own, held.planes[:, left], held.rest[left])


def _grown(connection: Connection, held: Signs, most: int | None) -> Signs:
    """With the reports that have come, or about `most` of them."""
    half = len(held.planes)
    last = int(held.seqs[-1]) if len(held.seqs) else -1
    seqs, reports, lengths = [held.seqs], list(held.reports), [np.diff(held.firsts)]
    planes, rest = [held.planes], [held.rest]
    query = select(_m.seq, _m.report, _m.bits).where(_m.model == held.model).order_by(_m.seq).limit(AT_ONCE)
    while (most is None or len(reports) - len(held.reports) < most) and (
        rows := quick.fetched(connection, query.where(_m.seq > last))
    ):
        last = rows[-1][0]
        seqs.append(np.asarray([row[0] for row in rows], np.int64))
        reports += [row[1] for row in rows]
        lengths.append(np.asarray([len(row[2]) // (16 * half) for row in rows], np.int64))
        bits = np.frombuffer(b"".join(row[2] for row in rows), np.uint64).reshape(-1, 2 * half)
        planes.append(bits[:, :half].T)
        rest.append(bits[:, half:])
    own = np.concatenate(seqs), tuple(reports), _firsts(np.concatenate(lengths))
    return Signs(held.model, held.state, *own, np.concatenate(planes, axis=1), np.concatenate(rest))


def _firsts(lengths: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
