"""Denials that are told twice: as a response to an event, and as an event of its own, in which somebody rejects it.

They are the same if they stand in the same words of a report and are of the same party.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.model import Claim, Event, Response
from onrecord.store import Record, quick
from onrecord.store.bulk import many

OWN = "REJECT"  # the type of event in which somebody denies something


class Named(Struct, frozen=True):
    """An event as it is linked."""

    id: str
    title: str


def told_apart(record: Record, event: Event, responses: Sequence[Response]) -> dict[str, Named]:
    """By the id of a response that denies the event, another event that is this denial; firm ones alone."""
    denying = [one for one in responses if one.stance == "denies"]
    with record.shelf.reading() as connection:  # by report: by its type, SQLite would look through far more
        rows = quick.among(connection, "SELECT id, type FROM claims WHERE report", {one.report for one in denying})
    claims = record.claims_by_id(id for id, type in rows if type == OWN)
    events = _events(record, "event", list(claims), but=event)
    pairs = (
        (one.id, events[id]) for one in denying for id, claim in claims.items() if id in events if same(one, claim)
    )
    return {response: Named(found.id, found.title) for response, found in pairs if found.type == OWN}


def denied_in(record: Record, event: Event, claims: Iterable[Claim]) -> tuple[Named, ...]:
    """The firm events that are denied in what an event tells, if it is one of somebody who denies something."""
    if event.type != OWN:
        return ()
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    with record.shelf.reading() as connection:
        rows = quick.among(connection, "SELECT id FROM responses WHERE stance = 'denies' AND report", by_report)
    found = many(record, Response, (id for (id,) in rows))
    fit = [one.id for one in found if any(same(one, claim) for claim in by_report[one.report])]
    events = {one.id: one for one in _events(record, "answered", fit, but=event).values()}
    return tuple(Named(one.id, one.title) for one in events.values())


def same(response: Response, claim: Claim) -> bool:
    """Whether a claim that somebody rejects something is what a response was read from."""
    ours, theirs = response.span, claim.span
    within = (ours.start <= theirs.start and theirs.end <= ours.end) or (
        theirs.start <= ours.start and ours.end <= theirs.end
    )
    by = response.by
    of_one = any(one.code == by.code if by.code != "?" else one.name == by.name for one in claim.actors)
    return response.report == claim.report and claim.type == OWN and within and of_one


def _events(record: Record, kind: str, members: Sequence[str], *, but: Event) -> dict[str, Event]:
    """By member, the firm event that it is of, unless it is `but`."""
    owners = record.owners(kind, members)
    events = {one.id: one for one in many(record, Event, owners.values())}
    found = {member: events.get(record.shelf.resolve(owner)) for member, owner in sorted(owners.items())}
    return {member: one for member, one in found.items() if one and one.tier == "firm" and one.id != but.id}
