"""What is doubtful in a record, the most useful to decide first, a page at a time.

Events come in the order of how many speak of them, for there a decision changes most; those that only leads tell of
come last, the newest first. Within an event comes first what contradicts, then leads, the surest first, then firm
claims that are less than very likely read right, the least sure first. A page reads the events that it takes to fill
it, and stops after `FAR` of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.choices import chosen
from onrecord.model import Claim, Conflict, Event, Report
from onrecord.record.decisions import Decisions
from onrecord.serve.opened import Opened
from onrecord.store import Page, Record
from onrecord.store.conflicting import conflicting_page
from onrecord.store.cursors import cursor
from onrecord.store.keys import day_of, support
from onrecord.tell.leads import likelihood
from onrecord.tell.view import context

KINDS = {
    "all": "All",
    "conflicting": "Contradicting",
    "lead": "Leads of firm events",
    "unsure": "Firm, but unsure",
    "unlinked": "Leads of no firm event",
}
SHOWN = 20  # claims of a page, from which on it ends
SURE = 0.8  # firm claims that are less likely read right are doubtful; see `tell.leads.WORDS`
AT_ONCE, FAR = 8, 200  # events that are read at first, then twice as many, and for one page
OF_EVENT = 6  # claims of one event on one page
READ = 24  # claims of one event that are read to find these
FIRST_LEAD = cursor("weight", (1, "", ""))  # where firm events end


class Opposed(NamedTuple):
    """A claim that contradicts the one at hand."""

    kind: str
    detail: str
    claim: Claim


class Doubt(NamedTuple):
    """A claim to be decided about: what it says where, why it is doubtful, and what it may belong to.

    `tells` is whether it counts for its event, or may only tell of it; `other` a claim of the event, or the event, from
    which it would be parted as different.
    """

    claim: Claim
    report: Report
    event: Event
    tells: bool
    why: tuple[str, ...]
    opposed: tuple[Opposed, ...]
    before: str
    after: str
    other: str | None


class Queue(NamedTuple):
    """A page of what is doubtful; `next_cursor` leads on, None at the end; `looked` events were looked through."""

    doubts: list[Doubt]
    next_cursor: str | None
    looked: int


def kept_queue(opened: Opened, kind: str = "all", given: str | None = None) -> Queue:
    """A page of what is doubtful, as it is kept. Raises as `queue`."""
    return opened.pieces.of(("queue", kind, given), lambda: queue(opened.record, kind, given))


def queue(record: Record, kind: str = "all", given: str | None = None) -> Queue:
    """What is doubtful, of one of `KINDS`, from a cursor on. Raises UsageError: no such kind, or a wrong cursor."""
    kind = chosen("kind of doubt", kind, KINDS)
    with record.shelf.together():
        return _queue(record, kind, given)


def _queue(record: Record, kind: str, given: str | None) -> Queue:
    decisions = record.in_force()
    found: list[Doubt] = []
    at_once, looked, after = AT_ONCE, 0, given if given or kind != "unlinked" else FIRST_LEAD
    while True:
        page = _events(record, kind, after, at_once)
        by_event = _read(record, page.rows, decisions)
        for event, doubts in _doubts(record, page.rows, by_event, kind):
            looked += 1
            found += doubts
            if len(found) >= SHOWN:
                last = event.id == page.rows[-1].id and page.next_cursor is None
                return Queue(found, None if last else _after(event), looked)
        after, at_once = page.next_cursor, 2 * at_once
        if after is None or looked >= FAR:
            return Queue(found, after, looked)


def _events(record: Record, kind: str, after: str | None, at_once: int) -> Page[Event]:
    if kind == "conflicting":
        return conflicting_page(record, after=after, limit=at_once)
    leads = kind in ("all", "unlinked")
    return record.events_page(order="weight", cursor=after, limit=at_once, leads=leads)


def _after(event: Event) -> str:
    return cursor("weight", (support(event), day_of(event), event.id))


class _Read(NamedTuple):
    """Claims by id, how sure each is of those about which nobody has decided, and conflicts by event."""

    claims: Mapping[str, Claim]
    sure: Mapping[str, float]
    conflicts: Mapping[str, list[Conflict]]


def _read(record: Record, events: Sequence[Event], decisions: Decisions) -> _Read:
    """The claims of some events that may be shown, in a few statements."""
    conflicts = record.conflicts_of(event.id for event in events if event.tier == "firm")
    wanted = [id for of in conflicts.values() for one in of[:OF_EVENT] for id in one.claims]
    wanted += [id for event in events for id in (*event.claims[:READ], *event.leads[:READ])]
    claims = record.claims_by_id(wanted)
    open_ = (claim for claim in claims.values() if not _settled(claim, decisions))
    return _Read(claims, {one.id: one.confidence.whole if one.confidence else 0.0 for one in open_}, conflicts)


def _doubts(record: Record, events: Sequence[Event], read: _Read, kind: str) -> Iterator[tuple[Event, list[Doubt]]]:
    chosen = {event.id: _chosen(event, read, kind) for event in events}
    ids = sorted({read.claims[id].report for of in chosen.values() for id in of})
    reports = record.reports_by_id(ids)
    for event in events:
        made = [_doubt(event, read, id, why, reports) for id, why in chosen[event.id].items()]
        yield event, [doubt for doubt in made if doubt is not None]


def _chosen(event: Event, read: _Read, kind: str) -> dict[str, tuple[str, ...]]:
    """By claim of the event that is doubtful, why; those first that are to be decided first."""
    why: dict[str, list[str]] = {}

    def doubt(of: str, ids: Sequence[str], reason: str) -> None:
        if kind in ("all", of):
            for id in ids:
                why.setdefault(id, []).append(reason)

    sure = read.sure
    for conflict in read.conflicts.get(event.id, ()):
        doubt("conflicting", [id for id in conflict.claims if id in sure], f"contradicted: {conflict.kind}")
    if event.tier == "lead":
        own = sorted((id for id in event.claims if id in sure), key=lambda one: (-sure[one], one))
        doubt("unlinked", own, "a lead of no firm event")
    else:
        leads = sorted((id for id in event.leads if id in sure), key=lambda one: (-sure[one], one))
        doubt("lead", leads, "a lead that may tell of a firm event")
        unsure = [id for id in event.claims if id in sure and read.claims[id].confidence and sure[id] < SURE]
        doubt("unsure", sorted(unsure, key=lambda one: (sure[one], one)), "firm, but less than very likely right")
    return {id: tuple(dict.fromkeys(reasons)) for id, reasons in list(why.items())[:OF_EVENT]}


def _settled(claim: Claim, decisions: Decisions) -> bool:
    """Whether a person has decided about it; a lead that was only corrected is a lead still."""
    kinds = {decision.kind for decision in decisions.about(claim)}
    return bool(kinds - {"correct"}) or (bool(kinds) and claim.tier == "firm")


def _doubt(event: Event, read: _Read, id: str, why: tuple[str, ...], reports: Mapping[str, Report]) -> Doubt | None:
    claim = read.claims[id]
    report = reports.get(claim.report)
    if report is None:
        return None
    tells = id in event.claims
    others = [other for other in event.claims if other != id]
    before, after = context(report.text, claim.span)
    opposed = tuple(
        Opposed(conflict.kind, conflict.detail, read.claims[other])
        for conflict in read.conflicts.get(event.id, ())
        if id in conflict.claims
        for other in conflict.claims
        if other != id and other in read.claims
    )
    sure = (f"{likelihood(claim.confidence.whole)} to be right",) if claim.confidence else ()
    other = None if tells and not others else others[0] if tells else event.id
    return Doubt(claim, report, event, tells, (*why, *sure), opposed, before, after, other)
