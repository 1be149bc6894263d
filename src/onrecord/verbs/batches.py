"""What `build` reads with: reports a batch at a time, here or in other processes.

A report that cannot be read does not stop the rest.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.model import Claim, Report, Response

if TYPE_CHECKING:
    from concurrent.futures import Future

    from onrecord.read import Settings
    from onrecord.verbs.intake import Incoming  # and with it the store, which processes that read need not load

# Errors that the next report would meet as well: they end the run instead of marking one report.
SPARES_NOBODY = (OnrecordError, ImportError, SyntaxError, MemoryError)


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
    batches: "Iterable[list[Incoming]]", settings: "Settings | None", jobs: int
) -> "Iterator[tuple[Incoming, Found]]":
    """Each report with what was read in it, in order; over `jobs` processes where more than one is asked for.

    An empty batch lets everything before it come out before the next is taken.
    """
    if jobs == 1:
        for batch in batches:
            yield from zip(batch, read_batch(_wanted(batch), settings), strict=True)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[tuple[list[Incoming], Future[list[Found]]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_single_thread) as pool:
        for batch in batches:
            if batch:
                waiting.append((batch, pool.submit(read_batch, _wanted(batch), settings)))
            while len(waiting) > (jobs if batch else 0):
                first, future = waiting.popleft()
                yield from zip(first, future.result(), strict=True)
        for batch, future in waiting:
            yield from zip(batch, future.result(), strict=True)


def _wanted(batch: "list[Incoming]") -> list[Report | None]:
    return [incoming.report if incoming.wanted else None for incoming in batch]


def _single_thread() -> None:
    import os

    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
