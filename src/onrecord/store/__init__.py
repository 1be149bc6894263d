"""The record on disk: schema, migrations, queries."""

from onrecord.store.cursors import Page
from onrecord.store.facets import EventCounts
from onrecord.store.history import Build, Change, Removed
from onrecord.store.lookups import OriginLine, StoryLine
from onrecord.store.open import open_record
from onrecord.store.record import Record, Speaker
from onrecord.store.search import Hit
from onrecord.store.shelf import SqlShelf

__all__ = [
    "Build",
    "Change",
    "EventCounts",
    "Hit",
    "OriginLine",
    "Page",
    "Record",
    "Removed",
    "Speaker",
    "SqlShelf",
    "StoryLine",
    "open_record",
]
