"""What is counted and listed beside the records, against what counting and listing them anew gives."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from onrecord.store.counting import anew
from onrecord.store.lining import lines
from onrecord.store.verifying.fault import RESTORE, Fault
from onrecord.store.verifying.seeing import Seen

MOST = 20  # faults of a table


def check_counted(seen: Seen) -> Iterator[Fault]:
    """Counts that are none too high or too low; lists that have what there is, and nothing else."""
    for table, query in anew(seen.connection).items():
        for id in _differing(seen, select(table), query):
            yield Fault("record", table.name, id, "what is counted is not what there is", RESTORE)
    for some in lines():
        for id in _differing(seen, some.kept, some.anew):
            yield Fault("record", some.table.name, id, "it is listed otherwise than it is recorded", RESTORE)


def _differing(seen: Seen, kept: Any, made: Any) -> list[str]:
    """The first columns of the rows that are on one side alone."""
    again = select(made.subquery())
    sides = (kept.except_(again).limit(MOST), again.except_(kept).limit(MOST))
    return sorted({str(row[0]) for side in sides for row in seen.connection.execute(side)})
