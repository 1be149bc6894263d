"""Ids that were given away: where they lead now. Who cited one is to find what it was given to, or nothing at all."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select, tuple_

from onrecord.model import Event
from onrecord.store import schema as s
from onrecord.store.among import among
from onrecord.store.verifying.fault import RESTORE, Fault
from onrecord.store.verifying.seeing import Seen

AT_ONCE = 500
FARTHEST = 100  # steps from one id to the next
ANSWERING = (s.events, s.stories, s.origins)


def check_ids(seen: Seen) -> Iterator[Fault]:
    """Ids that lead to another: in no circle, and not past what bears them still. Events of before, by their claims."""
    c, last = s.redirects.c, ""
    query = select(c.old, c.new).order_by(c.old).limit(AT_ONCE)
    while rows := seen.connection.execute(query.where(c.old > last)).all():
        last = rows[-1].old
        yield from _led(seen.connection, [row.old for row in rows])
        seen.tell(len(rows))
    yield from _before(seen)


def _led(connection: Connection, olds: Sequence[str]) -> Iterator[Fault]:
    now = resolved(connection, olds)
    for id in olds:
        if now[id] is None:
            yield Fault("ids", "id", id, "it leads in a circle", RESTORE)
    for id in sorted(_held(connection, olds)):
        yield Fault("ids", "id", id, f"it leads to {now[id]}, though there is one of its own", RESTORE)


def resolved(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """By id, what it answers with now; None where it leads in a circle."""
    c = s.redirects.c
    at: dict[str, str] = {id: id for id in ids}
    for _ in range(FARTHEST):
        query = select(c.old, c.new).where(among(c.old, set(at.values())))
        step = {row.old: row.new for row in connection.execute(query)}
        if not step:
            return dict(at)
        at = {id: step.get(now, now) for id, now in at.items()}
    return {id: None if now in step else now for id, now in at.items()}


def _held(connection: Connection, ids: Iterable[str]) -> set[str]:
    asked = set(ids)
    queries = (select(table.c.id).where(among(table.c.id, asked)) for table in ANSWERING)
    return {id for query in queries for id in connection.execute(query).scalars()}


def _before(seen: Seen) -> Iterator[Fault]:
    """Events that builds changed, and that are no more: their id answers while a claim of theirs is of an event."""
    c, decode = s.changes.c, msgspec.json.Decoder(Event).decode
    key: tuple[int, str] = (-1, "")
    query = select(c.build, c.event, c.before).order_by(c.build, c.event).limit(AT_ONCE)
    while rows := seen.connection.execute(query.where(tuple_(c.build, c.event) > tuple_(*key))).all():
        key = (rows[-1].build, rows[-1].event)
        now = resolved(seen.connection, {row.event for row in rows})
        there = _held(seen.connection, {id for id in now.values() if id})
        lost = {row.event: row.before for row in rows if now[row.event] not in there and row.before}
        claims = {id: set(decode(body).claims) for id, body in lost.items()}
        of = s.links.c
        told = select(of.member).where(of.kind == "event", among(of.member, set().union(*claims.values())))
        living = set(seen.connection.execute(told).scalars()) if claims else set[str]()
        for id, own in sorted(claims.items()):
            if own & living:
                what = (
                    f"the event was given away under it, its claim {min(own & living)} is there, and it answers no more"
                )
                yield Fault("ids", "event", id, what, RESTORE)
        seen.tell(len(rows))
