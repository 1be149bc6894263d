"""Which rows of other data sets are of an event's type, parties and day. That they tell of the same is not known."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Event, Party
from onrecord.model.datasets import DatasetEvent
from onrecord.store import schema
from onrecord.store.dataset_pages import at
from onrecord.store.datasets import UNKNOWN, datasets

if TYPE_CHECKING:
    from onrecord.store.record import Record

MOST = 500  # rows of one party, type and day that are looked at


class Matches(NamedTuple):
    """The rows of an event's type, parties and day; where they cannot be looked for, `why` says so."""

    rows: tuple[DatasetEvent, ...] = ()
    why: str = ""


def matches(record: "Record", event: Event) -> Matches | None:
    """The rows that are of an event's type, parties and day; None where no data set was taken in."""
    return _matches(record, event) if datasets(record) else None


def _matches(record: "Record", event: Event) -> Matches:
    day, actors, recipients = _day(event), _codes(event.actors), _codes(event.recipients)
    if day is None:
        return Matches(why="the day of the event is not known")
    if not actors:
        return Matches(why="it is not known by code who did it")
    p = schema.dataset_party.c
    query = select(p.dataset, p.row).where(p.key.in_(sorted(actors)), p.day == day, p.type == event.type)
    if recipients and event.type not in MUTUAL:
        other = schema.dataset_party.alias()
        same = (other.c.day == p.day, other.c.dataset == p.dataset, other.c.row == p.row)
        query = query.where(select(other.c.key).where(other.c.key.in_(sorted(recipients)), *same).exists())
    with record.shelf.reading() as connection:
        found = connection.execute(query.order_by(p.dataset, p.row).limit(MOST)).all()
        rows = at(connection, dict.fromkeys((row.dataset, row.row) for row in found))
    return Matches(tuple(row for row in rows.values() if same_parties(event, row)))


def same_parties(event: Event, row: DatasetEvent) -> bool:
    """Whether a row is between the same: who does what to whom, or together, whichever of them is named first.

    An event that nobody is the recipient of says nothing of a row's recipient.
    """
    actors, recipients = _codes(event.actors), _codes(event.recipients)
    by, to = _codes(row.actors), _codes(row.recipients)
    if event.type in MUTUAL:
        both = actors | recipients
        return len(both) > 1 and len(by | to) > 1 and by | to <= both
    return bool(by & actors) and (not recipients or bool(to & recipients))


def matched(record: "Record", dataset: str) -> int:
    """How many firm events of the record have a row of the same type, parties and day in a data set."""
    p, e, of = schema.dataset_party.c, schema.events.c, schema.event_party.c
    joined = select(of.event).join(
        schema.dataset_party, (p.key == of.code) & (p.day == of.day) & (p.type == of.type) & (p.dataset == dataset)
    )
    query = select(e.id).where(e.tier == "firm", e.id.in_(joined)).order_by(e.id)
    with record.shelf.reading() as connection:
        ids = list(connection.execute(query).scalars())
    found = (_matches(record, event) for event in record.events_by_id(ids).values())
    return sum(any(row.dataset == dataset for row in one.rows) for one in found)


def _day(event: Event) -> str | None:
    time = event.time
    return time.start if time and time.start and time.start == time.end else None


def _codes(parties: Iterable[Party]) -> set[str]:
    return {party.code for party in parties if party.code != UNKNOWN}
