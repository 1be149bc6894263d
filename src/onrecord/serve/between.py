"""What is said of two parties in a story."""

from msgspec import Struct

from onrecord.errors import NotFoundError
from onrecord.knowledge.names import label
from onrecord.serve.stories import views_of
from onrecord.store import Record
from onrecord.tell.ledgers.relations import pairs
from onrecord.tell.part import Part
from onrecord.tell.view import EventView
from onrecord.tell.weight import Scene

EVENTS = 24  # on a page


class Between(Struct, frozen=True):
    """Events between two parties, with all that is said of them, and the cursor of those that follow."""

    views: tuple[EventView, ...]
    next_cursor: str | None


def between(record: Record, story: str, background: Scene, one: str, other: str, cursor: str | None) -> Between:
    """The events of a story that relate the two, the best supported first. Raises NotFoundError if there are none."""
    page = record.events_page(story=story, party=[one, other], order="weight", cursor=cursor, limit=EVENTS)
    wanted = (min(one, other), max(one, other))
    kept = [event for event in page.rows if wanted in pairs(event)]
    if not kept and not cursor and page.next_cursor is None:
        raise NotFoundError(f"this story has no event between {label(one)} and {label(other)}")
    views = views_of(Part(record, kept), background)
    return Between(tuple(sorted(views, key=lambda view: (-view.weight.total, view.number))), page.next_cursor)
