"""Tables of articles in Parquet: a report a row, read a few rows at a time, and of the columns only those needed."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.acquire.columns import columns, no_text
from onrecord.acquire.documents import Source
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import RefusalError, missing
from onrecord.acquire.tables import Row, of_rows
from onrecord.model import Report

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

AT_ONCE = 64


def drafts(source: Source) -> Iterator[Draft | Report]:
    """The articles of a table. Its columns go by the same names as those of any other table."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise missing("a Parquet file", "parquet") from error
    try:
        table = ParquetFile(source.file)
        names = table.schema_arrow.names
    except Exception as error:  # a damaged footer breaks Arrow in many ways
        raise _damaged(error) from error
    known = columns(names)
    if known is None:
        raise RefusalError("unreadable", no_text(names))
    kept = [names[at] for at in sorted(known.places.values())]
    yield from of_rows(source.id, source.label, chain([kept], _rows(table, kept)))


def _rows(table: "ParquetFile", kept: list[str]) -> Iterator[Row]:
    try:
        for batch in table.iter_batches(AT_ONCE, columns=kept):
            values = batch.to_pydict()
            yield from ([_plain(cell) for cell in row] for row in zip(*(values[name] for name in kept), strict=True))
    except Exception as error:  # as above
        yield _damaged(error)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _damaged(error: Exception) -> RefusalError:
    said = str(error).replace("\n", " ")[:100]
    return RefusalError("unreadable", f"this Parquet file is damaged ({said}): save it again")
