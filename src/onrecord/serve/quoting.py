"""Quotations of a story, a part of its events at a time: for the page and for the API."""

from onrecord.serve.opened import Opened
from onrecord.store import Record
from onrecord.store.cursors import Page
from onrecord.tell.part import Part
from onrecord.tell.quoted import MOST, Quotation, listed, quotations


def quoted(opened: Opened, story: str, cursor: str | None, seen: int) -> Page[Quotation]:
    """The quotations among some events of a story, as they are kept. Raises UsageError for what is no cursor.

    Args:
        opened: an open record.
        story: the whole id of a story.
        cursor: of the page before.
        seen: how many of its events, those of leads among them, are looked through; an event gives one quotation.
    """
    return opened.pieces.of(("quoted", story, cursor, seen), lambda: of_story(opened.record, story, cursor, seen))


def of_story(record: Record, story: str, cursor: str | None, seen: int) -> Page[Quotation]:
    """The quotations among some events of a story, the newest events first; headlines first among what is found."""
    page = record.events_page(story=story, leads=True, limit=min(seen, MOST), cursor=cursor)
    found = quotations(Part(record, page.rows))
    return Page(listed({story: found.get(story, [])}), page.next_cursor)
