"""Rows of the entities that an answer shows, as the exported table has them, read from what names these alone."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select

from onrecord.export.columns import Row
from onrecord.model import SCHEMAS
from onrecord.store import Record, naming, quick, schema
from onrecord.store.among import among
from onrecord.store.bulk import dated
from onrecord.store.directory import Entry
from onrecord.store.tallies import days_of_events
from onrecord.store.writing import parts
from onrecord.tell.ledgers.base import when

LISTED = 500  # claims and events of an entity whose ids the row of one alone has
FEW = 20  # the same where many are listed
NAMES = 4  # rows that a claim may have on average, for each name that it has for the entity
_l, _k = schema.entity_claims.c, schema.links.c
_COLUMNS = (_l.claim, _l.name, _l.role, _l.number, _l.report, _l.day, _l.tier)
_USES = {
    every: f"SELECT claim, name, role, number, report, day, tier FROM entity_claims WHERE {firm}entity"
    for every, firm in ((True, ""), (False, "tier = 'firm' AND "))
}


class _Use(NamedTuple):
    claim: str
    name: str
    role: str
    number: int
    report: str
    day: str


class _Held(NamedTuple):
    """What names an entity: the newest uses of it, the names that are used at all, and how many of each there are."""

    uses: list[_Use]
    said: set[str]
    claims: int
    reports: int
    events: int | None


class _Asked(NamedTuple):
    """Which claims count: the firm ones and those called right, or all with leads; without those called wrong."""

    affirmed: frozenset[str]
    wrong: frozenset[str]
    leads: bool

    def conditions(self) -> list[ColumnElement[bool]]:
        """On the lines of names."""
        found: list[ColumnElement[bool]] = []
        if not self.leads:
            firm = _l.tier == "firm"
            found.append(or_(firm, among(_l.claim, sorted(self.affirmed))) if self.affirmed else firm)
        return [*found, ~among(_l.claim, sorted(self.wrong))] if self.wrong else found


def rows(record: Record, entries: Sequence[Entry], *, leads: bool, most: int = FEW) -> list[Row]:
    """The entities' rows, counted over what firm claims have of them, or all claims with `leads`.

    Args:
        record: an open record.
        entries: the entities.
        leads: whether leads count.
        most: ids of claims, the newest, and of events that a row has.
    """
    with record.shelf.together():
        asked = _Asked(record.affirmed(), record.called_wrong(), leads)
        return [_row(record, one, _held(record, one, asked, most), asked, most) for one in entries]


def claims_naming(record: Record, entry: Entry) -> list[str]:
    """The ids of the claims that name an entity, leads among them, those about the newest first."""
    if not entry.apart and not record.in_force().all:
        return naming.claims_of(record, entry.ids or (entry.id,))
    uses = _uses(record, entry, _Asked(frozenset(), record.called_wrong(), leads=True))
    days = {use.claim: use.day for use in uses}
    return sorted(days, key=lambda claim: (days[claim], claim), reverse=True)


def events_naming(record: Record, entry: Entry, *, leads: bool) -> list[str]:
    """The ids of the events of these claims, the newest first, those that only leads tell of with `leads`."""
    if not entry.apart and not record.in_force().all:
        return naming.events_of(record, entry.ids or (entry.id,), leads=leads)
    owners = record.owners("event", claims_naming(record, entry))
    days = days_of_events(record, owners.values(), leads=leads)
    return sorted(days, key=lambda event: (days[event], event), reverse=True)


def _held(record: Record, entry: Entry, asked: _Asked, most: int) -> _Held:
    if not entry.apart and entry.claims > most and (held := _counted(record, entry, asked, most)).claims > most:
        return held
    uses = _uses(record, entry, asked)
    claims = {use.claim for use in uses}
    return _Held(uses, {use.name for use in uses}, len(claims), len({use.report for use in uses}), None)


def _counted(record: Record, entry: Entry, asked: _Asked, most: int) -> _Held:
    """The same of an entity that many claims name: these are counted where they are, and the newest are read."""
    own = [_l.entity.in_(entry.ids or (entry.id,)), *asked.conditions()]
    counts = select(func.count(_l.claim.distinct()), func.count(_l.report.distinct())).where(*own)
    kinds = ("event", "lead") if asked.leads else ("event",)
    of_each = select(func.min(_k.owner).label("owner")).where(
        _k.kind.in_(kinds), _k.member.in_(select(_l.claim).where(*own))
    )
    owners = of_each.group_by(_k.member).subquery()
    newest = select(*_COLUMNS).where(*own).order_by(_l.day.desc(), _l.claim.desc()).limit(NAMES * most)
    with record.shelf.reading() as connection:
        claims, reports = connection.execute(counts).one()
        if claims <= most:
            return _Held([], set(), claims, reports, None)
        events = connection.execute(select(func.count(owners.c.owner.distinct()))).scalar_one()
        said = set(connection.execute(select(_l.name).where(*own).distinct()).scalars())
        found = connection.execute(newest).all()
    shown = set(list(dict.fromkeys(row.claim for row in found))[:most])
    return _Held([_Use(*row[:6]) for row in found if row.claim in shown], said, claims, reports, events)


def _uses(record: Record, entry: Entry, asked: _Asked) -> list[_Use]:
    query = select(*_COLUMNS)
    every = asked.leads or bool(asked.affirmed)
    with record.shelf.reading() as connection:
        found: list[Any] = [*quick.among(connection, _USES[every], entry.ids or (entry.id,))]
        names = {entry.name, *entry.also}
        for part in parts(entry.apart):
            apart = query.where(_l.claim.in_(part), _l.kind == entry.kind, or_(*(_l.name == name for name in names)))
            found += connection.execute(apart).all()
    held = (row for row in dict.fromkeys(map(tuple, found)) if row[0] not in asked.wrong)
    return [_Use(*row[:6]) for row in held if asked.leads or row[6] == "firm" or row[0] in asked.affirmed]


def _row(record: Record, entry: Entry, held: _Held, asked: _Asked, most: int) -> Row:
    order = {name: place for place, name in enumerate((entry.name, *entry.also))}
    uses = sorted(held.uses, key=lambda use: (order.get(use.name, len(order)), use.role, use.number))
    roles, days = {use.claim: use.role for use in uses}, {use.claim: use.day for use in uses}
    claims = sorted(sorted(roles, key=lambda claim: (days[claim], claim), reverse=True)[:most])
    owners = record.owners("event", list(roles))
    told = {one.id: one for one in dated(record, owners.values()) if asked.leads or one.tier == "firm"}
    events = {event: told[event] for claim in claims if (event := owners.get(claim, "")) in told}
    return {
        "id": entry.id,
        "kind": entry.kind,
        "schema": SCHEMAS[entry.kind],
        "name": entry.name,
        "variants": [name for name in entry.also if name in held.said],
        "code": entry.code,
        "number": entry.number,
        "claims": held.claims,
        "reports": held.reports,
        "events": len(told) if held.events is None else held.events,
        "claim_ids": claims,
        "claim_roles": [roles[claim] for claim in claims],
        "event_ids": [id for *_, id in sorted((when(one.time) or "9", one.title, id) for id, one in events.items())],
    }
