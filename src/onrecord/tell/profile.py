"""What a record tells of one entity or actor: what it did, what was done to it, what it said, with whom, and where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, or_, select, union_all

from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Event
from onrecord.store import Record, schema
from onrecord.store.among import among
from onrecord.store.directory import Entry, directory
from onrecord.tell.results import ClaimHit, claim_hits

Part = Literal["did", "accused", "undergone", "said", "named"]
PARTS: dict[Part, str] = {
    "did": "Did",
    "said": "Said",
    "accused": "Was accused of",
    "undergone": "Was dealt with in",
    "named": "Is named in",
}
MOST = 2000  # claims that are looked through, the newest
NEAR = 500  # of these, the ones from which it is told with whom and where
LISTED = 14  # companions, places
BEHIND = 30  # persons and bodies of a state whose words are its

_c, _n, _p, _l = schema.claims.c, schema.entity_names.c, schema.claim_party.c, schema.entity_claims.c
_COLUMNS = (_c.id, _c.report, _c.day, _c.last_day, _c.tier, _c.type)
_LINES = (_l.claim.label("id"), _l.report, _l.day, _l.last_day, _l.tier, _l.type, _l.role)


class Use(NamedTuple):
    """A claim and the part that somebody has in it."""

    claim: str
    report: str
    day: str
    until: str
    tier: str
    part: Part


class Deed(Struct, frozen=True, kw_only=True):
    """A line: an event, or a claim that is of none; with the newest claim of it, and how many there are."""

    event: Event | None
    hit: ClaimHit
    claims: int


class Uses(Struct, frozen=True, kw_only=True):
    """All uses of a name or code that were looked through, the newest first, and whether these are all."""

    listed: list[Use]
    leads: int
    complete: bool

    def days(self, part: Part) -> tuple[str, str]:
        """The first and last day, "" where none is known, of what it has a part in."""
        days = sorted(day for use in self.listed if use.part == part for day in (use.day, use.until) if day)
        return (days[0], days[-1]) if days else ("", "")


def uses_of_entity(record: Record, entry: Entry, *, leads: bool = False) -> Uses:
    """Where an entity is named, and as what."""
    ids = entry.ids or (entry.id,)
    if not entry.apart:
        return _uses(record, _named(ids), leads)
    known = or_(_l.entity.in_(ids), _l.claim.in_(entry.apart) & (_l.kind == entry.kind))
    return _uses(record, _newest(select(*_LINES).where(known)), leads)


def _named(ids: Sequence[str], *conditions: ColumnElement[bool]) -> "Select[Any]":
    """The newest claims that name one of these entities: those of each are in order, and so many of each will do."""
    of_each = [_newest(select(*_LINES).where(_l.entity == id, *conditions)) for id in ids]
    if len(of_each) == 1:
        return of_each[0]
    every = union_all(*(select(one.subquery()) for one in of_each)).subquery().c
    return select(*every).order_by(every.day.desc(), every.id.desc()).limit(MOST)


def _newest(query: "Select[Any]") -> "Select[Any]":
    return query.order_by(_l.day.desc(), _l.claim.desc()).limit(MOST)


def uses_of_actor(record: Record, code: str, *, leads: bool = False) -> Uses:
    """In which claims a state or organisation has a part: as a party, or by the words of its persons and bodies."""
    newest = select(_p.claim, _p.side.label("role")).where(_p.code == code).order_by(_p.day.desc(), _p.claim.desc())
    party = newest.limit(MOST).subquery()  # before the claims themselves are looked up
    told = select(*_COLUMNS, party.c.role).join(party, party.c.claim == _c.id)
    found = _uses(record, told.order_by(_c.day.desc(), _c.id.desc()).limit(MOST), leads)
    speakers = [id for one in directory(record).of_code(code)[:BEHIND] for id in one.ids or (one.id,)]
    if not speakers:
        return found
    said = _uses(record, _named(speakers, _l.role == "source"), leads)
    return Uses(listed=found.listed + said.listed, leads=found.leads, complete=found.complete and said.complete)


def _uses(record: Record, query: "Select[Any]", leads: bool) -> Uses:
    with record.shelf.reading() as connection:
        rows = connection.execute(query).all()
    affirmed, wrong = record.affirmed(), record.called_wrong()
    listed: dict[tuple[str, Part], Use] = {}
    doubtful: set[str] = set()
    for row in rows:
        tier = "firm" if row.id in affirmed else row.tier
        if row.id in wrong:
            continue
        if tier == "lead":
            doubtful.add(row.id)
            if not leads:
                continue
        for part in _parts(row.role, row.type):
            listed.setdefault((row.id, part), Use(row.id, row.report, row.day, row.last_day or row.day, tier, part))
    return Uses(listed=list(listed.values()), leads=len(doubtful), complete=len(rows) < MOST)


def _parts(role: str, type: str) -> list[Part]:
    """What it is to be an actor, recipient, both, or source in a claim of a type."""
    undergone: Part = "accused" if type == "ACCUSE" else "undergone"
    return {
        "actor": ["did"], "both": ["did", undergone], "recipient": [undergone], "source": ["said"],
    }.get(role, ["named"])  # type: ignore[return-value] # fmt: skip


def grouped(record: Record, uses: Uses) -> dict[Part, list[tuple[str, list[str]]]]:
    """By part, the events in which it has that, each with its claims, the newest first; else the claim by itself."""
    owners = record.owners("event", list({use.claim for use in uses.listed}))
    found: dict[Part, dict[str, list[str]]] = {part: {} for part in PARTS}
    for use in uses.listed:
        found[use.part].setdefault(owners.get(use.claim, use.claim), []).append(use.claim)
    return {part: list(of.items()) for part, of in found.items()}


def deeds(record: Record, shown: Mapping[Part, Sequence[tuple[str, list[str]]]]) -> dict[Part, list[Deed]]:
    """By part, lines for these events."""
    first = dict.fromkeys(claims[0] for groups in shown.values() for _, claims in groups)
    hits = {hit.claim.id: hit for hit in claim_hits(record, list(first))}
    return {
        part: [
            Deed(event=hits[claims[0]].event, hit=hits[claims[0]], claims=len(claims))
            for _, claims in groups
            if claims[0] in hits
        ]
        for part, groups in shown.items()
    }


class Company(NamedTuple):
    """With whom, and where: parties by code, other entities, places; each with how many claims have both."""

    parties: dict[str, int]
    entities: list[tuple[Entry, int]]
    places: list[tuple[Entry, int]]


def company(record: Record, uses: Uses, *, code: str = "", entry: Entry | None = None) -> Company:
    """Who and what else the newest claims name, but for itself."""
    ids = list(dict.fromkeys(use.claim for use in uses.listed))[:NEAR]
    own = entry.ids or (entry.id,) if entry else ()
    parties, named = Counter[str](), Counter[str]()
    known = directory(record)
    with record.shelf.reading() as connection:
        parties.update(connection.execute(select(_p.code).where(among(_p.claim, ids))).scalars())
        pairs = connection.execute(select(_n.claim, _n.entity).where(among(_n.claim, ids)).distinct()).all()
    held = {(claim, found.id) for claim, entity in pairs if (found := known.by_id(entity))}
    named.update(id for _, id in held)
    others = [(found, count) for id, count in named.items() if id not in own and (found := known.by_id(id))]
    others.sort(key=lambda pair: (-pair[1], pair[0].name, pair[0].id))
    counts = {of: count for of, count in parties.most_common() if of not in (code, UNKNOWN)}
    return Company(
        parties=dict(list(counts.items())[:LISTED]),
        entities=[pair for pair in others if pair[0].kind != "place"][:LISTED],
        places=[pair for pair in others if pair[0].kind == "place"][:LISTED],
    )


def reports_of(uses: Uses, most: int) -> list[str]:
    """The reports that name it, the newest uses first."""
    return list(dict.fromkeys(use.report for use in uses.listed))[:most]
