"""Rows of a data set between some parties, so that a forecast over a large one reads only what it counts."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from onrecord.model.datasets import DatasetEvent
from onrecord.store import schema
from onrecord.store.dataset_pages import at
from onrecord.store.writing import parts

if TYPE_CHECKING:
    from onrecord.store.record import Record

AT_ONCE = 500


def rows_between(record: "Record", name: str, parties: Collection[str], before: str) -> Iterator[DatasetEvent]:
    """The rows of days before a day in which one of the parties, by code, does something to one of them; in order."""
    c = schema.dataset_party.c
    acts, receives = set[int](), set[int]()
    with record.shelf.reading() as connection:
        for part in parts(sorted(parties)):
            query = select(c.row, c.side).where(c.key.in_(part), c.day < before, c.dataset == name)
            for row, side in connection.execute(query):
                if side in ("actor", "both"):
                    acts.add(row)
                if side in ("recipient", "both"):
                    receives.add(row)
    wanted = sorted(acts & receives)
    for start in range(0, len(wanted), AT_ONCE):
        with record.shelf.reading() as connection:
            found = at(connection, [(name, row) for row in wanted[start : start + AT_ONCE]])
        yield from (found[key] for key in sorted(found))
