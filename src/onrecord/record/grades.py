"""How well an account of an event is supported: named log-odds terms, with reasons, from `knowledge/grades.toml`.

The Admiralty code (NATO STANAG 2511) gives digits for the information, 1 (confirmed) to 6 (cannot be judged), and
letters for the source; the letters are the user's to set, and an outlet without one counts as F.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import Claim, Grade, Stance, Term
from onrecord.record.case import Case, independent, own, says, side, term, weights
from onrecord.record.interest import contested, limit, party
from onrecord.record.speakers import source_of, speaker


def grade(case: Case) -> Grade:
    """The grade of an account: the sum of its terms, as probability, digit and words.

    What counts against it is taken off after the limit, so that a denial shows in the grade of what only one side says.
    """
    everything, case = case, own(case)
    makers = (_origins, _source, party, _status, _outlet, _person, _confirmed)
    terms = [made for make in makers for made in make(case)]
    terms += limit(case, sum(made.value for made in terms))
    against = _against(everything)
    terms += [*_distance(case), *_answered(case), *against, *_conflicts(case)]
    terms += contested(case, against, sum(made.value for made in terms))
    total = round(sum(made.value for made in terms), 3)
    probability = 1 / (1 + math.exp(-total))
    digits = weights()["digit"]
    told = case.claims or case.parties
    scale = next(row for row in digits if probability >= row["least"]) if told else digits[-1]
    return Grade(
        log_odds=total,
        probability=round(probability, 4),
        digit=scale["digit"],
        words=scale["words"],
        terms=tuple(terms),
    )


def _origins(case: Case) -> list[Term]:
    table, count = weights()["origins"], max(1, independent(case))
    value = min(table["most"], table["each_doubling"] * math.log2(count))
    refs = tuple(sorted([*case.origins, *(id for ids in case.parties.values() for id in ids)]))
    return [Term("origins", round(value, 3), table["reason"].format(count=count), refs)]


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
    return [term(f"source: {best.replace('_', ' ')}", table[best], by_kind[best])]


def _status(case: Case) -> list[Term]:
    return [term(f"status: {case.status}", weights()["status"][case.status])]


def _distance(case: Case) -> list[Term]:
    kept = [c for c in case.claims if any(source.distance == "distanced" for source in c.sources)]
    if not kept or len(kept) * 2 < len(case.claims):
        return []
    cues = sorted({source.cue or source.name for c in kept for source in c.sources if source.distance == "distanced"})
    return [term("distance", weights()["distance"], [c.id for c in kept], words=", ".join(cues[:4]))]


def _confirmed(case: Case) -> list[Term]:
    by = _by_party(case, "confirms")
    table = weights()["confirmation"]
    return [_for_each("confirmation", table, by)] if by else []


def _answered(case: Case) -> list[Term]:
    by = _by_party(case, "declines")
    return [_for_each("declined", weights()["declined"], by)] if by else []


def _against(case: Case) -> list[Term]:
    """Who denies it, in a response or in a claim, where one who does both counts once; or says that it did happen."""
    if case.status == "negated":
        done = [claim.id for claim in case.claims if says(claim.status) == "happened"]
        return [term("contradicted", weights()["contradicted"], done)] if done else []
    by = _by_party(case, "denies")
    origin = {claim.id: id for id, claims in case.denying.items() for claim in claims}
    for claim in case.claims:
        if claim.status != "negated" or claim.partial:
            continue
        said = speaker(claim)
        code = side(case, claim) or (said.key if said else origin.get(claim.id, claim.report))
        report = case.reports.get(claim.report)
        name = said.name if said else (report and (report.outlet or report.domain)) or claim.report
        name, ids = by.get(code, (name, []))
        by[code] = (name, [*ids, claim.id])
    return [_for_each("denial", weights()["denial"], by)] if by else []


def _by_party(case: Case, stance: Stance) -> dict[str, tuple[str, list[str]]]:
    """By the code of each party that responds so, its name and its responses."""
    by: dict[str, tuple[str, list[str]]] = {}
    for response in case.responses:
        if response.stance == stance:
            by.setdefault(response.by.code, (response.by.name, []))[1].append(response.id)
    return by


def _for_each(name: str, table: Mapping[str, Any], by: Mapping[str, tuple[str, Sequence[str]]]) -> Term:
    """A term that each of these adds to, up to the most that the file allows."""
    value = table["value"] * len(by)
    if "most" in table:
        value = min(value, table["most"]) if value > 0 else max(value, table["most"])
    reason = table["reason"].format(by=", ".join(sorted({who for who, _ in by.values()})))
    return Term(name, round(value, 3), reason, tuple(sorted(id for _, ids in by.values() for id in ids)))


def _conflicts(case: Case) -> list[Term]:
    kinds = sorted({conflict.kind for conflict in case.conflicts} - {"denial"})
    if not kinds:
        return []
    return [term("conflict", weights()["conflict"], [c.id for c in case.conflicts], kinds=", ".join(kinds))]


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
    return [term("checked", weights()["person"], case.affirmed)] if case.affirmed else []
