"""The record as data: what `show` prints, and what both go by."""

from typing import Any

from onrecord.acquire.asked import day as asked_day
from onrecord.model import NOTES, Report, Section
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.charts import Speaker, speakers
from onrecord.tell.quoted import Quotation, quotations
from onrecord.tell.screen import Head, Line, called, heads
from onrecord.tell.support import origins_of
from onrecord.tell.table import lead_views
from onrecord.tell.view import Cite, EventView, Views


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
    books, views = views_of(record, story, entity, leads=leads)
    words = quotations(books)
    found = heads(books, views, day_of(since))
    lines = {line.view.event.id: line for head in found for line in (*head.lines, *head.background)}
    return {
        "reports": sum(report.status == "ok" for report in reports_of(books)),
        "origins": len(origins_of(view.event for view in views)),
        "events": [_event(view) | _standing(lines[view.event.id]) for view in views],
        "leads": [_event(view) for view in lead_views(books)] if leads else [],
        "leads_not_shown": 0 if leads else leads_left(books, words),
        "quoted": [_quoted(one) for some in words.values() for one in some],
        "speakers": [
            {"name": s.name, "code": s.code, "claims": s.claims, "reports": s.reports} for s in speakers_of(books)
        ],
        "stories": _stories(books, found),
        "notes": [{"report": r.id, "kind": s.kind, "at": s.at, "text": s.span.of(r.text)} for r, s in notes_of(books)],
        "undated": [{"id": r.id, "between": list(r.published_window or ()) or None} for r in without_day(books)],
        "not_read": [{"id": r.id, "status": r.status, "reason": r.reason} for r in not_read(books)],
    }


def views_of(record: Record, story: str | None, entity: str | None, *, leads: bool) -> tuple[Books, list[EventView]]:
    """The books that are asked for, and the views of their events."""
    books = Books(record, story=story, entity=entity)
    return books, Views(books, books.of_leads() if leads else None).events(books.events)


def day_of(since: str | None) -> str | None:
    """The day that news is asked for from; None where none is."""
    return None if since is None else asked_day(since)[:10]


def leads_left(books: Books, words: dict[str | None, list[Quotation]]) -> int:
    """How many events only leads tell of and are not quoted."""
    return len(books.lead_events) - sum(len(some) for some in words.values())


def reports_of(books: Books) -> list[Report]:
    """The reports of the record, or of the story that is asked for."""
    kept = books.reports.values() if books.story is None else books.reports_in(books.story)
    return sorted(kept, key=lambda report: report.id)


def not_read(books: Books) -> list[Report]:
    """The reports that could not be read."""
    return [report for report in reports_of(books) if report.status != "ok"]


def without_day(books: Books) -> list[Report]:
    """The reports that were read and whose day of publication is not known."""
    return [report for report in reports_of(books) if report.status == "ok" and not report.published]


def notes_of(books: Books) -> list[tuple[Report, Section]]:
    """Corrections, clarifications, retractions and editors' notes, with their reports."""
    return [(r, s) for r in reports_of(books) for s in r.sections if s.kind in NOTES]


def speakers_of(books: Books) -> tuple[Speaker, ...]:
    """Who spoke, those first who did most."""
    return speakers(books.claims[id] for id in books.event_of if id in books.claims)


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
