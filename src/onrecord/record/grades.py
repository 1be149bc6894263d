"""How well an account of an event is supported: named log-odds terms, with reasons, from `knowledge/grades.toml`.

The Admiralty code (NATO STANAG 2511) gives digits for the information, 1 (confirmed) to 6 (cannot be judged), and
letters for the source; the letters are the user's to set, and an outlet without one counts as F.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from onrecord.knowledge import toml
from onrecord.knowledge.plover import FORCE
from onrecord.model import Claim, Conflict, Grade, Party, Report, Response, Says, Stance, Status, Term
from onrecord.record.speakers import side_of, source_of, speaker


class Case(Struct, frozen=True, kw_only=True):
    """All that the grade of one account of an event goes by: of the one that `status` belongs to.

    `claims` are all that count, whatever they say. `origins` maps origins to their claims, where these are known, and
    `parties` to their responses those that say so in responses alone.
    """

    status: Status
    claims: Sequence[Claim]
    origins: Mapping[str, Sequence[Claim]]
    parties: Mapping[str, Sequence[str]] = {}
    responses: Sequence[Response] = ()
    conflicts: Sequence[Conflict] = ()
    reports: Mapping[str, Report] = {}
    letters: Mapping[str, str] = {}
    affirmed: tuple[str, ...] = ()


def weights() -> dict[str, Any]:
    """The contents of `knowledge/grades.toml`."""
    return toml("grades.toml")


def says(status: Status) -> Says:
    """The account that a claim or an event of this status belongs to: what goes on has happened so far."""
    return "happened" if status == "ongoing" else status


def grade(case: Case) -> Grade:
    """The grade of an account: the sum of its terms, as probability, digit and words.

    What counts against it is taken off after the limit, so that a denial shows in the grade of what only one side says.
    """
    everything, case = case, _own(case)
    makers = (_origins, _source, _party, _status, _outlet, _person, _confirmed)
    terms = [term for make in makers for term in make(case)]
    terms += _limit(case, sum(term.value for term in terms))
    terms += [*_distance(case), *_answered(case), *_against(everything), *_conflicts(case)]
    total = round(sum(term.value for term in terms), 3)
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


def _own(case: Case) -> Case:
    """The case with those alone who say so."""
    account = says(case.status)
    claims = [claim for claim in case.claims if says(claim.status) == account]
    origins = {
        id: own
        for id, told in case.origins.items()
        if (own := [claim for claim in told if says(claim.status) == account]) or not told
    }
    return structs.replace(case, claims=claims, origins=origins)


def _term(name: str, table: Mapping[str, Any], refs: Iterable[str] = (), **values: object) -> Term:
    return Term(name, float(table["value"]), str(table["reason"]).format(**values), tuple(sorted(refs)))


def _origins(case: Case) -> list[Term]:
    table, count = weights()["origins"], max(1, len(case.origins) + len(case.parties))
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
    return [_term(f"source: {best.replace('_', ' ')}", table[best], by_kind[best])]


def _party(case: Case) -> list[Term]:
    """Only a party to it says so; or its actor admits what is held against it."""
    table, parties = weights()["party"], _parties(case)
    own, interested, free = [], [id for ids in case.parties.values() for id in ids], []
    for claim in case.claims:
        code = _side(case, claim)
        if code in _codes(claim.actors) and claim.type in FORCE and claim.status in ("happened", "ongoing"):
            own.append(claim.id)
        elif code in parties:
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


def _codes(parties: Iterable[Party]) -> set[str]:
    return {party.code for party in parties} - {"?"}


def _parties(case: Case) -> set[str]:
    """Who is a party to the matter, by any of the claims that say so."""
    return {code for claim in case.claims for code in _codes((*claim.actors, *claim.recipients))}


def _side(case: Case, claim: Claim) -> str | None:
    return side_of(claim, case.reports.get(claim.report))


def _limit(case: Case, total: float) -> list[Term]:
    """What fewer than two origins say, or none that is known to be no party to it, is possible at best."""
    table, parties = weights()["limit"], _parties(case)
    if total <= table["most"]:
        return []
    if len(case.origins) >= 2 and any(_impartial(case, claims, parties) for claims in case.origins.values()):
        return []
    reason = table["one_reason"] if len(case.origins) < 2 else table["party_reason"]
    return [Term("limit", round(table["most"] - total, 3), reason, tuple(sorted(case.origins)))]


def _impartial(case: Case, claims: Sequence[Claim], parties: set[str]) -> bool:
    """Whether an origin is known to be no party: none of its claims is a party's word, nor all of somebody unnamed."""
    return any(not _unnamed(claim) for claim in claims) and not any(_side(case, claim) in parties for claim in claims)


def _unnamed(claim: Claim) -> bool:
    source = source_of(claim)
    return claim.hearsay or (source is not None and source.anonymous and speaker(claim) is None)


def _status(case: Case) -> list[Term]:
    return [_term(f"status: {case.status}", weights()["status"][case.status])]


def _distance(case: Case) -> list[Term]:
    kept = [c for c in case.claims if any(source.distance == "distanced" for source in c.sources)]
    if not kept or len(kept) * 2 < len(case.claims):
        return []
    cues = sorted({source.cue or source.name for c in kept for source in c.sources if source.distance == "distanced"})
    return [_term("distance", weights()["distance"], [c.id for c in kept], words=", ".join(cues[:4]))]


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
        return [_term("contradicted", weights()["contradicted"], done)] if done else []
    by = _by_party(case, "denies")
    for claim in case.claims:
        if claim.status != "negated" or claim.partial:
            continue
        said = speaker(claim)
        code = _side(case, claim) or (said.key if said else claim.report)
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
