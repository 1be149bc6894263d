"""Reports to claims: parse, then actors, coreference, times, places, events, attribution, status, claims, responses."""

from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.model import Report
from onrecord.read import language
from onrecord.read.pipeline import Settings, run
from onrecord.read.reading import Reading

__all__ = ["Reading", "Settings", "read", "read_text"]


def read(reports: Iterable[Report], *, settings: Settings | None = None) -> Iterator[Reading]:
    """Read reports into claims and responses, in the order in which they come.

    A report that is not "ok", has no text or is in another language than English gives a reading without
    claims. Reports are taken a batch at a time, so any number of them may be streamed through.
    """
    chosen = settings or Settings()
    waiting = iter(reports)
    while batch := list(islice(waiting, chosen.batch_size)):
        parsed = {id(r.report): r for r in language.parse((r for r in batch if readable(r)), chosen.model)}
        for report in batch:
            reading = parsed.get(id(report))
            yield run(reading, chosen) if reading else unread(report, chosen)


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
