"""JSON Lines (https://jsonlines.org): a JSON object a line."""

from onrecord.export.format import Asked, Format
from onrecord.export.rows import write_rows
from onrecord.export.tables import TABLES
from onrecord.export.tabular import write_jsonl


def write(asked: Asked) -> int:
    """Write a table, a row a line."""
    return write_rows(asked, write_jsonl)


FORMAT = Format("jsonl", "a JSON object a line", write, tuple(TABLES), events=False)
