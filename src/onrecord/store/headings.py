"""The headings of a record's stories: who and what each is about, as `onrecord.record.headings` makes them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.model import Event, Report, Story
from onrecord.record.headings import heading
from onrecord.store.keys import day_of, support
from onrecord.store.lookups import OF_STORY

if TYPE_CHECKING:
    from onrecord.store.record import Record


def headings(record: "Record", events: Iterable[Event] | None = None) -> dict[str, str]:
    """By a story's id its heading.

    Args:
        record: an open record.
        events: all its events, leads among them, where these are at hand.
    """
    told: dict[str, list[Event]] = {}
    for event in record.events(leads=True) if events is None else events:
        if event.story is not None:
            told.setdefault(record.shelf.resolve(event.story), []).append(event)
    return {story.id: heading(_foremost(told.get(story.id, [])), _first(record, story)) for story in record.stories()}


def of_story(record: "Record", story: Story) -> str:
    """The heading of one story."""
    return heading(_foremost(list(record.events(story=story.id, leads=True))), _first(record, story))


def _foremost(events: list[Event]) -> list[Event]:
    """The events that a story is called by: those that `headings_of` looks up, so that it has one name everywhere."""
    if len(events) <= OF_STORY:
        return events
    return sorted(events, key=lambda one: (support(one), day_of(one), one.id), reverse=True)[:OF_STORY]


def _first(record: "Record", story: Story) -> Report | None:
    return record.shelf.get(Report, story.reports[0]) if story.reports else None
