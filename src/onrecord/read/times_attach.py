"""The older name of what `onrecord.read.times` has."""

from onrecord.read.times import range_for, time_of

__all__ = ["range_for", "time_of"]
