"""A reaction with the claims of its report, and where each claim's trigger stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Claim
from onrecord.record.answering import Answer
from onrecord.record.facts import Facts

SENTENCE_END = re.compile(r"[.?!]['”’\"]?\s|\n")


class Placed(NamedTuple):
    """A claim of the answer's report, with the place of its trigger."""

    fact: Facts
    at: int


class Case(NamedTuple):
    """A reaction with what it may answer: the claims of its report, and the report's text."""

    answer: Answer
    text: str
    claims: tuple[Placed, ...]


def case(answer: Answer, text: str, facts: Sequence[Facts]) -> Case:
    """A reaction and the claims of its report."""
    return Case(answer, text, tuple(Placed(fact, trigger_at(fact.claim, text)) for fact in facts))


def trigger_at(claim: Claim, text: str) -> int:
    """Where a claim's trigger stands, as near as its words tell."""
    at = text.find(claim.trigger, claim.span.start, claim.span.end) if claim.trigger else -1
    return at if at >= 0 else claim.span.start


def one_deed(a: Placed, b: Placed) -> bool:
    """Whether two claims tell of what may well be one deed, or one stretch of words tells both.

    One deed is of one type, no side of which is wholly another's; "had offered to share" tells an offer and a gift.
    """
    one, two = a.fact, b.fact
    sides = ((one.actors, two.actors), (one.recipients, two.recipients))
    if one.claim.type == two.claim.type and all(ours & theirs or ours == theirs for ours, theirs in sides):
        return True
    return _holds(a, b) and _holds(b, a)


def _holds(a: Placed, b: Placed) -> bool:
    """Whether the words of one claim hold the other's trigger."""
    return a.fact.claim.span.start <= b.at < a.fact.claim.span.end
