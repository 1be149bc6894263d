"""What requests name: entities, worked out once for each version of a record, with what names them; and stories."""

from collections.abc import Iterable

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.model import Story
from onrecord.serve.api.entity_rows import claims_naming as naming
from onrecord.serve.api.entity_rows import events_naming as telling
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.store.directory import Entry, directory
from onrecord.store.named import story as by_heading

MANY = 5000  # headings that are kept
FEW = 1000  # stories whose headings are looked through for one that is named by its heading


def entity(opened: Opened, given: str) -> Entry:
    """The entity that is meant, by id, the start of it, or name. Raises NotFoundError with the nearest."""
    return directory(opened.record).find(given, opened.record.name)


def events_naming(opened: Opened, given: str, *, leads: bool) -> list[str]:
    """The ids of the events that name an entity, the newest first, those that only leads tell of with `leads`."""
    one = entity(opened, given)
    return kept(opened, ("events naming", one.id, leads), lambda: telling(opened.record, one, leads=leads))


def claims_naming(opened: Opened, given: str) -> list[str]:
    """The ids of the claims that name an entity, those about the newest first."""
    one = entity(opened, given)
    return kept(opened, ("claims naming", one.id), lambda: naming(opened.record, one))


def story(opened: Opened, given: str) -> Story:
    """The story that is meant, by id or the start of it; where there are few, also by heading or title.

    Raises NotFoundError with the nearest.
    """
    record = opened.record
    try:
        found = record.find(given, (Story,))
    except AmbiguousError:
        raise
    except NotFoundError:
        if kept(opened, "counts", record.counts)["stories"] > FEW:
            raise
        return kept(opened, ("story", given), lambda: by_heading(record, given))
    assert isinstance(found, Story)
    return found


def headings(opened: Opened, stories: Iterable[Story]) -> dict[str, str]:
    """The headings of stories, by id."""
    known: dict[tuple[str, int, int], str] = kept(opened, "headings", dict)
    keys = {story.id: (story.id, len(story.reports), len(story.events)) for story in stories}
    new = opened.record.headings_of(id for id, key in keys.items() if key not in known)
    if len(known) > MANY:
        known.clear()
    known.update({keys[id]: heading for id, heading in new.items()})
    return {id: known.get(key, "") for id, key in keys.items()}
