"""What is kept of the meaning of reports: of each sentence a place in its text, a vector, and that vector's signs."""

from collections.abc import Iterator, Mapping

import numpy as np
from sqlalchemy import Connection, select

from onrecord.model import Report
from onrecord.store import schema as s
from onrecord.store.among import among
from onrecord.store.verifying.fault import Fault

ANEW = "onrecord meanings RECORD --drop, then onrecord meanings RECORD: they are made anew from the texts"


def check_meant(connection: Connection, reports: Mapping[str, Report]) -> Iterator[Fault]:
    """Faults of what these reports mean. What a model would make of them is not asked: it may not be installed."""
    m, v = s.meanings.c, s.meaning_vectors.c
    query = select(m.report, m.spans, m.bits, v.vectors).outerjoin(s.meaning_vectors, v.report == m.report)
    for report, spans, bits, vectors in connection.execute(query.where(among(m.report, reports))):
        if (what := _wrong(spans, bits, vectors, len(reports[report].text))) is not None:
            yield Fault("texts", "report", report, f"what its sentences mean {what}", ANEW)


def _wrong(spans: bytes, bits: bytes, vectors: bytes | None, length: int) -> str | None:
    count = len(spans) // 8
    if vectors is None or len(spans) % 8 or len(vectors) != 8 * len(bits) or (count and len(bits) % (8 * count)):
        return "is not whole"
    places = np.frombuffer(spans, "<i4").reshape(-1, 2)
    if np.any(places[:, 0] < 0) or np.any(places[:, 0] > places[:, 1]) or np.any(places[:, 1] > length):
        return "is of places outside its text"
    made = np.frombuffer(vectors, np.int8)
    signs = np.unpackbits(np.frombuffer(bits, np.uint8)).astype(bool)
    if np.any(signs[made > 0] == 0) or np.any(signs[made < 0]):
        return "is not what it is searched by"
    return None
