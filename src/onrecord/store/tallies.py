"""What lists show beside their lines, in one statement for a whole list: numbers, and stories with all their ids."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import case, func, select

from onrecord.model import Story
from onrecord.store import decoding, quick, schema
from onrecord.store.among import among
from onrecord.store.record import Record
from onrecord.store.writing import bodies

_DAYS = {True: "SELECT id, day FROM events WHERE id", False: "SELECT id, day FROM events WHERE tier = 'firm' AND id"}
_CLAIMS = "SELECT owner, member FROM links WHERE kind = 'event' AND owner"


class Tally(NamedTuple):
    """How many claims were read in a report, and how many of these as leads."""

    claims: int
    leads: int


def reports_of_events(record: Record, events: Sequence[str]) -> dict[str, int]:
    """By event, in how many reports its claims stand."""
    with record.shelf.reading() as connection:
        claims = quick.among(connection, _CLAIMS, events)
    reports = record.reports_of_claims(claim for _, claim in claims)
    return Counter(event for event, _ in {(event, reports[claim]) for event, claim in claims if claim in reports})


def days_of_events(record: Record, events: Iterable[str], *, leads: bool = True) -> dict[str, str]:
    """By event, the day by which it has its place in lists, "" where none is known; lead events only with `leads`."""
    with record.shelf.reading() as connection:
        return dict(quick.among(connection, _DAYS[leads], set(events)))


def claims_of_reports(record: Record, reports: Sequence[str]) -> dict[str, Tally]:
    """By report, how many claims were read in it."""
    c = schema.claims.c
    with record.shelf.reading() as connection:
        leads = func.sum(case((c.tier == "lead", 1), else_=0))
        query = select(c.report, func.count(), leads).where(among(c.report, reports)).group_by(c.report)
        return {row[0]: Tally(row[1], row[2]) for row in connection.execute(query).all()}


def stories_by_id(record: Record, ids: Sequence[str]) -> list[Story]:
    """The stories of these ids, in their order; those that are gone are left out."""
    with record.shelf.reading() as connection:
        found = bodies(connection, schema.stories, ids)
    return [decoding.decode(found[id], type=Story) for id in ids if id in found]
