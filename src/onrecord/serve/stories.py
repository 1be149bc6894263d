"""What the page of a story shows: what it is about from its weightiest events, and the events that are asked for.

However large a story, a bounded number of its events is read: `TOLD` of them with their claims, `SEEN` by themselves.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, structs

from onrecord.acquire.asked import days
from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge.choices import chosen
from onrecord.model import Event, Report
from onrecord.store import Record, StoryLine
from onrecord.store.carried import carried
from onrecord.store.facets import EventCounts
from onrecord.tell.charts import Coverage, coverage_grid
from onrecord.tell.ledgers import LEDGERS, Ledger
from onrecord.tell.ledgers.coverage import coverage as coverage_ledger
from onrecord.tell.map import Map, drawn
from onrecord.tell.network import Network, network
from onrecord.tell.part import Part
from onrecord.tell.screen import Head, only_repeating, told
from onrecord.tell.timeline import Timeline, timeline
from onrecord.tell.view import EventView, Views, in_time
from onrecord.tell.weight import Scene, scene, weigh

TOLD = 32  # events with all that is said of them
SEEN = 250  # events of a story that its network, its map and the choice of the weightiest rest on
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
    def window(self) -> tuple[str, str]:
        """The first and last day of the axis, "" where it is open. Raises UsageError."""
        return (days(self.first).start or "" if self.first else "", days(self.last).end or "" if self.last else "")


class Outline(Struct, frozen=True, kw_only=True):
    """A story as its page begins: what it is about, and what all its events are."""

    line: StoryLine
    heading: str
    head: Head
    scene: Scene
    facets: EventCounts
    network: Network
    map: Map
    seen: int
    coverage: Coverage
    views: tuple[EventView, ...]
    whole: bool
    outlets: tuple["Outlet", ...]
    titles: dict[str, str]


class Outlet(Struct, frozen=True):
    """What an outlet brought of a story: its claims, those that carried an origin again, and where it was first."""

    outlet: str
    reports: int
    claims: int
    repeated: int
    first: int


class Shown(Struct, frozen=True, kw_only=True):
    """The events that are asked for, and what is made of them; `count` is how many there are, as far as counted."""

    timeline: Timeline
    ledger: Ledger | None
    left_out: int
    count: int
    complete: bool
    next_cursor: str | None


def outline(record: Record, id: str) -> Outline:
    """A story's outline. Raises NotFoundError."""
    line = record.story_lines([id]).get(id)
    if line is None:
        raise NotFoundError(f"{record.name} holds no story '{id}'")
    events = record.events_page(story=id, order="weight", limit=SEEN).rows
    background = scene_of(line, events)
    light = sorted(events, key=lambda event: -weigh(event, (), {}, background).total)[:TOLD]
    part = Part(record, light)
    views = views_of(part, background)
    reports = [Report(**row) for row in carried(record, id)]
    published = [report.published[:10] for report in reports if report.published]
    leads = record.newest_leads(id, SEEN)
    head = structs.replace(
        told(views, published),
        id=id,
        reports=line.reports,
        outlets=len({report.outlet or report.domain or report.id for report in reports}),
        repeating=len(only_repeating(part)) if len(light) == len(events) else 0,
        leads=leads,
    )
    return Outline(
        line=line,
        heading=record.headings_of([id]).get(id, line.title),
        head=head,
        scene=background,
        facets=record.facets(story=id),
        network=network(events),
        map=drawn(events),
        seen=len(events),
        coverage=coverage_grid(reports),
        views=tuple(views),
        whole=len(light) == len(events),
        outlets=_outlets(part),
        titles={event.id: event.title for event in events},
    )


def shown(record: Record, story: Outline, asked: Asked) -> Shown:
    """The events of a story that are asked for, the best supported first where there are more than a page's."""
    filters = {"story": story.line.id, **asked.filters}
    page = record.events_page(order="weight", limit=TOLD, cursor=asked.cursor or None, **filters)
    part = Part(record, page.rows) if asked.ledger else None
    views = _views(record, story, page.rows)
    counted = record.facets(**filters) if asked.filters else story.facets
    first, last = asked.window
    made = LEDGERS[chosen("ledger", asked.ledger, LEDGERS)](part) if part else None
    return Shown(
        timeline=timeline(views, TOLD, first=first, last=last),
        ledger=structs.replace(made, rows=made.rows[:ROWS]) if made else None,
        left_out=len(made.rows[ROWS:]) if made else 0,
        count=counted.counted,
        complete=counted.complete,
        next_cursor=page.next_cursor,
    )


def _views(record: Record, story: Outline, events: Sequence[Event]) -> list[EventView]:
    """These events of a story in order of time; those that its outline has are not read again."""
    known = {view.event.id: view for view in story.views}
    others = [event for event in events if event.id not in known]
    if others:
        known |= {view.event.id: view for view in views_of(Part(record, others), story.scene)}
    ordered = in_time(event for event in events if event.id in known)
    return [structs.replace(known[event.id], number=number) for number, event in enumerate(ordered, 1)]


def _outlets(part: Part) -> tuple[Outlet, ...]:
    """The outlets of a part of a story, those first that were first with most."""
    columns = ("reports", "claims", "repeated", "first with")
    sums: dict[str, list[int]] = {}
    for row in coverage_ledger(part).rows:
        kept = sums.setdefault(row.cells["outlet"], [0] * len(columns))
        sums[row.cells["outlet"]] = [had + int(row.cells[name]) for had, name in zip(kept, columns, strict=True)]
    found = [Outlet(outlet, *counts) for outlet, counts in sums.items()]
    return tuple(sorted(found, key=lambda one: (-one.first, -one.claims, one.outlet)))


def scene_of(line: StoryLine, events: Sequence[Event]) -> Scene:
    """What the events of a story are weighed against."""
    given = [date.fromisoformat(day[:10]) if day else None for day in (line.first_day, line.last_day)]
    return structs.replace(scene(events, ()), first=given[0], last=given[1])


def views_of(part: Part, background: Scene, events: Sequence[Event] | None = None) -> list[EventView]:
    """The events of a part, or these of them, as pages need them, each with its weight in the story."""
    found = Views(part).events(part.events if events is None else events)
    return [
        structs.replace(view, weight=weigh(view.event, part.of(view.event), part.reports, background)) for view in found
    ]
