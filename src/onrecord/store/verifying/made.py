"""What the record makes of claims: each event, origin, conflict and story beside the rows that list and count it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Table, func, select

from onrecord.model import Conflict, Event, Origin, Story
from onrecord.store import schema as s
from onrecord.store.among import among
from onrecord.store.keys import party_rows
from onrecord.store.rows import LAYOUTS, link_rows
from onrecord.store.verifying.counted import check_counted
from onrecord.store.verifying.fault import RESTORE, Fault
from onrecord.store.verifying.seeing import Seen

T = TypeVar("T", Event, Origin, Conflict, Story)

AT_ONCE = 200


def check_made(seen: Seen) -> Iterator[Fault]:
    """Events, origins, conflicts and stories, with what they list and what lists them."""
    for part in _parts(seen, Event):
        yield from part.faults
        yield from _events(seen.connection, part.records)
    for origins in _parts(seen, Origin):
        yield from origins.faults
        there = _there(seen.connection, s.reports, (id for one in origins.records.values() for id in one.reports))
        for id, origin in origins.records.items():
            yield from _lacks("origin", id, "report", set(origin.reports) - there)
    for conflicts in _parts(seen, Conflict):
        yield from conflicts.faults
        there = _there(seen.connection, s.claims, (id for one in conflicts.records.values() for id in one.claims))
        for id, conflict in conflicts.records.items():
            yield from _lacks("conflict", id, "claim", set(conflict.claims) - there)
    for stories in _parts(seen, Story):
        yield from stories.faults
        yield from _stories(seen.connection, stories.records)
    yield from check_counted(seen)


class _Part:
    """Some records by id, with what is wrong with their own rows."""

    def __init__(self) -> None:
        self.records: dict[str, Any] = {}
        self.faults: list[Fault] = []


def _parts(seen: Seen, kind: type[T]) -> Iterator[_Part]:
    table, last = LAYOUTS[kind].table, ""
    query = select(table).order_by(table.c.id).limit(AT_ONCE)
    while rows := seen.connection.execute(query.where(table.c.id > last)).all():
        last = rows[-1].id
        yield _part(seen.connection, kind, rows)
        seen.tell(len(rows))


def _part(connection: Connection, kind: type[T], rows: Sequence[Row[Any]]) -> _Part:
    part, layout, name = _Part(), LAYOUTS[kind], kind.__name__.lower()
    decode = msgspec.json.Decoder(kind).decode
    for row in rows:
        try:
            made = decode(row.body)
        except (msgspec.DecodeError, UnicodeError) as error:
            part.faults.append(Fault("record", name, row.id, f"its row cannot be read: {error}", RESTORE))
            continue
        part.records[row.id] = made
        wanted = {"id": made.id, **layout.columns(made)}
        if other := sorted(column for column, value in wanted.items() if row._mapping[column] != value):
            what = f"what lists go by ({', '.join(other)}) is not what it says itself"
            part.faults.append(Fault("record", name, row.id, what, RESTORE))
    if layout.links:
        part.faults += _linked(connection, name, part.records, [link for link, _ in layout.links])
    return part


def _linked(connection: Connection, name: str, records: Mapping[str, Any], links: Sequence[str]) -> Iterator[Fault]:
    c, held = s.links.c, defaultdict[tuple[str, str], set[str]](set)
    query = select(c.owner, c.kind, c.member).where(c.kind.in_(links), among(c.owner, records))
    for owner, link, member in connection.execute(query):
        held[owner, link].add(member)
    for id, made in records.items():
        for link, members in link_rows(made):
            if held[id, link] != set(members):
                what = f"it lists {len(set(members))} as its own ({link}), and {len(held[id, link])} are known to be"
                yield Fault("record", name, id, what, RESTORE)


def _events(connection: Connection, events: Mapping[str, Event]) -> Iterator[Fault]:
    listed = events.values()
    origins = _there(connection, s.origins, (id for one in listed for id in _origins(one)))
    conflicts = _there(connection, s.conflicts, (id for one in listed for id in one.conflicts))
    parties = defaultdict[str, set[tuple[tuple[str, Any], ...]]](set)
    table = s.event_party
    for row in connection.execute(select(table).where(among(table.c.event, events))).mappings():
        parties[row["event"]].add(_row(row))
    for id, event in events.items():
        yield from _lacks("event", id, "origin", _origins(event) - origins)
        yield from _lacks("event", id, "conflict", set(event.conflicts) - conflicts)
        if event.title_claim and event.title_claim not in event.claims:
            yield from _lacks("event", id, "claim of its title", {event.title_claim})
        if not event.claims:
            yield Fault("record", "event", id, "no claim carries it", RESTORE)
        if parties[id] != {_row(row) for row in party_rows(event)}:
            yield Fault("record", "event", id, "lists by party have others for it than it has itself", RESTORE)


def _origins(event: Event) -> set[str]:
    return {*event.origins, *(id for account in event.accounts for id in account.origins)}


def _stories(connection: Connection, stories: Mapping[str, Story]) -> Iterator[Fault]:
    events = _there(connection, s.events, (id for one in stories.values() for id in one.events))
    told, e, c = s.story_report.c, s.events.c, s.stories.c
    held = defaultdict[str, set[str]](set)
    for id, report in connection.execute(select(told.story, told.report).where(among(told.story, stories))):
        held[id].add(report)
    firm = select(e.story, func.count()).where(e.tier == "firm", among(e.story, stories)).group_by(e.story)
    counts = {row[0]: int(row[1]) for row in connection.execute(firm)}
    columns = select(c.id, c.reports, c.events).where(among(c.id, stories))
    kept = {row.id: (row.reports, row.events) for row in connection.execute(columns)}
    for id, story in stories.items():
        yield from _lacks("story", id, "event", set(story.events) - events)
        if held[id] != set(story.reports):
            what = f"it lists {len(story.reports)} reports, and {len(held[id])} are known to be its own"
            yield Fault("record", "story", id, what, RESTORE)
        if kept[id] != (has := (len(held[id]), counts.get(id, 0))):
            what = f"it counts {kept[id][0]} reports and {kept[id][1]} events, and has {has[0]} and {has[1]}"
            yield Fault("record", "story", id, what, RESTORE)


def _there(connection: Connection, table: Table, ids: Iterable[str]) -> set[str]:
    """Those of the ids that the table has."""
    return set(connection.execute(select(table.c.id).where(among(table.c.id, set(ids)))).scalars())


def _lacks(kind: str, id: str, other: str, gone: set[str]) -> Iterator[Fault]:
    for one in sorted(gone):
        yield Fault("record", kind, id, f"it refers to the {other} {one}, which is not there", RESTORE)


def _row(row: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(row.items()))
