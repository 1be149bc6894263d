"""Reports to claims: parse, then actors, coreference, times, places, events, attribution, status, claims, responses."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import structs

from onrecord.model import Report
from onrecord.read import language
from onrecord.read.joining import join
from onrecord.read.pipeline import Settings, run
from onrecord.read.reading import Reading
from onrecord.read.timing import spent_on_each
from onrecord.read.windows import Window, windows

__all__ = ["Reading", "Settings", "read", "read_text"]


def read(reports: Iterable[Report], *, settings: Settings | None = None) -> Iterator[Reading]:
    """Read reports into claims and responses, in the order in which they come.

    A report that is not "ok", has no text or is in another language than English gives a reading without
    claims. Reports are taken a batch at a time, so any number of them may be streamed through.
    """
    chosen = settings or Settings()
    waiting = iter(reports)
    while batch := list(islice(waiting, chosen.batch_size)):
        pieces = [windows(report) if readable(report) else () for report in batch]
        parses = language.parse((window.report for own in pieces for window in own), chosen.model)
        parsed = spent_on_each("parse", parses)
        for report, own in zip(batch, pieces, strict=True):
            yield _read(report, own, parsed) if own else unread(report, chosen)


def _read(report: Report, own: Sequence[Window], parsed: Iterator[Reading]) -> Reading:
    """The reading of a report, from its windows as they come out of the parser."""
    if len(own) == 1 and own[0].entry is None:
        return run(next(parsed))
    found: list[Reading] = []
    written = None
    for window in own:
        reading = next(parsed)
        if written and window.entry is None:
            report_of = structs.replace(reading.report, published_window=written, published_how="inferred")
            reading = reading.with_(report=report_of)
        found.append(run(reading))
        if report.published is None and window.entry is None:
            written = found[-1].report.published_window
    return join(report, own, found)


def read_text(
    text: str, published: str | None = None, *, id: str = "text", settings: Settings | None = None
) -> Reading:
    """Read one text, published on that ISO date if known, without the trouble of making a report."""
    report = Report(id=id, text=text, published=published, published_how="metadata" if published else "unknown")
    return next(read([report], settings=settings))


def readable(report: Report) -> bool:
    """Whether the report has English text to read."""
    return report.status == "ok" and bool(report.text.strip()) and report.language in {None, "en"}


def unread(report: Report, settings: Settings) -> Reading:
    """A reading that holds the report and nothing else."""
    from spacy.tokens import Doc

    return Reading(report=report, doc=Doc(language.pipeline(settings.model).vocab))
