"""Event files without text: who did what to whom on which day, as arrays that a forecast counts over."""

import csv
import gzip
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Literal, cast

import numpy as np
from numpy.typing import NDArray

from onrecord.acquire.event_columns import COLUMNS
from onrecord.errors import ContentError, InputError

Ints = NDArray[np.int32]
EPOCH = date(1970, 1, 1)
LONGEST = 1_000_000  # characters of one field


@dataclass(frozen=True, slots=True)
class Happenings:
    """Events in the order of their days; each happened once a day, however often the file has it.

    Attributes:
        day: shape (n,), days since 1970-01-01, never falling.
        actor, relation, recipient: shape (n,), places in `names` and `relations`.
        names: who acts and is acted on, sorted.
        relations: what is done, sorted.
        left_out: lines that were left out, by reason: "repeated", "date", "empty".
    """

    day: Ints
    actor: Ints
    relation: Ints
    recipient: Ints
    names: tuple[str, ...]
    relations: tuple[str, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.day)

    def before(self, day: int) -> "Happenings":
        """Only what came before a day; names and relations keep their places."""
        return self._part(slice(0, int(np.searchsorted(self.day, day, side="left"))))

    def since(self, day: int) -> "Happenings":
        """Only that day and what came after it; names and relations keep their places."""
        return self._part(slice(int(np.searchsorted(self.day, day, side="left")), len(self)))

    def _part(self, part: slice) -> "Happenings":
        cut = (self.day[part], self.actor[part], self.relation[part], self.recipient[part])
        return Happenings(*cut, self.names, self.relations)


def days_of(text: str) -> int | None:
    """Days since 1970-01-01 of an ISO date, a time of day behind it or not; None if it is no date."""
    try:
        return (date.fromisoformat(text.strip()[:10]) - EPOCH).days
    except ValueError:
        return None


def date_of(day: int) -> date:
    """The date of a day given as days since 1970-01-01."""
    return EPOCH + timedelta(days=int(day))


def gathered(rows: Iterable[tuple[int, str, str, str]], left_out: Mapping[str, int] | None = None) -> Happenings:
    """Events from rows of day, actor, relation, recipient, in any order; equal rows are one."""
    given = list(rows)
    kept = sorted(set(given))
    out = Counter(left_out or {})
    out["repeated"] += len(given) - len(kept)
    names = tuple(sorted({row[1] for row in kept} | {row[3] for row in kept}))
    relations = tuple(sorted({row[2] for row in kept}))
    place = {name: number for number, name in enumerate(names)}
    kind = {name: number for number, name in enumerate(relations)}
    table = np.array([(d, place[a], kind[r], place[o]) for d, a, r, o in kept], dtype=np.int32).reshape(-1, 4)
    found = {reason: count for reason, count in sorted(out.items()) if count}
    return Happenings(
        table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy(), table[:, 3].copy(), names, relations, found
    )


def read_happenings(*paths: str | Path) -> Happenings:
    """The events of one or more files of tab- or comma-separated values, also packed with gzip.

    The first line names the columns: date, actor, relation, recipient, or what ICEWS calls them ("Event Date",
    "Source Name", "Event Text", "Target Name"); others are passed over. Days may come in any order, and an event of an
    actor on itself counts like others.

    Raises:
        InputError: a file cannot be opened or unpacked.
        ContentError: a file lacks a column, or has no event at all.
    """
    out: Counter[str] = Counter()
    rows = [row for path in paths for row in _rows(Path(path), out)]
    if not rows:
        told = ", ".join(str(path) for path in paths)
        raise ContentError(f"{told} has no event: {sum(out.values())} lines were left out {dict(out)}")
    return gathered(rows, out)


def _rows(path: Path, out: Counter[str]) -> Iterator[tuple[int, str, str, str]]:
    try:
        with _open(path) as file:
            first = file.readline()
            mark = "\t" if "\t" in first else ","
            quoting: Literal[0, 3] = csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL
            place = _columns(path, next(csv.reader([first], delimiter=mark, quoting=quoting), []))
            csv.field_size_limit(LONGEST)
            for cells in csv.reader(file, delimiter=mark, quoting=quoting):
                if (row := _row(cells, place, out)) is not None:
                    yield row
    except (OSError, EOFError, zlib.error, UnicodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8", newline=""))
    return path.open(encoding="utf-8", newline="")


def _columns(path: Path, header: Sequence[str]) -> tuple[int, int, int, int]:
    """Where each of the four columns is."""
    has = [cell.strip().strip("\ufeff").casefold() for cell in header]
    found = {name: next((has.index(word) for word in words if word in has), None) for name, words in COLUMNS.items()}
    if lacking := [name for name, at in found.items() if at is None]:
        raise ContentError(
            f"{path} has no column for {', '.join(lacking)}; its header is {', '.join(map(repr, has)) or 'none'}. "
            "An event file has date, actor, relation and recipient, or ICEWS's own names for them"
        )
    return cast("tuple[int, int, int, int]", tuple(found.values()))


def _row(cells: Sequence[str], place: tuple[int, int, int, int], out: Counter[str]) -> tuple[int, str, str, str] | None:
    if len(cells) <= max(place):
        out["empty"] += 1
        return None
    when, actor, relation, recipient = (cells[at].strip() for at in place)
    if (day := days_of(when)) is None:
        out["date"] += 1
        return None
    if not (actor and relation and recipient):
        out["empty"] += 1
        return None
    return day, actor, relation, recipient
