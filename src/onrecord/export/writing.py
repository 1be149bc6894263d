"""The call that exports a record, or one table of it, in any of the formats."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import MissingExtraError, StoreError
from onrecord.export.format import Asked, Format
from onrecord.export.formats import FORMATS, format_of
from onrecord.knowledge.choices import chosen
from onrecord.store import Record


def export(
    record: Record,
    to: Path | BinaryIO,
    *,
    table: str | None = None,
    format: str = "jsonl",
    guard: bool = True,
    leads: bool = False,
    left_out: Counter[str] | None = None,
) -> int:
    """Write a record, or one table of it, to a file, which appears only when it is complete, or to an open stream.

    Args:
        record: an open record.
        to: a path, or a binary file open for writing.
        table: one of the format's tables; unless given, the one that is meant by the format: claims for jsonl.
        format: one of `onrecord.export.FORMATS`.
        guard: put an apostrophe before text in CSV that a spreadsheet would take for a formula.
        leads: also what only leads carry, where the format leaves that out; the table of claims has both tiers.
        left_out: counts what the format has no place for, such as what is only planned, by the reason.

    Returns:
        The number of rows.

    Raises:
        UsageError: no such format, or it has no such table.
        MissingExtraError: the format needs a library that is not installed.
        StoreError: the file cannot be written.
    """
    form, name = table_of(format, table)

    def write(file: BinaryIO) -> int:
        counts = Counter() if left_out is None else left_out
        return form.write(Asked(record, file, name, leads=leads, guard=guard, left_out=counts))

    try:
        if not isinstance(to, Path):
            return write(to)
        with whole_file(to) as file:
            return write(file)
    except ModuleNotFoundError as error:
        if form.extra is None:
            raise
        raise MissingExtraError(f"the format '{form.name}'", form.extra) from error


def table_of(format: str, table: str | None = None) -> tuple[Format, str]:
    """A format and the one of its tables that is meant. Raises UsageError with the choices."""
    form = format_of(chosen("format", format, FORMATS))
    if table is None:
        return form, form.tables[0]
    return form, chosen("table", table, form.tables)


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
