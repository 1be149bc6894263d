"""From claims to a record: origins, events, conflicts, grades, stories."""

from onrecord.record.decisions import Decision, Decisions
from onrecord.record.recorder import Recorder
from onrecord.record.settings import Changes, Settings
from onrecord.record.shelf import MemoryShelf, Shelf

__all__ = ["Changes", "Decision", "Decisions", "MemoryShelf", "Recorder", "Settings", "Shelf"]
