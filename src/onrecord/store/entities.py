"""The entities of a record: what the names of its claims are names of, and the one that a user means."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import msgspec
from sqlalchemy import select

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.knowledge.choices import chosen, nearest
from onrecord.knowledge.folding import fold
from onrecord.model import SCHEMAS, Entity, EntityKind, Name
from onrecord.record.entities import Named
from onrecord.record.entities import entities as joined
from onrecord.record.who_is_one import WhoIsOne
from onrecord.store import decoding, schema
from onrecord.store.who_is_one import who_is_one

if TYPE_CHECKING:
    from onrecord.store.record import Record

MOST = 6  # choices that a message names
LEAST = 4  # characters that begin an id


def kind_of(given: str) -> EntityKind:
    """The kind that is meant, by its own word or FollowTheMoney's: "ship" and "Vessel" are one. Raises UsageError."""
    kinds: tuple[EntityKind, ...] = get_args(EntityKind)
    by_schema = {fold(name): kind for kind, name in SCHEMAS.items() if name}
    if (kind := by_schema.get(fold(given.strip()))) is not None:
        return kind
    word = chosen("kind of entity", given, kinds)
    return next(kind for kind in kinds if kind == word)


def entities(record: "Record", kind: str | None = None, *, leads: bool = False) -> list[Entity]:
    """What the record's firm claims name below the state, or all claims with `leads`, the most named of a kind first.

    Names are joined over all of the record's claims, so that an entity's id is the same with leads and without; it has
    the uses that were asked for. What claims that a person called wrong name is left out.
    """
    wanted = kind_of(kind) if kind is not None else None
    kept = _kept(record, leads=leads)
    whose = who_is_one(record)
    # Where people said that some are one, those of a kind are not told without the others.
    named = _named(record, wanted if not whose else None, whose)
    made = (_with(entity, kept) for entity in joined(named, whose.merged))
    listed = [entity for entity in made if entity is not None and wanted in (None, entity.kind)]
    return sorted(listed, key=lambda one: (get_args(EntityKind).index(one.kind), -len(one.claims), one.name, one.id))


def _named(record: "Record", kind: EntityKind | None, whose: WhoIsOne) -> list[Named]:
    names, claims, links = schema.entity_names.c, schema.claims.c, schema.links
    told = (links.c.kind == "story") & (links.c.member == claims.report)
    query = (
        select(names.body, names.claim, names.entity, claims.report, links.c.owner)
        .select_from(schema.entity_names.join(schema.claims, claims.id == names.claim).outerjoin(links, told))
        .order_by(names.claim, names.number, links.c.owner)
    )
    if kind is not None:
        query = query.where(names.kind == kind)
    with record.shelf.reading() as connection:
        rows = connection.execute(query).all()
    decode = decoding.Decoder(Name).decode
    return [Named(decode(row.body), row.claim, row.owner or row.report, whose.split_of(row.entity)) for row in rows]


def _kept(record: "Record", *, leads: bool) -> frozenset[str]:
    """The claims that count: the firm ones, or all; without those that a person called wrong."""
    c = schema.claims.c
    with record.shelf.reading() as connection:
        tiers = {row.id: row.tier for row in connection.execute(select(c.id, c.tier)).all()}
    decisions = record.in_force()
    if not decisions.all:
        return frozenset(id for id, tier in tiers.items() if leads or tier == "firm")
    counting = filter(decisions.counts, record.claims())
    return frozenset(claim.id for claim in counting if leads or decisions.tier(claim) == "firm")


def _with(entity: Entity, kept: frozenset[str]) -> Entity | None:
    """The entity with what these claims have of it, None if they do not name it."""
    variants = [
        msgspec.structs.replace(variant, uses=uses)
        for variant in entity.variants
        if (uses := tuple(use for use in variant.uses if use.claim in kept))
    ]
    return msgspec.structs.replace(entity, variants=tuple(variants)) if variants else None


def entity(record: "Record", given: str) -> Entity:
    """The entity that is meant, by its id, the start of it, or any of the names that reports have for it.

    Raises:
        AmbiguousError: several are meant by it; names them.
        NotFoundError: none is; names the nearest, or those that the record names most.
    """
    return meant(record.name, entities(record, leads=True), given)


def meant(record: str, listed: Sequence[Entity], given: str) -> Entity:
    """As `entity`, where all the entities of the record of that name are at hand."""
    asked = given.strip()
    found = [one for one in listed if asked in one.ids]
    if not found and len(asked) >= LEAST:
        found = [one for one in listed if any(id.startswith(asked) for id in one.ids)]
    if not found:
        found = [one for one in listed if fold(asked) == fold(one.name)] or [
            one for one in listed if any(fold(asked) == fold(variant.name) for variant in one.variants)
        ]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousError(f"several entities of {record} are '{given}': {_shown(found)}. Give the id of one")
    if not listed:
        raise NotFoundError(f"{record} holds no entities: if an older onrecord made it, build it with --again")
    by_name = {name: one for one in reversed(listed) for name in (one.name, *(v.name for v in one.variants))}
    near = list({one.id: one for name in nearest(asked, by_name, 9) if (one := by_name[name])}.values())
    most = sorted(listed, key=lambda one: (-len(one.claims), one.id))
    told = f"did you mean {_shown(near)}?" if near else f"it has {_shown(most)}"
    raise NotFoundError(f"{record} holds no entity '{given}': {told}")


def _shown(found: Sequence[Entity]) -> str:
    more = ", …" if len(found) > MOST else ""
    return ", ".join(f"{one.name} ({one.kind}, {one.id})" for one in found[:MOST]) + more
