"""A reaction with the claims of its report, and where each claim's trigger stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Span
from onrecord.record.answering import Answer, weights
from onrecord.record.facts import Facts

REACH = 120  # characters between a word for an accusation and the deed that it is of
SENTENCE_END = re.compile(r"[.?!]['”’\"]?\s|\n")


class Placed(NamedTuple):
    """A claim of the answer's report, with the place of its trigger."""

    fact: Facts
    at: int


class Case(NamedTuple):
    """A reaction with what it may answer: the claims of its report, and the report's text.

    `again` are the stretches in which the party's other answers of this kind in the report say what they answer.
    """

    answer: Answer
    text: str
    claims: tuple[Placed, ...]
    again: tuple[Span, ...] = ()

    @property
    def names_from(self) -> int:
        """Where the answer begins to say what it answers."""
        return self.answer.names_from


@lru_cache(maxsize=1)
def asides() -> re.Pattern[str]:
    """Words that set aside what follows them: "denied a launch during the drill"."""
    return re.compile(rf"(?i)\b(?:{'|'.join(str(weights()['aside']).split())})\b")


def case(answer: Answer, text: str, facts: Sequence[Facts], again: Sequence[Span] = ()) -> Case:
    """A reaction and the claims of its report."""
    return Case(answer, text, tuple(Placed(fact, trigger_at(fact.claim, text)) for fact in facts), tuple(again))


def trigger_at(claim: Claim, text: str) -> int:
    """Where a claim's trigger stands, as near as its words tell."""
    at = text.find(claim.trigger, claim.span.start, claim.span.end) if claim.trigger else -1
    return at if at >= 0 else claim.span.start


def one_deed(a: Placed, b: Placed) -> bool:
    """Whether two claims tell of what may well be one deed, or one stretch of words tells both.

    One deed is of one type, no known side of which is another's; "had offered to share" tells an offer and a gift.
    """
    one, two = a.fact, b.fact
    sides = ((one.actors, two.actors), (one.recipients, two.recipients))
    if one.claim.type == two.claim.type and all(ours & theirs or not (ours and theirs) for ours, theirs in sides):
        return True
    return _holds(a, b) and _holds(b, a)


def accuses(text: str, one: Placed, deed: Placed) -> bool:
    """Whether a claim accuses somebody of what another tells: "accused the ministry of jailing the editor"."""
    if one.fact.claim.type != "ACCUSE" or deed.fact.claim.type in SPOKEN:
        return False
    accused, does = one.fact.recipients, deed.fact.actors
    first, last = sorted((one.at, deed.at))
    between = text[first:last]
    if last - first > REACH or (accused and does and not accused & does):
        return False
    return not SENTENCE_END.search(between) and not asides().search(between)


def _holds(a: Placed, b: Placed) -> bool:
    """Whether the words of one claim hold the other's trigger."""
    return a.fact.claim.span.start <= b.at < a.fact.claim.span.end
