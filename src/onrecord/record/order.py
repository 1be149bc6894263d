"""The order in which reports are taken where one has to go before another: as they were written, then by id.

The order in which they came to the record plays no part.
"""

from onrecord.model import Report
from onrecord.record.facts import written

LAST = 10**7  # a report of no known day goes behind all others

Place = tuple[int, str]


def place(report: Report) -> Place:
    """Where a report stands in the order."""
    day = written(report)
    return (LAST if day is None else day, report.id)
