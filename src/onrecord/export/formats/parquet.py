"""Apache Parquet."""

from onrecord.export.format import Asked, Format
from onrecord.export.rows import write_rows
from onrecord.export.tables import TABLES
from onrecord.export.tabular import write_parquet


def write(asked: Asked) -> int:
    """Write a table with typed columns."""
    return write_rows(asked, write_parquet)


FORMAT = Format("parquet", "typed columns", write, tuple(TABLES), extra="parquet", binary=True, events=False)
