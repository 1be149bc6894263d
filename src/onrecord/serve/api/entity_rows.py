"""Rows of the entities that an answer shows, as the exported table has them, read from what names these alone."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from onrecord.export.columns import Row
from onrecord.model import SCHEMAS
from onrecord.store import Record, schema
from onrecord.store.bulk import dated
from onrecord.store.directory import Entry
from onrecord.store.writing import parts
from onrecord.tell.ledgers.base import when

LISTED = 500  # claims and events of an entity whose ids a row has
_l = schema.entity_claims.c


class _Use(NamedTuple):
    claim: str
    name: str
    role: str
    number: int
    report: str
    day: str


def rows(record: Record, entries: Sequence[Entry], *, leads: bool) -> list[Row]:
    """The entities' rows, counted over what firm claims have of them, or all claims with `leads`."""
    affirmed, wrong = record.affirmed(), record.called_wrong()
    return [_row(record, one, _uses(record, one, affirmed, wrong, leads=leads), leads=leads) for one in entries]


def claims_naming(record: Record, entry: Entry) -> list[str]:
    """The ids of the claims that name an entity, leads among them, those about the newest first."""
    uses = _uses(record, entry, frozenset(), record.called_wrong(), leads=True)
    days = {use.claim: use.day for use in uses}
    return sorted(days, key=lambda claim: (days[claim], claim), reverse=True)


def _uses(record: Record, entry: Entry, affirmed: frozenset[str], wrong: frozenset[str], *, leads: bool) -> list[_Use]:
    query = select(_l.claim, _l.name, _l.role, _l.number, _l.report, _l.day, _l.tier)
    known = query.where(_l.entity.in_(entry.ids or (entry.id,)))
    found: list[Any] = []
    with record.shelf.reading() as connection:
        found += connection.execute(known).all()
        names = {entry.name, *entry.also}
        for part in parts(entry.apart):
            apart = query.where(_l.claim.in_(part), _l.kind == entry.kind, or_(*(_l.name == name for name in names)))
            found += connection.execute(apart).all()
    held = (row for row in dict.fromkeys(found) if row.claim not in wrong)
    return [_Use(*row[:6]) for row in held if leads or row.tier == "firm" or row.claim in affirmed]


def _row(record: Record, entry: Entry, uses: list[_Use], *, leads: bool) -> Row:
    order = {name: place for place, name in enumerate((entry.name, *entry.also))}
    uses.sort(key=lambda use: (order.get(use.name, len(order)), use.role, use.number))
    roles = {use.claim: use.role for use in uses}
    claims = sorted(roles)
    said = {use.name for use in uses}
    owners = record.owners("event", claims)
    events = _events(record, dict.fromkeys(owners.values()), leads=leads)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "schema": SCHEMAS[entry.kind],
        "name": entry.name,
        "variants": [name for name in entry.also if name in said],
        "code": entry.code,
        "number": entry.number,
        "claims": len(claims),
        "reports": len({use.report for use in uses}),
        "events": len(events),
        "claim_ids": claims[:LISTED],
        "claim_roles": [roles[claim] for claim in claims[:LISTED]],
        "event_ids": events[:LISTED],
    }


def _events(record: Record, ids: dict[str, None], *, leads: bool) -> list[str]:
    """Those of the events that are told of, in order of their days."""
    told = [(when(one.time) or "9", one.title, one.id) for one in dated(record, ids) if leads or one.tier == "firm"]
    return [id for *_, id in sorted(told)]
