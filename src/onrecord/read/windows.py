"""Reading a report in windows: long ones piece by piece, and each stretch with a day of its own on that day.

Parsing and much of what follows cost more than their share in a long text, so that a report is read in windows of
paragraphs, each with the title and lead in view. What refers to words further back stays unresolved. Entries of live
blogs and lists are windows, too, and stand for themselves: what they say is "today" is their own day. So do the items
of digests, which have no day of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec import structs

from onrecord.model import Dateline, Report, Section, Span
from onrecord.read import digests

WHOLE = 25_000  # characters up to which a report is read as one
SIZE = 20_000  # characters of a window, at most
VIEW = 1_500  # characters of title and lead that every window has in view
SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a report, characters `start` up to `end`, to be read as a report of its own.

    The text of `report` is the first `seen` characters of the whole one, for context, and the stretch after them.
    """

    report: Report
    start: int
    end: int
    seen: int = 0
    entry: Section | None = None


def windows(report: Report) -> tuple[Window, ...]:
    """The windows of a report, which cover it without gap or overlap; one for a report that is read as one."""
    if (entry := _only_entry(report)) is not None:
        return (_window(report, 0, len(report.text), 0, entry),)
    stretches = list(_stretches(report))
    if len(stretches) == 1:
        return (Window(report, 0, len(report.text)),)
    lead = _view(report)
    found = []
    for start, end, entry in stretches:
        view = 0 if entry else lead
        found.append(_window(report, start, end, view if start >= view else 0, entry))
    return tuple(found)


def _stretches(report: Report) -> Iterator[tuple[int, int, Section | None]]:
    """Where windows begin and end, and the entry that dates each."""
    text = report.text
    limit = WHOLE if not _entries(report) else SIZE
    for start, end, entry in _regions(report, _entries(report) or digests.items(report)):
        for first, last in pairwise(_cuts(text, start, end, limit)):
            yield first, last, entry


def _entries(report: Report) -> list[Section]:
    """The stretches with a day of their own."""
    return [section for section in report.sections if section.kind == "entry" and section.at]


def _only_entry(report: Report) -> Section | None:
    """The one stamp that stands before the whole body, so that the title is of its day, too."""
    entries = _entries(report)
    body = next((section.span for section in report.sections if section.kind == "body"), None)
    whole = len(entries) == 1 and entries[0].span == body and len(report.text) <= WHOLE
    return entries[0] if whole else None


def _regions(report: Report, entries: Sequence[Section]) -> Iterator[tuple[int, int, Section | None]]:
    """The entries and what lies between them; the break behind a region is part of it."""
    at, length = 0, len(report.text)
    for entry in entries:
        if entry.span.start > at:
            yield at, entry.span.start, None
        at = min(length, entry.span.end + 1)
        yield entry.span.start, at, entry
    if at < length or not length:
        yield at, length, None


def _cuts(text: str, start: int, end: int, limit: int) -> Iterator[int]:
    """The edges of the pieces of a region that are at most `limit` long: at paragraphs, else sentences, else words."""
    yield start
    limit = limit if end - start <= limit else SIZE
    while end - start > limit:
        start = _cut(text, start, start + limit)
        yield start
    yield end


def _cut(text: str, start: int, latest: int) -> int:
    """The best place to cut in the second half of a stretch: behind a break, a sentence's end, or a space."""
    half = (start + latest) // 2
    for mark in ("\n", None, " "):
        if mark is None:
            found = [match.end() for match in SENTENCE.finditer(text, half, latest)]
            at = found[-1] if found else -1
        else:
            at = text.rfind(mark, half, latest) + 1
        if at > half:
            return at + len(text[at : latest + 1]) - len(text[at : latest + 1].lstrip()) if mark is None else at
    return latest


def _view(report: Report) -> int:
    """How many of the first characters every window has in view: the title and the lead, given or first paragraph."""
    entries = _entries(report)
    limit = min(VIEW, entries[0].span.start if entries else len(report.text))
    head = max((s.span.end + 1 for s in report.sections if s.kind in {"title", "lead"}), default=0)
    if not any(section.kind == "lead" for section in report.sections):
        first = report.text.find("\n", head, limit)
        head = first + 1 if first >= 0 else head
    if head > limit:
        head = report.text.rfind("\n", 0, limit) + 1
    return head if report.text[head : head + 1].strip() else 0


def _window(report: Report, start: int, end: int, seen: int, entry: Section | None) -> Window:
    text = report.text[:seen] + report.text[start:end]
    sections = []
    for section in report.sections:
        for low, high, by in ((0, seen, 0), (start, end, seen - start)):
            first, last = max(section.span.start, low), min(section.span.end, high)
            if first < last and (by or seen or not low):
                sections.append(structs.replace(section, span=Span(first + by, last + by)))
    if entry is not None and entry not in report.sections:
        sections.append(structs.replace(entry, span=Span(seen, len(text.rstrip("\n")))))
    own = structs.replace(report, text=text, sections=tuple(sections))
    if entry is not None and entry.place:
        own = structs.replace(own, dateline=Dateline(entry.label, entry.place, entry.at[:10] if entry.at else None))
    if entry is not None and entry.at:
        own = structs.replace(own, published=entry.at, published_how="text", published_window=None)
    return Window(own, start, end, seen, entry)
