"""What builds changed, a little at a time: of one event, or of the record since a moment; `History.changes` has all."""

from typing import NamedTuple

from sqlalchemy import case, func, select, text

from onrecord.model import Event
from onrecord.store import decoding, quick, schema
from onrecord.store.record import Record

MOST = 10_000  # events that are counted


class Version(NamedTuple):
    """An event as it was before a build that was begun at `started` changed it; None: that build brought it."""

    build: int
    started: str
    before: Event | None


class Since(NamedTuple):
    """What the builds begun after a moment did: how many events came and changed, and those most say anything of.

    `new` and `changed` count firm events, and no further than `MOST`. `events` are ids, those that came marked so.
    """

    reports: int
    new: int
    changed: int
    events: tuple[tuple[str, bool], ...]


def versions(record: Record, event: str, most: int = 40) -> list[Version]:
    """What an event was before each of the last builds that changed it, the oldest first."""
    c, b = schema.changes.c, schema.builds.c
    query = select(c.build, b.started, c.before).join(schema.builds, b.id == c.build).where(c.event == event)
    with record.shelf.reading() as connection:
        rows = connection.execute(query.order_by(c.build.desc()).limit(most)).all()
    decode = decoding.Decoder(Event).decode
    return [Version(build, started, decode(before) if before else None) for build, started, before in reversed(rows)]


def since(record: Record, moment: str, most: int = 8) -> Since | None:
    """What the builds begun after a moment (UTC, ISO 8601) brought; None if there was none."""
    c, b, t, e = schema.changes.c, schema.builds.c, schema.taken.c, schema.events.c
    with record.shelf.reading() as connection:
        first = connection.execute(select(func.min(b.id)).where(b.started > moment)).scalar()
        if first is None:
            return None
        outcomes = ("new", "revised")
        brought = select(func.count()).select_from(schema.taken).where(t.build >= first, t.outcome.in_(outcomes))
        reports = connection.execute(brought).scalar_one()
        came = func.max(case((c.before.is_(None), 1), else_=0)).label("came")
        touched = (
            select(c.event, came)
            .join(schema.events, e.id == c.event)
            .where(c.build >= first, e.tier == "firm")
            .group_by(c.event)
            .limit(MOST)
            .subquery()
        )
        counts = connection.execute(select(touched.c.came, func.count()).group_by(touched.c.came)).all()
        by_kind = {bool(came): count for came, count in counts}
        listed = select(touched.c.event, touched.c.came).join(schema.events, e.id == touched.c.event)
        rows = connection.execute(listed.order_by(e.support.desc(), e.day.desc(), e.id.desc()).limit(most)).all()
    return Since(reports, by_kind.get(True, 0), by_kind.get(False, 0), tuple((id, bool(came)) for id, came in rows))


def stamp(record: Record) -> tuple[tuple[int, ...], bool]:
    """What changes whenever builds and people change the record, and whether a build is under way or was cut off."""
    with record.shelf.reading() as connection:
        ((last, finished, made, undone),) = quick.rows(connection, _STAMP, {})
    return (last or 0, int(finished is None), made, undone), not finished


_STAMP = text(
    "SELECT builds.id, builds.finished, decided.made, decided.undone "
    "FROM (SELECT count(id) AS made, count(undone) AS undone FROM decisions) AS decided "
    "LEFT JOIN builds ON builds.id = (SELECT max(id) FROM builds)"
)
