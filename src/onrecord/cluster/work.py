"""What a worker does: an input to batches of reports, and a batch of reports to what they say.

What ends the process that works is tried once more, report by report; what ends it twice is set aside with the reason.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from msgspec import json, structs

from onrecord import __version__
from onrecord.acquire import Limits
from onrecord.acquire.names import place_of, shown
from onrecord.acquire.reading import read_input
from onrecord.cluster.child import Children, FaultError, LostError
from onrecord.cluster.passing import Batch, Fault, Outcome, Read, Task
from onrecord.cluster.places import is_remote, opened
from onrecord.model import Report
from onrecord.verbs.batches import Found, read_batch, readable

if TYPE_CHECKING:
    from onrecord.read import Settings

AT_ONCE = 16  # reports of a batch
PATIENCE = 300.0  # seconds that any work may take
SLOWEST = 200  # characters that are read in a second, at the very least: a thirtieth of what is measured
IN_A_ROW = 40  # processes that may end one after another before that is no longer put down to the reports
ASIDE = "it was tried twice and set aside"

DYING = (
    "{} times in a row what reads {}, whatever it was to read: give it more memory (up to 1 GB for each of --jobs) or "
    "fewer jobs, then run the same command to go on"
)

ReadBatch = Callable[[Sequence[Report | None], "Settings | None"], list[Found]]
Acquire = Callable[[Task], Iterator[Report]]


def reports_of(task: Task) -> Iterator[Report]:
    """The reports of an input, as `acquire` gives them."""
    label = task.input.label
    if not is_remote(label):
        yield from read_input(task.input, None, Limits(), True, task.facts)
        return
    place = shown(place_of(Path(urlsplit(label).path)))
    with opened(label) as stream:
        for report in read_input(task.input, stream, Limits(), True, task.facts):
            yield structs.replace(report, path=place) if report.input == label else report


class Work(NamedTuple):
    """How the work is done: how inputs become reports, and how reports are read."""

    settings: "Settings | None" = None
    acquire: Acquire = reports_of
    read: ReadBatch = read_batch
    patience: float = PATIENCE


class Worker:
    """Does the work, each piece in a process that may die of it."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._children = Children()
        self._lost = 0

    def acquire(self, task: Task) -> list[bytes]:
        """The batches of an input that are to be read, each as JSON; what came before a second loss is among them."""
        for lost_before in (False, True):
            batches = _Batches(task)
            try:
                for report in self._children.run(self._work.acquire, (task,), self._work.patience):
                    batches.add(report)
            except LostError as lost:
                if not lost_before:
                    continue
                batches.add(_aside(task, str(lost), first=batches.is_empty))
            except FaultError as error:
                return [json.encode(Batch(task.input.label, task.stamp, 0, fault=error.found))]
            break
        return batches.all()

    def read(self, raw: bytes) -> bytes:
        """What the reports of a batch say, both as JSON."""
        batch = json.decode(raw, type=Batch)
        found, fault = [], batch.fault
        try:
            found = self._found(batch.reports) if not fault else []
        except FaultError as error:
            fault = error.found
        read = tuple(_read(*pair) for pair in zip(batch.reports, found, strict=not fault))
        return json.encode(Outcome(batch.label, batch.stamp, batch.number, batch.last, __version__, read, fault))

    def _found(self, reports: Sequence[Report]) -> list[Found]:
        if not any(map(readable, reports)):
            return [Found() for _ in reports]
        try:
            return self._tried(reports)
        except LostError:
            return [self._alone(report) for report in reports]

    def _alone(self, report: Report) -> Found:
        try:
            return self._tried([report])[0] if readable(report) else Found()
        except LostError as lost:
            return Found(failed=f"reading it {lost}: {ASIDE}")

    def _tried(self, reports: Sequence[Report]) -> list[Found]:
        patience = self._work.patience + sum(len(report.text) for report in reports) / SLOWEST
        try:
            found = list(self._children.run(_readings, (self._work.read, list(reports), self._work.settings), patience))
        except LostError as lost:
            self._lost += 1
            if self._lost >= IN_A_ROW:
                raise FaultError(Fault("OnrecordError", DYING.format(self._lost, lost))) from lost
            raise
        self._lost = 0
        return found


class _Batches:
    """The reports of an input by batches, without those batches that are done."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._number = 0
        self._reports: list[Report] = []
        self._made: list[bytes] = []

    @property
    def is_empty(self) -> bool:
        """Whether no report has come yet."""
        return not self._number and not self._reports

    def add(self, report: Report) -> None:
        """Take the next report."""
        if len(self._reports) == AT_ONCE:
            self._close(last=False)
        self._reports.append(report)

    def all(self) -> list[bytes]:
        """The batches that are to be read; the last one says so, and may be empty."""
        self._close(last=True)
        return self._made

    def _close(self, *, last: bool) -> None:
        if self._number not in self._task.done:
            label, stamp = self._task.input.label, self._task.stamp
            self._made.append(json.encode(Batch(label, stamp, self._number, tuple(self._reports), last)))
        self._reports.clear()
        self._number += 1


def _readings(read: ReadBatch, reports: list[Report], settings: "Settings | None") -> Iterator[Found]:
    yield from read(reports, settings)


def _read(report: Report, found: Found) -> Read:
    after = found.report if found.report != report else None
    return Read(report, found.claims, found.responses, after, found.failed)


def _aside(task: Task, why: str, *, first: bool) -> Report:
    """The last report of an input that ended the process twice: it says so."""
    label = task.input.label
    lost = "nothing of it was read" if first else "what follows in it was lost"
    return Report(
        id=task.input.id if first else f"{task.input.id}-rest",
        input=label if first else f"{label}#rest",
        status="unreadable",
        reason=f"taking it apart {why}: {ASIDE}; {lost}",
    )
