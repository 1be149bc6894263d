"""What the words of a title say: whom they name, whose deed it is, and whether they tell it outright."""

import re
from collections.abc import Sequence

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.names import label
from onrecord.model import Claim, Party, Report, Span, Status
from onrecord.record.finite import finite
from onrecord.record.grammar import LEADING, closed, marker

NEAR = 90  # letters
HARDLY_DOUBTED = 0.9
AT_A_PLACE = re.compile(
    r" (?:on|in|at|near|against|off) (?:the )?(?:[a-z]+ )?[A-Z]"
)  # "attack on the Arica refugee camp"


def says_whose(words: str) -> bool:
    """Whether words that name an event hold a name, by which it is told from others: not "missile attack"."""
    return any(word[:1].isupper() for word in words.split()[1:]) or codes_for(words.split(maxsplit=1)[0]) is not None


def says_all(words: str, parties: Sequence[Party], claims: Sequence[Claim]) -> bool:
    """Whether words that name an event tell it from others, and say who has part in it."""
    return bool(words) and says_whose(words) and names_all(words, parties, claims)


def names_some(words: str, parties: Sequence[Party], claims: Sequence[Claim]) -> bool:
    """Whether words that name an event say who has part in it, as far as any are known: not "two-day summit"."""
    known = [party for party in parties if party.code != "?"]
    named = any(names_party(words, party, claim) for party in known for claim in claims)
    return not known or named or AT_A_PLACE.search(words) is not None


def names_all(words: str, parties: Sequence[Party], claims: Sequence[Claim]) -> bool:
    """Whether words that name an event say who has part in it: not "condemnation from Arab nations", of nobody."""
    known = [party for party in parties if party.code != "?"]
    return all(any(names_party(words, party, claim) for claim in claims) for party in known)


def names_both(words: str, actors: Sequence[Party], recipients: Sequence[Party], claim: Claim) -> bool:
    """Whether words that name an event of several parties name each of them: not "Chinese meddling", in Peru."""
    sides = [[party for party in side if party.code != "?"] for side in (actors, recipients)]
    if len({party.code for side in sides for party in side}) < 2 or AT_A_PLACE.search(words):
        return True
    named = [sum(names_party(words, party, claim) for party in side) for side in sides]
    return all(named) if all(sides) else sum(named) > 1


def all_inside(claim: Claim) -> bool:
    """Whether all to whom a claim is done stand in its words."""
    return all(party.span and claim.span.start <= party.span.start < claim.span.end for party in claim.recipients)


def known_name(party: Party, reports: dict[str, Report], claim: Claim) -> bool:
    """Whether the words that stand for a party are a name of its own, known to be that."""
    text = reports[claim.report].text if claim.report in reports else ""
    said = LEADING.sub("", text[party.span.start : party.span.end]) if party.span else ""
    known = codes_for(said)
    return known is not None and known.kind != "person"


def says_outright(words: str, status: Status) -> bool:
    """Whether words say outright what is planned, possible or denied."""
    told = marker(status)
    return told is not None and not told.search(words)


def other_sides(claim: Claim, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether a claim has the event's parties on other sides: "Peru's invasion of Chile" of a war of the two."""
    own, all_ = (
        [{one.code for one in side} - {"?"} for side in of]
        for of in ((claim.actors, claim.recipients), (actors, recipients))
    )
    return own != all_ and own[0] | own[1] == all_[0] | all_[1]


def of_another_deed(words: str, claim: Claim) -> bool:
    """Whether what the words say outright is another deed: "two arrested at a march for a | ceasefire"."""
    before, found, _ = words.partition(claim.trigger)
    told = before.split()
    while told and told[-1].lower() in closed("auxiliaries"):
        told.pop()
    return bool(found) and finite(told, 1)


def surely_both(claim: Claim, by: set[str], to: set[str]) -> bool:
    """Whether a claim is read as of all who act and all to whom it is done, either with hardly a doubt."""
    read = claim.confidence
    if read is None or min(read.actors, read.recipients) < HARDLY_DOUBTED or not (by and to) or by & to:
        return False
    return by == {party.code for party in claim.actors} and to == {party.code for party in claim.recipients}


def tells_of(claim: Claim, parties: Sequence[Party], reports: dict[str, Report]) -> bool:
    """Whether a claim tells of the parties: they stand in it, or close by, and behind it with no other verb between."""
    text = reports[claim.report].text if claim.report in reports else ""
    return all(party.span and _told_of(claim, party.span, text) for party in parties if party.code != "?")


def _told_of(claim: Claim, at: Span, text: str) -> bool:
    if at.end <= claim.span.start - NEAR or at.start >= claim.span.end + NEAR:
        return False
    if at.start >= claim.span.end:
        between = text[claim.span.end : at.start]
        return not finite(between.split()) and "\n" not in between
    before = text[at.end : claim.span.start + claim.quote.find(claim.trigger)].lower().split()
    return closed("topics").isdisjoint(before)  # "he leaked papers regarding | crimes"


def names_party(words: str, party: Party, claim: Claim) -> bool:
    """Whether the words name a party: by its name, the last part of it, its code in words, or as the claim does."""
    own = [
        claim.quote[one.span.start - claim.span.start : one.span.end - claim.span.start]
        for one in (*claim.actors, *claim.recipients)
        if one.code == party.code and one.span and one.span.start >= claim.span.start
    ]
    names = (party.name, label(party.code), party.name.rpartition(" ")[2], *own)
    return any(name and name[:1].isupper() and name in words for name in names)
