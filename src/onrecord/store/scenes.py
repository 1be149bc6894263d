"""What the events of stories are weighed against, without these events or reports: how often each party is in a story,
and the last days of reports that have no day of their own.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select

from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Report
from onrecord.store import decoding, schema
from onrecord.store.among import among
from onrecord.store.record import Record

Parties = dict[str, int]
_e, _p, _r, _told = schema.events.c, schema.event_party.c, schema.reports.c, schema.story_report.c


def parties_of(record: Record, stories: Collection[str]) -> dict[str, Parties]:
    """By story, in how many of its firm events each party is; stories without any are left out."""
    query = select(_e.story, _p.code, func.count()).join(schema.event_party, _p.event == _e.id)
    query = query.where(among(_e.story, stories), _e.tier == "firm", _p.code != UNKNOWN)
    found = defaultdict[str, Parties](dict)
    with record.shelf.reading() as connection:
        for story, code, events in connection.execute(query.group_by(_e.story, _p.code)):
            found[story][code] = int(events)
    return dict(found)


def parties_in_most(record: Record, story: str, most: int) -> Parties:
    """The same of one story, counted in those of its firm events of which most say anything."""
    own = select(_e.id).where(_e.story == story, _e.tier == "firm")
    counted = own.order_by(_e.support.desc(), _e.day.desc(), _e.id.desc()).limit(most).subquery()
    query = select(_p.code, func.count()).join(counted, counted.c.id == _p.event).where(_p.code != UNKNOWN)
    with record.shelf.reading() as connection:
        return {row[0]: int(row[1]) for row in connection.execute(query.group_by(_p.code))}


def last_days(record: Record, stories: Collection[str]) -> dict[str, str]:
    """By story, the last day on which a report of it may have been published that has no day of its own."""
    undated = _r.published.is_(None) | (_r.published == "")
    query = select(_told.story, _r.body).join(schema.reports, _r.id == _told.report)
    with record.shelf.reading() as connection:
        rows = connection.execute(query.where(among(_told.story, stories), undated)).all()
    decode, found = decoding.Decoder(Report).decode, dict[str, str]()
    for story, body in rows:
        window = decode(body).published_window
        found[story] = max(found.get(story, ""), window[1] if window else "")
    return found
