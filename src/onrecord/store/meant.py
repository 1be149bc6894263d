"""The tables of what the sentences of reports mean: one row for each report, so that it comes and goes with it.

Kept apart from the vectors are their signs, a bit for each number: all of them are held in memory to search by, and the
vectors of those alone are read that are near.
"""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Index, LargeBinary, String, Table

from onrecord.store import quick
from onrecord.store.columns import Id, metadata


def _report(of: str) -> Column[str]:
    return Column("report", Id, ForeignKey(of, deferrable=True, initially="DEFERRED"), primary_key=True)


# `seq` grows with every row that is written and is never given again: what is new is what lies behind the last seen.
# `spans` are the sentences' first and last characters (int32), `bits` the signs of their vectors, a row each.
meanings = Table(
    "meanings",
    metadata,
    _report("reports.id"),
    Column("seq", BigInteger, nullable=False),
    Column("model", String, nullable=False),
    Column("spans", LargeBinary, nullable=False),
    Column("bits", LargeBinary, nullable=False),
    Index("meanings_by_seq", "seq", "model", unique=True),
)

# The vectors as int8, 127 for the largest of each.
meaning_vectors = Table(
    "meaning_vectors", metadata, _report("meanings.report"), Column("vectors", LargeBinary, nullable=False)
)


def forget(connection: Connection, reports: Iterable[str]) -> None:
    """Take out what reports mean, which are gone or have another text."""
    listed = list(reports)
    quick.change_among(connection, "DELETE FROM meaning_vectors WHERE report", listed)
    quick.change_among(connection, "DELETE FROM meanings WHERE report", listed)
