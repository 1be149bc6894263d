"""What people decided of the entities of a record: read where names are written, joined and told of."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, update

from onrecord.model import Claim
from onrecord.record.decisions import OF_ENTITIES, Decision
from onrecord.record.entities import entity_id, key
from onrecord.record.who_is_one import WhoIsOne, split_id
from onrecord.store import decoding, quick, schema
from onrecord.store.counting import Names, count_names, names_of
from onrecord.store.lining import list_names

if TYPE_CHECKING:
    from onrecord.store.record import Record


def who_is_one(record: "Record") -> WhoIsOne:
    """The decisions in force about the record's entities."""
    with record.shelf.reading() as connection:
        return held(connection)


def held(connection: Connection) -> WhoIsOne:
    """The same, as this connection sees them."""
    return WhoIsOne(_made(connection))


def _made(connection: Connection) -> list[Decision]:
    decode = decoding.Decoder(Decision).decode
    rows = quick.among(connection, "SELECT made, id, body, undone FROM decisions WHERE kind", OF_ENTITIES)
    made = sorted(map(tuple, rows))
    return [msgspec.structs.replace(decode(body), undone=bool(undone)) for _, _, body, undone in made]


def decided_of(record: "Record", ids: Collection[str]) -> list[Decision]:
    """What was decided of the entity that answers to these ids, the latest first, with what was undone."""
    own = set(ids)
    with record.shelf.reading() as connection:
        made = _made(connection)
    return [one for one in reversed(made) if own & {*one.targets, *_of_its_own(one)}]


def _of_its_own(decision: Decision) -> set[str]:
    """The ids of what was split off: of no more than it, so these are there only as long as the decision holds."""
    return {split_id(decision.id, mention.kind) for mention in decision.mentions}


def name_anew(record: "Record", decision: Decision) -> None:
    """Write whose the names are that a decision splits off, as it is after the decision was made or undone."""
    claims = {one.claim: record.shelf.get(Claim, one.claim) for one in decision.mentions}
    told = {(one.report, one.quote) for one in decision.mentions}
    for report in sorted({report for report, _ in told}):
        claims |= {one.id: one for one in record.claims(report=report) if (report, one.quote) in told}
    n = schema.entity_names
    firm = {id for id, claim in claims.items() if claim is not None and claim.tier == "firm"}
    with record.shelf.writing() as connection:
        whose, before = held(connection), Names(names_of(connection, claims), firm)
        for claim in claims.values():
            for number, name in enumerate(claim.names if claim is not None else ()):
                assert claim is not None
                split = whose.split(claim, name)
                entity = split_id(split, name.kind) if split else entity_id(name.kind, key(name))
                row = (n.c.claim == claim.id) & (n.c.number == number)
                connection.execute(update(n).where(row).values(entity=entity))
        count_names(connection, before, Names(names_of(connection, claims), firm))
        list_names(connection, claims)
