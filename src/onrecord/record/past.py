"""An event as it would be told from some of its claims alone, such as those of reports until a day."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from onrecord.model import Claim, Conflict, Event, Report, Response
from onrecord.record.decisions import Decisions
from onrecord.record.grades import Case, grade
from onrecord.record.standing import typical
from onrecord.record.summary import summarise


class Part(Struct, frozen=True, kw_only=True):
    """What is kept of an event: claims with their origins and reports, responses, conflicts between these claims."""

    claims: Sequence[Claim]
    responses: Sequence[Response]
    conflicts: Sequence[Conflict]
    origins: Mapping[str, str]
    reports: Mapping[str, Report]


def of_part(event: Event, part: Part, decisions: Decisions, letters: Mapping[str, str]) -> Event:
    """The event as the part of its claims tells it: summed up, counted and graded as recording does.

    Args:
        event: the event as it is.
        part: what is kept of it, one claim at least.
        decisions: what people decided, which holds for what was told before, too.
        letters: the user's letters for outlets.
    """
    claims = sorted((decisions.corrected(claim) for claim in part.claims), key=lambda claim: claim.id)
    told = summarise(event, typical(claims), dict(part.reports))
    told = structs.replace(told, claims=tuple(claim.id for claim in claims), leads=())
    if event.tier == "lead":
        return told
    origins: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in part.origins:
            origins.setdefault(part.origins[claim.id], []).append(claim)
    case = Case(
        status=told.status,
        claims=claims,
        origins=origins,
        responses=part.responses,
        conflicts=part.conflicts,
        reports=part.reports,
        letters=letters,
        affirmed=tuple(claim.id for claim in claims if decisions.affirmed(claim)),
    )
    return structs.replace(
        told,
        origins=tuple(sorted(origins)),
        responses=tuple(response.id for response in part.responses),
        conflicts=tuple(conflict.id for conflict in part.conflicts),
        grade=grade(case),
    )
