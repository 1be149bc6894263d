"""Keeping what the sentences of reports mean: writing it, taking it out, and which reports lack it."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from onrecord.model import Span
from onrecord.read.meaning import Floats
from onrecord.store import quick, schema
from onrecord.store.meant import forget

if TYPE_CHECKING:
    from onrecord.store.record import Record

WANTED = "meanings"  # the setting: of which model vectors are kept up, "" for none
LEAST = 20  # characters of a sentence; what is shorter says too little to be like anything

_m, _r = schema.meanings.c, schema.reports.c


class Vectors(NamedTuple):
    """What is kept of a report: its sentences' places (n, 2), and their vectors (n, size) as int8."""

    spans: NDArray[np.int32]
    vectors: NDArray[np.int8]


def wanted(record: "Record") -> str:
    """The model whose vectors this record keeps; "" for none."""
    return record.setting(WANTED) or ""


def missing(record: "Record", model: str) -> list[str]:
    """The ids of reports that have a text and no vectors of that model, in order."""
    has = select(_m.report).where(_m.report == _r.id, _m.model == model).exists()
    with record.shelf.reading() as connection:
        return list(connection.execute(select(_r.id).where(_r.status == "ok", ~has).order_by(_r.id)).scalars())


def keep(connection: Connection, model: str, made: Sequence[tuple[str, Sequence[Span], Floats]]) -> None:
    """Write vectors of reports, in place of what these had; within a transaction."""
    forget(connection, [report for report, _, _ in made])
    last = connection.execute(select(func.max(_m.seq))).scalar() or 0
    first = max(last + 1, time.time_ns() // 1000)  # a number that was given to a row since gone is not given again
    rows, vectors = [], []
    for number, (report, spans, floats) in enumerate(made, first):
        places = np.asarray([(span.start, span.end) for span in spans], "<i4").reshape(-1, 2)
        bits = np.packbits(floats > 0, axis=1)
        row = {"report": report, "seq": number, "model": model}
        rows.append(row | {"spans": places.tobytes(), "bits": bits.tobytes()})
        vectors.append({"report": report, "vectors": small(floats).tobytes()})
    if rows:
        connection.execute(insert(schema.meanings), rows)
        connection.execute(insert(schema.meaning_vectors), vectors)


def small(vectors: Floats) -> NDArray[np.int8]:
    """Vectors as int8; what of likeness that loses lies in the third decimal."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.round(vectors * (127 / largest)), np.int8)


def forget_all(connection: Connection) -> int:
    """Take out all there is; how many reports had any."""
    connection.execute(delete(schema.meaning_vectors))
    return connection.execute(delete(schema.meanings)).rowcount


def of_reports(connection: Connection, size: int, reports: Iterable[str]) -> Iterator[tuple[str, Vectors]]:
    """What is kept of these reports."""
    query = (
        "SELECT meanings.report, spans, vectors FROM meanings "
        "JOIN meaning_vectors ON meaning_vectors.report = meanings.report WHERE meanings.report"
    )
    for report, spans, vectors in quick.among(connection, query, reports):
        yield (
            report,
            Vectors(np.frombuffer(spans, "<i4").reshape(-1, 2), np.frombuffer(vectors, np.int8).reshape(-1, size)),
        )
