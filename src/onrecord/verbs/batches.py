"""What `build` reads with: reports a batch at a time, here or in other processes.

A report that cannot be read does not stop the rest.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.errors import OnrecordError
from onrecord.model import Claim, Report, Response

if TYPE_CHECKING:
    from onrecord.read import Settings
    from onrecord.verbs.intake import Incoming  # and with it the store, which processes that read need not load
    from onrecord.verbs.processes import Asked, Processes

    Reading = Processes[Report | None, "Found"]
    Waiting = deque[tuple[list[Incoming], Asked["Found"]]]

# Errors that the next report would meet as well: they end the run instead of marking one report.
SPARES_NOBODY = (OnrecordError, ImportError, SyntaxError, MemoryError)
AHEAD = 3  # batches to a process that are under way at once, so that none waits while one of them takes long
DIED = "reading it ended the process that read it, twice: it takes more memory than there is, or strikes a fault"


class Found(NamedTuple):
    """What was read in one report; `failed` says why where reading it went wrong.

    `report` is the report with what reading found out about it, such as the days between which it was published.
    `counts` is what its reader counted.
    """

    claims: tuple[Claim, ...] = ()
    responses: tuple[Response, ...] = ()
    failed: str | None = None
    report: Report | None = None
    counts: Mapping[str, int] = {}


class Read(Protocol):
    """What reads a batch."""

    def __call__(self, batch: Sequence[Report | None], settings: "Settings | None" = None) -> list[Found]:
        """What each report of the batch says, in order."""


def read_batch(batch: Sequence[Report | None], settings: "Settings | None" = None) -> list[Found]:
    """What each report of the batch says, in order; nothing for None and for those that are not to be read."""
    asked = [report for report in batch if report is not None and readable(report)]
    answers = iter(_read(asked, settings) if asked else ())
    return [next(answers) if report is not None and readable(report) else Found() for report in batch]


def readable(report: Report) -> bool:
    """Whether the report has English text to be read."""
    return report.status == "ok" and bool(report.text.strip()) and report.language in {None, "en"}


def _read(reports: Sequence[Report], settings: "Settings | None") -> list[Found]:
    from onrecord.read.readers import reader_of

    try:
        return [
            Found(reading.claims, reading.responses, report=reading.report, counts=counts)
            for reading, counts in reader_of(settings).read(reports)
        ]
    except SPARES_NOBODY:
        raise
    except Exception as error:
        if len(reports) == 1:
            return [Found(failed=f"reading it failed: {type(error).__name__}: {error}")]
        return [found for report in reports for found in _read([report], settings)]


def read_batches(
    batches: "Iterable[list[Incoming]]", settings: "Settings | None", jobs: int, read: Read = read_batch
) -> "Iterator[tuple[Incoming, Found]]":
    """Each report with what was read in it, in order; over `jobs` processes where more than one is asked for.

    An empty batch lets everything before it come out before the next is taken. No more batches are taken than the
    processes need to stay at work. One that a process dies of is read again report by report, in a process anew: what
    it dies of again is set aside with the reason.

    Args:
        batches: reports, a few at a time.
        settings: how to read.
        jobs: how many processes read; with one, it is this process.
        read: what reads a batch.
    """
    if jobs == 1:
        for batch in batches:
            yield from zip(batch, read(_wanted(batch), settings), strict=True)
        return
    from onrecord.verbs.processes import Processes

    with Processes(jobs, partial(read, settings=settings)) as processes:
        waiting: Waiting = deque()
        for batch in batches:
            if batch:
                waiting.append((batch, processes.ask(_wanted(batch))))
            most = AHEAD * jobs if batch else 0
            while waiting and (len(waiting) > most or waiting[0][1].done()):
                yield from _first(waiting, processes)
        while waiting:
            yield from _first(waiting, processes)


def _first(waiting: "Waiting", processes: "Reading") -> "Iterator[tuple[Incoming, Found]]":
    """What was read in the first batch that is waited for."""
    batch, asked = waiting.popleft()
    found = processes.answer(asked)
    if found is None:
        processes.settle(other for _, other in waiting)
        yield from zip(batch, one_by_one(_wanted(batch), processes), strict=True)
    else:
        yield from zip(batch, found, strict=True)


def one_by_one(batch: Sequence[Report | None], processes: "Reading") -> Iterator[Found]:
    """What is read in each report of a batch by itself; `failed` for one that the process dies of that reads it."""
    for report in batch:
        if report is None or not readable(report):
            yield Found()
            continue
        found = processes.answer(processes.ask([report]))
        yield found[0] if found else Found(failed=DIED)


def _wanted(batch: "list[Incoming]") -> list[Report | None]:
    return [incoming.report if incoming.wanted else None for incoming in batch]
