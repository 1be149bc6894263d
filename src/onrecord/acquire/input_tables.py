"""Tables of inputs: a file, folder, pattern or address a row, with the date, outlet, address and author of its report.

A table of articles has a column for their text; one of inputs has one for where they lie.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire.asked import past_day
from onrecord.acquire.columns import DELIMITERS, MEANS, day_first, ordered
from onrecord.acquire.decoding import encoding_of
from onrecord.acquire.facts import Facts
from onrecord.errors import UsageError
from onrecord.knowledge.folding import letters

PATHS = ("path", "file", "filename", "filepath", "input")
FIELDS = ("date", "outlet", "url", "authors")
HEAD = 8192
LONGEST = 60  # characters of a day


class Row(NamedTuple):
    """A row: what it names, what it says of it, its number as spreadsheets count; `wrong` is why it cannot be used."""

    given: str
    facts: Facts
    number: int
    wrong: str = ""


def is_input_table(path: Path) -> bool:
    """Whether a file is a table of inputs: its first row names a column of paths, another one, and none of text."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    first = head.decode(encoding_of(head), "replace").lstrip("\ufeff\r\n ").splitlines()
    return bool(first) and _columns(first[0]) is not None


def rows(path: Path, by: str) -> Iterator[Row]:
    """The rows of a table of inputs that name something or say something. Raises OSError, csv.Error.

    Args:
        path: the table; what its rows name lies in its folder, unless they say otherwise.
        by: who gives what it says.
    """
    raw = path.read_bytes()
    text = raw.decode(encoding_of(raw[:HEAD]), "replace").lstrip("\ufeff\r\n ")
    found = _columns(text.splitlines()[0])
    assert found is not None
    mark, places = found
    cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))[1:]
    order = day_first([row[places["date"]] for row in cells if places.get("date", len(row)) < len(row)])
    for number, row in enumerate(cells, 2):
        named = dict(zip_longest(places, (row[at].strip() if at < len(row) else "" for at in places.values())))
        if any(named.values()):
            yield _row(named, order, number, path.name, by)


def _row(cells: dict[str, str], order: bool | None, number: int, table: str, by: str) -> Row:
    where = f"{table}, row {number}"
    given = cells.get("path", "")
    if not given:
        return Row("", Facts(), number, f"{where} names no path")
    if "\0" in given:  # a table in another encoding than it seemed to be in
        return Row("", Facts(), number, f"{where} names a path that there cannot be: save the table again as UTF-8")
    try:
        day = past_day(str(ordered(cells["date"][:LONGEST], order))) if cells.get("date") else None
    except UsageError as error:
        return Row(given, Facts(), number, f"{where}: {error}")
    url = cells.get("url") or None
    if url and not url.lower().startswith(("http://", "https://")):
        return Row(given, Facts(), number, f"{where}: '{url}' is no address: it has to begin with https:// or http://")
    authors = tuple(name.strip() for name in cells.get("authors", "").split(";") if name.strip())
    outlet = cells.get("outlet") or None
    return Row(given, Facts(date=day, outlet=outlet, url=url, authors=authors, by=by, where=where, over=True), number)


def _columns(line: str) -> tuple[str, dict[str, int]] | None:
    """What parts the columns, and where those are that count; None if it is no table of inputs."""
    for mark in DELIMITERS:
        found = _places(next(csv.reader([line], delimiter=mark), []))
        if "path" in found and len(found) > 1 and "text" not in found:
            return mark, {name: at for name, at in found.items() if name in ("path", *FIELDS)}
    return None


def _places(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        folded = letters(name)
        field = "path" if folded in PATHS else MEANS.get(folded, ("", 0))[0]
        if field:
            found.setdefault(field, at)
    return found
