"""Which claims stand for an event that has too many to go through for every new report.

An event that hundreds of outlets carry grows without end, and nearly all that is added says the same again. Beyond
`WHOLE` claims a bounded few speak for it: an even sample, and one claim for every distinct account, so that a lone
denial or another figure is not lost among a thousand copies.
Both are the claims with the smallest ids, which are hashes: the bottom-k sketch (Cohen and Kaplan, "Summarizing data
using bottom-k sketches", 2007). It can be kept up claim by claim, and whatever the order of arrival, the same stand.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.model import Claim
from onrecord.record.conflicts import outcomes
from onrecord.record.facts import Facts
from onrecord.record.quantities import quantities
from onrecord.record.speakers import speaker

WHOLE = 120
EVEN = 60
ACCOUNTS = 24


def standing(facts: Iterable[Facts]) -> list[Facts]:
    """The claims that stand for all of these, in order of id: an even sample, and some for each status it has.

    Of the accounts of one status, the `ACCOUNTS` with the smallest ids. Claims that stand for some, taken together
    with more, give those that stand for all.
    """
    ordered = sorted(facts, key=lambda fact: fact.claim.id)
    kept = {fact.claim.id: fact for fact in ordered[:EVEN]}
    seen: set[object] = set()
    told: Counter[str] = Counter()
    for fact in ordered:
        status = fact.claim.status
        if told[status] == ACCOUNTS or (told_as := account(fact)) in seen:
            continue
        seen.add(told_as)
        told[status] += 1
        kept[fact.claim.id] = fact
    return [kept[id] for id in sorted(kept)]


def account(fact: Facts) -> object:
    """What a claim says and on whose word; a second claim that says the same adds nothing but its origin."""
    claim = fact.claim
    said = speaker(claim)
    told = (claim.status, fact.actors, fact.recipients, fact.start, fact.end, claim.place and claim.place.name)
    return (*told, said and said.key, quantities(claim.quote), outcomes(claim.quote))


def typical(claims: Sequence[Claim]) -> list[Claim]:
    """The even sample alone, of which shares are told: rare accounts count in it no more than they do in the event."""
    return list(claims[:EVEN]) if len(claims) > EVEN else list(claims)
