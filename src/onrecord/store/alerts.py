"""Alerts in the record: what is wanted, what was told of it, and what could not be delivered yet."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import delete, func, insert, select, update

from onrecord.model.alerts import Alert, AlertMessage
from onrecord.store import decoding, schema
from onrecord.store.among import among
from onrecord.store.record import Record
from onrecord.store.turns import TELLING, turn

_a, _m = schema.alerts.c, schema.alert_messages.c


class Kept(NamedTuple):
    """An alert, the last build that was looked at for it, and how many messages were sent, and wait."""

    alert: Alert
    seen: int
    sent: int
    waiting: int


class Letter(NamedTuple):
    """A message about one thing, for one target."""

    message: AlertMessage
    thing: str
    target: str


def telling(record: Record, wait: float) -> AbstractContextManager[None]:
    """Nobody else tells what alerts have meanwhile. Raises InUseError where another was not done in so many seconds."""
    url = record.shelf.engine.url
    on_server = url.get_backend_name() != "sqlite"
    return turn(url.render_as_string(hide_password=False) if on_server else record.name, wait, work=TELLING)


def alerts(record: Record) -> list[Kept]:
    """All alerts, the oldest first."""
    counts = select(_m.alert, func.count().label("all"), func.count(_m.sent).label("sent")).group_by(_m.alert)
    with record.shelf.reading() as connection:
        rows = connection.execute(select(_a.body, _a.seen).order_by(_a.made, _a.id)).all()
        told = {row.alert: (row.all, row.sent) for row in connection.execute(counts)}
    found = []
    for body, seen in rows:
        alert = decoding.decode(body, type=Alert)
        made, sent = told.get(alert.id, (0, 0))
        found.append(Kept(alert, seen, sent, made - sent))
    return found


def ended(record: Record) -> int:
    """The number of the last build that has ended; 0 if there is none."""
    b = schema.builds.c
    with record.shelf.reading() as connection:
        return int(connection.execute(select(func.max(b.id)).where(b.finished.is_not(None))).scalar() or 0)


def add(record: Record, alert: Alert, seen: int) -> None:
    """Keep an alert, to tell of what builds after the one numbered `seen` bring."""
    body = msgspec.json.encode(alert).decode()
    with record.transaction() as connection:
        connection.execute(insert(schema.alerts), {"id": alert.id, "made": alert.made, "seen": seen, "body": body})


def remove(record: Record, id: str) -> None:
    """Forget an alert and what was told of it."""
    with record.transaction() as connection:
        connection.execute(delete(schema.alert_messages).where(_m.alert == id))
        connection.execute(delete(schema.alerts).where(_a.id == id))


def told(record: Record, alert: str, things: Iterable[str]) -> set[str]:
    """Those of the things that the alert has told of."""
    query = select(_m.thing).where(_m.alert == alert, among(_m.thing, list(things))).distinct()
    with record.shelf.reading() as connection:
        return set(connection.execute(query).scalars())


def former(record: Record, event: str) -> list[str]:
    """The ids of events that were merged into this one."""
    r = schema.redirects.c
    with record.shelf.reading() as connection:
        return list(connection.execute(select(r.old).where(r.new == event).order_by(r.old)).scalars())


def tell(record: Record, alert: str, letters: Sequence[Letter], seen: int | None) -> list[Letter]:
    """Keep messages that are to be delivered, and how far the alert has looked by now; those that are new."""
    with record.transaction() as connection:
        known = select(_m.thing, _m.target).where(_m.alert == alert, among(_m.thing, [one.thing for one in letters]))
        have = {(row.thing, row.target) for row in connection.execute(known)}
        new = [one for one in letters if (one.thing, one.target) not in have]
        rows = [
            {
                "alert": alert,
                "thing": one.thing,
                "target": one.target,
                "made": one.message.made,
                "body": msgspec.json.encode(one.message).decode(),
            }
            for one in new
        ]
        if rows:
            connection.execute(insert(schema.alert_messages), rows)
        if seen is not None:
            connection.execute(update(schema.alerts).where(_a.id == alert).values(seen=seen))
    return new


def waiting(record: Record, alert: str, most: int) -> list[Letter]:
    """Messages of an alert that were not delivered yet, the oldest first."""
    query = select(_m.body, _m.thing, _m.target).where(_m.alert == alert, _m.sent.is_(None))
    with record.shelf.reading() as connection:
        rows = connection.execute(query.order_by(_m.made, _m.thing, _m.target).limit(most)).all()
    return [Letter(decoding.decode(row.body, type=AlertMessage), row.thing, row.target) for row in rows]


def last(record: Record, alert: str, target: str, most: int) -> list[AlertMessage]:
    """The last messages of an alert for a target, delivered or not, the newest first."""
    query = select(_m.body).where(_m.alert == alert, _m.target == target)
    with record.shelf.reading() as connection:
        bodies = connection.execute(query.order_by(_m.made.desc(), _m.thing).limit(most)).scalars().all()
    return [decoding.decode(body, type=AlertMessage) for body in bodies]


def delivered(record: Record, alert: str, letters: Iterable[Letter]) -> None:
    """Note that messages were delivered."""
    _mark(record, alert, letters, sent=datetime.now(UTC).isoformat(timespec="seconds"), failed=None)


def failed(record: Record, alert: str, letters: Iterable[Letter], reason: str) -> None:
    """Note why messages could not be delivered."""
    _mark(record, alert, letters, sent=None, failed=reason)


def _mark(record: Record, alert: str, letters: Iterable[Letter], **values: str | None) -> None:
    with record.transaction() as connection:
        for one in letters:
            which = (_m.alert == alert) & (_m.thing == one.thing) & (_m.target == one.target)
            connection.execute(update(schema.alert_messages).where(which).values(values))
