"""Markdown (GitHub Flavored): a table to read or to paste, with ids, and citations as footnotes.

The table of events has who says so in footnotes, named for the claims. Those of other tables show the columns that can
be read beside one another; the other formats have them all.
"""

from collections.abc import Iterator, Sequence

from onrecord.export.citations.text import text
from onrecord.export.format import Asked, Format
from onrecord.export.markdown_text import link, plain
from onrecord.export.rows import rows_of
from onrecord.export.tables import TABLES
from onrecord.export.telling import Told, cited, deniers, told
from onrecord.model import TimeRange

EVENTS = ("what", "when", "status", "origins", "grade", "denied by", "event", "sources")
SHOWN: dict[str, tuple[str, ...]] = {
    "claims": (
        "id", "quote", "type", "actors", "recipients", "status", "tier", "sources", "start", "end", "report", "event",
    ),
    "reports": ("id", "title", "outlet", "published", "url", "status", "reason", "claims", "leads", "story"),
    "actors": ("code", "names", "sectors", "as_actor", "as_recipient", "reports", "first", "last"),
    "entities": ("id", "kind", "name", "variants", "code", "claims", "reports", "events"),
    "sources": ("name", "code", "kind", "claims", "reports"),
    "responses": ("id", "by", "by_name", "stance", "quote", "about", "event", "report"),
    "conflicts": ("id", "kind", "detail", "quote", "other_quote", "claim", "other_claim", "event"),
    "origins": ("id", "kind", "title", "reports", "claims"),
    "stories": ("id", "heading", "title", "reports", "events"),
    "dataset_events": ("dataset", "row", "day", "said", "type", "actors", "recipients", "status", "source"),
}  # fmt: skip


def write(asked: Asked) -> int:
    """Write the table that is asked for."""
    rows = _events(asked) if asked.table == "events" else _others(asked)
    columns = EVENTS if asked.table == "events" else SHOWN[asked.table]
    put = asked.file.write
    put(f"{_line(columns)}{_line(['---'] * len(columns))}".encode())
    notes: list[str] = []
    count = 0
    for cells, cited_here in rows:
        put(_line(cells).encode())
        notes += cited_here
        count += 1
    for note in notes:
        put(f"\n{note}\n".encode())
    return count


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _events(asked: Asked) -> Iterator[tuple[list[str], list[str]]]:
    for one in told(asked):
        event = one.event
        title = f"Lead: {event.title}" if event.tier == "lead" else event.title
        grade = plain(f"{event.grade.digit}, {event.grade.words}") if event.grade else ""
        denied = plain(", ".join(deniers(one)))
        notes = list(_notes(one))
        marks = "".join(f"[^{claim.id}]" for claim in one.claims)
        yield (
            [plain(title), _when(event.time), event.status, str(len(event.origins)), grade, denied, event.id, marks],
            notes,
        )


def _when(time: TimeRange | None) -> str:
    """The days, and how finely they are known."""
    if time is None:
        return ""
    if time.start == time.end and time.start:
        return time.start
    days = f"{time.start or '…'} to {time.end or '…'}"
    return days if time.precision in {"day", "open"} else f"{days} ({time.precision})"


def _notes(one: Told) -> Iterator[str]:
    for cite in cited(one):
        before, url, after = text([cite]).partition(cite.report.url or "\n")
        yield f"[^{cite.id}]: {' '.join(filter(None, (plain(before), link(url, url))))}{plain(after)}"


def _others(asked: Asked) -> Iterator[tuple[list[str], list[str]]]:
    for row in rows_of(asked):
        yield [_cell(name, row[name]) for name in SHOWN[asked.table]], []


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if name == "url":
        return link(str(value), str(value))
    return plain(", ".join(map(str, value)) if isinstance(value, list) else value)


FORMAT = Format(
    "markdown",
    "a table to read, with citations",
    write,
    ("events", *(name for name in TABLES if name != "events")),
    events=False,
)
