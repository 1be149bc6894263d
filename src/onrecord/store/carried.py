"""The reports of a story without their texts: who published what when."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, text

from onrecord.store import quick, schema
from onrecord.store.record import Record

MOST = 2000  # reports, the newest
_PUBLISHED = text(
    "SELECT min(substr(published, 1, 10)), max(substr(published, 1, 10)) FROM story_report "
    "JOIN reports ON reports.id = story_report.report "
    "WHERE story_report.story = :story AND reports.status = 'ok' AND reports.published > ''"
)
_NEWEST = text(
    "SELECT story_report.day FROM story_report JOIN reports ON reports.id = story_report.report "
    "WHERE story_report.story = :story AND reports.published > '' ORDER BY story_report.day DESC LIMIT 1"
)


def last_published(record: Record, stories: Iterable[str]) -> dict[str, str]:
    """By story, the last day on which one of its reports was published; those without have reports of no known day.

    Other than the last day that a story is listed by, which of a report without a day is the first that it may be of.
    """
    found: dict[str, str] = {}
    with record.shelf.reading() as connection:
        for story in stories:
            for (day,) in quick.rows(connection, _NEWEST, {"story": story}):
                found[story] = str(day)[:10]
    return found


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
    with record.shelf.reading() as connection:
        (found,) = quick.rows(connection, _PUBLISHED, {"story": record.shelf.resolve(story)})
    return tuple(day for day in found if day)
