"""A folder of claims: Parquet files by table and day, and a note for each time that some were written.

    claims/day=2024-06-19/RUN-00001.parquet
    reports/day=2024-06-19/RUN-00001.parquet
    runs/RUN-00001.json

A note names the files that belong to it and the batches in them. Files that no note names were being written when a
run was cut off: they do not count, and go when they are an hour old.
"""

import heapq
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from onrecord import __version__
from onrecord.cluster.passing import Outcome, Read
from onrecord.cluster.places import place
from onrecord.cluster.tables import TABLES, UNKNOWN, as_parquet, claim_rows, report_rows
from onrecord.errors import StoreError, VersionError
from onrecord.export.columns import Row

FORMAT = 1
AT_ONCE = 32  # reports that are held of each file while reading
LEFT_OVER = timedelta(hours=1)


class Note(Struct, frozen=True, kw_only=True):
    """What was written together. `done` has the numbers of batches by input, `ended` the inputs that are through."""

    format: int = FORMAT
    version: str = __version__
    files: tuple[str, ...] = ()
    done: dict[str, tuple[int, ...]] = {}
    ended: tuple[str, ...] = ()
    statuses: dict[str, int] = {}
    claims: int = 0


def key_of(label: str, stamp: str) -> str:
    """Under what an input in one state of it is noted."""
    return f"{label}\n{stamp}"


class ClaimsFolder:
    """A folder of claims, to write to and to record from. One run writes to it at a time."""

    def __init__(self, name: str | Path, *, create: bool = False) -> None:
        """Open a folder. Raises StoreError if it cannot be used, VersionError if a newer onrecord made it."""
        self.name = str(name)
        self._system, self._root = place(name)
        self._run = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
        self._number = 0
        try:
            names = [path for path in self._files("runs") if path.endswith(".json")]
            self.notes = [self._note(path) for path in sorted(names)]
            if not self.notes and not create:
                raise StoreError(f"{name} holds no claims: make it with onrecord build --on daft INPUT -o {name}")
            if not self.notes and self._files(""):
                raise StoreError(f"{name} holds something else than claims: name a folder that is empty or not there")
        except OSError as error:
            raise self._failed(error) from error

    def done(self) -> dict[str, set[int]]:
        """The batches that are read and written, by input; that of an input that is through has none to come."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for note in self.notes:
            for key, numbers in note.done.items():
                found[key] |= set(numbers)
        return found

    def ended(self) -> set[str]:
        """The inputs that are through: all of their batches are written."""
        done = self.done()
        last = {key for note in self.notes for key in note.ended}
        return {key for key in last if len(done[key]) == max(done[key]) + 1}

    def statuses(self) -> Counter[str]:
        """How many reports have which status."""
        found: Counter[str] = Counter()
        for note in self.notes:
            found.update(note.statuses)
        return found

    def write(self, outcomes: Iterable[Outcome]) -> None:
        """Write batches, all of them or none. Raises StoreError."""
        batches = sorted(outcomes, key=lambda one: (one.label, one.stamp, one.number))
        self._number += 1
        name = f"{self._run}-{self._number:05}"
        written = {
            f"{table}/day={day}/{name}.parquet": as_parquet(table, rows)
            for table, of_batch in (("reports", report_rows), ("claims", claim_rows))
            for day, rows in _by_day(row for batch in batches for row in of_batch(batch)).items()
        }
        done: defaultdict[str, list[int]] = defaultdict(list)
        for batch in batches:
            done[key_of(batch.label, batch.stamp)].append(batch.number)
        note = Note(
            files=tuple(written),
            done={key: tuple(numbers) for key, numbers in done.items()},
            ended=tuple(key_of(batch.label, batch.stamp) for batch in batches if batch.last),
            statuses=dict(Counter(read.told.status for batch in batches for read in batch.read)),
            claims=sum(len(read.claims) for batch in batches for read in batch.read),
        )
        try:
            for path, data in written.items():
                self._put(path, data)
            self._put(f"runs/{name}.json", msgspec.json.format(msgspec.json.encode(note)))
        except OSError as error:
            raise self._failed(error) from error
        self.notes.append(note)

    def read(self, since: str = "", until: str = "") -> Iterator[Read]:
        """The reports with what was read in them, by day of publication and then by input; those of no day last.

        With a first or last day, only those published between them; the files of other days are not opened.
        """
        days: defaultdict[str, list[str]] = defaultdict(list)
        for note in self.notes:
            for path in note.files:
                if path.startswith("reports/"):
                    days[path.split("/")[1].removeprefix("day=")].append(path)
        for day in sorted(days, key=lambda day: (day == UNKNOWN, day)):
            if (since or until) and (day == UNKNOWN or day < since or (until and day > until)):
                continue
            rows = heapq.merge(*map(self._rows, days[day]), key=_order)
            yield from (msgspec.json.decode(row["read"], type=Read) for row in rows)

    def tidy(self) -> None:
        """Remove files that a run left behind when it was cut off."""
        counted = {path for note in self.notes for path in note.files}
        before = datetime.now(UTC) - LEFT_OVER
        try:
            for table in TABLES:
                for path, changed in self._files(table).items():
                    if path.endswith(".parquet") and path not in counted and changed and changed < before:
                        self._system.delete_file(f"{self._root}/{path}")
        except OSError as error:
            raise self._failed(error) from error

    def _rows(self, path: str) -> Iterator[Mapping[str, Any]]:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile

        try:
            with self._system.open_input_file(f"{self._root}/{path}") as file:
                for batch in ParquetFile(file, pre_buffer=False).iter_batches(
                    AT_ONCE, columns=["label", "stamp", "batch", "place", "read"]
                ):
                    yield from batch.to_pylist()
        except (OSError, ArrowException) as error:
            said = f"{self.name} cannot be read: {path} is missing or damaged ({error})"
            raise StoreError(f"{said}: read the inputs anew into another folder") from error

    def _files(self, under: str) -> dict[str, datetime | None]:
        """The files below a folder of this one, by their path in it, and when each was last changed."""
        from pyarrow.fs import FileSelector

        top = f"{self._root}/{under}".rstrip("/")
        found = self._system.get_file_info(FileSelector(top, allow_not_found=True, recursive=True))
        root = self._root.strip("/")
        return {one.path.strip("/").removeprefix(root).strip("/"): one.mtime for one in found if one.is_file}

    def _note(self, path: str) -> Note:
        with self._system.open_input_stream(f"{self._root}/{path}") as file:
            raw = file.read()
        try:
            note = msgspec.json.decode(raw, type=Note)
        except msgspec.DecodeError as error:
            raise StoreError(f"{self.name} is damaged: {path} is no note of a run ({error})") from error
        if note.format > FORMAT:
            raise VersionError(f"{self.name} was made by a newer onrecord ({note.version}): upgrade to use it")
        return note

    def _put(self, path: str, data: bytes) -> None:
        """Write a file; on a disk it takes its name once it is whole, as in a store it does anyway."""
        from pyarrow.fs import LocalFileSystem

        whole = f"{self._root}/{path}"
        on_disk = isinstance(self._system, LocalFileSystem)
        if on_disk:
            self._system.create_dir(whole.rpartition("/")[0])
        part = f"{whole}.part" if on_disk else whole
        with self._system.open_output_stream(part) as file:
            file.write(data)
        if on_disk:
            self._system.move(part, whole)

    def _failed(self, error: OSError) -> StoreError:
        said = error.strerror or str(error).splitlines()[0]
        return StoreError(f"cannot use {self.name} for claims: {said}")


def _by_day(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for day, row in rows:
        found[day].append(row)
    return found


def _order(row: Mapping[str, Any]) -> tuple[str, str, int, int]:
    return row["label"], row["stamp"], row["batch"], row["place"]
