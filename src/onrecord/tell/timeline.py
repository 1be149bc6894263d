"""The timeline: event time as bars, publication time as ticks beneath, on one axis of days.

Geometry only, in per cent of the axis; the template and the terminal draw it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from onrecord.tell.axis import Axis, Mark
from onrecord.tell.telling import as_printed
from onrecord.tell.view import EventView

LONG = 62  # days: longer events are drawn over what others put on the axis, and put nothing on it


class Bar(Struct, frozen=True, kw_only=True):
    """One event's line: its bar from `x` over `width`, ticks where it was published, and how it is drawn.

    `earlier` and `later` say that it lies wholly before or after the days shown.
    """

    view: EventView
    x: float
    width: float
    earlier: bool
    dated: bool
    style: str
    ticks: tuple[float, ...]
    later: bool = False


class Timeline(Struct, frozen=True, kw_only=True):
    """Bars with the axis they stand on: a mark at each label, (x, width) where time is left out."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    breaks: tuple[tuple[float, float], ...] = ()


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


def timeline(views: Sequence[EventView], most: int = 40, *, first: str = "", last: str = "") -> Timeline:
    """The weightiest events, at most `most`, in order of time; on the axis of days from `first` to `last`, if given."""
    chosen = sorted(views, key=lambda v: (-v.weight.total, v.number))[:most]
    chosen.sort(key=lambda v: v.number)
    published = _within([date.fromisoformat(day) for view in chosen for day in view.published], first, last)
    told = _within([day for view in chosen for day in _shown(view)], first, last)
    axis = Axis([*published, *told], published)
    bars = [_bar(as_printed(view), axis) for view in chosen]
    return Timeline(bars=tuple(bars), marks=tuple(axis.marks()), breaks=axis.breaks)


def _within(days: Iterable[date], first: str, last: str) -> list[date]:
    return [day for day in days if first <= day.isoformat() and (not last or day.isoformat() <= last)]


def _bar(view: EventView, axis: Axis) -> Bar:
    start, end = _days(view)
    left = axis.x(start) if start else 0.0
    right = axis.x(end + timedelta(1)) if end else 100.0
    return Bar(
        view=view,
        x=left,
        width=max(0.9, round(right - left, 2)),
        earlier=end is not None and axis.before(end),
        later=start is not None and axis.after(start),
        dated=start is not None or end is not None,
        style=style(view),
        ticks=tuple(axis.x(date.fromisoformat(day)) for day in view.published),
    )


def _days(view: EventView) -> tuple[date | None, date | None]:
    time = view.event.time
    if time is None:
        return None, None
    start = date.fromisoformat(time.start) if time.start else None
    end = date.fromisoformat(time.end) if time.end else None
    return start, end


def _shown(view: EventView) -> tuple[date, ...]:
    """The days that an event puts on the axis: all of a short one, none of a long or open one."""
    start, end = _days(view)
    if start is None or end is None or not 0 <= (end - start).days <= LONG:
        return ()
    return tuple(start + timedelta(days) for days in range((end - start).days + 1))
