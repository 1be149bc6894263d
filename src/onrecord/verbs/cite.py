"""The verb `cite`: a citation to paste of a report, of a claim's words, or of every claim that supports an event."""

from collections.abc import Sequence

from onrecord.errors import UsageError
from onrecord.export.citations import FORMATS, Citation
from onrecord.model import Claim, Event, Report, Response
from onrecord.record.accounts import as_told
from onrecord.record.case import Case, says
from onrecord.record.decisions import Decisions
from onrecord.record.grades import grade
from onrecord.store import Record
from onrecord.store.bulk import claims_in, many
from onrecord.tell.voices import Voices
from onrecord.verbs.obeying import outlets

KINDS = (Claim, Event, Report, Response)
LEAD = "a lead: read with too little confidence to be told as fact"
WRONG = "called wrong by who checked it"


def cite(record: Record, id: str, *, format: str = "text", most: int | None = None) -> str:
    """A citation of what has that id: outlet, title, date, address, the words cited and where in the text they stand.

    For an event, one for each claim that supports it, in order of weight: those that say of it what the event's status
    says, each origin's best before repetitions of it. What says that it may be does not support that it is.

    Args:
        record: an open record.
        id: the id of an event, claim, response or report, or the start of it.
        format: text, bibtex, csl-json or ris.
        most: at most so many citations of an event; all unless given.

    Raises:
        UsageError: there is no such format.
        NotFoundError: none of these has that id, or several have one that begins so; names the nearest.
    """
    if format not in FORMATS:
        raise UsageError(f"there is no format '{format}': choose from {', '.join(FORMATS)}")
    found = record.find(id, KINDS)
    if isinstance(found, Event):
        cited = _of_claims(record, _supporting(record, found)[:most])
    elif isinstance(found, Claim):
        cited = _of_claims(record, [found])
    elif isinstance(found, Response):
        report = record.report(found.report)
        said = found.by.name
        cited = [Citation(id=found.id, report=report, quote=found.quote, span=found.span, said=said)]
    else:
        cited = [Citation(id=found.id, report=record.report(found.id))]
    return FORMATS[format](cited)


def _of_claims(record: Record, claims: Sequence[Claim]) -> list[Citation]:
    reports, decisions = _reports(record, claims), record.in_force()
    voices = Voices(map(decisions.corrected, claims_in(record, reports)), reports)
    return [
        Citation(
            id=claim.id,
            report=reports[claim.report],
            quote=claim.quote,
            span=claim.span,
            said=voices.chain(claim) if claim.sources or claim.hearsay else "",
            status=claim.status,
            doubt=_doubt(decisions, claim),
        )
        for claim in map(decisions.corrected, claims)
    ]


def _doubt(decisions: Decisions, claim: Claim) -> str:
    if not decisions.counts(claim):
        return WRONG
    return LEAD if decisions.tier(claim) == "lead" else ""


def _supporting(record: Record, event: Event) -> list[Claim]:
    """The claims that say of the event what its status says, the weightiest of each origin first, then the others."""
    decisions, claims = record.in_force(), list(record.claims(event=event.id))
    reports, letters = _reports(record, claims), outlets(record)
    given = [decisions.corrected(claim) for claim in claims]
    if event.tier == "firm":
        given = [as_told(claim, event.type, reports[claim.report], decisions) for claim in claims]
    told = [claim for claim in given if says(claim.status) == says(event.status)]

    def order(claim: Claim) -> tuple[float, float, str, str, int]:
        alone = Case(status=event.status, claims=[claim], origins={claim.id: [claim]}, reports=reports, letters=letters)
        sure = claim.confidence.whole if claim.confidence else 0.0
        published = reports[claim.report].published or "9"
        return (-grade(alone).log_odds, -sure, published, claim.report, claim.span.start)

    ordered = sorted(told, key=order)
    origin_of = record.owners("origin", [claim.id for claim in ordered])
    by_origin = {origin_of.get(claim.id, claim.id): claim.id for claim in reversed(ordered)}
    best = set(by_origin.values())
    return sorted(ordered, key=lambda claim: claim.id not in best)


def _reports(record: Record, claims: Sequence[Claim]) -> dict[str, Report]:
    return {report.id: report for report in many(record, Report, sorted({claim.report for claim in claims}))}
