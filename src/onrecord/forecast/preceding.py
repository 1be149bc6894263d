"""Precedents of a forecast: what the two did lately, how often that was followed by this before, and on which days."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from onrecord.forecast.asking import rows_of
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import days_of
from onrecord.forecast.precedents import Pattern, Precedents, precedents
from onrecord.forecast.sides import ANYBODY, NOBODY, happened
from onrecord.knowledge.plover import MUTUAL
from onrecord.model.forecasts import Forecast, Precedent

LATELY = 30  # days before the forecast
TIMES = 2  # at least so often must it have been seen
MOST = 2
MOST_DAYS = 20
Sides = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Lately:
    """The last day on which each thing happened."""

    of: dict[Sides, int]

    @staticmethod
    def counted(known: Known) -> "Lately":
        """Over all that was known, which is in the order of its days."""
        return Lately({(row[1], row[2], row[3]): row[0] for row in rows_of(known.happenings)})

    def about(self, one: Forecast, on: int) -> list[Sides]:
        """What happened lately between the two; of somebody towards anybody, what that one did."""
        ends = {one.actor, one.recipient or NOBODY}
        return sorted(
            sides
            for sides, last in self.of.items()
            if last >= on - LATELY
            and not (sides[1] in MUTUAL and sides[2] < sides[0] and (sides[2], sides[1], sides[0]) in self.of)
            and (sides[0] == one.actor if one.recipient == ANYBODY else {sides[0], sides[2]} == ends)
            and sides[2] != ANYBODY
        )


def preceded(one: Forecast, known: Known, lately: Lately) -> Forecast:
    """The forecast with the precedents that say most: what the two did lately, and how often this came upon it."""
    this = Pattern(one.actor, one.relation, one.recipient or NOBODY)
    found = [
        (precedents(known.happenings, Pattern(*sides), this, one.horizon, known.on), sides)
        for sides in lately.about(one, known.on)
    ]
    found = [(count, sides) for count, sides in found if len(count.cases) >= TIMES]
    found.sort(key=lambda pair: (-(pair[0].followed + 1) / (len(pair[0].cases) + 2), pair[1]))
    return structs.replace(one, precedents=tuple(_told(count, sides, one, known) for count, sides in found[:MOST]))


def _told(count: Precedents, sides: Sides, one: Forecast, known: Known) -> Precedent:
    days = [case.on.isoformat() for case in count.cases if case.followed is not None]
    events = _events(days, sides, known)
    what = happened(sides[0], sides[1], None if sides[2] == NOBODY else sides[2])
    days_of_it = f"within {one.horizon} day{'' if one.horizon == 1 else 's'}"
    times = f"after {count.followed or 'none'} of the {len(count.cases)} times {what} since {count.cases[0].on.year}"
    anyway = f" (after {100 * count.anyway:.0f} % of all days)" if count.anyway is not None else ""
    whose = _datasets(count, sides, one, known)
    by = f"; some of it only as {' and '.join(whose)} {'has' if len(whose) == 1 else 'have'} it" if whose else ""
    return Precedent(
        words=f"this came {days_of_it} {times}{anyway}{by}",
        followed=count.followed,
        times=len(count.cases),
        days=tuple(days[-MOST_DAYS:]),
        events=events,
        reports=tuple(sorted({report for id in events for report in known.reports.get(id, ())})),
        datasets=whose,
    )


def _datasets(count: Precedents, sides: Sides, one: Forecast, known: Known) -> tuple[str, ...]:
    """The data sets that alone have some of it, before or after."""
    this = (one.actor, one.relation, one.recipient or NOBODY)
    found: set[str] = set()
    for case in count.cases:
        for day, of in ((case.on, sides), (case.followed, this)):
            number = days_of(day.isoformat()) if day is not None else None
            if number is not None and (name := known.whose.get((number, *of))) is not None:
                found.add(name)
    return tuple(sorted(found))


def _events(days: Sequence[str], sides: Sides, known: Known) -> tuple[str, ...]:
    numbers = (number for day in days if (number := days_of(day)) is not None)
    return tuple(sorted({id for number in numbers for id in known.events.get((number, *sides), ())}))
