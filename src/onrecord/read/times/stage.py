"""Stage `times`: the time expressions of a report, with TIMEX3 values and the days they name.

Ranges are no finer than the words, anchored at publication, and for reports without a date at an inferred window.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from msgspec import structs
from spacy.tokens import Doc

from onrecord.model import Reason, TimeRange
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.stages import stage
from onrecord.read.times.finding import find
from onrecord.read.times.publication import infer
from onrecord.read.times.tenses import tense


@stage("times", requires=["doc"], gives=["times"])
def times(reading: Reading) -> Reading:
    """Find the time expressions of a report and say what they mean.

    A report without a publication date gets an inferred window (`Report.published_window`), and expressions that
    need an anchor get a range only where both ends of the window agree on it, or nearly.
    """
    if reading.anchor and not (reading.report.published is None and reading.report.published_window):
        return reading.with_(times=tuple(find(reading.doc, reading.anchor)))
    bare = tuple(find(reading.doc, None))
    days = _given_window(reading)
    if days is None:
        inferred = infer(reading.doc, bare, _ahead(reading.doc, bare))
        if inferred is None:
            return reading.with_(times=bare)
        days, words = inferred
        report = structs.replace(
            reading.report, published_window=(days[0].isoformat(), days[1].isoformat()), published_how="inferred"
        )
        reason = Reason("published_window", "times", "inferred from dates mentioned", words)
        reading = reading.with_(report=report, why=(*reading.why, reason))
    return reading.with_(times=within(reading.doc, bare, days))


def window(reading: Reading) -> tuple[date, date] | None:
    """The days between which a report without a publication date was written, inferred from what it mentions."""
    if given := _given_window(reading):
        return given
    bare = tuple(find(reading.doc, None))
    inferred = infer(reading.doc, bare, _ahead(reading.doc, bare))
    return inferred[0] if inferred else None


def _given_window(reading: Reading) -> tuple[date, date] | None:
    given = reading.report.published_window
    return (date.fromisoformat(given[0]), date.fromisoformat(given[1])) if given else None


def _ahead(doc: Doc, mentions: Iterable[TimeMention]) -> list[int]:
    """First tokens of the mentions that stand in a clause about the future."""
    return [m.start for m in mentions if tense(doc[m.start : m.end].root) == "future"]


def within(doc: Doc, bare: tuple[TimeMention, ...], days: tuple[date, date]) -> tuple[TimeMention, ...]:
    """The mentions of a report written somewhere in a window: stated ones as they are, others if it settles them.

    A range that moves with the day of writing is widened to hold every possibility, and dropped if that makes it
    longer than two months.
    """
    early, late = ({m.start: m for m in find(doc, day, "inferred")} for day in days)
    found = []
    for mention in bare:
        first, last = early.get(mention.start), late.get(mention.start)
        if mention.range or not (first and last and first.range and last.range):
            found.append(mention)
            continue
        joined = _hull(first.range, last.range)
        found.append(replace(first if first.value == last.value else mention, range=joined))
    return tuple(found)


def _hull(first: TimeRange, last: TimeRange) -> TimeRange | None:
    if first == last:
        return first
    if not (first.start and last.start and first.end and last.end):
        return None
    start, end = min(first.start, last.start), max(first.end, last.end)
    if (date.fromisoformat(end) - date.fromisoformat(start)).days > 62:
        return None
    return structs.replace(first, start=start, end=end, precision="month")
