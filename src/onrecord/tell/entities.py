"""Who and what a record is about below the state: a row for each entity, with its events; and one of them by itself."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from onrecord.knowledge.names import label
from onrecord.model import SCHEMAS, Claim, Entity, EntityKind, EntityRole, Event, Says, Tier
from onrecord.record.case import says
from onrecord.store import Record
from onrecord.tell.ledgers.base import when


class EntityRow(Struct, frozen=True, kw_only=True):
    """An entity in a line: what it is, how it is called, and the claims, reports and events that name it.

    `schema` is the kind in FollowTheMoney or STIX, "" where neither has one. `variants` are its other names. `roles`
    count the claims in which it has each part. `events` are ids, in order of the events' days.
    """

    id: str
    kind: EntityKind
    schema: str
    name: str
    variants: tuple[str, ...]
    code: str | None
    number: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    events: tuple[str, ...]
    roles: dict[str, int]


class Told(Struct, frozen=True, kw_only=True):
    """One event of an entity: its day and title, and the part that the entity has in it.

    `otherwise` is what its claims say of the event where none of them says what is told of it first: who denies it is
    no source for it.
    """

    event: str
    title: str
    when: str
    status: str
    roles: tuple[EntityRole, ...]
    tier: Tier = "firm"
    otherwise: tuple[Says, ...] = ()


def entities(record: Record, *, kind: str | None = None, leads: bool = False) -> list[EntityRow]:
    """Who and what the record is about below the state, kind by kind, the most named first.

    Args:
        record: an open record.
        kind: only those of a kind, by its word or FollowTheMoney's: "ship" and "Vessel" are one.
        leads: also what only leads name.

    Raises:
        UsageError: there is no such kind; names those that there are.
    """
    found = record.entities(kind, leads=leads)
    places = _places(record, (claim for one in found for claim in one.claims))
    days = {event.id: (when(event.time) or "9", event.title, event.id) for event in record.events(leads=leads)}
    return [_row(one, places, days) for one in found]


def _places(record: Record, claims: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """By claim, the report that it stands in and the event that it is of."""
    listed = list(dict.fromkeys(claims))
    events = record.owners("event", listed)
    found = (record.shelf.get(Claim, id) for id in listed)
    return {claim.id: (claim.report, events.get(claim.id)) for claim in found if claim is not None}


def _row(one: Entity, places: dict[str, tuple[str, str | None]], days: dict[str, tuple[str, str, str]]) -> EntityRow:
    uses = {use for variant in one.variants for use in variant.uses}
    events = {event for id in one.claims if (event := places[id][1]) in days and event is not None}
    roles: dict[str, int] = {}
    for use in sorted(uses):
        roles[use.role] = roles.get(use.role, 0) + 1
    return EntityRow(
        id=one.id,
        kind=one.kind,
        schema=SCHEMAS[one.kind],
        name=one.name,
        variants=tuple(variant.name for variant in one.variants if variant.name != one.name),
        code=one.code,
        number=one.number,
        claims=one.claims,
        reports=tuple(sorted({places[id][0] for id in one.claims})),
        events=tuple(sorted(events, key=days.__getitem__)),
        roles=roles,
    )


def events_of(record: Record, given: str, *, leads: bool = False) -> tuple[EntityRow, list[Told]]:
    """One entity, by id or name, with its events in order of their days; what only leads say of it, if asked for.

    Raises NotFoundError with the nearest.
    """
    one = record.entity(given)
    if not leads:
        firm = (other for other in record.entities(one.kind) if other.id == one.id)
        one = next(firm, structs.replace(one, variants=()))
    claims = set(one.claims)
    roles = {use.claim: use.role for variant in one.variants for use in variant.uses}
    events = [event for event in record.events(leads=leads) if not claims.isdisjoint(event.claims)]
    events.sort(key=lambda event: (when(event.time) or "9", event.title, event.id))
    own = record.claims_by_id(id for event in events for id in event.claims if id in roles)
    said = {id: says(claim.status) for id, claim in own.items()}
    told = [_told(event, {id: roles[id] for id in event.claims if id in roles}, said) for event in events]
    days = {event.id: (when(event.time) or "9", event.title, event.id) for event in events}
    return _row(one, _places(record, one.claims), days), told


def _told(event: Event, roles: Mapping[str, EntityRole], said: Mapping[str, Says]) -> Told:
    own = {said[id] for id in roles if id in said}
    return Told(
        event=event.id,
        title=event.title,
        when=when(event.time),
        status=event.status,
        roles=tuple(sorted(set(roles.values()))),
        tier=event.tier,
        otherwise=() if says(event.status) in own else tuple(sorted(own)),
    )


def identified(row: EntityRow) -> str:
    """What a row says of an entity beside its name: its state, and the number by which it is known."""
    numbers = {"ship": "IMO ", "place": "GeoNames ", "treaty": "", "resolution": "no. "}
    number = f"{numbers.get(row.kind, '')}{row.number}" if row.number else ""
    return ", ".join(filter(None, (label(row.code) if row.code else "", number)))
