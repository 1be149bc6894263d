"""Rows in files: JSON Lines, CSV and Parquet, streamed row by row."""

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from onrecord.export.claims import batched
from onrecord.export.columns import Row, Table

LIST_MARK = "; "  # between the parts of a list where a format has no lists


# With these a spreadsheet takes a cell for a formula. OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_jsonl(_: Table, rows: Iterable[Row], file: BinaryIO) -> None:
    """A JSON object a line, UTF-8, every column in every line."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        file.write(encoder.encode(row) + b"\n")


def write_csv(table: Table, rows: Iterable[Row], file: BinaryIO, *, guard: bool = True) -> None:
    """CSV after RFC 4180, UTF-8, with a heading; the parts of a list are parted by a semicolon.

    Text that begins as a formula does gets an apostrophe in front, so that no spreadsheet runs what a report says
    (OWASP, "CSV Injection"); numbers stay numbers. `guard=False` writes it as it is.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, table.names)
        writer.writeheader()
        writer.writerows({name: cell(value, guard=guard) for name, value in row.items()} for row in rows)
    finally:
        text.detach()


def cell(value: Any, *, guard: bool) -> Any:
    """A value as CSV has it, guarded against spreadsheets if asked for."""
    text = LIST_MARK.join(value) if isinstance(value, list) else value
    return f"'{text}" if guard and isinstance(text, str) and text.startswith(FORMULA) else text


def write_parquet(table: Table, rows: Iterable[Row], file: BinaryIO) -> None:
    """Parquet with lists as lists; a few thousand rows are held at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    fields = [pa.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in table.columns]
    schema = pa.schema(fields, metadata={"about": table.about})
    with pq.ParquetWriter(file, schema) as writer:
        for batch in batched(rows, 5000):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
