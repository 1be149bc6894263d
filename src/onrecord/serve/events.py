"""What the page of an event shows: all that is said of it, by whom, and how it came to be told so."""

from msgspec import Struct, structs

from onrecord.model import Event
from onrecord.serve.denied import Named, denied_in, told_apart
from onrecord.store import Record
from onrecord.store.changed import versions
from onrecord.store.cursors import cursor
from onrecord.store.keys import day_of
from onrecord.tell.kinds import Kind, kind
from onrecord.tell.part import Part
from onrecord.tell.versions import Step, steps
from onrecord.tell.view import EventView, Views

CLAIMS, ANSWERS, LEADS = 300, 60, 30  # of one event that its page shows


class EventPage(Struct, frozen=True, kw_only=True):
    """An event as its page shows it; `claims` is how many it has, be they more than are shown.

    `kind` is what it is called on home and in its story; `also` are ids of events that were merged into it; `before`
    and `after` stand beside it in its story, by day. `apart` are other events that are denials of it, by the id of the
    response that tells of each; `denies` are those of which it is itself a denial.
    """

    view: EventView
    kind: Kind
    claims: int
    steps: tuple[Step, ...]
    also: tuple[str, ...]
    story: str | None
    heading: str
    before: Named | None
    after: Named | None
    apart: dict[str, Named]
    denies: tuple[Named, ...]


def event_page(record: Record, event: Event) -> EventPage:
    """All that the page of an event shows."""
    with record.shelf.together():
        return _event_page(record, event)


def _event_page(record: Record, event: Event) -> EventPage:
    kept = structs.replace(
        event, claims=event.claims[:CLAIMS], responses=event.responses[:ANSWERS], leads=event.leads[:LEADS]
    )
    part = Part(record, [kept])
    doubtful = part.of_leads()
    view = Views(doubtful).event(kept, 1) if event.tier == "lead" else Views(part, doubtful).event(kept, 1)
    story = record.shelf.resolve(event.story) if event.story else None
    return EventPage(
        view=view,
        kind=kind(view, background=False),
        claims=len(event.claims),
        steps=tuple(steps(versions(record, event.id), event)),
        also=tuple(record.shelf.answering(event.id)),
        story=story,
        heading=record.headings_of([story]).get(story, "") if story else "",
        before=_beside(record, event, story, "day"),
        after=_beside(record, event, story, "oldest"),
        apart=told_apart(record, event, [one.response for one in view.responses]),
        denies=denied_in(record, event, part.of(kept) if event.tier == "firm" else doubtful.of(kept)),
    )


def _beside(record: Record, event: Event, story: str | None, order: str) -> Named | None:
    """The event before this one in its story (in order of `day`, the newest first) or after it (`oldest`)."""
    if story is None or event.tier == "lead":
        return None
    here = cursor(order, (day_of(event), event.id))
    found = record.events_page(story=story, order="day" if order == "day" else "oldest", cursor=here, limit=1).rows
    return Named(found[0].id, found[0].title) if found else None
