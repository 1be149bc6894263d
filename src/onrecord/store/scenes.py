"""What a story's events are weighed against, without its events or reports: how often each party is in it, its days."""

from typing import NamedTuple

from sqlalchemy import func, select

from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Report
from onrecord.store import decoding, schema
from onrecord.store.record import Record


class Held(NamedTuple):
    """In how many of a story's firm events each party is, and the days, each of one report, or one of the two between
    which it was published.
    """

    parties: dict[str, int]
    days: list[str]


def held(record: Record, story: str, most: int | None = None) -> Held:
    """What a story has: of all its firm events, or of the `most` of which most say anything; days of all reports."""
    e, p = schema.events.c, schema.event_party.c
    own = select(e.id).where(e.story == story, e.tier == "firm")
    if most is not None:
        own = own.order_by(e.support.desc(), e.day.desc(), e.id.desc()).limit(most)
    counted = own.subquery()
    parties = select(p.code, func.count()).join(counted, counted.c.id == p.event).where(p.code != UNKNOWN)
    with record.shelf.reading() as connection:
        found = {row[0]: int(row[1]) for row in connection.execute(parties.group_by(p.code))}
    return Held(found, _days(record, story))


def _days(record: Record, story: str) -> list[str]:
    r, told = schema.reports.c, schema.story_report.c
    own = select(r.published).join(schema.story_report, told.report == r.id).where(told.story == story)
    with record.shelf.reading() as connection:
        stated = connection.execute(own.distinct()).scalars().all()
        undated = own.with_only_columns(r.body).where(r.published.is_(None) | (r.published == ""))
        others = [] if all(stated) else connection.execute(undated).scalars().all()
    decode = decoding.Decoder(Report).decode
    windows = (day for body in others for day in decode(body).published_window or ())
    return sorted({*(day[:10] for day in stated if day), *windows})
