"""The record on disk: schema, migrations, queries."""

from onrecord.store.history import Build, Change, Removed
from onrecord.store.open import open_record
from onrecord.store.record import Record, Speaker
from onrecord.store.search import Hit
from onrecord.store.shelf import SqlShelf

__all__ = ["Build", "Change", "Hit", "Record", "Removed", "Speaker", "SqlShelf", "open_record"]
