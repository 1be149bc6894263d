"""Feeds: events as they are told first, or as what is said of them changes; as Atom and as JSON Feed."""

from onrecord.tell.feeds.entries import Entry, Feed, of_search, of_story

__all__ = ["Entry", "Feed", "of_search", "of_story"]
