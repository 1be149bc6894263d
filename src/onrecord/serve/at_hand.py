"""What pages of stories are made of, as it is kept; and for the stories that home lists, made beforehand."""

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

from onrecord.serve.homes import front, heading
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.serve.sections import SECTIONS, Section
from onrecord.serve.stories import TOLD, About, Asked, Outline, Shown, outline, shown
from onrecord.store import StoryLine
from onrecord.store.facets import EventCounts

T = TypeVar("T")


def facets_of(opened: Opened, line: StoryLine) -> EventCounts:
    """How many of a story's events are of each kind."""
    return kept(opened, ("facets", line), lambda: opened.record.facets(story=line.id))


def about_of(opened: Opened, line: StoryLine) -> About:
    """A story as each of its pages names it."""
    return About(line=line, heading=heading(opened, line), facets=facets_of(opened, line))


def outline_of(opened: Opened, line: StoryLine) -> Outline:
    """A story as its page begins."""
    return _piece(opened, line, ("outline", line.id), lambda: outline(opened.record, line))


def shown_of(opened: Opened, story: About, begun: Outline | None, asked: Asked) -> Shown:
    """The events of a story that are asked for."""
    line = story.line

    def make() -> Shown:
        return shown(opened.record, story, begun, asked)

    if asked.narrower:
        return opened.pieces.of(("shown", line.id, asked), make)
    return _piece(opened, line, ("shown", line.id), make)


def section_of(opened: Opened, line: StoryLine, name: str) -> Section:
    """What else there is to see of a story, by the name of a section."""
    return _piece(opened, line, ("section", name, line.id), lambda: SECTIONS[name](opened.record, line))


def _piece(opened: Opened, line: StoryLine, key: Hashable, make: Callable[[], T]) -> T:
    """A piece of a story's page: of one that has much, until its line in the list of stories is another."""
    if line.events <= TOLD:
        return opened.pieces.of(key, make)
    return opened.pieces.signed(key, line, make)


def prepared(opened: Opened) -> Iterator[StoryLine]:
    """Make what the pages of the stories begin with that home lists first, one after the other."""
    listed = [card.line for order in ("activity", "size") for card in front(opened, order, "").cards]
    for line in dict.fromkeys(listed):
        shown_of(opened, about_of(opened, line), outline_of(opened, line), Asked())
        yield line
