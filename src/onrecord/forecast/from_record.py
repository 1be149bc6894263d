"""What a record knew before a day, as event files have it: who did what to whom on which day; and what was planned."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from msgspec import structs
from sqlalchemy import func, select

from onrecord.forecast.beside import Beside, Row, beside
from onrecord.forecast.happenings import Happenings, date_of, days_of, gathered
from onrecord.forecast.sides import NOBODY, Sides, pairs
from onrecord.model import Claim, Event, Report
from onrecord.model.forecasts import Plan
from onrecord.model.kinds import DONE
from onrecord.record.accounts import as_told
from onrecord.record.summary import summarise
from onrecord.store import Record, schema
from onrecord.store.bulk import many
from onrecord.store.writing import parts

COARSE = 31  # days: what is dated no nearer than to a month and a day has no day to be counted on
BEFORE = 31  # days before the first report: what lies further back was told in passing, not watched for
AT_ONCE = 500
EXPECTED = ("planned", "possible")  # of an event that some report has as planned: others may think it possible only


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as the reports that were published before a day tell it, and which those are."""

    event: Event
    reports: tuple[str, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What was known before a day.

    Attributes:
        on: the day, in days since 1970-01-01.
        happenings: what had happened.
        events: by day, actor, relation and recipient, the ids of the events that are that.
        reports: by event, the ids of the reports that told of it.
        plans: what was planned and of which the day had not passed.
        came: of the plans of which the day had passed, how many were told to have happened.
        passed: how many plans that were.
        sides: by plan, who does what to whom in it.
        whose: by day, actor, relation and recipient, the data set that has what the record does not tell of.
        datasets: by data set, how many of its rows are among the happenings.
    """

    on: int
    happenings: Happenings
    events: Mapping[Row, tuple[str, ...]] = field(default_factory=dict)
    reports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    came: int = 0
    passed: int = 0
    sides: Mapping[str, frozenset[Sides]] = field(default_factory=dict)
    whose: Mapping[Row, str] = field(default_factory=dict)
    datasets: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many events that is, each once, however many parties it has."""
        return len(self.reports) + sum(self.datasets.values()) or len(self.happenings)


def published(record: Record) -> tuple[int, int] | None:
    """The days of the first and last report that state one, in days since 1970-01-01; None where none does."""
    c = schema.reports.c
    query = select(func.min(c.published), func.max(c.published)).where(c.status == "ok")
    with record.shelf.reading() as connection:
        first, last = connection.execute(query).one()
    found = (days_of(first or ""), days_of(last or ""))
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def known(record: Record, on: int, events: Iterable[Event] | None = None, *, leads: bool = False) -> Known:
    """What the reports that were published before a day tell.

    An event that later reports tell of too is put together anew from the claims of the earlier ones alone: its status,
    its days and its parties are what they made of it. Reports that state no day of publication count for nothing.

    Args:
        record: an open record.
        on: the day, in days since 1970-01-01.
        events: only these of its events.
        leads: also what only leads tell of.
    """
    given = record.events(leads=leads) if events is None else iter(events)
    first = (published(record) or (on, on))[0]
    out: Counter[str] = Counter()
    rows: list[Row] = []
    ids: dict[Row, list[str]] = defaultdict(list)
    reports: dict[str, tuple[str, ...]] = {}
    seen = list(_seen(record, given, on, out))
    for one in seen:
        if one.event.status not in DONE:
            continue
        day = _day(one.event, on, first, out)
        if day is None:
            continue
        mine = [(day, *sides) for sides in pairs(one.event)]
        if not mine:
            out["nobody is known to act"] += 1
            continue
        rows += mine
        reports[one.event.id] = one.reports
        for row in mine:
            ids[row].append(one.event.id)
    planned = [one for one in seen if one.planned]
    passed = [one for one in planned if one.event.status in DONE or _is_past(one.event, on)]
    plans = [one for one in planned if one.event.status in EXPECTED and not _is_past(one.event, on)]
    more = _beside(record, on, seen)
    return Known(
        on=on,
        happenings=gathered([*rows, *more.rows], {**out, **more.left_out}),
        events={row: tuple(sorted(set(found))) for row, found in ids.items()},
        reports=reports,
        plans=tuple(map(_plan, plans)),
        came=sum(one.event.status in DONE for one in passed),
        passed=len(passed),
        sides={one.event.id: frozenset(pairs(one.event)) for one in plans},
        whose=more.whose,
        datasets=more.counts,
    )


def _beside(record: Record, on: int, seen: Iterable[Seen]) -> Beside:
    """What data sets have between the parties of these events."""
    if not record.datasets():
        return Beside()
    own: dict[Sides, list[tuple[int, int]]] = defaultdict(list)
    parties: set[str] = set()
    for one in seen:
        span = _span(one.event)
        for sides in pairs(one.event):
            parties |= {sides[0], sides[2]}
            if span is not None:
                own[sides].append(span)
    return beside(record, on, parties - {NOBODY}, own)


def _seen(record: Record, events: Iterator[Event], on: int, out: Counter[str]) -> Iterator[Seen]:
    """The events of which something was published before the day."""
    day = date_of(on).isoformat()
    while batch := list(islice(events, AT_ONCE)):
        told = _told(record, [event.id for event in batch])
        for event in batch:
            claims = told.get(event.id, [])
            known = [one for one in claims if one.published and one.published[:10] < day]
            if not known:
                out["told of later, or by reports without a day"] += 1
                continue
            reports = tuple(sorted({one.report for one in known}))
            seen = event if len(known) == len(claims) else _as_of(record, event, [one.claim for one in known])
            yield Seen(seen, reports, any(one.status == "planned" for one in known))


@dataclass(frozen=True, slots=True)
class _Telling:
    claim: str
    report: str
    status: str
    published: str | None


def _told(record: Record, events: Sequence[str]) -> dict[str, list[_Telling]]:
    """By event, its claims with the day on which the report of each was published."""
    links, claims, reports = schema.links.c, schema.claims.c, schema.reports.c
    joined = schema.links.join(schema.claims, claims.id == links.member)
    joined = joined.join(schema.reports, reports.id == claims.report)
    columns = select(links.owner, claims.id, claims.report, claims.status, reports.published).select_from(joined)
    found: dict[str, list[_Telling]] = defaultdict(list)
    with record.shelf.reading() as connection:
        for part in parts(events):
            query = columns.where(links.kind == "event", links.owner.in_(part)).order_by(claims.id)
            for owner, *telling in connection.execute(query):
                found[owner].append(_Telling(telling[0], telling[1], telling[2], telling[3]))
    return found


def _as_of(record: Record, event: Event, claims: Sequence[str]) -> Event:
    """The event, put together from some of its claims."""
    decisions = record.in_force()
    read = [claim for claim in many(record, Claim, claims) if decisions.counts(claim)]
    reports = {one.id: one for one in many(record, Report, (claim.report for claim in read))}
    if not read:
        return structs.replace(event, status="negated", time=None)
    told = [as_told(claim, event.type, reports.get(claim.report), decisions) for claim in read]
    return summarise(event, told, reports)


def _day(event: Event, on: int, first: int, out: Counter[str]) -> int | None:
    """The day on which an event counts: its last, and none after the day before; None where it has no such day."""
    time = event.time
    start, end = (days_of(day or "") for day in (time.start, time.end)) if time else (None, None)
    if start is None and end is None:
        out["no day is known"] += 1
    elif start is None or end is None or end - start > COARSE:
        out["its days are not known to within a month"] += 1
    elif start >= on:
        out["dated later than it was told"] += 1
    elif end < first - BEFORE:
        out["long before the first report, told in passing"] += 1
    else:
        return min(end, on - 1)
    return None


def _span(event: Event) -> tuple[int, int] | None:
    """The first and last day of an event; None where they are not known to within a month."""
    time = event.time
    start, end = (days_of(day or "") for day in (time.start, time.end)) if time else (None, None)
    return None if start is None or end is None or end - start > COARSE else (start, end)


def _is_past(event: Event, on: int) -> bool:
    end = days_of((event.time.end if event.time else None) or "")
    return end is not None and end < on


def _plan(one: Seen) -> Plan:
    time = one.event.time
    return Plan(
        event=one.event.id,
        title=one.event.title,
        start=time.start if time else None,
        end=time.end if time else None,
        reports=one.reports,
    )
