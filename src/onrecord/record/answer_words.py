"""Marks by names and words: who does what a claim tells by name, what the reaction itself names, what stands between.

They stand beside those of `answer_marks`, and are weighed with them. Codes tell a state's own people apart from nobody:
in home news both sides have one, and names do.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Party
from onrecord.record.answer_places import SENTENCE_END, Case, Placed
from onrecord.record.answering import MARKS, Answer
from onrecord.record.facts import Facts
from onrecord.record.text import stem

PROPER = re.compile(r"[A-Z][\w’'.-]+")
ALLEGING = ("accus", "alleg", "claim", "blam", "suggest", "charg")


def word_marks(told: Case, one: Placed) -> Iterator[tuple[str, float]]:
    """The marks of a claim."""
    answer, claim = told.answer, one.fact.claim
    yield from _of_names(answer, one.fact)
    yield from _of_order(told, one)
    accuses, deed = claim.type == "ACCUSE", claim.type not in SPOKEN
    yield "alleging", float(accuses and claim.trigger.lower().startswith(ALLEGING))
    yield "alleged", float(answer.alleged and accuses and not answer.things)
    yield "alleged_deed", float(answer.alleged and deed and bool(claim.sources))
    yield "own_part", float(answer.own and answer.party in one.fact.actors)
    yield "request", float(claim.type == "REQUEST")
    span, start = answer.response.span, told.names_from
    if claim.trigger and not start <= one.at < span.end:
        yield "word_named", float(stem(claim.trigger.lower().partition(" ")[0]) in _stems(told))


def one_party(a: Party, b: Party) -> bool:
    """Whether two who answer are one, by code or by name."""
    return (a.code == b.code != "?") or bool(_names(a.name) & _names(b.name))


def _of_names(answer: Answer, fact: Facts) -> Iterator[tuple[str, float]]:
    """Whether who answers is named as who does it, or as whom it is done to."""
    yield "name_acts", float(named(answer, fact.claim.actors))
    yield "name_hit", float(named(answer, fact.claim.recipients))


def named(answer: Answer, parties: Sequence[Party]) -> bool:
    """Whether who answers is among some parties by name."""
    names = _names(answer.response.by.name)
    return any(names & _names(party.name) for party in parties)


def _of_order(told: Case, one: Placed) -> Iterator[tuple[str, float]]:
    """How many claims stand between a claim and the answer behind it; whether an answer that names nothing is next."""
    answer, start = told.answer, told.answer.response.span.start
    if one.at >= start:
        return
    between = sum(one.at < other.at < start and other.fact.claim.type != "REJECT" for other in told.claims)
    yield "between", math.log1p(between)
    if not answer.things:
        yield "bare_near", float(len(SENTENCE_END.findall(told.text[one.at : start])) <= 1)
        yield "bare_nearest", float(not between)


def _stems(told: Case) -> frozenset[str]:
    response = told.answer.response
    return _stems_of(response.quote[told.names_from - response.span.start :])


@lru_cache(maxsize=512)
def _stems_of(words: str) -> frozenset[str]:
    return frozenset(stem(word.strip(MARKS).lower()) for word in words.split()[1:])


@lru_cache(maxsize=4096)
def _names(name: str) -> frozenset[str]:
    return frozenset(word.strip("’'s.").lower() for word in PROPER.findall(name))
