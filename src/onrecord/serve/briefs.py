"""The brief of a story, made of its weightiest events: what its page begins with, in sentences that can be checked."""

from onrecord.export.briefs import numbered
from onrecord.serve.at_hand import outline_of
from onrecord.serve.homes import heading
from onrecord.serve.opened import Opened
from onrecord.serve.stories import Outline
from onrecord.store import Record, StoryLine
from onrecord.tell.brief import Brief
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.making import made_of_part
from onrecord.tell.part import Part


def brief_of(opened: Opened, line: StoryLine) -> Brief:
    """The brief of a story, as it is kept."""
    called, begun = heading(opened, line), outline_of(opened, line)
    return opened.pieces.of(("brief", line.id), lambda: of_outline(opened.record, called, begun))


def of_outline(record: Record, called: str, begun: Outline) -> Brief:
    """The brief of what a story's page begins with."""
    with record.shelf.together():
        part = Part(record, [line.view.event for line in begun.head.lines])
        grounds = Grounds(record, part=(part, begun.head))
        return numbered(made_of_part(grounds, called), grounds)
