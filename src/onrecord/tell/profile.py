"""What a record tells of one entity or actor: what it did, what was done to it, what it said, with whom, and where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from sqlalchemy import TextClause, or_, select, text

from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Event
from onrecord.record.case import says
from onrecord.store import Record, schema
from onrecord.store.directory import Entry, directory
from onrecord.store.quick import among, rows
from onrecord.tell.ledgers.base import when
from onrecord.tell.results import ClaimHit, claim_hits

Part = Literal["did", "accused", "undergone", "said", "named"]
PARTS: dict[Part, str] = {
    "did": "Did",
    "said": "Said",
    "accused": "Was accused of",
    "undergone": "Was dealt with in",
    "named": "Is named in",
}
MOST = 1000  # claims that are looked through, the newest
NEAR = 500  # of these, the ones from which it is told with whom and where
LISTED = 14  # companions, places
BEHIND = 30  # persons and bodies of a state whose words are its

_l = schema.entity_claims.c
_LINE = ("claim", "report", "day", "last_day", "tier", "type", "role")
_ROLES: dict[str, Part] = {"actor": "did", "source": "said"}
_OF_PARTY = (
    "SELECT claim, day, side, tier, type FROM claim_party WHERE code = :code ORDER BY day DESC, claim DESC LIMIT :most"
)
_PARTY = text(  # the claims themselves are looked up when it is known which, and none that is not shown
    "SELECT party.claim, coalesce(claims.report, ''), party.day, claims.last_day, party.tier, party.type, party.side "
    f"FROM ({_OF_PARTY}) AS party "
    "LEFT JOIN claims ON claims.id = CASE WHEN party.tier = 'firm' OR :leads = 1 THEN party.claim END "
    "ORDER BY party.day DESC, party.claim DESC"
)
_PARTY_ALONE = text(f"SELECT claim, '', day, NULL, tier, type, side FROM ({_OF_PARTY}) AS party")


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

    @property
    def when(self) -> str:
        """The days of the event; of a claim that is of none, its own."""
        return when(self.event.time) if self.event else self.hit.when

    @property
    def otherwise(self) -> bool:
        """Whether that claim says something else of the event than what is told of it first: it denies it, say."""
        return self.event is not None and says(self.hit.claim.status) != says(self.event.status)


class Uses(Struct, frozen=True, kw_only=True):
    """All uses of a name or code that were looked through, the newest first, and whether these are all."""

    listed: list[Use]
    leads: int
    complete: bool

    def days(self, part: Part) -> tuple[str, str]:
        """The first and last day, "" where none is known to a year, of what it has a part in."""
        known = (use for use in self.listed if use.part == part and use.day and _within_a_year(use.day, use.until))
        days = sorted(day for use in known for day in (use.day, use.until))
        return (days[0], days[-1]) if days else ("", "")


def _within_a_year(first: str, last: str) -> bool:
    """Whether days are known to a year or finer: "this century" bounds nothing that anybody did."""
    return last <= f"{int(first[:4]) + 1}{first[4:]}"


def uses_of_entity(record: Record, entry: Entry, *, leads: bool = False) -> Uses:
    """Where an entity is named, and as what."""
    ids = entry.ids or (entry.id,)
    if not entry.apart:
        return _uses(record, _named(record, ids), leads)
    known = or_(_l.entity.in_(ids), _l.claim.in_(entry.apart) & (_l.kind == entry.kind))
    query = select(*(_l[name] for name in _LINE)).where(known).order_by(_l.day.desc(), _l.claim.desc()).limit(MOST)
    with record.shelf.reading() as connection:
        return _uses(record, connection.execute(query).all(), leads)


def uses_of_actor(record: Record, code: str, *, leads: bool = False, whole: bool = True) -> Uses:
    """In which claims a state or organisation has a part: as a party, or by the words of its persons and bodies.

    Without `whole`, those that it is a party of lack what stands in the claims alone: the report, and the last day.
    """
    given = {"code": code, "most": MOST, "leads": int(leads or bool(record.affirmed()))}
    with record.shelf.reading() as connection:
        found = _uses(record, rows(connection, _PARTY if whole else _PARTY_ALONE, given), leads)
    speakers = [id for one in directory(record).of_code(code)[:BEHIND] for id in one.ids or (one.id,)]
    if not speakers:
        return found
    said = _uses(record, _named(record, speakers, " AND role = 'source'"), leads)
    return Uses(listed=found.listed + said.listed, leads=found.leads, complete=found.complete and said.complete)


def _named(record: Record, ids: Sequence[str], also: str = "") -> Sequence[Any]:
    """The newest claims that name one of these entities: those of each are in order, and are merged as they come."""
    given = {"most": MOST} | {f"id{number}": id for number, id in enumerate(ids)}
    with record.shelf.reading() as connection:
        return rows(connection, _of_each(len(ids), also), given)


@lru_cache(maxsize=256)
def _of_each(count: int, also: str) -> TextClause:
    lines = f"SELECT {', '.join(_LINE)} FROM entity_claims WHERE entity"
    each = (f"{lines} = :id{number}{also}" for number in range(count))
    return text(f"{' UNION ALL '.join(each)} ORDER BY day DESC, claim DESC LIMIT :most")


def _uses(record: Record, found: Sequence[Any], leads: bool) -> Uses:
    affirmed, wrong = record.affirmed(), record.called_wrong()
    listed: dict[tuple[str, Part], Use] = {}
    doubtful: set[str] = set()
    for claim, report, day, last_day, tier, type, role in found:
        if claim in wrong:
            continue
        held = "firm" if claim in affirmed else tier
        if held == "lead":
            doubtful.add(claim)
            if not leads:
                continue
        for part in _parts(role, type):
            if (claim, part) not in listed:
                listed[claim, part] = Use(claim, report, day, last_day or day, held, part)
    return Uses(listed=list(listed.values()), leads=len(doubtful), complete=len(found) < MOST)


def _parts(role: str, type: str) -> list[Part]:
    """What it is to be an actor, recipient, both, or source in a claim of a type."""
    undergone: Part = "accused" if type == "ACCUSE" else "undergone"
    if role == "both":
        return ["did", undergone]
    return [undergone] if role == "recipient" else [_ROLES.get(role, "named")]


def grouped(record: Record, uses: Uses) -> dict[Part, list[tuple[str, list[str]]]]:
    """By part, the events in which it has that, each with its claims, the newest first; else the claim by itself."""
    leads = any(use.tier == "lead" for use in uses.listed) or bool(record.affirmed())
    owners = record.owners("event", list({use.claim for use in uses.listed}), leads=leads)
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
        parties.update(code for (code,) in among(connection, "SELECT code FROM claim_party WHERE claim", ids))
        pairs = among(connection, "SELECT DISTINCT claim, entity FROM entity_claims WHERE claim", ids)
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
