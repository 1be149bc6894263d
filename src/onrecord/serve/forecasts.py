"""What may be next in a record that is served: worked out once for each state of it, from so many events at most."""

from onrecord.errors import NotFoundError
from onrecord.model import Event
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.tell.next import Next, Past, coming, past

SMALL = 20_000  # events of a record of which a forecast is made as a whole
MOST = 5000  # events that one is made of in a larger one: the newest
PAGE = 500


def next_of(opened: Opened, story: str | None, party: str) -> Next:
    """What may be next, of all, of a story, with a party by its code; of the newest events where there are many."""
    return kept(opened, ("next", story, party), lambda: _made(opened, story, party))


def past_of(opened: Opened, story: str | None) -> Past:
    """What became of the forecasts that were kept."""
    return kept(opened, ("forecasts", story), lambda: past(opened.record, story))


def _made(opened: Opened, story: str | None, party: str) -> Next:
    record = opened.record
    if story is None and kept(opened, "counts", record.counts)["events"] <= SMALL:
        return coming(record, party=party)
    found: list[Event] = []
    cursor: str | None = None
    whose = None if story else party or None
    while len(found) < MOST:
        page = record.events_page(limit=PAGE, cursor=cursor, story=story, party=whose)
        found += page.rows
        cursor = page.next_cursor
        if cursor is None:
            break
    return coming(record, found, story, party)


def story_of(opened: Opened, given: str) -> str:
    """The id of the story that is meant by an id. Raises NotFoundError."""
    id = opened.record.shelf.resolve(given)
    if not opened.record.story_lines([id]).get(id):
        raise NotFoundError(f"{opened.name} holds no story '{given}'")
    return id
