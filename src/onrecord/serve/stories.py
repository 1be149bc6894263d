"""What the page of a story shows: what it is about from its weightiest events, and the events that are asked for.

However large a story, a bounded number of its events is read: `TOLD` of them with their claims, `SEEN` by themselves.
What else there is to see of it is in `serve.sections`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct, structs

from onrecord.acquire.asked import days
from onrecord.errors import UsageError
from onrecord.knowledge.choices import chosen
from onrecord.model import Event
from onrecord.store import Record, StoryLine, decoding
from onrecord.store.carried import carried, published
from onrecord.store.cursors import cursor
from onrecord.store.facets import EventCounts
from onrecord.store.keys import day_of, support
from onrecord.store.topmost import first_bodies
from onrecord.tell.ledgers import LEDGERS, Ledger
from onrecord.tell.part import Part
from onrecord.tell.screen import Head, only_repeating, told
from onrecord.tell.timeline import Timeline, timeline
from onrecord.tell.view import EventView, Views, in_time
from onrecord.tell.weight import Light, Scene, heft, scene, weigh

E = TypeVar("E", bound=Event | Light)

TOLD = 32  # events with all that is said of them
READ = 60  # reports of a story that are read with all of their claims
SEEN = 250  # events of a story that the choice of the weightiest rests on, and what else there is to see of it
ROWS = 60  # lines of a ledger


class Asked(Struct, frozen=True, kw_only=True):
    """Which events of a story are asked for: all, or those that meet the filters; and from where on."""

    party: str = ""
    type: str = ""
    status: str = ""
    least: str = ""
    first: str = ""
    last: str = ""
    ledger: str = ""
    cursor: str = ""

    @property
    def filters(self) -> dict[str, Any]:
        """As `Record.events_page` takes them. Raises UsageError."""
        if self.least and not self.least.isdecimal():
            raise UsageError(f"least is a number of origins, not '{self.least}'")
        given = {
            "party": self.party,
            "type": self.type,
            "status": self.status,
            "least_origins": int(self.least or 0),
            "after": self.first,
            "before": self.last,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def narrower(self) -> bool:
        """Whether anything is asked for but the story as a whole."""
        return self != Asked()

    @property
    def window(self) -> tuple[str, str]:
        """The first and last day of the axis, "" where it is open. Raises UsageError."""
        return (days(self.first).start or "" if self.first else "", days(self.last).end or "" if self.last else "")


class About(Struct, frozen=True, kw_only=True):
    """A story as each of its pages names it, with how many of its events are of each kind."""

    line: StoryLine
    heading: str
    facets: EventCounts


class Outline(Struct, frozen=True, kw_only=True):
    """A story as its page begins: what it is about, from the weightiest of its events.

    `views` are these and the first of the timeline, in order of time; `told` is how many are told first; `whole` is
    whether these are all. `listed` are the events that the timeline begins with, `next_cursor` leads on.
    """

    head: Head
    told: int
    whole: bool
    views: dict[str, EventView]
    listed: tuple[Event, ...]
    next_cursor: str | None


class Shown(Struct, frozen=True, kw_only=True):
    """The events that are asked for, and what is made of them; `count` is how many there are, as far as counted."""

    timeline: Timeline
    ledger: Ledger | None
    left_out: int
    count: int
    complete: bool
    next_cursor: str | None


def _repeating(record: Record, line: StoryLine) -> int:
    """How many reports of a story only repeat others; 0 where too many would have to be read."""
    if line.reports > READ:
        return 0
    reports = [str(report["id"]) for report in carried(record, line.id)]
    return len(only_repeating(Part(record, reports=reports)).intersection(reports))


def outline(record: Record, line: StoryLine) -> Outline:
    """A story's outline."""
    with record.shelf.together():
        with record.shelf.reading() as connection:
            bodies = first_bodies(connection, line.id, SEEN)
        seen = [decoding.decode(body, type=Light) for body in bodies]
        weighed = scene_of(line, seen)
        chosen = {event.id for event in weightiest(seen, weighed)}
        asked = [at for at, event in enumerate(seen) if at < TOLD or event.id in chosen]
        events = [decoding.decode(bodies[at], type=Event) for at in asked]
        listed, part = events[:TOLD], Part(record, events)
        views = {view.event.id: view for view in views_of(part, weighed)}
        whole = len(chosen) == len(seen)
        first = [view for view in views.values() if view.event.id in chosen]
        head = structs.replace(
            told(first, published(record, line.id)),
            id=line.id,
            reports=line.reports,
            repeating=_repeating(record, line) if whole else 0,
            leads=record.newest_leads(line.id, SEEN),
        )
    last = listed[-1] if len(seen) > len(listed) else None
    return Outline(
        head=head,
        told=len(first),
        whole=whole,
        views=views,
        listed=tuple(listed),
        next_cursor=cursor("weight", (support(last), day_of(last), last.id)) if last else None,
    )


def shown(record: Record, story: About, begun: Outline | None, asked: Asked) -> Shown:
    """The events of a story that are asked for, the best supported first where there are more than a page's.

    Args:
        record: an open record.
        story: the story.
        begun: its outline, where that is at hand: events that it has are not read again.
        asked: what is asked for.
    """
    known = begun.views if begun else {}
    first, last = asked.window
    if begun is not None and not asked.narrower:
        return _shown(_in_time(begun.listed, known), None, story.facets, begun.next_cursor)
    filters = {"story": story.line.id, **asked.filters}
    with record.shelf.together():
        page = record.events_page(order="weight", limit=TOLD, cursor=asked.cursor or None, **filters)
        counted = record.facets(**filters) if asked.filters else story.facets
        others = [event for event in page.rows if event.id not in known]
        part = Part(record, page.rows if asked.ledger else others) if asked.ledger or others else None
        made = LEDGERS[chosen("ledger", asked.ledger, LEDGERS)](part) if part and asked.ledger else None
        views = Views(part).events(others) if part and others else []
    known = known | {view.event.id: view for view in views}
    return _shown(_in_time(page.rows, known), made, counted, page.next_cursor, first, last)


def _in_time(events: Sequence[Event], views: Mapping[str, EventView]) -> list[EventView]:
    return [views[event.id] for event in in_time(events) if event.id in views]


def _shown(
    views: Sequence[EventView],
    made: Ledger | None,
    counted: EventCounts,
    following: str | None,
    first: str = "",
    last: str = "",
) -> Shown:
    numbered = [structs.replace(view, number=number) for number, view in enumerate(views, 1)]
    return Shown(
        timeline=timeline(numbered, TOLD, first=first, last=last),
        ledger=structs.replace(made, rows=made.rows[:ROWS]) if made else None,
        left_out=len(made.rows[ROWS:]) if made else 0,
        count=counted.counted,
        complete=counted.complete,
        next_cursor=following,
    )


def weightiest(events: Sequence[E], background: Scene) -> list[E]:
    """Those of these events of a story that are told first."""
    return sorted(events, key=lambda event: -heft(event, background))[:TOLD]


def background(record: Record, line: StoryLine) -> Scene:
    """What the events of a story are weighed against."""
    return scene_of(line, record.events_page(story=line.id, order="weight", limit=SEEN).rows)


def scene_of(line: StoryLine, events: Sequence[Event | Light]) -> Scene:
    """What the events of a story are weighed against, of which these are those that most say anything of."""
    given = [date.fromisoformat(day[:10]) if day else None for day in (line.first_day, line.last_day)]
    return structs.replace(scene(events, ()), first=given[0], last=given[1])


def views_of(part: Part, background: Scene, events: Sequence[Event] | None = None) -> list[EventView]:
    """The events of a part, or these of them, as pages need them, each with its weight in the story."""
    found = Views(part).events(part.events if events is None else events)
    return [
        structs.replace(view, weight=weigh(view.event, part.of(view.event), part.reports, background)) for view in found
    ]
