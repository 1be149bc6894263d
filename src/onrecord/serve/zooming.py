"""Nearer to and farther from a story's days: the windows that the page of a story offers."""

from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.serve.stories import Asked
from onrecord.store import StoryLine

MOST = 14  # months that are offered; where there are more, years


def zooms(asked: Asked, line: StoryLine) -> list[tuple[str, str, str]]:
    """Windows by name, each with its first and last day: nearer, farther, earlier and later than what is shown."""
    first, last = (_day(given) for given in asked.window)
    whole = (_day(line.first_day[:10]), _day(line.last_day[:10]))
    start, end = first or whole[0], last or whole[1]
    if start is None or end is None or start > end:
        return []
    days = (end - start).days + 1
    quarter, half = timedelta(days // 4), timedelta(max(1, days // 2))
    offered = {"Zoom in": (start + quarter, end - quarter)} if days > 3 else {}
    if first or last:
        offered |= {
            "Zoom out": (start - half, end + half),
            "Earlier": (start - timedelta(days), start - timedelta(1)),
            "Later": (end + timedelta(1), end + timedelta(days)),
        }
    return [(name, *(day.isoformat() for day in window)) for name, window in offered.items()]  # type: ignore[misc]


def months(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Months with their numbers of events, or years where there are many; what has no day is left out."""
    known = {month: count for month, count in counted.items() if month}
    if len(known) <= MOST:
        return list(known.items())
    years: dict[str, int] = {}
    for month, count in known.items():
        years[month[:4]] = years.get(month[:4], 0) + count
    return list(years.items())[-MOST:]


def _day(given: str) -> date | None:
    return date.fromisoformat(given) if given else None
