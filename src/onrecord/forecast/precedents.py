"""Precedents: how often one thing was followed by another, case by case with the dates."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UsageError
from onrecord.forecast.chances.asked import Quad
from onrecord.forecast.chances.classes import WORDS, quads
from onrecord.forecast.happenings import Happenings, date_of


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which events are meant; None stands for anyone and anything.

    Attributes:
        actor, recipient: names as the events have them.
        what: a relation as the events have it, or a class of relations.
    """

    actor: str | None = None
    what: str | Quad | None = None
    recipient: str | None = None

    def __str__(self) -> str:
        what = (
            "anything" if self.what is None else WORDS[self.what] if isinstance(self.what, Quad) else f"'{self.what}'"
        )
        return what + (f" by {self.actor}" if self.actor else "") + (f" to {self.recipient}" if self.recipient else "")


@dataclass(frozen=True, slots=True)
class Precedent:
    """A day on which the first thing happened, and the day on which the other first followed, if it did in time."""

    on: date
    followed: date | None


@dataclass(frozen=True, slots=True)
class Precedents:
    """What followed what.

    Attributes:
        before, after, within: what was looked for: the other within so many days after the day of the first.
        cases: those whose days are over, oldest first.
        open: days of the first whose time is not over at the end of the events.
        anyway: on how many of all days of the events the other came in the same time, as a share; None if none is over.
    """

    before: Pattern
    after: Pattern
    within: int
    cases: tuple[Precedent, ...]
    open: tuple[date, ...]
    anyway: float | None

    @property
    def followed(self) -> int:
        """Cases in which it came."""
        return sum(case.followed is not None for case in self.cases)

    def __str__(self) -> str:
        if not self.cases:
            return f"no precedent: {self.before} has not happened with {self.within} days after it"
        begun = f"after {self.followed} of {len(self.cases)} days with {self.before} since {self.cases[0].on.year}"
        days = "1 day" if self.within == 1 else f"{self.within} days"
        return f"{begun}, {self.after} within {days}" + (f" ({self.anyway:.0%} of all days)" if self.anyway else "")


def precedents(events: Happenings, before: Pattern, after: Pattern, within: int, day: int | None = None) -> Precedents:
    """Every day with the first thing is a case; what comes on that day itself does not count as following it.

    Args:
        events: what happened.
        before: the first thing.
        after: the other.
        within: days after the day of the first, at least 1.
        day: only what came before this day is known; all of it without.

    Raises:
        UsageError: `within` is below 1.
    """
    if within < 1:
        raise UsageError(f"precedents within {within} days were asked for; it is at least 1")
    past = events if day is None else events.before(day)
    if not len(past):
        return Precedents(before, after, within, (), (), None)
    last = int(past.day[-1]) if day is None else day - 1
    firsts, others = (np.unique(past.day[_meant(past, pattern)]) for pattern in (before, after))
    over = firsts[firsts + within <= last]
    cases = tuple(_case(int(one), others, within) for one in over)
    still = tuple(date_of(int(one)) for one in firsts[firsts + within > last])
    return Precedents(before, after, within, cases, still, _anyway(int(past.day[0]), last, others, within))


def _meant(past: Happenings, pattern: Pattern) -> NDArray[np.bool_]:
    chosen = np.ones(len(past), dtype=bool)
    for name, side in ((pattern.actor, past.actor), (pattern.recipient, past.recipient)):
        if name is not None:
            chosen &= side == (past.names.index(name) if name in past.names else -1)
    if isinstance(pattern.what, Quad):
        chosen &= quads(past.relations)[past.relation] == pattern.what
    elif pattern.what is not None:
        chosen &= past.relation == (past.relations.index(pattern.what) if pattern.what in past.relations else -1)
    return chosen


def _case(first: int, others: NDArray[np.int32], within: int) -> Precedent:
    at = int(np.searchsorted(others, first, side="right"))
    came = int(others[at]) if at < len(others) else None
    return Precedent(date_of(first), date_of(came) if came is not None and came <= first + within else None)


def _anyway(begin: int, last: int, others: NDArray[np.int32], within: int) -> float | None:
    days = np.arange(begin, last - within + 1)
    if not len(days):
        return None
    low, high = np.searchsorted(others, days, side="right"), np.searchsorted(others, days + within, side="right")
    return float((high > low).mean())
