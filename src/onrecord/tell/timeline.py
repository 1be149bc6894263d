"""The timeline: event time as bars, publication time as ticks beneath, on one axis of days.

Geometry only, in per cent of the axis; the template and the terminal draw it. Days far from the story (a treaty of
1961 in a story of 2023) would squeeze the rest, so the axis runs over the central days, and what lies before them
is marked as earlier.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from onrecord.tell.view import EventView

MARKS = 8
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Bar(Struct, frozen=True, kw_only=True):
    """One event's line: its bar from `x` over `width`, ticks where it was published, and how it is drawn."""

    view: EventView
    x: float
    width: float
    earlier: bool
    dated: bool
    style: str
    ticks: tuple[float, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """Bars with the axis they stand on: (x, text) for each mark."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[float, str], ...]


def style(view: EventView) -> str:
    """CSS classes: hollow if only planned or possible, struck if negated, dashed with a single origin."""
    drawn: list[str] = [view.event.status]
    if view.event.status in ("planned", "possible"):
        drawn.append("hollow")
    if view.event.status == "negated":
        drawn.append("struck")
    elif view.denied:
        drawn.append("denied")
    if len(view.origins) == 1:
        drawn.append("dashed")
    return " ".join(drawn)


def timeline(views: Sequence[EventView], most: int = 40) -> Timeline:
    """The best supported events, at most `most`, in order of time."""
    chosen = sorted(views, key=lambda v: (-len(v.origins), -v.claims, v.number))[:most]
    chosen.sort(key=lambda v: v.number)
    first, last = _range(chosen)
    scale = 100 / max((last - first).days, 1)

    def x(day: date) -> float:
        return round(max(0, (min(day, last) - first).days) * scale, 2)

    bars = []
    for view in chosen:
        start, end = _days(view)
        earlier = end is not None and end < first
        left = x(start) if start else 0.0
        right = x(end + timedelta(1)) if end else x(last)
        bars.append(
            Bar(
                view=view,
                x=left,
                width=max(0.9, round(right - left, 2)),
                earlier=earlier,
                dated=start is not None or end is not None,
                style=style(view),
                ticks=tuple(x(day) for text in view.published if (day := date.fromisoformat(text)) >= first),
            )
        )
    return Timeline(bars=tuple(bars), marks=tuple(_marks(first, last, x)))


def _days(view: EventView) -> tuple[date | None, date | None]:
    time = view.event.time
    if time is None:
        return None, None
    start = date.fromisoformat(time.start) if time.start else None
    end = date.fromisoformat(time.end) if time.end else None
    return start, end


def _range(views: Sequence[EventView]) -> tuple[date, date]:
    """The days the axis covers: those of publication and of events near them."""
    published = sorted(date.fromisoformat(day) for view in views for day in view.published)
    stated = sorted(day for view in views for day in _days(view) if day)
    if not published:
        published = stated or [date(2000, 1, 1)]
    room = max(timedelta(60), (published[-1] - published[0]) / 2)
    near = [day for day in stated if published[0] - room <= day <= published[-1] + room]
    first, last = min([published[0], *near]), max([published[-1], *near])
    return first - timedelta(1), last + timedelta(2)


def _marks(first: date, last: date, x: Callable[[date], float]) -> list[tuple[float, str]]:
    """Days or months, about `MARKS` of them."""
    span = (last - first).days
    if span <= 45:
        step = max(1, span // MARKS)
        days = [first + timedelta(n) for n in range(1, span, step)]
        return [(x(day), f"{day.day} {MONTHS[day.month - 1]}") for day in days]
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    inside = inside[:: max(1, -(-len(inside) // MARKS))]
    return [(x(day), f"{MONTHS[day.month - 1]} {day.year}") for day in inside]
