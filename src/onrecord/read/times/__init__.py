"""When: the time expressions of a report, the days they name, and the events they date.

From the text to the days of an event: `patterns` and `scan` find candidates; `written`, `quarters`, `days`, `counted`,
`relative` and `repeated` say what they mean, by what `tenses`, `meaning`, `units` and `dates` know; `finding` puts
that together, and `stage` runs it, by `publication` where a report has no date. `attach`, `syntax` and `spans` say
which event an expression dates; `of_events` gives every event its days, where it has no expression by way of
`same`, `telling` and `news`.
"""

from onrecord.read.times.attach import range_for
from onrecord.read.times.of_events import time_of
from onrecord.read.times.stage import times, window

__all__ = ["range_for", "time_of", "times", "window"]
