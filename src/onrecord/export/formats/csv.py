"""Comma-separated values (RFC 4180)."""

from functools import partial

from onrecord.export.format import Asked, Format
from onrecord.export.rows import write_rows
from onrecord.export.tables import TABLES
from onrecord.export.tabular import write_csv


def write(asked: Asked) -> int:
    """Write a table under a heading."""
    return write_rows(asked, partial(write_csv, guard=asked.guard))


FORMAT = Format("csv", "RFC 4180, with a heading", write, tuple(TABLES), events=False)
