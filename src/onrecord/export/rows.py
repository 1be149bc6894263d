"""The rows of a table of the record, counted, for the formats that write any table."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from onrecord.export.columns import Row, Table
from onrecord.export.format import Asked
from onrecord.export.tables import TABLES


def rows_of(asked: Asked) -> Iterator[Row]:
    """The rows that are asked for, each with the columns in the table's order."""
    table = TABLES[asked.table]
    rows = (table.with_leads if asked.leads else None) or table.rows
    for row in rows(asked.record):
        yield {name: row[name] for name in table.names}


def write_rows(asked: Asked, write: Callable[[Table, Iterable[Row], BinaryIO], None]) -> int:
    """Write the rows that are asked for with `write`; how many there were."""
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows_of(asked):
            count += 1
            yield row

    write(TABLES[asked.table], counted(), asked.file)
    return count
