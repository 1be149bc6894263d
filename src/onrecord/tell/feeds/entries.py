"""What a feed tells: each event once, dated by when it was told first and when what is said of it last changed.

It changes when somebody else says something of it, be that another account or the same, and when a party responds.
Leads are in no feed.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from onrecord.model import Event
from onrecord.record.case import says
from onrecord.store import Record, finding
from onrecord.store.asked import asked
from onrecord.store.reported import Days, dated, firm_in
from onrecord.tell.books import Books
from onrecord.tell.page import STATUS_WORDS
from onrecord.tell.part import Part
from onrecord.tell.support import statement
from onrecord.tell.view import Cite, EventView, Views

REPORTS = 20  # the newest of a story, whose events are looked at
HITS = 60  # claims that hold the words of a search
MOST = 60  # events that are looked at
QUOTED = 3  # origins whose words an entry has


class Entry(Struct, frozen=True, kw_only=True):
    """An event in a feed; `published` is None where no report of it is dated: then `updated` is the record's day."""

    event: str
    title: str
    published: datetime | None
    updated: datetime
    text: str
    tags: tuple[str, ...]


class Feed(Struct, frozen=True, kw_only=True):
    """A feed: its title, and its entries, what changed last first."""

    title: str
    updated: datetime
    entries: tuple[Entry, ...]


def of_story(record: Record, story: str, heading: str, most: int = MOST) -> Feed:
    """The feed of a story, by its id: the events that its newest reports tell of, the `most` that changed last."""
    reports = [report.id for report in record.reports_page(story=story, limit=REPORTS).rows]
    return _feed(record, heading, firm_in(record, reports), most)


def of_search(record: Record, words: str, most: int = MOST) -> Feed:
    """The feed of a search: the events of the claims that answer it best, the `most` that changed last."""
    found = finding.claims(record, asked(words)).claims
    return _feed(record, f"Search: {words}", [line.id for line in found[:HITS]], most)


def _feed(record: Record, title: str, claims: Sequence[str], most: int) -> Feed:
    with record.shelf.together():
        return _made(record, title, claims, most)


def _made(record: Record, title: str, claims: Sequence[str], most: int) -> Feed:
    owners = record.owners("event", claims)
    ids = list(dict.fromkeys(owners[claim] for claim in claims if claim in owners))[:MOST]
    events = [event for event in record.events_by_id(ids).values() if event.tier == "firm"]
    made = stamp(record.info().get("created")) or datetime.fromtimestamp(0, UTC)
    entries = _last_changed(record, events, made, most)
    return Feed(title=title, updated=entries[0].updated if entries else made, entries=tuple(entries))


def _last_changed(record: Record, events: Sequence[Event], made: datetime, most: int) -> list[Entry]:
    """The entries of those that changed last: no others are worked out than those that may be among them.

    No event changes after the last report of it, so that those of which the last report is older are left alone.
    """
    latest = {
        event.id: _latest(days, event.id, made) for event, days in zip(events, dated(record, events), strict=True)
    }
    left = sorted(events, key=lambda event: latest[event.id], reverse=True)
    found: list[Entry] = []
    while left and (len(found) < most or latest[left[0].id] > _order(found[most - 1])):
        some, left = left[:most], left[most:]
        found = sorted((*found, *_entries(record, some, made)), key=_order, reverse=True)
    return found[:most]


Order = tuple[bool, datetime, str]


def _order(entry: Entry) -> Order:
    """What changed last first; what nobody dates last, for it is in the feed by the day of the record alone."""
    return entry.published is not None, entry.updated, entry.event


def _latest(days: Days, event: str, made: datetime) -> Order:
    """The furthest up that an event can stand, by when the reports of it and of the responses to it were published."""
    told, answered = ([day for one in of if (day := stamp(one))] for of in days)
    return bool(told), max([*told, *answered], default=made), event


def _entries(record: Record, events: Iterable[Event], made: datetime) -> Iterable[Entry]:
    part = Part(record, events)
    views = Views(part)
    for number, event in enumerate(part.events, 1):
        if part.of(event):
            yield _entry(part, views.event(event, number), made)


def _entry(part: Part, view: EventView, made: datetime) -> Entry:
    cites = [origin.first for account in view.accounts for origin in account.origins]
    told = [day for cite in cites if (day := stamp(cite.report.published))]
    answered = [day for one in view.responses if (day := stamp(one.report.published))]
    first = min(told, default=None)
    return Entry(
        event=view.event.id,
        title=view.event.title,
        published=first,
        updated=max([*told, *answered], default=first or made),
        text="\n".join(_lines(part, view, cites)),
        tags=(view.event.type, view.event.status),
    )


def _lines(part: Part, view: EventView, cites: Sequence[Cite]) -> Iterable[str]:
    """What the record holds of the event, and the words of some who tell of it."""
    yield from known(part, view)
    for cite in cites[:QUOTED]:
        yield quoted(cite)


def known(part: Books, view: EventView) -> Iterable[str]:
    """What the record holds of the event: its status first, for no quote may be read without it."""
    event = view.event
    yield f"Status: {STATUS_WORDS[event.status]}." + (f" {view.support}." if view.support else "")
    yield f"Who says so: {part.says(event, part.of(event))}."
    if view.when:
        yield f"When: {view.when}."
    if answers := ", ".join(f"{one.response.by.name} {one.response.stance}" for one in view.responses):
        yield f"Responses: {answers}."
    if event.grade:
        yield f"Grade {event.grade.digit}, {event.grade.words}: {statement(says(event.status), event)}."


def quoted(cite: Cite) -> str:
    """The words of a claim, never without its status, who says so, and where."""
    where = ", ".join(filter(None, (cite.report.outlet or cite.report.id, cite.day)))
    return f"“{cite.claim.quote}” ({STATUS_WORDS[cite.claim.status]}, says {cite.speakers}; {where})"


def stamp(given: str | None) -> datetime | None:
    """A moment from ISO 8601, UTC where no zone is given; None for what is none."""
    try:
        found = datetime.fromisoformat(given) if given else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
