"""What the home of a record shows: its stories by activity, each with its firmest lines; counts; what was not read."""

from collections.abc import Sequence

from msgspec import Struct, structs

from onrecord.model import Event, Report
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.serve.stories import scene_of, views_of
from onrecord.store import Record, StoryLine
from onrecord.store.carried import last_published
from onrecord.store.topmost import topmost
from onrecord.tell.part import Part
from onrecord.tell.screen import Line, told
from onrecord.tell.support import origins_of
from onrecord.tell.weight import Scene, heft

STORIES = 16  # on a page
SEEN = 60  # events of a story that its origins are counted from
TOLD = 5  # events of a story that its digest is chosen from
PROBLEMS = 50  # reports that could not be read
MANY = 2000  # headings that are kept
KNOWN = "headings of lines"  # under which they are

Headings = dict[StoryLine, str]


class Card(Struct, frozen=True, kw_only=True):
    """A story in a few lines; `more` says that it has more origins than were counted.

    `last` is the last day on which a report of it was published, "" if no such day is known.
    """

    line: StoryLine
    heading: str
    last: str
    origins: int
    more: bool
    digest: tuple[Line, ...]


class Cards(Struct, frozen=True):
    """A page of stories, those of which only leads tell apart, and the cursor of the next."""

    cards: tuple[Card, ...]
    faint: tuple[Card, ...]
    next_cursor: str | None


class Tally(Struct, frozen=True, kw_only=True):
    """How much a record holds, and what of it could not be read, with the reason."""

    counts: dict[str, int]
    claims: int  # those that are firm
    firm: int
    leads: int
    unread: int
    problems: tuple[Report, ...]
    built: str


def heading(opened: Opened, line: StoryLine) -> str:
    """The heading of a story as it is listed, as it is kept."""
    known: Headings = kept(opened, KNOWN, dict)
    return _headings(opened.record, [line], known)[line.id]


def front(opened: Opened, order: str, cursor: str) -> Cards:
    """A page of stories, as it is kept."""
    known: Headings = kept(opened, KNOWN, dict)
    return opened.pieces.of(("cards", order, cursor), lambda: cards(opened.record, order, cursor or None, known))


def tallied(opened: Opened) -> Tally:
    """How much the record holds, as it is kept."""
    return kept(opened, "tally", lambda: tally(opened.record))


def cards(record: Record, order: str, cursor: str | None, known: Headings | None = None) -> Cards:
    """A page of stories, by activity or size; of one day, the larger first.

    Of a page, stories of no known day come last. Raises UsageError for what is no cursor.

    Args:
        record: an open record.
        order: activity or size.
        cursor: of the page before.
        known: headings of stories as they are listed, to which those are added that had to be made.
    """
    page = record.stories_page(order=order, cursor=cursor, limit=STORIES)
    headings = _headings(record, page.rows, {} if known is None else known)
    with record.shelf.reading() as connection:
        found = topmost(connection, [line.id for line in page.rows], SEEN)
    events = {line.id: found.get(line.id, []) for line in page.rows}
    scenes = {line.id: scene_of(line, events[line.id]) for line in page.rows}
    chosen = {id: _weightiest(found, scenes[id]) for id, found in events.items()}
    part = Part(record, [event for found in chosen.values() for event in found])
    last = last_published(record, (line.id for line in page.rows))
    made = [_card(line, headings, last, events, chosen, scenes, part) for line in page.rows]
    if order == "activity":
        made.sort(key=lambda card: (card.last, card.line.reports, card.line.events), reverse=True)
    told = tuple(card for card in made if card.digest)
    return Cards(told, tuple(card for card in made if not card.digest), page.next_cursor)


def _headings(record: Record, lines: Sequence[StoryLine], known: Headings) -> dict[str, str]:
    """The headings of stories, by id: what a story that has grown is about is looked at anew."""
    new = record.headings_of(line.id for line in lines if line not in known)
    if len(known) > MANY:
        known.clear()
    known |= {line: new.get(line.id, line.title) for line in lines if line not in known}
    return {line.id: known[line] for line in lines}


def _weightiest(events: Sequence[Event], background: Scene) -> list[Event]:
    return sorted(events, key=lambda event: -heft(event, background))[:TOLD]


def _card(
    line: StoryLine,
    headings: dict[str, str],
    last: dict[str, str],
    events: dict[str, list[Event]],
    chosen: dict[str, list[Event]],
    scenes: dict[str, Scene],
    part: Part,
) -> Card:
    views = views_of(part, scenes[line.id], chosen[line.id])
    days = [day[:10] for day in (line.first_day, line.last_day) if day]
    return Card(
        line=line,
        heading=headings.get(line.id, line.title),
        last=last.get(line.id, ""),
        origins=len(origins_of(events[line.id])),
        more=line.events > len(events[line.id]),
        digest=tuple(structs.replace(one, new=False) for one in told(views, days).digest),
    )


def tally(record: Record) -> Tally:
    """How much there is, when it was last built, and what could not be read."""
    statuses, tiers, builds = record.statuses(), record.tiers(), record.builds()
    failed = [status for status in statuses if status != "ok"]
    problems = [one for status in failed for one in record.reports_page(status=status, limit=PROBLEMS).rows]
    ended = [build.finished for build in builds if build.finished]
    return Tally(
        counts=record.counts(),
        claims=tiers["claims"]["firm"],
        firm=tiers["events"]["firm"],
        leads=tiers["events"]["lead"],
        unread=sum(statuses[status] for status in failed),
        problems=tuple(problems[:PROBLEMS]),
        built=ended[-1] if ended else "",
    )
