"""The signs of all sentences' vectors, held in memory: a bit for each number, 48 bytes a sentence.

They are read once for each record that is open; what has been written since is read behind it. Looked through slice by
slice, a million sentences take some hundredths of a second.
"""

import threading
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, func, select

from onrecord.store import quick, schema

if TYPE_CHECKING:
    from onrecord.store.record import Record

SLICE = 16_384  # sentences that are compared at a time: what is worked on stays in the processor's cache
AT_ONCE = 2000  # reports whose signs are fetched at a time
Bits = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_m = schema.meanings.c


class Signs(NamedTuple):
    """The sentences of all reports, in the order of `seqs`.

    Attributes:
        model: of which model.
        seqs: the numbers of the reports' rows, ascending.
        reports: their ids.
        firsts: for each, the number of its first sentence among all; one more at the end.
        planes: (words, sentences), the bits of all sentences, 64 to a word.
    """

    model: str
    seqs: Numbers
    reports: tuple[str, ...]
    firsts: Numbers
    planes: Bits

    def near(self, bits: Bits, most: int) -> Numbers:
        """The sentences whose signs are the likest, `most` of them or some more that are as like as the last."""
        count = self.planes.shape[1]
        apart = np.zeros(count, np.uint16)
        for start in range(0, count, SLICE):
            part = slice(start, start + SLICE)
            for plane, word in zip(self.planes, bits, strict=True):
                apart[part] += np.bitwise_count(plane[part] ^ word)
        farthest = int(np.searchsorted(np.bincount(apart).cumsum(), most))
        return np.flatnonzero(apart <= farthest)

    def of(self, reports: Collection[str]) -> Numbers:
        """The sentences of these reports."""
        rows = [number for number, report in enumerate(self.reports) if report in reports]
        return np.concatenate([np.arange(0), *(np.arange(self.firsts[row], self.firsts[row + 1]) for row in rows)])

    def places(self, sentences: Numbers) -> dict[str, Numbers]:
        """By report, the numbers within it of some sentences, which are ascending."""
        rows = np.searchsorted(self.firsts, sentences, side="right") - 1
        begin = np.flatnonzero(np.diff(rows, prepend=-1))  # where the sentences of another report begin
        parts = np.split(sentences - self.firsts[rows], begin[1:]) if len(begin) else []
        return {self.reports[row]: part for row, part in zip(rows[begin], parts, strict=True)}


_held: "WeakKeyDictionary[Engine, Signs]" = WeakKeyDictionary()
_lock = threading.Lock()


def signs(record: "Record", model: str, size: int) -> Signs:
    """All that a record has of a model, as it is now."""
    engine = record.shelf.engine
    with record.shelf.reading() as connection, _lock:  # in this order: who holds the lock waits for no connection
        held = _held.get(engine)
        if held is None or held.model != model:
            held = Signs(model, np.zeros(0, np.int64), (), np.zeros(1, np.int64), np.zeros((size // 64, 0), np.uint64))
        now = connection.execute(select(func.count(), func.max(_m.seq)).where(_m.model == model)).one()
        if tuple(now) != (len(held.seqs), held.seqs[-1] if len(held.seqs) else None):
            held = _grown(connection, _kept(connection, held))
        _held[engine] = held
        return held


def _kept(connection: Connection, held: Signs) -> Signs:
    """Without the reports that are gone."""
    rows = connection.execute(select(_m.seq).where(_m.model == held.model).order_by(_m.seq)).scalars().all()
    stay = np.isin(held.seqs, np.asarray(rows, np.int64))
    if stay.all():
        return held
    lengths = np.diff(held.firsts)
    reports = tuple(report for report, stays in zip(held.reports, stay, strict=True) if stays)
    planes = held.planes[:, np.repeat(stay, lengths)]
    return Signs(held.model, held.seqs[stay], reports, _firsts(lengths[stay]), planes)


def _grown(connection: Connection, held: Signs) -> Signs:
    """With the reports that have come."""
    words = len(held.planes)
    last = int(held.seqs[-1]) if len(held.seqs) else -1
    seqs, reports, lengths, planes = [held.seqs], list(held.reports), [np.diff(held.firsts)], [held.planes]
    query = select(_m.seq, _m.report, _m.bits).where(_m.model == held.model).order_by(_m.seq).limit(AT_ONCE)
    while rows := quick.fetched(connection, query.where(_m.seq > last)):
        last = rows[-1][0]
        seqs.append(np.asarray([row[0] for row in rows], np.int64))
        reports += [row[1] for row in rows]
        lengths.append(np.asarray([len(row[2]) // (8 * words) for row in rows], np.int64))
        planes.append(np.frombuffer(b"".join(row[2] for row in rows), np.uint64).reshape(-1, words).T)
    return Signs(
        held.model, np.concatenate(seqs), tuple(reports), _firsts(np.concatenate(lengths)),
        np.ascontiguousarray(np.concatenate(planes, axis=1)),
    )  # fmt: skip


def _firsts(lengths: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
