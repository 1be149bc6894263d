"""What pages are found by: parties of events and claims, reports of stories, how much a story holds and since when.

These rows say nothing that the records do not; they are kept beside them, whenever a record is written, so that a page
reads what it shows and no more.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from onrecord.model import Claim, Event, Party, Report, Story
from onrecord.record.shelf import Kept
from onrecord.store import quick, schema
from onrecord.store.counting import count_parties

Row = dict[str, Any]
AT_ONCE = 500


def day_of(record: Claim | Event | Report) -> str:
    """The day by which a record has its place in a list: the first that it may be of, "" where none is known."""
    if isinstance(record, Report):
        return (record.published or (record.published_window or ("",))[0])[:10]
    return (record.time.start or record.time.end or "") if record.time else ""


def support(event: Event) -> int:
    """How many say anything of an event, in all its accounts; 0 for one that only leads tell of."""
    return sum(account.count for account in event.accounts) or len(event.origins)


def sides(actors: Iterable[Party], recipients: Iterable[Party]) -> dict[str, str]:
    """By the code of each party whether it is an actor, a recipient, or both."""
    found = {party.code: "actor" for party in actors}
    for party in recipients:
        found[party.code] = "both" if found.get(party.code) in ("actor", "both") else "recipient"
    return found


def party_rows(record: Claim | Event) -> list[Row]:
    """A row for each party of an event or claim."""
    row: Row = {"day": day_of(record), "tier": record.tier, "type": record.type, "status": record.status}
    if isinstance(record, Event):
        row |= {"event": record.id, "support": support(record), "story": record.story}
    else:
        row |= {"claim": record.id, "source": record.sources[-1].name if record.sources else None}
    return [row | {"code": code, "side": side} for code, side in sides(record.actors, record.recipients).items()]


def write_keys(connection: Connection, kind: type, old: Mapping[str, Kept], new: Mapping[str, Kept | None]) -> None:
    """Bring the rows up to date.

    Args:
        connection: the transaction in which the records themselves were written.
        kind: of the records.
        old: by id, what was there before.
        new: by id, what is there now; None for what is gone.
    """
    if kind is Event:
        _write_parties(connection, schema.event_party, "event", old, new)
        told = [one.story for one in (*old.values(), *new.values()) if isinstance(one, Event) and one.story]
        refresh(connection, told)
    elif kind is Claim:
        _write_parties(connection, schema.claim_party, "claim", old, new)
    elif kind is Report:
        _redate(connection, old, new)
    elif kind is Story:
        for id, story in new.items():
            _write_reports(connection, id, old.get(id), story)
        refresh(connection, [id for id, story in new.items() if story is not None])


def _write_parties(
    connection: Connection, table: Table, of: str, old: Mapping[str, Kept], new: Mapping[str, Kept | None]
) -> None:
    had = {id: party_rows(one) for id, one in old.items() if isinstance(one, Claim | Event)}
    rows = {id: party_rows(one) if isinstance(one, Claim | Event) else [] for id, one in new.items()}
    changed = {id for id in rows if rows[id] != had.get(id, [])}
    if gone := [{"of": id} for id in sorted(changed) if had.get(id)]:
        connection.execute(delete(table).where(table.c[of] == bindparam("of")), gone)
    added = [row for id in sorted(changed) for row in rows[id]]
    quick.insert(connection, table, added)
    if table is schema.event_party:
        count_parties(connection, [row for id in changed for row in had.get(id, ())], added)


def _write_reports(connection: Connection, id: str, old: Kept | None, new: Kept | None) -> None:
    had = set(old.reports) if isinstance(old, Story) else set()
    wanted = set(new.reports) if isinstance(new, Story) else set()
    c, gone, added = schema.story_report.c, sorted(had - wanted), sorted(wanted - had)
    if gone:
        statement = delete(schema.story_report).where(c.story == id, c.report == bindparam("of"))
        connection.execute(statement, [{"of": report} for report in gone])
    for start in range(0, len(added), AT_ONCE):
        part = added[start : start + AT_ONCE]
        r = schema.reports.c
        days = {row.id: row.day for row in connection.execute(select(r.id, r.day).where(r.id.in_(part)))}
        rows = [{"story": id, "day": days.get(report, ""), "report": report} for report in part]
        connection.execute(insert(schema.story_report), rows)


def _redate(connection: Connection, old: Mapping[str, Kept], new: Mapping[str, Kept | None]) -> None:
    """A report that was there before may be of another day now."""
    c = schema.story_report.c
    for id, was in old.items():
        now = new.get(id)
        if isinstance(was, Report) and isinstance(now, Report) and day_of(was) != day_of(now):
            told = list(connection.execute(select(c.story).where(c.report == id)).scalars())
            connection.execute(update(schema.story_report).where(c.report == id).values(day=day_of(now)))
            refresh(connection, told)


def refresh(connection: Connection, stories: Iterable[str]) -> None:
    """Count anew what the stories hold, and from which day to which."""
    ids = sorted(set(stories))
    if ids:
        connection.execute(_REFRESH, [{"of": id} for id in ids])


_told = schema.story_report.c
_events = schema.events.c
_of = schema.stories.c.id
_REFRESH = (
    update(schema.stories)
    .where(_of == bindparam("of"))
    .values(
        reports=select(func.count()).where(_told.story == bindparam("of")).scalar_subquery(),
        events=select(func.count()).where(_events.story == bindparam("of"), _events.tier == "firm").scalar_subquery(),
        first_day=select(func.coalesce(func.min(_told.day), ""))
        .where(_told.story == bindparam("of"), _told.day > "")
        .scalar_subquery(),
        last_day=select(func.coalesce(func.max(_told.day), "")).where(_told.story == bindparam("of")).scalar_subquery(),
    )
)
