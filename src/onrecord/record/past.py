"""An event as it would be told from some of its claims alone, such as those of reports until a day."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from onrecord.model import Claim, Conflict, Event, Report, Response, Says
from onrecord.record.accounts import Told, as_told, by_account, with_accounts
from onrecord.record.case import says
from onrecord.record.conflicts import conflicts
from onrecord.record.decisions import Decisions
from onrecord.record.facts import Facts, facts
from onrecord.record.standing import WHOLE, standing, typical
from onrecord.record.summary import summarise


class Part(Struct, frozen=True, kw_only=True):
    """What is kept of an event: claims with their origins and reports, and responses."""

    claims: Sequence[Claim]
    responses: Sequence[Response]
    origins: Mapping[str, str]
    reports: Mapping[str, Report]


def of_part(event: Event, part: Part, decisions: Decisions, letters: Mapping[str, str]) -> Event:
    """The event as the part of its claims tells it: summed up, compared, counted and graded as recording does.

    Args:
        event: the event as it is.
        part: what is kept of it, one claim at least.
        decisions: what people decided, which holds for what was told before, too.
        letters: the user's letters for outlets.
    """
    everyone = sorted((decisions.corrected(claim) for claim in part.claims), key=lambda claim: claim.id)
    if event.tier == "firm":
        everyone = [as_told(claim, event.type, part.reports.get(claim.report), decisions) for claim in everyone]
    listed = [facts(claim, part.reports.get(claim.report)) for claim in everyone]
    listed = standing(listed) if len(listed) > WHOLE else listed
    claims = [fact.claim for fact in listed]
    told = summarise(event, typical(claims) if len(everyone) > WHOLE else claims, dict(part.reports))
    told = structs.replace(told, claims=tuple(claim.id for claim in everyone), leads=())
    if event.tier == "lead":
        return told
    affirmed = frozenset(claim.id for claim in claims if decisions.affirmed(claim))
    differing = conflicts(event.id, listed, affirmed)
    everything = Told(
        says=says(told.status),
        type=told.type,
        claims=claims,
        origins=_origins(everyone, part.origins),
        responses=part.responses,
        conflicts=_within(event.id, listed, differing, affirmed),
        reports=part.reports,
        letters=letters,
        affirmed=affirmed,
    )
    return structs.replace(
        with_accounts(told, everything),
        responses=tuple(response.id for response in part.responses),
        conflicts=tuple(sorted(conflict.id for conflict in differing)),
    )


def _origins(claims: Sequence[Claim], of: Mapping[str, str]) -> dict[Says, dict[str, tuple[Claim, ...]]]:
    """For each account, its origins with their claims that say so."""
    found: dict[Says, dict[str, tuple[Claim, ...]]] = {}
    for claim in claims:
        if claim.id in of:
            given = found.setdefault(says(claim.status), {})
            given[of[claim.id]] = (*given.get(of[claim.id], ()), claim)
    return found


def _within(
    event: str, listed: Sequence[Facts], differing: Sequence[Conflict], affirmed: frozenset[str]
) -> dict[Says, Sequence[Conflict]]:
    """The conflicts within each account."""
    given = by_account(fact.claim for fact in listed)
    if len(given) == 1:
        return dict.fromkeys(given, differing)
    return {
        account: conflicts(
            f"{event}|{account}", [fact for fact in listed if says(fact.claim.status) == account], affirmed
        )
        for account in given
    }
