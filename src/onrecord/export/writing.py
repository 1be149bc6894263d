"""Tables in files: JSON Lines, CSV and Parquet, streamed row by row; and the call that exports a table."""

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec

from onrecord.errors import MissingExtraError, StoreError
from onrecord.export.claims import CLAIMS, RESPONSES, batched
from onrecord.export.columns import Row, Table
from onrecord.export.entities import ENTITIES
from onrecord.export.recorded import ACTORS, CONFLICTS, EVENTS, ORIGINS, SOURCES, STORIES
from onrecord.export.reports import REPORTS
from onrecord.knowledge.choices import chosen
from onrecord.store import Record

TABLES: dict[str, Table] = {
    "claims": CLAIMS,
    "events": EVENTS,
    "reports": REPORTS,
    "actors": ACTORS,
    "entities": ENTITIES,
    "sources": SOURCES,
    "responses": RESPONSES,
    "conflicts": CONFLICTS,
    "origins": ORIGINS,
    "stories": STORIES,
}
T = TypeVar("T")
LIST_MARK = "; "  # between the parts of a list where a format has no lists


# With these a spreadsheet takes a cell for a formula. OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def export(
    record: Record,
    to: Path | BinaryIO,
    *,
    table: str = "claims",
    format: str = "jsonl",
    guard: bool = True,
    leads: bool = False,
) -> int:
    """Write one table of a record to a file, which appears only when it is complete, or to an open binary stream.

    Args:
        record: an open record.
        to: a path, or a binary file open for writing.
        table: claims, events, reports, actors, entities, sources, responses, conflicts, origins or stories.
        format: jsonl, csv or parquet.
        guard: put an apostrophe before text in CSV that a spreadsheet would take for a formula.
        leads: also what only leads carry, in the tables of events, actors, entities and sources; that of claims has
            both tiers.

    Returns:
        The number of rows.

    Raises:
        UsageError: no such table or format.
        MissingExtraError: Parquet without pyarrow.
        StoreError: the file cannot be written.
    """
    chosen, write = _choose(TABLES, "table", table), _choose(FORMATS, "format", format)
    if write is write_csv and not guard:
        write = partial(write_csv, guard=False)
    rows = (chosen.with_leads if leads else None) or chosen.rows
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows(record):
            count += 1
            yield {name: row[name] for name in chosen.names}

    if isinstance(to, Path):
        with whole_file(to) as file:
            write(chosen, counted(), file)
    else:
        write(chosen, counted(), to)
    return count


def _choose(options: Mapping[str, T], what: str, name: str) -> T:
    return options[chosen(what, name, options)]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only once it is written, so that no half of one is ever found there.

    What is there and is no plain file, such as a pipe, is written to as it is. Raises StoreError.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("xb") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


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
        writer.writerows({name: _cell(value, guard=guard) for name, value in row.items()} for row in rows)
    finally:
        text.detach()


def _cell(value: Any, *, guard: bool) -> Any:
    text = LIST_MARK.join(value) if isinstance(value, list) else value
    return f"'{text}" if guard and isinstance(text, str) and text.startswith(FORMULA) else text


def write_parquet(table: Table, rows: Iterable[Row], file: BinaryIO) -> None:
    """Parquet with lists as lists; a few thousand rows are held at a time."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("Parquet export", "parquet") from error
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


FORMATS: dict[str, Callable[[Table, Iterable[Row], BinaryIO], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}
