"""The accounts of an event: what is said of it, kept apart by whether it happened, is planned, may be, or did not.

Support never crosses from one account to another. Who says *may* or *will*, asks or demands, does not say that it
happened; who denies it is no origin of what is denied, and lowers how well that is supported.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.model import Account, Claim, Conflict, Event, Report, Response, Says
from onrecord.model.kinds import DONE
from onrecord.record.case import Case, says
from onrecord.record.contents import deniers, of_content
from onrecord.record.decisions import Decisions
from onrecord.record.grades import grade
from onrecord.record.speakers import side_of
from onrecord.record.text import sentences
from onrecord.record.unasserted import called_alleged, unasserted

ACCOUNTS: tuple[Says, ...] = ("happened", "planned", "possible", "negated")
UNDONE = frozenset({"REQUEST", "THREATEN"})  # what is asked for or threatened is not done by that
CLOSING = "\"”'’)]» "

Origins = Mapping[str, Sequence[Claim]]


class Told(Struct, frozen=True, kw_only=True):
    """All that is told of an event, as its accounts need it.

    `origins` maps, for each account, its origins to their claims that say so; `conflicts` are those within each.
    `claims` are those that count, with the status in which they speak of the event (`as_told`). `type` is the event's.
    """

    says: Says
    type: str = ""
    claims: Sequence[Claim]
    origins: Mapping[Says, Origins]
    responses: Sequence[Response] = ()
    conflicts: Mapping[Says, Sequence[Conflict]] = {}
    reports: Mapping[str, Report] = {}
    letters: Mapping[str, str] = {}
    affirmed: frozenset[str] = frozenset()


def as_told(claim: Claim, type: str, report: Report | None, decisions: Decisions) -> Claim:
    """The claim, as corrected, with the status in which it speaks of an event of this type.

    A question or a condition asserts nothing, and a demand or threat tells of what may be, whatever the reader made of
    the one, and if a person has joined the other to the event. A status that a person set stays.
    """
    claim = decisions.corrected(claim)
    if claim.status in DONE and not claim.hearsay and called_alleged(claim, report):
        claim = structs.replace(claim, hearsay=True)
    if claim.status not in DONE or "status" in decisions.corrections(claim):
        return claim
    if told := unasserted(claim, report):
        return structs.replace(claim, status=told)
    demand = claim.type in UNDONE and claim.type != type
    return structs.replace(claim, status="possible") if demand or _asked(claim, report) else claim


def _asked(claim: Claim, report: Report | None) -> bool:
    """Whether the sentence that a claim ends in is a question."""
    if claim.quote.rstrip(CLOSING).endswith("?"):
        return True
    text = report.text if report else ""
    start = text.rfind("\n", 0, claim.span.start) + 1
    end = text.find("\n", claim.span.end)
    line = text[start : end if end >= 0 else len(text)]
    if "?" not in line:
        return False
    last = claim.span.end - start - 1
    return any(line[s.start : s.end].rstrip(CLOSING).endswith("?") for s in sentences(line) if s.start <= last < s.end)


def by_account(claims: Iterable[Claim]) -> dict[Says, list[Claim]]:
    """Claims by the account that they give."""
    found: dict[Says, list[Claim]] = {}
    for claim in claims:
        found.setdefault(says(claim.status), []).append(claim)
    return found


def accounts(told: Told) -> tuple[Account, ...]:
    """The accounts that there are of an event, each with its origins and its grade."""
    found = []
    answers = [answer for answer in told.responses if not of_content(answer, told.type, told.claims)]
    told = structs.replace(told, responses=answers)
    given = by_account(told.claims)
    for account in ACCOUNTS:
        parties = _only_answering(told, given) if account == "negated" else {}
        origins = told.origins.get(account, {})
        if origins or parties or account in given:
            case = _case(account, told, parties)
            found.append(
                Account(says=account, origins=tuple(sorted(origins)), parties=tuple(sorted(parties)), grade=grade(case))
            )
    return tuple(found)


def with_accounts(event: Event, all_told: Told) -> Event:
    """The event with its accounts, its origins and grade those of the account that is its status."""
    found = accounts(all_told)
    told = next((account for account in found if account.says == says(event.status)), None)
    return structs.replace(
        event,
        accounts=found,
        origins=told.origins if told else (),
        grade=told.grade if told else None,
        denied_by=deniers(all_told.type, all_told.claims, all_told.responses),
    )


def _only_answering(told: Told, given: Mapping[Says, Sequence[Claim]]) -> dict[str, tuple[str, ...]]:
    """The parties that deny it in a response and in no claim, each with its responses."""
    denying = given.get("negated", ())
    saying = {side_of(claim, told.reports.get(claim.report)) for claim in denying}
    found: dict[str, tuple[str, ...]] = {}
    for response in told.responses:
        counted = response.by.code in saying or any(_same_words(response, claim) for claim in denying)
        if response.stance == "denies" and not counted and not _of_what_is_said(response, told):
            found[response.by.code] = (*found.get(response.by.code, ()), response.id)
    if saying or len(found) > 1:
        # Who it is is not known, and so not whether it is another than those who are counted.
        found.pop(UNKNOWN, None)
    return found


def _same_words(response: Response, claim: Claim) -> bool:
    """Whether a denial was read as a response and as a claim of the same words: that is one account, not two."""
    one, two = response.span, claim.span
    return response.report == claim.report and one.start < two.end and two.start < one.end


def _of_what_is_said(response: Response, told: Told) -> bool:
    """Whether the event is what others say of the party: who denies an accusation does not deny that it was made."""
    own = any(response.by.code in {party.code for party in claim.actors} for claim in told.claims)
    return bool(told.claims) and not own and all(claim.type in VERBAL_CONFLICT for claim in told.claims)


def _case(account: Says, told: Told, parties: Mapping[str, tuple[str, ...]]) -> Case:
    """What the grade of one account goes by."""
    affirmed = (claim.id for claim in told.claims if says(claim.status) == account and claim.id in told.affirmed)
    return Case(
        status=account,
        claims=told.claims,
        origins=told.origins.get(account, {}),
        parties=parties,
        denying=told.origins.get("negated", {}),
        responses=[response for response in told.responses if _bears_on(response, account, told)],
        conflicts=told.conflicts.get(account, ()),
        reports=told.reports,
        letters=told.letters,
        affirmed=tuple(sorted(affirmed)),
    )


def _bears_on(response: Response, account: Says, told: Told) -> bool:
    """Whether a response counts for or against an account: what it confirms is what it is about, or its report says."""
    if response.stance == "denies" and _of_what_is_said(response, told):
        return False
    if response.stance != "confirms":
        return account != "negated" or response.stance != "denies"
    about = [claim for claim in told.claims if claim.id == response.about]
    about = about or [claim for claim in told.claims if claim.report == response.report]
    return account in {says(claim.status) for claim in about} if about else account == told.says
