"""Claims, events and reports that answer a question, as a page shows them: in context, the words found marked."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from onrecord.model import Claim, Event, Report, Span
from onrecord.store import Record
from onrecord.store.finding import opening
from onrecord.store.passages import END, START, marked
from onrecord.tell.ledgers.base import when, who
from onrecord.tell.support import support
from onrecord.tell.view import context
from onrecord.tell.voices import Voices

Pieces = list[tuple[str, bool]]  # stretches of text, and whether these are words that were searched for


class ClaimHit(Struct, frozen=True, kw_only=True):
    """A claim that answers: its quote within its sentence, who says so, and the event that it is of.

    `repeated` are others of the event that are told in the same words by the same speakers, as copies are.
    """

    claim: Claim
    report: Report
    before: str
    pieces: Pieces
    after: str
    speakers: str
    parties: str
    when: str
    event: Event | None
    repeated: tuple["ClaimHit", ...] = ()


class EventHit(Struct, frozen=True, kw_only=True):
    """An event that claims which answer are of; `count` is how many of them, `hit` the first."""

    event: Event
    count: int
    parties: str
    when: str
    support: str
    hit: ClaimHit | None


class ReportHit(Struct, frozen=True, kw_only=True):
    """A report that answers, with what stands around the first of the words."""

    report: Report
    pieces: Pieces


def claim_hits(record: Record, ids: Sequence[str], words: str = "") -> list[ClaimHit]:
    """These claims, in this order; those that are there no more, or were called wrong, are left out."""
    found = record.claims_by_id(ids)
    reports = record.reports_by_id(claim.report for claim in found.values())
    owners = record.owners("event", list(found))
    events = record.events_by_id(owners.values())
    voices = Voices(found.values(), reports)
    shown = marked(record, words, "claim", list(found), whole=True)
    return [
        _hit(found[id], reports, voices, events.get(owners.get(id, "")), shown.get(id))
        for id in ids
        if id in found and found[id].report in reports
    ]


def folded(hits: Sequence[ClaimHit]) -> list[ClaimHit]:
    """The same, those that repeat one of the others in its words folded beneath it."""
    groups: dict[object, list[ClaimHit]] = {}
    for hit in hits:
        words = " ".join(hit.claim.quote.casefold().split())
        key = (
            (hit.event.id, hit.claim.type, hit.claim.status, words) if hit.event and hit.claim.sources else hit.claim.id
        )
        groups.setdefault((key, hit.speakers if hit.claim.sources else ""), []).append(hit)
    return [structs.replace(first, repeated=tuple(rest)) for first, *rest in groups.values()]


def _hit(
    claim: Claim, reports: Mapping[str, Report], voices: Voices, event: Event | None, shown: str | None
) -> ClaimHit:
    report = reports[claim.report]
    before, after = context(report.text, claim.span)
    return ClaimHit(
        claim=claim,
        report=report,
        before=before,
        pieces=pieces(shown or claim.quote),
        after=after,
        speakers=voices.chain(claim),
        parties=between(claim),
        when=when(claim.time),
        event=event,
    )


def event_hits(record: Record, counts: Mapping[str, int], first: Mapping[str, str], words: str = "") -> list[EventHit]:
    """These events, in this order.

    Args:
        record: an open record.
        counts: by event, how many claims that answer are of it.
        first: by event, the first of these.
        words: that were searched for.
    """
    events = record.events_by_id(counts)
    hits = {hit.claim.id: hit for hit in claim_hits(record, list(first.values()), words)}
    return [
        EventHit(
            event=event,
            count=counts[id],
            parties=between(event),
            when=when(event.time),
            support=support(event) if event.tier == "firm" else "",
            hit=hits.get(first.get(id, "")),
        )
        for id in counts
        if (event := events.get(id)) is not None
    ]


def report_hits(
    record: Record, ids: Sequence[str], words: str = "", sentences: Mapping[str, Span] | None = None
) -> list[ReportHit]:
    """These reports, in this order, with what stands around the words.

    Where none do: a sentence, if one is given; or the first words of a report without a title.
    """
    reports = record.reports_by_id(ids)
    shown = marked(record, words, "report", ids, whole=False)
    spans = sentences or {}
    like = {id: span.of(reports[id].text) for id, span in spans.items() if id in reports and id not in shown}
    bare = {id: opening(one) for id, one in reports.items() if not one.title.strip() and one.text.strip()}
    told = bare | shown | like
    return [ReportHit(report=reports[id], pieces=pieces(told.get(id, ""))) for id in ids if id in reports]


def between(of: Claim | Event) -> str:
    """Who and towards whom, in words."""
    by, to = who(of.actors), who(of.recipients)
    return f"{by} → {to}" if by and to else by or to


def pieces(text: str) -> Pieces:
    """A text with marks between START and END, taken apart; a template escapes and draws each."""
    found: Pieces = []
    for number, part in enumerate(text.split(START)):
        inside, end, outside = part.partition(END)
        if number and end:
            found.append((inside, True))
            found.append((outside, False))
        else:
            found.append((part, False))
    return [(told, hit) for told, hit in found if told]
