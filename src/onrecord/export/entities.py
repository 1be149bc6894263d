"""The table of entities: who and what claims are about below the state, with the claims and the part in each."""

from collections.abc import Iterator
from functools import partial

from onrecord.export.columns import Row, table
from onrecord.store import Record
from onrecord.tell.entities import entities


def _rows(record: Record, *, leads: bool = False) -> Iterator[Row]:
    roles = {
        (one.id, use.claim): use.role
        for one in record.entities(leads=leads)
        for variant in one.variants
        for use in variant.uses
    }
    for row in entities(record, leads=leads):
        yield {
            "id": row.id,
            "kind": row.kind,
            "schema": row.schema,
            "name": row.name,
            "variants": list(row.variants),
            "code": row.code,
            "number": row.number,
            "claims": len(row.claims),
            "reports": len(row.reports),
            "events": len(row.events),
            "claim_ids": list(row.claims),
            "claim_roles": [roles[row.id, claim] for claim in row.claims],
            "event_ids": list(row.events),
        }


ENTITIES = table(
    "an entity: a person, body, organisation, company, ship, place, weapon, treaty or resolution that firm claims name",
    _rows,
    ("id", "text", "the entity's id"),
    ("kind", "text", "person, body, organisation, company, ship, place, weapon, treaty or resolution"),
    (
        "schema",
        "text",
        "the kind in FollowTheMoney (`Person`, `Vessel`) or STIX (`location`); empty where neither has it",
    ),
    ("name", "text", "its name: the commonest of the full forms that stand in reports"),
    ("variants", "list", "other forms of the name, as they stand in reports, the commonest first"),
    ("code", "text", "the state or organisation that it belongs to, where known"),
    ("number", "text", "a ship's IMO number, a resolution's number, a treaty's year, a place's GeoNames id"),
    ("claims", "whole", "how many claims name it"),
    ("reports", "whole", "in how many reports they stand"),
    ("events", "whole", "how many events they are of"),
    ("claim_ids", "list", "ids of the claims"),
    ("claim_roles", "list", "its part in each of them: actor, recipient, source, item, place or mentioned"),
    ("event_ids", "list", "ids of the events, in order of their days"),
    with_leads=partial(_rows, leads=True),
)
