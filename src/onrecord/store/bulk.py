"""Many records in a few statements, as they were recorded: by their ids, or all that reports hold."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from onrecord.model import (
    Claim,
    Conflict,
    Event,
    Evidence,
    Origin,
    OriginKind,
    Report,
    Response,
    Story,
    Tier,
    TimeRange,
)
from onrecord.store import decoding, quick
from onrecord.store.record import Record
from onrecord.store.rows import LAYOUTS
from onrecord.store.writing import bodies

T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)


def many(record: Record, kind: type[T], ids: Iterable[str]) -> list[T]:
    """Those of that kind that there are, in the order asked for; ids that were merged give what they are now."""
    asked = list(dict.fromkeys(ids))
    with record.shelf.reading() as connection:
        kept = bodies(connection, LAYOUTS[kind].table, asked)
    decode = decoding.Decoder(kind).decode
    found = (decode(kept[id]) if id in kept else record.shelf.get(kind, id) for id in asked)
    return [one for one in found if one is not None]


class Dated(Struct, frozen=True):
    """An event without who and what: its title, its days."""

    id: str
    title: str
    tier: Tier = "firm"
    time: TimeRange | None = None


def dated(record: Record, ids: Iterable[str]) -> list[Dated]:
    """Those of the events that there are, in the order asked for, each once, though ids were merged since."""
    asked = list(dict.fromkeys(ids))
    with record.shelf.reading() as connection:
        kept = bodies(connection, LAYOUTS[Event].table, asked)
    gone = record.events_by_id(id for id in asked if id not in kept)
    now = dict.fromkeys(id if id in kept else gone[id].id for id in asked if id in kept or id in gone)
    decode = decoding.Decoder(Dated).decode
    others = {one.id: Dated(one.id, one.title, one.tier, one.time) for one in gone.values()}
    return [decode(kept[id]) if id in kept else others[id] for id in now]


def claims_in(record: Record, reports: Iterable[str]) -> list[Claim]:
    """All claims of these reports, in order of report and place in its text."""
    decode = decoding.Decoder(Claim).decode
    with record.shelf.reading() as connection:
        found = [row[0] for row in quick.among(connection, "SELECT body FROM claims WHERE report", set(reports))]
    return sorted(map(decode, found), key=lambda claim: (claim.report, claim.span.start, claim.id))


def responses_in(record: Record, reports: Iterable[str]) -> list[Response]:
    """All responses of these reports, in order of id."""
    decode = decoding.Decoder(Response).decode
    with record.shelf.reading() as connection:
        found = [row[0] for row in quick.among(connection, "SELECT body FROM responses WHERE report", set(reports))]
    return sorted(map(decode, found), key=lambda response: response.id)


class _Head(Struct, frozen=True):
    """An origin without all that rests on it: one may be the word of a hundred thousand claims."""

    id: str
    kind: OriginKind
    title: str
    evidence: tuple[Evidence, ...] = ()


def origins_of(record: Record, claims: Sequence[str]) -> dict[str, Origin]:
    """The origins of these claims, by id, each with these of its claims alone, and without its reports."""
    owned: dict[str, list[str]] = {}
    for claim, owner in record.owners("origin", claims).items():
        owned.setdefault(owner, []).append(claim)
    with record.shelf.reading() as connection:
        kept = bodies(connection, LAYOUTS[Origin].table, list(owned))
    decode = decoding.Decoder(_Head).decode
    heads = (decode(kept[id]) for id in owned if id in kept)
    return {
        one.id: Origin(
            id=one.id, kind=one.kind, title=one.title, claims=tuple(sorted(owned[one.id])), evidence=one.evidence
        )
        for one in heads
    }
