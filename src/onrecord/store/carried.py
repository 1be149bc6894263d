"""The reports of a story without their texts: who published what when."""

from typing import Any

from sqlalchemy import func, select

from onrecord.store import schema
from onrecord.store.record import Record

MOST = 2000  # reports, the newest


def carried(record: Record, story: str, most: int = MOST) -> list[dict[str, Any]]:
    """The reports of a story that were read, the newest first: what of each stands in columns."""
    r, told = schema.reports.c, schema.story_report.c
    columns = (r.id, r.title, r.outlet, r.domain, r.published, r.status)
    query = (
        select(*columns)
        .join(schema.story_report, told.report == r.id)
        .where(told.story == record.shelf.resolve(story), r.status == "ok")
        .order_by(told.day.desc(), told.report)
        .limit(most)
    )
    with record.shelf.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(query)]


def published(record: Record, story: str) -> tuple[str, ...]:
    """The first and the last day on which reports of a story were published; none where no day is known."""
    r, told = schema.reports.c, schema.story_report.c
    day = func.substr(r.published, 1, 10)
    query = (
        select(func.min(day), func.max(day))
        .join(schema.story_report, told.report == r.id)
        .where(told.story == record.shelf.resolve(story), r.status == "ok", r.published > "")
    )
    with record.shelf.reading() as connection:
        return tuple(day for day in connection.execute(query).one() if day)
