"""The claims that name an entity, and their events, the newest first: found by what is kept beside them alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.store import quick

if TYPE_CHECKING:
    from onrecord.store.record import Record

# A lead tells of a firm event as one of its leads, a firm claim as one of its claims. The parties of an event have its
# day in an index, so that the events themselves, which are large, are looked up where they have none.
_KINDS = {False: "= CASE WHEN line.tier = 'firm' THEN 'event' ELSE 'lead' END", True: "IN ('event', 'lead')"}
_DAY = (
    "coalesce((SELECT party.day FROM event_party AS party WHERE party.event = links.owner LIMIT 1), "
    "(SELECT events.day FROM events WHERE events.id = links.owner))"
)
_EVENTS = {
    leads: f"SELECT DISTINCT {_DAY}, links.owner FROM entity_claims AS line CROSS JOIN links "
    f"WHERE links.kind {kinds} AND links.member = line.claim AND line.entity"
    for leads, kinds in _KINDS.items()
}


def claims_of(record: "Record", entities: Sequence[str]) -> list[str]:
    """The ids of the claims that name one of these entities, leads among them, by the days that they are about."""
    query = "SELECT DISTINCT day, claim FROM entity_claims WHERE entity"
    with record.shelf.reading() as connection:
        rows = quick.among(connection, query, entities)
    return [claim for _, claim in sorted(map(tuple, rows), reverse=True)]


def events_of(record: "Record", entities: Sequence[str], *, leads: bool) -> list[str]:
    """The ids of the events of these claims; without `leads`, the firm ones alone, as long as nobody decided anything.

    A firm event is told of too where a lead that may tell of it has the name.
    """
    with record.shelf.reading() as connection:
        rows = quick.among(connection, _EVENTS[leads], entities)
    return [event for _, event in sorted(((day or "", event) for day, event in rows), reverse=True)]
