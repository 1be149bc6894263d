"""Which claim of its report a reaction answers, and how likely: by marks weighed with learned weights.

Each claim that may be meant, and that none is, gets odds (`knowledge/answering_learned.toml`); the answer is tied to
the likeliest matter if that is likelier than not, and clearly likelier than any other; of the claims of that matter, to
the likeliest.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import Claim, Span
from onrecord.record.answer_marks import excluded, marks
from onrecord.record.answer_places import Placed, accuses, case, one_deed, trigger_at
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


def candidates(answer: Answer, text: str, near: Sequence[Facts], again: Sequence[Span] = ()) -> list[Candidate]:
    """The claims of the answer's report that it may answer, with their marks; `again` as in `answer_places.Case`."""
    told = Counter(map(deed, near))
    headline = text.find("\n")
    headed = {deed(fact) for fact in near if fact.claim.span.start < headline}
    found, whole = [], case(answer, text, near, again)
    for one in whole.claims:
        often, heading = told[deed(one.fact)], deed(one.fact) in headed
        by_hand = suits(answer, one.fact, often, headed=heading)
        if by_hand > -math.inf and not bare(answer, one.fact) and not excluded(whole, one):
            found.append(Candidate(one, marks(whole, one, by_hand, often=often, headed=heading)))
    return found


def likeliest(answer: Answer, text: str, near: Sequence[Facts], again: Sequence[Span] = ()) -> Claim | None:
    """The claim that is answered, if one is likely enough and clearly likelier; claims of one deed count together."""
    found = candidates(answer, text, near, again)
    chances = odds([one.marks for one in found])
    least, clear, accusation = (float(learned()[name]) for name in ("least", "clear", "accusation"))
    best = chosen(chances, ties(found, text, answer.response.span), least, clear, accusation)
    return allegation(answer, text, near) if best is None else found[best].placed.fact.claim


def allegation(answer: Answer, text: str, near: Sequence[Facts]) -> Claim | None:
    """The accusation that an answer names by no more than a word for it, before all else: "denied the claims".

    It is what is answered where nothing else is.
    """
    upto = min((head.start for head in answer.heads or ()), default=answer.response.span.end)
    for fact in near:
        at = trigger_at(fact.claim, text)
        if bare(answer, fact) and answer.named_from is not None and answer.named_from < at < upto:
            return fact.claim
    return None


class Ties(NamedTuple):
    """Which of some claims belong together: those that `same` says are of one deed, and who `accuses` of which."""

    same: list[list[bool]]
    accuses: list[list[bool]]


def ties(found: Sequence[Candidate], text: str, span: Span) -> Ties:
    """What ties claims to each other; `span` is the answer's.

    A deed behind the answer is not what an accusation within it is of: "called it absurd and expelled the envoy".
    """
    placed = [one.placed for one in found]
    same = [[one is other or one_deed(one, other) for other in placed] for one in placed]
    accusing = [
        [accuses(text, one, other) and not (span.start <= one.at < span.end <= other.at) for other in placed]
        for one in placed
    ]
    return Ties(same, accusing)


def chosen(chances: Sequence[float], ties: Ties, least: float, clear: float, accusation: float) -> int | None:
    """Which of some claims is tied; None if no matter is likely enough and clearly likelier than any other.

    A matter is a deed with the accusations of it, which count together. The deed comes before an accusation, whose
    chance is worth only the share `accusation` beside it.
    """
    deeds = [{at for at, of_it in enumerate(row) if of_it} for row in ties.same]
    accusing_of = _accusing(ties.accuses)
    matters = [deed.union(*(accusing_of[one] for one in deed)) for deed in deeds]
    sums = [sum(chances[at] for at in matter) for matter in matters]
    if not sums:
        return None
    best = max(range(len(sums)), key=lambda at: (round(sums[at], 9), chances[at], -at))
    matter = matters[best]
    others = (sum(chances[at] for at in deeds[other] - matter) for other in range(len(sums)) if other not in matter)
    if sums[best] < max(least, clear * max(others, default=0.0)):
        return None
    accusing = {at for at in matter if any(ties.accuses[at][other] for other in matter)}
    return max(matter, key=lambda at: (chances[at] * (accusation if at in accusing else 1.0), -at))


def _accusing(accuses: Sequence[Sequence[bool]]) -> list[set[int]]:
    """Of each claim, those that accuse of it, or that it accuses of."""
    found = [set[int]() for _ in accuses]
    for one, row in enumerate(accuses):
        for other, accused in enumerate(row):
            if accused:
                found[one].add(other)
                found[other].add(one)
    return found


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
