"""Marks by which a claim may be known as what a reaction answers: grammar's place, whose word it is, what part it has.

They are weighed by weights learned from marked reactions (`answer_odds`), beside the sum that was set by hand
(`answering`). `x.denies` is the mark `x` where the reaction is a denial, counted beside `x`; `x.long` grows with the
number of the report's claims.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim
from onrecord.record.answer_places import REACH, SENTENCE_END, Case, Placed, asides
from onrecord.record.answer_signs import at_head, sign_marks
from onrecord.record.answer_ways import way_marks
from onrecord.record.answer_words import named, word_marks
from onrecord.record.answering import Answer, listed, own_account
from onrecord.record.facts import Facts, codes
from onrecord.record.text import dot

CAPITAL = re.compile(r"[A-Z][\w’'-]+")
LEAST, MOST, SCALE = -6.0, 8.0, 3.0  # of the sum set by hand
DIFFER = (
    "accusation.denies", "accusation.confirms", "denied_itself.denies", "headline.declines", "often.denies",
    "other_words.confirms", "same_sentence.declines",
)  # fmt: skip
LONGER = ("name_hit", "same_sentence")  # marks that say more the more claims a report has


def marks(told: Case, one: Placed, sum_by_hand: float, *, often: int, headed: bool) -> dict[str, float]:
    """The marks of a claim, those that are nought left out; `often` and `headed` as in `answering.suits`."""
    found = dict(word_marks(told, one))
    found |= dict(way_marks(told, one, own=said_by(told.answer, one.fact.claim)))
    found |= dict(sign_marks(told, one))
    found |= dict(_marks(told, one, often=often, headed=headed))
    found["sum"] = max(LEAST, min(MOST, sum_by_hand)) / SCALE
    stance = told.answer.response.stance
    found |= {name: found[whole] for name, whole in _differing(stance) if whole in found}
    found |= {f"{name}.long": found[name] * math.log2(1 + len(told.claims)) / 3 for name in LONGER if name in found}
    return {name: value for name, value in found.items() if value}


def _differing(stance: str) -> list[tuple[str, str]]:
    """The marks that are counted for a stance once more, each with that for all stances."""
    return [(name, name.partition(".")[0]) for name in DIFFER if name.endswith(f".{stance}")]


def _marks(told: Case, one: Placed, *, often: int, headed: bool) -> Iterator[tuple[str, float]]:
    answer, claim = told.answer, one.fact.claim
    yield from _of_place(told, one)
    yield from _of_part(answer, one.fact)
    yield from _of_word(told, one)
    yield "accusation", float(claim.type == "ACCUSE")
    yield "rejection", float(claim.type == "REJECT")
    yield "has_deed", float(claim.type == "ACCUSE" and _tells_of_deed(told, one))
    yield "other_words", float(bool(answer.things) and not dot(answer.named, one.fact.words))
    yield "often", math.log2(max(1, often))
    yield "headline", float(headed)


def _of_place(told: Case, one: Placed) -> Iterator[tuple[str, float]]:
    """Where the claim's trigger stands: in what the answer names, before the answer, or behind it."""
    span, start = told.answer.response.span, told.names_from
    if span.start <= one.at < span.end and one.at >= start:
        named = at_head(told, one)
        yield "aside", float(not named and bool(asides().search(told.text[start : one.at])))
        first = not any(start <= other.at < one.at for other in told.claims if _counts(other, one))
        yield "first", float(first if named is None else named)
    elif span.start <= one.at < span.end:
        yield "away_within", math.log1p((start - one.at) / 40)
    elif one.at < span.start:
        before = told.text[one.at : span.start]
        yield "away", math.log1p(len(before) / 100)
        yield "same_sentence", float(not SENTENCE_END.search(before))
    else:
        yield "behind", 1.0
        yield "away_behind", math.log1p((one.at - span.end) / 100)


def _counts(other: Placed, one: Placed) -> bool:
    """Whether an earlier claim within the answer is what it names rather: no mere word for accusing or rejecting."""
    if other.fact is one.fact or other.fact.claim.type == "REJECT":
        return False
    return other.fact.claim.type != "ACCUSE" or one.fact.claim.type == "ACCUSE"


def _of_part(answer: Answer, fact: Facts) -> Iterator[tuple[str, float]]:
    """What part the party has in it."""
    party = answer.party
    if party == "?":
        return
    acts, hit = party in fact.actors, party in fact.recipients
    deed = fact.claim.type not in SPOKEN
    yield "uninvolved", float(not acts and not hit and bool(fact.actors | fact.recipients))
    yield "own_deed", float(deed and acts and not answer.things and answer.response.stance == "denies")


def _of_word(told: Case, one: Placed) -> Iterator[tuple[str, float]]:
    """Whose word the claim is, and what word it goes by."""
    answer, claim, stance = told.answer, one.fact.claim, told.answer.response.stance
    span, own = answer.response.span, said_by(answer, claim)
    negated = claim.status == "negated"
    yield "denied_itself", float(negated and own)
    yield "negated", float(negated and not own)
    yield "says_itself", float(own and not negated)
    yield "said_by_others", float(bool(claim.sources) and not own)
    yield "conceded", float(claim.type == "CONCEDE" and stance == "confirms" and span.start <= one.at < span.end)
    named = answer.party == "?" and bool(_names(answer.response.by.name) & set(_capitals(claim.quote)))
    yield "about_who_answers", float(named)
    charge = stance == "denies" and claim.type != "ACCUSE" and claim.trigger.lower().partition(" ")[0]
    yield "charge", float(charge in listed("charging"))


def said_by(answer: Answer, claim: Claim) -> bool:
    """Whether who answers is among those who tell the claim."""
    if answer.party != "?" and answer.party in codes(claim.sources):
        return True
    names = _names(answer.response.by.name)
    return any(names & set(source.name.lower().split()) for source in claim.sources)


def _tells_of_deed(told: Case, one: Placed) -> bool:
    """Whether a claim of a deed follows an accusation, as what it is of: "accusations that it shelled the post"."""
    for other in told.claims:
        between = told.text[one.at : other.at]
        deed = other.fact.claim.type not in SPOKEN and 0 < other.at - one.at < REACH
        if deed and not asides().search(between) and not SENTENCE_END.search(between):
            return True
    return False


def excluded(told: Case, one: Placed) -> bool:
    """Whether a claim is an answer itself, or part of the party's own account, where no word denies ("maintained")."""
    answer = told.answer
    words = (answer.named_from, *(other.start for other in told.again))
    spoken = one.fact.claim.type in SPOKEN and (one.at in words or _goes_on(told, one) or _own_denial(answer, one))
    return spoken or own_account(answer, one.fact.claim)


def _own_denial(answer: Answer, one: Placed) -> bool:
    """Whether a claim is that the party denies, told elsewhere: "prosecutors dispute it", "he blasted the charge"."""
    claim = one.fact.claim
    if answer.response.stance != "denies" or claim.trigger.lower().partition(" ")[0] not in listed("denying"):
        return False
    return answer.party in codes(claim.actors) or named(answer, claim.actors)


def _goes_on(told: Case, one: Placed) -> bool:
    """Whether a claim is what the party says beside its answer: "admitted mistakes but warned against haste"."""
    answer, claim = told.answer, one.fact.claim
    if answer.named_from is None or one.at < answer.named_from:
        return False
    if claim.trigger.lower().partition(" ")[0] not in listed("going_on"):
        return False
    return answer.party in codes(claim.actors) and not SENTENCE_END.search(told.text[answer.named_from : one.at])


@lru_cache(maxsize=4096)
def _names(name: str) -> frozenset[str]:
    return frozenset(_capitals(name)) or frozenset(name.lower().split())


def _capitals(text: str) -> list[str]:
    return [word.strip("’'s").lower() for word in CAPITAL.findall(text)]
