"""The verb `meanings`: make what search by meaning goes by, of the reports that lack it.

A record whose vectors were made once keeps them up: `build` and its like make those of what they take in.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Report, Span
from onrecord.read import meaning
from onrecord.read.timing import spent
from onrecord.record.text import sentences
from onrecord.store import Record, open_record
from onrecord.store.bulk import many
from onrecord.store.meanings import LEAST, WANTED, forget_all, keep, missing, wanted
from onrecord.store.turns import WAIT, turn

AT_ONCE = 50  # reports that are committed together


class MeaningStep(NamedTuple):
    """How far it is: reports done, of how many."""

    done: int
    total: int


class MeaningsResult(NamedTuple):
    """What was done: the record, the model ("" where vectors were taken out), and of how many reports and sentences."""

    record: str
    model: str
    reports: int
    sentences: int


def meanings(
    record: str | Path,
    *,
    jobs: int = 1,
    drop: bool = False,
    progress: Callable[[MeaningStep], None] | None = None,
    wait: float = WAIT,
) -> MeaningsResult:
    """Make the vectors by which a record is searched by meaning, of all reports that lack them.

    It may be stopped at any moment and called again. From then on, `build` makes those of what it takes in.

    Args:
        record: a record, by path or `postgresql://USER@HOST/NAME`.
        jobs: how many threads work.
        drop: take all vectors out instead, and make none from then on.
        progress: called after each batch of reports.
        wait: seconds to wait for a build of the record to end.

    Raises:
        MissingExtraError: the extra `onrecord[meaning]` is not installed.
        InUseError: a build of the record did not end in time.
        StoreError: the record cannot be opened or written.
    """
    if drop:
        with turn(record, wait), open_record(record) as opened:
            return _dropped(opened)
    model = meaning.model()
    with turn(record, wait), open_record(record) as opened:
        if wanted(opened) != model.name:
            opened.set(WANTED, model.name)
        return fill(opened, model, jobs=jobs, progress=progress)


def _dropped(record: Record) -> MeaningsResult:
    with record.transaction() as connection:
        record.set(WANTED, "")
        return MeaningsResult(record.name, "", forget_all(connection), 0)


def begin(record: Record) -> None:
    """Have a record that holds no report yet keep vectors, where that is asked for and the extra is there.

    Not unasked: it takes about as long as reading does.
    """
    if wanted(record) or not meaning.switched_on() or not meaning.installed():
        return
    if record.setting(WANTED) is None and not record.counts()["reports"]:
        record.set(WANTED, meaning.model().name)


def keep_up(
    record: Record, *, jobs: int = 1, progress: Callable[[MeaningStep], None] | None = None
) -> MeaningsResult | None:
    """After reports were taken in: make what they lack, if the record keeps vectors of the model that is installed."""
    if not (name := wanted(record)) or not meaning.installed():
        return None
    with spent("meaning"):
        model = meaning.model()
        return fill(record, model, jobs=jobs, progress=progress) if model.name == name else None


def fill(
    record: Record,
    model: meaning.Model,
    *,
    jobs: int = 1,
    progress: Callable[[MeaningStep], None] | None = None,
) -> MeaningsResult:
    """Make the vectors of all reports that lack them, a batch in a transaction."""
    lacking, count = missing(record, model.name), 0
    with ThreadPoolExecutor(jobs) as threads:
        for start in range(0, len(lacking), AT_ONCE):
            reports = many(record, Report, lacking[start : start + AT_ONCE])
            made = list(zip(reports, threads.map(lambda one: _made(model, one.text), reports), strict=True))
            with record.transaction() as connection:
                keep(connection, model.name, [(report.id, *told) for report, told in made])
            count += sum(len(spans) for _, (spans, _) in made)
            if progress:
                progress(MeaningStep(min(start + AT_ONCE, len(lacking)), len(lacking)))
    return MeaningsResult(record.name, model.name, len(lacking), count)


def _made(model: meaning.Model, text: str) -> tuple[Sequence[Span], meaning.Floats]:
    spans = list(_telling(text))
    return spans, model.vectors([span.of(text) for span in spans])


def _telling(text: str) -> Iterator[Span]:
    """The sentences of a text that are long enough to say something."""
    for span in sentences(text):
        if span.end - span.start >= LEAST:
            yield span
