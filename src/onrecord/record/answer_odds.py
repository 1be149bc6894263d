"""Which claim of its report a reaction answers, and how likely: by marks weighed with learned weights.

Each claim that may be meant, and that none is, gets odds (`knowledge/answering_learned.toml`); the answer is tied to
the likeliest deed if that is likelier than not, and clearly likelier than any other; of the claims of that deed, to the
likeliest.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import Claim
from onrecord.record.answer_marks import excluded, marks
from onrecord.record.answer_places import Placed, case, one_deed
from onrecord.record.answering import Answer, bare, suits
from onrecord.record.facts import Facts


class Candidate(NamedTuple):
    """A claim that may be what is answered, with its marks."""

    placed: Placed
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
            found.append(Candidate(one, marks(whole, one, by_hand, often=often, headed=heading)))
    return found


def likeliest(answer: Answer, text: str, near: Sequence[Facts]) -> Claim | None:
    """The claim that is answered, if one is likely enough and clearly likelier; claims of one deed count together."""
    found = candidates(answer, text, near)
    same = [[one_deed(one.placed, other.placed) for other in found] for one in found]
    chances = odds([one.marks for one in found])
    best = chosen(chances, same, float(learned()["least"]), float(learned()["clear"]))
    return None if best is None else found[best].placed.fact.claim


def chosen(chances: Sequence[float], same: Sequence[Sequence[bool]], least: float, clear: float) -> int | None:
    """Which of some claims is tied, `same` says which are of one deed; None if no deed is likely and clear enough."""
    sums = [sum(chance for chance, of_it in zip(chances, row, strict=False) if of_it) for row in same]
    if not sums:
        return None
    best = max(range(len(sums)), key=lambda at: (round(sums[at], 9), chances[at], -at))
    others = max((one for one, of_it in zip(sums, same[best], strict=True) if not of_it), default=0.0)
    if sums[best] < max(least, clear * others):
        return None
    return max((at for at, of_it in enumerate(same[best]) if of_it), key=lambda at: (chances[at], -at))


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
