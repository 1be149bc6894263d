"""How well an event is supported: named log-odds terms, each with its reason, from `knowledge/grades.toml`.

The Admiralty code (NATO STANAG 2511) gives digits for the information, 1 (confirmed) to 6 (cannot be judged), and
letters for the source; the letters are the user's to set, and an outlet without one counts as F.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from onrecord.knowledge import toml
from onrecord.knowledge.plover import FORCE, MATERIAL_CONFLICT
from onrecord.model import Claim, Conflict, Grade, Report, Response, Status, Term
from onrecord.record.speakers import source_of, speaker


class Case(Struct, frozen=True, kw_only=True):
    """All that a grade goes by. `origins` maps each independent origin to its claims that count."""

    status: Status
    claims: Sequence[Claim]
    origins: Mapping[str, Sequence[Claim]]
    responses: Sequence[Response] = ()
    conflicts: Sequence[Conflict] = ()
    reports: Mapping[str, Report] = {}
    letters: Mapping[str, str] = {}
    affirmed: tuple[str, ...] = ()


def weights() -> dict[str, Any]:
    """The contents of `knowledge/grades.toml`."""
    return toml("grades.toml")


def grade(case: Case) -> Grade:
    """The grade of an event: the sum of its terms, as probability, digit and words."""
    makers = (_origins, _source, _party, _status, _distance, _responses, _later, _conflicts, _outlet, _person)
    terms = tuple(term for make in makers for term in make(case))
    total = round(sum(term.value for term in terms), 3)
    probability = 1 / (1 + math.exp(-total))
    digits = weights()["digit"]
    scale = next(row for row in digits if probability >= row["least"]) if case.claims else digits[-1]
    return Grade(
        log_odds=total, probability=round(probability, 4), digit=scale["digit"], words=scale["words"], terms=terms
    )


def _term(name: str, table: Mapping[str, Any], refs: Sequence[str] = (), **values: object) -> Term:
    return Term(name, float(table["value"]), str(table["reason"]).format(**values), tuple(sorted(refs)))


def _origins(case: Case) -> list[Term]:
    own = [id for id, claims in case.origins.items() if not claims or any(_sides_with(case, one) for one in claims)]
    table, count = weights()["origins"], max(1, len(own))
    value = min(table["most"], table["each_doubling"] * math.log2(count))
    return [Term("origins", round(value, 3), table["reason"].format(count=count), tuple(sorted(own or case.origins)))]


def _sides_with(case: Case, claim: Claim) -> bool:
    """Whether a claim is on the event's side: who says that it was not is no origin of its having been."""
    return (claim.status == "negated") == (case.status == "negated")


def _kind(claim: Claim) -> str:
    source = source_of(claim)
    if source is None:
        return "report"
    if source.kind in ("image", "document", "media", "organisation"):
        return source.kind if not source.anonymous else "anonymous"
    if source.anonymous or source.kind in ("unknown", "collective"):
        return "anonymous" if source.name[:1].islower() or source.anonymous else "named_person"
    said = speaker(claim)
    return "named_official" if said and said.official else "named_person"


def _source(case: Case) -> list[Term]:
    table = weights()["source"]
    by_kind: dict[str, list[str]] = {}
    for claim in case.claims:
        by_kind.setdefault(_kind(claim), []).append(claim.id)
    if not by_kind:
        return []
    best = max(by_kind, key=lambda kind: (table[kind]["value"], kind))
    return [_term(f"source: {best.replace('_', ' ')}", table[best], by_kind[best])]


def _sides(claim: Claim) -> tuple[set[str], set[str]]:
    return {party.code for party in claim.actors} - {"?"}, {party.code for party in claim.recipients} - {"?"}


HOSTILE = MATERIAL_CONFLICT | {"THREATEN", "AID"}


def _party(case: Case) -> list[Term]:
    """Only a party to it says so; or its actor admits what is held against it."""
    table = weights()["party"]
    own, interested, free = [], [], []
    for claim in case.claims:
        said = speaker(claim)
        code = said.key.partition(":")[0] if said else None
        actors, recipients = _sides(claim)
        if code in actors and claim.type in FORCE and claim.status in ("happened", "ongoing"):
            own.append(claim.id)
        elif code in actors | recipients:
            interested.append(claim.id)
        else:
            free.append(claim.id)
    terms = []
    if own:
        terms.append(
            Term("party: against interest", table["against_value"], table["against_reason"], tuple(sorted(own)))
        )
    if interested and not free and not own:
        reason = table["interest_reason"]
        terms.append(Term("party: interested", table["interest_value"], reason, tuple(sorted(interested))))
    return terms


def _status(case: Case) -> list[Term]:
    return [_term(f"status: {case.status}", weights()["status"][case.status])]


def _distance(case: Case) -> list[Term]:
    kept = [c for c in case.claims if any(source.distance == "distanced" for source in c.sources)]
    if not kept or len(kept) * 2 < len(case.claims):
        return []
    cues = sorted({source.cue or source.name for c in kept for source in c.sources if source.distance == "distanced"})
    return [_term("distance", weights()["distance"], [c.id for c in kept], words=", ".join(cues[:4]))]


def _responses(case: Case) -> list[Term]:
    terms, table = [], weights()
    for stance, name in (("denies", "denial"), ("confirms", "confirmation"), ("declines", "declined")):
        by: dict[str, tuple[str, list[str]]] = {}
        for response in case.responses:
            if response.stance == stance:
                by.setdefault(response.by.code, (response.by.name, []))[1].append(response.id)
        if by:
            value = table[name]["value"] * len(by)
            value = max(value, table["denial"]["most"]) if name == "denial" else min(value, 2 * table[name]["value"])
            reason = table[name]["reason"].format(by=", ".join(sorted(who for who, _ in by.values())))
            terms.append(Term(name, value, reason, tuple(sorted(id for _, ids in by.values() for id in ids))))
    return terms


def _later(case: Case) -> list[Term]:
    """Expected in an earlier report, and said by a later one to have happened."""

    def published(claim: Claim) -> str:
        report = case.reports.get(claim.report)
        return (report.published or "") if report else ""

    expected = [published(c) for c in case.claims if c.status in ("planned", "possible") and published(c)]
    settled = [c for c in case.claims if c.status == "happened" and expected and published(c) > min(expected)]
    return [_term("later confirmation", weights()["later"], [c.id for c in settled])] if settled else []


def _conflicts(case: Case) -> list[Term]:
    kinds = sorted({conflict.kind for conflict in case.conflicts} - {"denial"})
    if not kinds:
        return []
    return [_term("conflict", weights()["conflict"], [c.id for c in case.conflicts], kinds=", ".join(kinds))]


def _outlet(case: Case) -> list[Term]:
    rated = {
        name: case.letters[name]
        for claim in case.claims
        if (report := case.reports.get(claim.report))
        for name in (report.outlet, report.domain)
        if name and name in case.letters and case.letters[name] != "F"
    }
    if not rated:
        return []
    best = min(rated, key=lambda name: (rated[name], name))
    table = weights()["outlet"]
    return [Term("outlet", table[rated[best]], table["reason"].format(outlet=best, letter=rated[best]))]


def _person(case: Case) -> list[Term]:
    return [_term("checked", weights()["person"], case.affirmed)] if case.affirmed else []
