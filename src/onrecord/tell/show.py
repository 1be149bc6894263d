"""The record in the terminal: what each story is about, and what of it is firm, disputed, new and expected."""

from typing import TYPE_CHECKING, Any

from onrecord.acquire.asked import day as asked_day
from onrecord.model import NOTES, Report, Section, Story
from onrecord.store import Record
from onrecord.tell import screen_text
from onrecord.tell.books import Books
from onrecord.tell.charts import speakers
from onrecord.tell.leads import LEADS, NOTHING_FIRM, not_shown
from onrecord.tell.published import published
from onrecord.tell.quoted import EXPLAINED, Quotation, listed, quotations
from onrecord.tell.screen import Head, Line, called, heads, main
from onrecord.tell.support import origins_of
from onrecord.tell.table import in_time, lead_views, of_leads
from onrecord.tell.view import Cite, EventView, Views

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

STORIES = 5  # stories that are told in a few lines where the record has no main one, and named where it has
SPARED = 3  # more than so many are not left out to save their lines
SILENT = 40  # stories of which nothing firm is told that --all names
IN_TIME = 40  # events of the timeline
ELSEWHERE = 8  # of what is quoted of stories of which nothing firm is told
ORIGINS = (
    "An origin is whose word it is: a person, a body, an outlet, a document or an image, one however often it speaks "
    "and however many repeat it. One report can carry several."
)
AXIS_LEGEND = "■ when it was, | when published, empty stretches left out"


def summary(
    record: Record,
    *,
    story: str | None = None,
    entity: str | None = None,
    since: str | None = None,
    leads: bool = False,
) -> dict[str, Any]:
    """What `show` prints, as data: stories with their blocks, events in order of time, speakers, reports not read.

    Events are those that firm claims carry, each with its `kind` (firm, disputed, alleged, expected, background), what
    it weighs and whether it is new. Those that only leads tell of are under `leads` where they are asked for;
    `leads_not_shown` says how many are left out, and `quoted` what reports say in words that can be quoted although it
    was not read with confidence who did it to whom.
    """
    books, views = _views(record, story, entity, leads=leads)
    words = quotations(books)
    found = heads(books, views, _day(since))
    lines = {line.view.event.id: line for head in found for line in (*head.lines, *head.background)}
    return {
        "reports": sum(report.status == "ok" for report in _reports(books)),
        "origins": len(origins_of(view.event for view in views)),
        "events": [_event(view) | _standing(lines[view.event.id]) for view in views],
        "leads": [_event(view) for view in lead_views(books)] if leads else [],
        "leads_not_shown": 0 if leads else _hidden(books, words),
        "quoted": [_quoted(one) for some in words.values() for one in some],
        "speakers": [
            {"name": s.name, "code": s.code, "claims": s.claims, "reports": s.reports} for s in _speakers(books)
        ],
        "stories": _stories(books, found),
        "notes": [{"report": r.id, "kind": s.kind, "at": s.at, "text": s.span.of(r.text)} for r, s in _notes(books)],
        "undated": [{"id": r.id, "between": list(r.published_window or ()) or None} for r in _undated(books)],
        "not_read": [{"id": r.id, "status": r.status, "reason": r.reason} for r in _unread(books)],
    }


def show(
    record: Record,
    *,
    story: str | None = None,
    entity: str | None = None,
    since: str | None = None,
    most: int | None = None,
    leads: bool = False,
    timeline: bool = False,
    everything: bool = False,
) -> "Group":
    """The record as a Rich renderable that fits 60 columns and more: print it with a `rich.console.Console`.

    Args:
        record: an open record.
        story: keep only the events of this story, by id, heading or title; one that is not there is a NotFoundError.
        entity: keep only the events that name this person, body, ship, place and so on, by id or name; likewise.
        since: what is first told on this day or later is new; otherwise on a story's last day that brought something.
        most: list at most this many events in each block, the weightiest; a handful unless given.
        leads: also list events that only leads tell of, apart.
        timeline: also events in order of time, and who spoke most.
        everything: all of it, whole: every story, every event, background and timeline.
    """
    from rich.console import Group
    from rich.constrain import Constrain
    from rich.text import Text

    books, views = _views(record, story, entity, leads=leads)
    words = quotations(books)
    room = max(1, len(views), len(books.lead_events)) if everything else most
    found = heads(books, views, _day(since), room, words)
    parts: list[Any] = _told(books, found, everything=everything)
    if not views and books.lead_events:
        parts.append(Text(NOTHING_FIRM))
    parts += _elsewhere(books, found, words, room)
    if views:
        parts += [Text(), Text(screen_text.LEGEND, style="dim"), Text(ORIGINS, style="dim")]
    if words:
        parts.append(Text(EXPLAINED, style="dim"))
    if leads and books.lead_events:
        most_leads = len(books.lead_events) if everything else IN_TIME
        table = Constrain(of_leads(books, most_leads), screen_text.WIDEST)
        parts += [Text(f"\n{LEADS} ({len(books.lead_events)})\n"), table]
    elif hidden := not_shown(_hidden(books, words)):
        parts.append(Text(hidden, style="dim"))
    if views and (timeline or everything):
        parts += [Text("\nIn order of time", style="bold")]
        parts += [
            Constrain(in_time(record, views, room or IN_TIME), screen_text.WIDEST),
            Text(AXIS_LEGEND, style="dim"),
        ]
        parts += [Text(), _speakers_table(books)]
    if notes := _notes(books):
        parts.append(Text("\nWhat outlets say of their own reports", style="bold"))
        parts += [Text(f"  {r.id}: {_note(s)}: {s.span.of(r.text)}") for r, s in notes]
    if undated := _undated(books):
        parts += [Text("\nNo day of publication is stated", style="bold")]
        parts += [Text(f"  {report.id}: {published(report) or 'nothing tells when'}") for report in undated]
    if unread := _unread(books):
        parts += [Text("\nNot read", style="bold")]
        parts += [Text(f"  {report.id}: {report.status}; {report.reason or 'no reason given'}") for report in unread]
    return Group(*parts)


def _told(books: Books, found: list[Head], *, everything: bool) -> list[Any]:
    """The stories: in full the one that the record is about, or all; of many, each in a few lines."""
    from rich.text import Text

    short = books.record.short(screen_text.shown(found))
    read = sum(report.status == "ok" for report in _reports(books))
    first = main(found, read)
    whole = found if everything else [first] if first else []
    others = [head for head in found if head is not first]
    brief = [] if everything else others[: STORIES if len(others) > STORIES + SPARED else None]
    parts: list[Any] = []
    if len(found) > 1 and not first:
        count = len(origins_of(books.events))
        origins = f"{count} independent origin{'' if count == 1 else 's'}"
        parts += [Text(f"{len(found)} stories in {read} reports, the largest first; {origins}", style="bold"), Text()]
    for at, head in enumerate(whole):
        parts += [Text()] if at else []
        parts += screen_text.story(head, short, background=everything)
    if first and brief:
        parts += [Text("\nOther stories", style="bold"), *(screen_text.named(head, short) for head in brief)]
    for at, head in enumerate([] if first else brief):
        parts += [Text()] if at else []
        parts += screen_text.digest(head, short)
    return parts + _left_out(books, found, len(whole) + len(brief), everything=everything)


def _left_out(books: Books, found: list[Head], told: int, *, everything: bool) -> list[Any]:
    from rich.text import Text

    lines = []
    if len(found) > told:
        lines.append(f"{len(found) - told} more stories: --all lists them, --story STORY shows one")
    known = {head.id for head in found}
    silent = [story for story in books.stories.values() if story.id not in known]
    if not silent or books.story is not None:
        return [Text(line, style="dim") for line in lines]
    count = f"{len(silent)} {'story' if len(silent) == 1 else 'stories'} of which nothing was read with confidence"
    lines.append(count + (", by the first headline of each:" if everything else ": --all names them"))
    if everything:
        silent.sort(key=lambda story: (-len(story.reports), story.title or "", story.id))
        lines += [f"  {story.title or story.id} ({_several(story)})" for story in silent[:SILENT]]
        lines += [f"  and {len(silent) - SILENT} more"] if len(silent) > SILENT else []
    return [Text(line, style="dim") for line in lines]


def _several(story: Story) -> str:
    return f"{len(story.reports)} report{'' if len(story.reports) == 1 else 's'}"


def _elsewhere(
    books: Books, found: list[Head], words: dict[str | None, list[Quotation]], room: int | None
) -> list[Any]:
    """What is quoted of stories of which nothing firm is told, the latest first."""
    told = {head.id for head in found}
    rest = listed({id: some for id, some in words.items() if id not in told})
    if not rest:
        return []
    short = books.record.short(one.event.id for one in rest)
    title = screen_text.QUOTED if not found else screen_text.QUOTED_ELSEWHERE
    return ["", screen_text.quotations(rest, room or ELSEWHERE, short, title)]


def _hidden(books: Books, words: dict[str | None, list[Quotation]]) -> int:
    """How many events only leads tell of and are not quoted."""
    return len(books.lead_events) - sum(len(some) for some in words.values())


def _quoted(one: Quotation) -> dict[str, Any]:
    return {
        "event": one.event.id,
        "claim": one.claim.id,
        "type": one.claim.type,
        "words": one.words,
        "headline": one.headline,
        "report": one.report.id,
        "outlet": one.outlet,
        "published": one.day or None,
        "alike": one.alike,
        "story": one.event.story,
    }


def _day(since: str | None) -> str | None:
    return None if since is None else asked_day(since)[:10]


def _stories(books: Books, found: list[Head]) -> list[dict[str, Any]]:
    """Every story of the record, the largest first, those of which something firm is told with their blocks."""
    known, names = {head.id: head for head in found}, called(books)
    listed = sorted(books.stories.values(), key=lambda story: (-len(story.reports), story.id))
    return [
        {"id": story.id, "heading": names[story.id], "title": story.title, "reports": list(story.reports)}
        | (_head(known[story.id]) if story.id in known else {})
        for story in listed
        if books.story in (None, story.id)
    ]


def _head(head: Head) -> dict[str, Any]:
    return {
        "first": head.first,
        "last": head.last,
        "repeating": head.repeating,
        "origins": head.origins,
        "counts": dict(head.counts),
        "since": head.since,
        "blocks": {block.name: [line.view.event.id for line in block.lines] for block in head.blocks},
        "background": [line.view.event.id for line in head.background],
    }


def _standing(line: Line) -> dict[str, Any]:
    return {"kind": line.kind, "weight": line.view.weight.total, "new": line.new, "fate": line.fate}


def _views(record: Record, story: str | None, entity: str | None, *, leads: bool) -> tuple[Books, list[EventView]]:
    books = Books(record, story=story, entity=entity)
    return books, Views(books, books.of_leads() if leads else None).events(books.events)


def _reports(books: Books) -> list[Report]:
    """The reports of the record, or of the story that is asked for."""
    kept = books.reports.values() if books.story is None else books.reports_in(books.story)
    return sorted(kept, key=lambda report: report.id)


def _unread(books: Books) -> list[Report]:
    return [report for report in _reports(books) if report.status != "ok"]


def _undated(books: Books) -> list[Report]:
    """The reports that were read and whose day of publication is not known."""
    return [report for report in _reports(books) if report.status == "ok" and not report.published]


def _notes(books: Books) -> list[tuple[Report, Section]]:
    """Corrections, clarifications, retractions and editors' notes, with their reports."""
    return [(r, s) for r in _reports(books) for s in r.sections if s.kind in NOTES]


def _note(note: Section) -> str:
    return NOTES[note.kind] + (f" of {note.at[:10]}" if note.at else "")


def _speakers(books: Books) -> "tuple[Any, ...]":
    return speakers(books.claims[id] for id in books.event_of if id in books.claims)


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
