"""Which claim of its report a reaction answers, and how likely: by marks weighed with learned weights.

Each claim that may be meant, and that none is, gets odds (`knowledge/answering_learned.toml`); the answer is tied to
the likeliest deed if that is likelier than not, and clearly likelier than any other.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import Claim
from onrecord.record.answer_marks import case, excluded, marks
from onrecord.record.answering import Answer, bare, suits
from onrecord.record.facts import Facts


class Candidate(NamedTuple):
    """A claim that may be what is answered, with its marks."""

    fact: Facts
    marks: dict[str, float]


@lru_cache(maxsize=1)
def learned() -> dict[str, Any]:
    """The contents of `knowledge/answering_learned.toml`."""
    return toml("answering_learned.toml")


def candidates(answer: Answer, text: str, near: Sequence[Facts]) -> list[Candidate]:
    """The claims of the answer's report that it may answer, with their marks."""
    told = Counter(map(deed, near))
    headline = text.find("\n")
    headed = {deed(fact) for fact in near if fact.claim.span.start < headline}
    found, whole = [], case(answer, text, near)
    for one in whole.claims:
        often, heading = told[deed(one.fact)], deed(one.fact) in headed
        by_hand = suits(answer, one.fact, often, headed=heading)
        if by_hand > -math.inf and not bare(answer, one.fact) and not excluded(whole, one):
            found.append(Candidate(one.fact, marks(whole, one, by_hand, often=often, headed=heading)))
    return found


def likeliest(answer: Answer, text: str, near: Sequence[Facts]) -> Claim | None:
    """The claim that is answered, if one is likely enough and clearly likelier; claims of one deed count together."""
    found = candidates(answer, text, near)
    chances = odds([one.marks for one in found])
    same = [[one_deed(one.fact, other.fact) for other in found] for one in found]
    sums = [sum(chance for chance, of_it in zip(chances, row, strict=True) if of_it) for row in same]
    order = sorted(range(len(found)), key=lambda at: (round(sums[at], 9), chances[at], -at), reverse=True)
    if not order:
        return None
    best = order[0]
    others = max((sums[at] for at in order if not same[best][at]), default=0.0)
    enough = max(float(learned()["least"]), float(learned()["clear"]) * others)
    return found[best].fact.claim if sums[best] >= enough else None


def odds(marked: Sequence[dict[str, float]], weigh: Callable[[str], float] | None = None) -> list[float]:
    """The probability of each, and of none, which has the sum of nought."""
    weigh = weigh or (lambda name: float(learned()["weights"].get(name, 0.0)))
    sums = [sum(weigh(name) * value for name, value in one.items()) for one in marked]
    most = max([0.0, *sums])
    shares = [math.exp(one - most) for one in sums]
    whole = math.exp(-most) + sum(shares)
    return [share / whole for share in shares]


def deed(fact: Facts) -> object:
    """What a claim is of, as far as type and parties tell: by this it is counted how often a report tells of it."""
    return fact.claim.type, fact.actors, fact.recipients


def one_deed(a: Facts, b: Facts) -> bool:
    """Whether two claims tell of what may well be one deed: of one type, and no side of which is wholly another's."""
    sides = ((a.actors, b.actors), (a.recipients, b.recipients))
    return a.claim.type == b.claim.type and all(one & two or one == two for one, two in sides)
