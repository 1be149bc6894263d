"""Precedents of a forecast: what the two did lately, how often that was followed by this before, and on which days."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from onrecord.forecast.asking import rows_of
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import date_of
from onrecord.forecast.sides import ANYBODY, NOBODY, happened
from onrecord.knowledge.plover import MUTUAL
from onrecord.model.forecasts import Forecast, Precedent

LATELY = 30  # days before the forecast
TIMES = 2  # at least so often must it have been seen
MOST = 2
MOST_DAYS = 20
Sides = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Days:
    """On which days each thing happened, in order."""

    of: dict[Sides, list[int]]

    @staticmethod
    def counted(known: Known) -> "Days":
        """Over all that was known."""
        found: dict[Sides, list[int]] = defaultdict(list)
        for day, *sides in rows_of(known.happenings):
            found[sides[0], sides[1], sides[2]].append(day)
        return Days(dict(found))

    def about(self, one: Forecast, on: int) -> list[Sides]:
        """What happened lately between the two; of somebody towards anybody, what that one did."""
        ends = {one.actor, one.recipient or NOBODY}
        return sorted(
            sides
            for sides, days in self.of.items()
            if days[-1] >= on - LATELY
            and not (sides[1] in MUTUAL and sides[2] < sides[0] and (sides[2], sides[1], sides[0]) in self.of)
            and (sides[0] == one.actor if one.recipient == ANYBODY else {sides[0], sides[2]} == ends)
            and sides[2] != ANYBODY
        )


def preceded(one: Forecast, known: Known, counted: Days) -> Forecast:
    """The forecast with the precedents that say most: what the two did lately, and how often this came upon it."""
    target = counted.of.get((one.actor, one.relation, one.recipient or NOBODY), [])
    found = [
        (count, sides)
        for sides in counted.about(one, known.on)
        if (count := _count(counted.of[sides], target, one.horizon, known.on)) is not None
    ]
    found.sort(key=lambda pair: (-(len(pair[0][0]) + 1) / (len(pair[0][1]) + 2), pair[1]))
    told = tuple(_told(count, sides, one, known) for count, sides in found[:MOST])
    return structs.replace(one, precedents=told)


def _count(first: Sequence[int], then: Sequence[int], within: int, on: int) -> tuple[list[int], list[int]] | None:
    """Of the days on which something began and of which the window is over, those upon which it followed, and all."""
    days = sorted({day for day in first if day + within < on})
    if len(days) < TIMES:
        return None
    return [day for day in days if any(day < later <= day + within for later in then)], days


def _told(count: tuple[list[int], list[int]], sides: Sides, one: Forecast, known: Known) -> Precedent:
    followed, days = count
    events = sorted({id for day in followed for id in known.events.get((day, *sides), ())})
    what = happened(sides[0], sides[1], None if sides[2] == NOBODY else sides[2])
    return Precedent(
        words=f"after {len(followed) or 'none'} of {len(days)} times that {what} since {date_of(days[0]).year}, "
        f"this within {one.horizon} days",
        followed=len(followed),
        times=len(days),
        days=tuple(date_of(day).isoformat() for day in followed[-MOST_DAYS:]),
        events=tuple(events),
        reports=tuple(sorted({report for id in events for report in known.reports.get(id, ())})),
    )
