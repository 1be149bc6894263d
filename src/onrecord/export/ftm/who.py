"""Parties, and who and what claims are about, as FollowTheMoney's legal entities, vessels and addresses."""

from onrecord.export.ftm.entity import FtmEntity, entity, ftm_id
from onrecord.export.nodes import Node
from onrecord.knowledge.names import label
from onrecord.knowledge.territories import alpha2
from onrecord.model import SCHEMAS, Entity

LEGAL = frozenset({"person", "body", "organisation", "company"})
PLACE = "Address"
LEAD = "named by leads alone, which are too doubtful to be told as fact"


def country(code: str | None) -> str | None:
    """A state's code as FollowTheMoney has it."""
    found = alpha2(code)
    return found.lower() if found else None


def party_id(party: Node) -> str:
    """The id of a party's entity."""
    return ftm_id("party", party.id)


def of_party(party: Node) -> FtmEntity:
    """A party: a state as a public body, for FollowTheMoney lets only legal entities take part in events."""
    schema = "PublicBody" if party.kind == "state" else "Organization"
    return entity(
        schema, party_id(party), name=party.name, country=country(party.code), classification=party.kind
    )  # fmt: skip


def entity_id(one: Entity) -> str:
    """The id of the entity that an entity of the record is."""
    return ftm_id("entity", one.id)


def of_entity(one: Entity, *, lead: bool = False) -> FtmEntity | None:
    """An entity by its schema, with a note if only leads name it; None for kinds without one: weapons and so on."""
    id, state = entity_id(one), country(one.code)
    others = [variant.name for variant in one.variants if variant.name != one.name]
    notes = [LEAD if lead else None]
    if one.kind == "place":
        return entity(PLACE, id, full=one.name, name=one.name, alias=others, country=state, notes=notes)
    schema = SCHEMAS[one.kind]
    if not schema:
        return None
    if one.kind == "ship":
        number = f"IMO{one.number}" if one.number else None
        return entity(schema, id, name=one.name, alias=others, imoNumber=number, country=state, notes=notes)
    # Part of a person's name is the name of others, too.
    weak = [name for name in others if one.kind == "person" and " " not in name]
    known = [name for name in others if name not in weak]
    of = label(one.code) if one.code and not state else None
    notes.append(of and f"part of {of}")
    return entity(schema, id, name=one.name, alias=known, weakAlias=weak, country=state, notes=notes)
