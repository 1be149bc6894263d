"""How many of the claims that answer a question are of each type, status, party, outlet and day: what narrows it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord.knowledge.codes import UNKNOWN
from onrecord.store import quick
from onrecord.store.finding import Line

if TYPE_CHECKING:
    from onrecord.store.record import Record

COUNTED = 5000  # claims that are counted, the first
LISTED = 12  # values of each
BARS = 14  # of the histogram, at most, so that each can be read and hit


class Bar(NamedTuple):
    """A stretch of days in the histogram, named by its beginning, and how many claims are of something within it."""

    label: str
    first: str
    last: str
    claims: int


class Tallies(NamedTuple):
    """Counts by value, the most first; `days` in order, `undated` those of no day; `counted` out of how many."""

    counted: int
    type: dict[str, int]
    status: dict[str, int]
    party: dict[str, int]
    outlet: dict[str, int]
    days: list[Bar]
    undated: int


def tallies(record: "Record", lines: Sequence[Line]) -> Tallies:
    """Count these claims by what they may be narrowed by: the first `COUNTED` of them."""
    some = lines[:COUNTED]
    outlets = Counter[str]()
    of_report = Counter(line.report for line in some)
    with record.shelf.reading() as connection:
        told = quick.among(connection, "SELECT code FROM claim_party WHERE claim", [line.id for line in some])
        for id, outlet in quick.among(connection, "SELECT id, outlet FROM reports WHERE id", of_report):
            outlets[outlet or ""] += of_report[id]
    parties = Counter(code for (code,) in told)
    parties.pop(UNKNOWN, None)
    outlets.pop("", None)
    return Tallies(
        counted=len(some),
        type=_most(Counter(line.type for line in some)),
        status=_most(Counter(line.status for line in some)),
        party=_most(parties),
        outlet=_most(outlets),
        days=_bars(Counter(line.day for line in some if line.day)),
        undated=sum(not line.day for line in some),
    )


def _most(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:LISTED])


def _bars(days: Counter[str]) -> list[Bar]:
    """By day, month or year, whichever is the finest of which there are few enough."""
    if not days:
        return []
    for length in (10, 7, 4):
        found = Counter[str]()
        for day, count in days.items():
            found[day[:length]] += count
        if len(found) <= BARS:
            break
    shown = sorted(found)[-BARS:]
    return [Bar(label, *_within(label), found[label]) for label in shown]


def _within(label: str) -> tuple[str, str]:
    """The first and last day of a day, month or year."""
    if len(label) == 10:
        return label, label
    if len(label) == 4:
        return f"{label}-01-01", f"{label}-12-31"
    first = date.fromisoformat(f"{label}-01")
    return first.isoformat(), ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
