"""The axis of the timeline: days in stretches on one scale, with what lies empty between them left out.

News comes in bursts. On one unbroken axis a burst of three days in a story of two years is a speck; so the axis keeps
the stretches in which something took place or was published, and marks where it leaves time out. A treaty of 1961 in
a story of 2023 is a stretch of its own; beyond `MOST_STRETCHES` the stretches farthest from publication are left off.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_STRETCHES = 7
GAPS = (10, 21, 45, 90, 180, 365, 730, 1500, 4000)  # days that may lie empty before they are left out, tried in turn
ROOM = 2.0  # per cent of the axis that a break takes
LEAST = 9.0  # per cent that a stretch takes at least: so much does its label need
LEAST_DAYS = 7  # days that a stretch shows at least, so that one day never looks like a month
LETTER, SMALL_LETTER = 1.0, 2.1  # per cent of the axis that a letter of a mark takes, on a screen and on a phone


class Stretch(NamedTuple):
    """Days from `first` to `last`, drawn from `left` to `right` in per cent of the axis.

    It is padded where it is short: `begins` and `ends` are the first and last day that something tells of.
    """

    first: int
    last: int
    left: float
    right: float
    begins: int
    ends: int


class Mark(NamedTuple):
    """A mark at `x` per cent; `far` from the one before, so that it may stay where there is little room."""

    x: float
    text: str
    far: bool


class Axis:
    """Where on the drawing a day lies.

    Args:
        days: the days to be shown, published or told of.
        anchors: days of publication: stretches far from these are given up first.
    """

    def __init__(self, days: Iterable[date], anchors: Iterable[date]) -> None:
        ordinals = sorted({day.toordinal() for day in days}) or [date(2000, 1, 1).toordinal()]
        fixed = sorted({day.toordinal() for day in anchors}) or ordinals
        self.stretches = _laid_out(_stretches(ordinals, fixed))

    def x(self, day: date) -> float:
        """Per cent of the axis at which a day begins; days between stretches lie in the break, others at the ends."""
        at = day.toordinal()
        for one in self.stretches:
            if at < one.first:
                return round(max(0.0, one.left - ROOM / 2), 2)
            if at <= one.last + 1:
                return round(one.left + (at - one.first) * (one.right - one.left) / (one.last + 1 - one.first), 2)
        return 100.0

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """Where time is left out: (left, width) in per cent."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return tuple((round(one.right, 2), round(other.left - one.right, 2)) for one, other in pairs)

    def before(self, day: date) -> bool:
        """Whether a day lies before all that is shown."""
        return day.toordinal() < self.stretches[0].first

    def after(self, day: date) -> bool:
        """Whether a day lies after all that is shown."""
        return day.toordinal() > self.stretches[-1].last

    def marks(self) -> list[Mark]:
        """A mark where each stretch begins, and days or months within long ones; the year where it changes."""
        found: list[Mark] = []
        year, free, far_free = 0, 0.0, 0.0
        begins = [self.x(date.fromordinal(one.begins)) for one in self.stretches]
        for number, one in enumerate(self.stretches):
            ahead = begins[number + 1] if number + 1 < len(begins) else 101.0
            for day in _ticks(one):
                x = self.x(day)
                text = MONTHS[day.month - 1] if day.day == 1 else f"{day.day} {MONTHS[day.month - 1]}"
                text += f" {day.year}" if day.year != year else ""
                first = day.toordinal() == one.begins
                # Where a stretch begins matters more than what lies within.
                fits = x + LETTER * len(text) <= 101 and (first or x + LETTER * (len(text) + 1.5) <= ahead)
                if x < free or not fits:
                    continue
                far = x >= far_free and x + SMALL_LETTER * len(text) <= 101
                found.append(Mark(x, text, far))
                free = x + LETTER * (len(text) + 1.5)
                far_free = x + SMALL_LETTER * (len(text) + 1) if far else far_free
                year = day.year
        return found


def _stretches(days: Sequence[int], anchors: Sequence[int]) -> list[tuple[int, int]]:
    for gap in GAPS:
        found = [(days[0], days[0])]
        for day in days[1:]:
            first, last = found[-1]
            found[-1:] = [(first, day)] if day - last <= gap else [(first, last), (day, day)]
        if len(found) <= MOST_STRETCHES:
            return found
    near = sorted(found, key=lambda part: min(abs(part[0] - anchor) for anchor in anchors))[:MOST_STRETCHES]
    return sorted(near)


def _laid_out(parts: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Stretches side by side on one scale, unless one would be narrower than `LEAST`."""
    room = 100 - ROOM * (len(parts) - 1)
    padded = [(first - max(0, LEAST_DAYS - (last - first + 1)) // 2, first, last) for first, last in parts]
    lengths = [max(LEAST_DAYS, last - first + 1) for first, last in parts]
    least = min(LEAST, room / len(parts))
    spare = room - least * len(parts)
    found, left = [], 0.0
    for (start, begins, ends), length in zip(padded, lengths, strict=True):
        right = left + least + spare * length / sum(lengths)
        found.append(Stretch(start, start + length - 1, left, right, begins, ends))
        left = right + ROOM
    return found


def _ticks(one: Stretch) -> list[date]:
    first, last = date.fromordinal(one.begins), date.fromordinal(one.ends)
    if (last - first).days <= 45:
        return [first + timedelta(days) for days in range((last - first).days + 1)]
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [first, *(day for day in months if first < day <= last)]
