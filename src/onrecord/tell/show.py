"""The record in the terminal: a timeline, who says so, grades; and the same as data."""

from typing import TYPE_CHECKING, Any

from onrecord.model import NOTES, Report, Section
from onrecord.store import Record
from onrecord.tell.charts import speakers
from onrecord.tell.leads import LEADS, NOTHING_FIRM, not_shown
from onrecord.tell.ledgers.base import Books
from onrecord.tell.published import published
from onrecord.tell.support import several
from onrecord.tell.timeline import Bar, timeline
from onrecord.tell.view import Cite, EventView, Views

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

AXIS = 10
WIDEST = 120
ORIGINS = (
    "An origin is whose word it is: one speaker's statement, a document, a report's own account, "
    "however many repeat it. One report can carry several."
)
MARKS = {"happened": "●", "ongoing": "◐", "planned": "○", "possible": "◌", "negated": "✗"}
COLOURS = {"happened": "green", "ongoing": "green", "planned": "blue", "possible": "yellow", "negated": "red"}


def summary(record: Record, *, story: str | None = None, leads: bool = False) -> dict[str, Any]:
    """What `show` prints, as data: counts, events in order of time, speakers, reports that were not read.

    Events are those that firm claims carry. Those that only leads tell of are under `leads` where they are asked for;
    `leads_not_shown` says how many are left out.
    """
    books, views = _views(record, story, leads=leads)
    return {
        "reports": sum(report.status == "ok" for report in books.reports.values()),
        "origins": len({id for view in views for id in view.event.origins}),
        "events": [_event(view) for view in views],
        "leads": [_event(view) for view in _lead_views(books)] if leads else [],
        "leads_not_shown": 0 if leads else len(books.lead_events),
        "speakers": [
            {"name": s.name, "code": s.code, "claims": s.claims, "reports": s.reports} for s in _speakers(books)
        ],
        "stories": [{"id": s.id, "title": s.title, "reports": list(s.reports)} for s in record.stories()],
        "notes": [{"report": r.id, "kind": s.kind, "at": s.at, "text": s.span.of(r.text)} for r, s in _notes(books)],
        "undated": [{"id": r.id, "between": list(r.published_window or ()) or None} for r in _undated(books)],
        "not_read": [{"id": r.id, "status": r.status, "reason": r.reason} for r in _unread(books)],
    }


def show(record: Record, *, story: str | None = None, most: int = 40, leads: bool = False) -> "Group":
    """The record as a Rich renderable that fits 80 columns: print it with a `rich.console.Console`.

    Args:
        record: an open record.
        story: keep only the events of this story, by id or title; one that is not there is a NotFoundError.
        most: list at most this many events, the best supported.
        leads: also list events that only leads tell of, apart.
    """
    from rich.console import Group
    from rich.constrain import Constrain
    from rich.text import Text

    books, views = _views(record, story, leads=leads)
    origins = len({id for view in views for id in view.event.origins})
    read = sum(report.status == "ok" for report in books.reports.values())
    head = Text(f"{read} reports, {origins} independent origins, {len(views)} events", style="bold")
    legend = " ".join(f"{mark} {status}" for status, mark in MARKS.items())
    legend += (
        "; ~ day inferred, not stated; ■ when it was, | when published, empty stretches left out; "
        "o/r: origins that say so / reports; 1-6: grade, 1 is best; [e…]: the id that explain, decide and cite take"
    )
    parts: list[Any] = [head, Text(f"{ORIGINS}\n", style="dim")]
    if views:
        parts += [Constrain(_timeline(record, views, most), WIDEST), Text(legend, style="dim")]
    elif books.lead_events:
        parts.append(Text(NOTHING_FIRM))
    if len(views) > most:
        parts.append(Text(f"the {most} best supported of {len(views)} events; --all lists every one", style="dim"))
    if leads and books.lead_events:
        parts += [Text(f"\n{LEADS} ({len(books.lead_events)})\n"), Constrain(_leads_table(books, most), WIDEST)]
    elif hidden := not_shown(len(books.lead_events)):
        parts.append(Text(hidden, style="dim"))
    if views:
        parts += [Text(), _speakers_table(books)]
    if notes := _notes(books):
        parts.append(Text("\nWhat outlets say of their own reports", style="bold"))
        parts += [Text(f"  {r.id}: {_told(s)}: {s.span.of(r.text)}") for r, s in notes]
    if undated := _undated(books):
        parts += [Text("\nNo day of publication is stated", style="bold")]
        parts += [Text(f"  {report.id}: {published(report) or 'nothing tells when'}") for report in undated]
    if unread := _unread(books):
        parts += [Text("\nNot read", style="bold")]
        parts += [Text(f"  {report.id}: {report.status}; {report.reason or 'no reason given'}") for report in unread]
    return Group(*parts)


def _views(record: Record, story: str | None, *, leads: bool) -> tuple[Books, list[EventView]]:
    books = Books(record, story=story)
    return books, Views(books, books.of_leads() if leads else None).events(books.events)


def _lead_views(books: Books) -> list[EventView]:
    doubtful = books.of_leads()
    return Views(doubtful).events(doubtful.events)


def _unread(books: Books) -> list[Report]:
    return [report for report in books.reports.values() if report.status != "ok"]


def _undated(books: Books) -> list[Report]:
    """The reports that were read and whose day of publication is not known."""
    return [report for _, report in sorted(books.reports.items()) if report.status == "ok" and not report.published]


def _notes(books: Books) -> list[tuple[Report, Section]]:
    """Corrections, clarifications, retractions and editors' notes, with their reports."""
    return [(r, s) for _, r in sorted(books.reports.items()) for s in r.sections if s.kind in NOTES]


def _told(note: Section) -> str:
    return NOTES[note.kind] + (f" of {note.at[:10]}" if note.at else "")


def _speakers(books: Books) -> "tuple[Any, ...]":
    return speakers(books.claims[id] for id in books.event_of)


def _event(view: EventView) -> dict[str, Any]:
    event = view.event
    return {
        "id": event.id,
        "tier": event.tier,
        "title": event.title,
        "title_claim": event.title_claim,
        "type": event.type,
        "status": event.status,
        "denied": view.denied,
        "denied_by": list(event.denied_by),
        "actors": [party.code for party in event.actors],
        "recipients": [party.code for party in event.recipients],
        "start": event.time.start if event.time else None,
        "end": event.time.end if event.time else None,
        "place": event.place.name if event.place else None,
        "published": list(view.published),
        "origins": len(view.origins) if event.tier == "firm" else 0,
        "reports": view.reports,
        "support": view.support,
        "accounts": [
            {"says": account.says, "count": account.count, "grade": account.grade.digit if account.grade else None}
            for account in view.accounts
            if event.tier == "firm"
        ],
        "claims": [_cited(c) for a in view.accounts for origin in a.origins for c in (origin.first, *origin.folded)],
        "leads": [_cited(cite) for cite in view.leads],
        "grade": event.grade.digit if event.grade else None,
        "story": event.story,
    }


def _cited(cite: Cite) -> dict[str, Any]:
    return {
        "id": cite.claim.id,
        "quote": cite.claim.quote,
        "status": cite.claim.status,
        "speakers": cite.speakers,
        "report": cite.report.id,
    }


def _timeline(record: Record, views: list[EventView], most: int) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("when", width=11, no_wrap=True)
    table.add_column("timeline", width=AXIS, no_wrap=True)
    table.add_column("what", ratio=5)
    table.add_column("who says so", ratio=3)
    table.add_column("o/r", width=5, no_wrap=True, justify="right")
    table.add_column("1-6", width=3, no_wrap=True, justify="right")
    bars = timeline(views, most).bars
    short = record.short(bar.view.event.id for bar in bars)
    for bar in bars:
        view = bar.view
        status = view.event.status
        what = Text(f"{MARKS[status]} ", style=COLOURS[status])
        what.append(view.event.title, style="default")
        if told := several(view.event):
            what.append(f" ({told})", style="dim")
        elif view.denied and status != "negated":
            what.append(" (denied)", style="red")
        what.append(f" [{short[view.event.id]}]", style="dim")
        table.add_row(
            _when(view),
            Text(_axis(bar), style=COLOURS[status]),
            what,
            Text(_speakers_of(view), style="dim"),
            f"{len(view.origins)}/{view.reports}",
            str(view.event.grade.digit) if view.event.grade else "",
        )
    return table


def _speakers_of(view: EventView) -> str:
    speakers = list(dict.fromkeys(origin.first.speakers for origin in view.origins))
    return ", ".join(speakers[:2]) + (f" and {len(speakers) - 2} more" if len(speakers) > 2 else "")


def _leads_table(books: Books, most: int) -> "Table":
    """Events that only leads tell of, in order of time: no timeline, no counts of origins, no grade."""
    from rich.table import Table
    from rich.text import Text

    views = _lead_views(books)
    chosen = sorted(sorted(views, key=lambda v: (-v.reports, v.number))[:most], key=lambda v: v.number)
    short = books.record.short(view.event.id for view in chosen)
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("when", width=11, no_wrap=True)
    table.add_column("lead", ratio=5)
    table.add_column("who is said to say so", ratio=3)
    for view in chosen:
        what = f"? {view.event.title} ({view.event.status}) [{short[view.event.id]}]"
        table.add_row(_when(view), Text(what, style="dim"), Text(_speakers_of(view), style="dim"))
    if len(views) > most:
        table.add_row("", Text(f"the {most} that most reports carry of {len(views)}", style="dim"), "")
    return table


def _when(view: EventView) -> str:
    """The first day, or the month or year where no finer is known; "…" before a last day alone."""
    time = view.event.time
    if time is None or not (time.start or time.end):
        return ""
    if not time.start:
        day = f"…{(time.end or '')[2:]}"
    elif time.start == time.end or not time.end:
        day = time.start
    else:
        coarse = {"month": time.start[:7], "year": time.start[:4], "decade": f"{time.start[:3]}0s"}
        day = coarse.get(time.precision, time.start)
    return f"{'~' if time.how == 'inferred' else ' '}{day}"


def _axis(bar: Bar) -> str:
    """The timeline's bar and ticks in characters: "▬" event time, "|" a day of publication."""
    cells = [" "] * AXIS

    def column(x: float) -> int:
        return min(AXIS - 1, max(0, int(x / 100 * AXIS)))

    if bar.earlier:
        cells[0] = "←"
    elif bar.later:
        cells[-1] = "→"
    elif bar.dated:
        hollow = "hollow" in bar.style
        for index in range(column(bar.x), column(bar.x + bar.width) + 1):
            cells[index] = "□" if hollow else "■"
    for tick in bar.ticks:
        if cells[column(tick)] == " ":
            cells[column(tick)] = "|"
    return "".join(cells).rstrip()


def _speakers_table(books: Books) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), title="Who spoke most", title_justify="left", title_style="bold")
    table.add_column("speaker")
    table.add_column("claims", justify="right")
    table.add_column("reports", justify="right")
    for speaker in _speakers(books)[:8]:
        table.add_row(
            f"{speaker.name}{f' ({speaker.code})' if speaker.code else ''}", str(speaker.claims), str(speaker.reports)
        )
    return table
