"""Whose interest it is that an account be believed: parties to the matter, and how far their word alone goes."""

from collections.abc import Iterable, Sequence

from onrecord.knowledge.plover import FORCE
from onrecord.model import Claim, Party, Term
from onrecord.model.kinds import DONE
from onrecord.record.case import Case, parties, side, weights
from onrecord.record.speakers import source_of, speaker


def party(case: Case) -> list[Term]:
    """Only a party to it says so; or its actor admits what is held against it."""
    table, involved = weights()["party"], parties(case)
    own, interested, free = [], [id for ids in case.parties.values() for id in ids], []
    for claim in case.claims:
        code = side(case, claim)
        if code in _codes(claim.actors) and claim.type in FORCE and claim.status in DONE:
            own.append(claim.id)
        elif code in involved:
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


def limit(case: Case, total: float) -> list[Term]:
    """What fewer than two origins say, or none that is known to be no party to it, is possible at best."""
    table = weights()["limit"]
    if total <= table["most"]:
        return []
    involved = parties(case)
    if len(case.origins) >= 2 and any(_impartial(case, claims, involved) for claims in case.origins.values()):
        return []
    reason = table["one_reason"] if len(case.origins) < 2 else table["party_reason"]
    return [Term("limit", round(table["most"] - total, 3), reason, tuple(sorted(case.origins)))]


def contested(case: Case, against: Sequence[Term], total: float) -> list[Term]:
    """What a party to the matter denies is never confirmed. `against` are the terms of those that deny it."""
    table = weights()["limit"]
    if case.status == "negated" or total <= table["contested_most"]:
        return []
    denying = [response.by.code for response in case.responses if response.stance == "denies"]
    denying += [code for claims in case.denying.values() for claim in claims if (code := side(case, claim))]
    if parties(case).isdisjoint(denying):
        return []
    refs = tuple(sorted({ref for made in against for ref in made.refs}))
    return [Term("contested", round(table["contested_most"] - total, 3), table["contested_reason"], refs)]


def _impartial(case: Case, claims: Sequence[Claim], parties: set[str]) -> bool:
    """Whether an origin is known to be no party: none of its claims is a party's word, nor all of somebody unnamed."""
    return any(not _unnamed(claim) for claim in claims) and not any(side(case, claim) in parties for claim in claims)


def _unnamed(claim: Claim) -> bool:
    source = source_of(claim)
    return claim.hearsay or (source is not None and source.anonymous and speaker(claim) is None)
