"""The verbs `import_dataset` and `forget_dataset`: events that other data sets have, kept beside the record."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from onrecord.acquire.event_files import EVENT_FORMATS, EventFormat, read_events
from onrecord.errors import ContentError, UsageError
from onrecord.knowledge.choices import chosen
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.store import Record
from onrecord.store.dataset_matches import matched
from onrecord.store.dataset_pages import known
from onrecord.store.datasets import drop_dataset, put_dataset
from onrecord.store.listed import lists

TOLD_EVERY = 1000  # rows
UNREADABLE = ("no JSON object", "no text", "too few columns", "too long")  # of the reasons for leaving a line out


class ImportStep(NamedTuple):
    """How far an import has come: rows taken in, and bytes of the file read of all."""

    rows: int
    read: int
    size: int


class DatasetResult(Struct, frozen=True, kw_only=True):
    """What came of taking in a data set.

    `events` is how many events of the record have a row of the same type, parties and day. `left_out` counts lines that
    gave no event by reason, `untyped` rows whose words lead to no PLOVER type and no CAMEO code.
    """

    dataset: str
    rows: int
    first: str
    last: str
    untyped: int
    left_out: dict[str, int]
    events: int

    @property
    def unreadable(self) -> int:
        """Lines that are damaged, rather than of no use here."""
        return sum(self.left_out.get(reason, 0) for reason in UNREADABLE)


def import_dataset(
    record: Record,
    file: str | Path,
    *,
    format: EventFormat,
    name: str | None = None,
    progress: Callable[[ImportStep], None] | None = None,
) -> DatasetResult:
    """Take in the events of another data set, in place of an earlier one of the same name.

    They stand beside the record as what they are: rows of a data set, without a text that could be cited. They are no
    claims, are never firm, count for no origin and change no event or grade. `Record.in_datasets` gives the rows of an
    event's type, parties and day, `Record.dataset_events_page` those of a party, type or time.

    Args:
        record: an open record.
        file: an event file, also packed with gzip.
        format: plover (JSON Lines), polecat, or icews: its own columns, or date, actor, relation, recipient.
        name: what the data set is called; the file's name up to its first full stop unless given.
        progress: called after every thousand rows.

    Raises:
        UsageError: no such format, or a list of entities has that name.
        InputError: the file cannot be opened or unpacked.
        ContentError: it is no such file, or has no event. The record is as it was.
    """
    path = Path(file)
    called = (name or path.name.partition(".")[0]).strip()
    form: EventFormat = next(one for one in EVENT_FORMATS if one == chosen("format of events", format, EVENT_FORMATS))
    if not called:
        raise UsageError(f"{path} gives the data set no name: give it one")
    if called in lists(record):
        raise UsageError(f"{record.name} has a list of entities called {called}: give the data set another name")
    left_out: Counter[str] = Counter()
    events = _told(read_events(path, form, called, left_out), path, progress)
    if (first := next(events, None)) is None:
        lines = ", ".join(f"{count} {reason}" for reason, count in left_out.most_common(6))
        why = f"lines left out: {lines}" if lines else "it is empty"
        raise ContentError(f"{path} has no event as {form} has them: {why}")
    made = Dataset(name=called, format=form, file=path.name, taken=datetime.now(UTC).isoformat(timespec="seconds"))
    kept = put_dataset(record, made, chain([first], events), left_out)
    return DatasetResult(
        dataset=called,
        rows=kept.rows,
        first=kept.first,
        last=kept.last,
        untyped=kept.untyped,
        left_out=kept.left_out,
        events=matched(record, called),
    )


def _told(
    events: Iterator[tuple[DatasetEvent, int]], path: Path, progress: Callable[[ImportStep], None] | None
) -> Iterator[DatasetEvent]:
    """The events alone; how far they have come is told beside."""
    size = 0
    for number, (event, read) in enumerate(events, 1):
        if progress and (number == 1 or number % TOLD_EVERY == 0):
            size = size or path.stat().st_size
            progress(ImportStep(number, read, size))
        yield event


def forget_dataset(record: Record, name: str) -> int:
    """Take a data set out again; returns how many rows it had. Raises NotFoundError, with the data sets there are."""
    return drop_dataset(record, known(record, name))
