"""Rows of text in files with delimiters, for formats that have columns of their own."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.export.format import Asked
from onrecord.export.tabular import cell
from onrecord.export.wording import one_line

Cells = dict[str, Any]


def write_cells(
    asked: Asked, columns: Sequence[str], rows: Iterable[Cells], *, delimiter: str, header: bool = True
) -> int:
    """Write rows, whose columns may be missing where nothing is known, and say how many there were.

    Every row has as many fields as there are columns, and stands on a line of its own: no text keeps a tab or a line
    break. Text that a spreadsheet would take for a formula is guarded as in other CSV.
    """
    text = io.TextIOWrapper(asked.file, encoding="utf-8", newline="", write_through=True)
    count = 0
    try:
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n" if delimiter == "\t" else "\r\n")
        if header:
            writer.writerow(columns)
        for row in rows:
            writer.writerow([_plain(row.get(name), guard=asked.guard) for name in columns])
            count += 1
    finally:
        text.detach()
    return count


def _plain(value: Any, *, guard: bool) -> Any:
    return cell(one_line(value) if isinstance(value, str) else value, guard=guard)
