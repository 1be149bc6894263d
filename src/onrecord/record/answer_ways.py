"""Marks by the way in which it is answered: what is told of, where, and whether the party answers more than once.

They stand beside those of `answer_marks`, and are weighed with them. `any` is a mark of every claim: how much likelier
it is that an answer is to something told than to nothing told.
"""

from collections.abc import Iterator

from onrecord.knowledge.plover import SPOKEN
from onrecord.record.answer_places import SENTENCE_END, Case, Placed, asides
from onrecord.record.answer_words import named
from onrecord.record.text import dot

DEALINGS = frozenset({"AGREE", "CONSULT", "COOPERATE"})
REACH = 140  # characters behind a word for an accusation within which is told of what somebody is accused


def way_marks(told: Case, one: Placed, *, own: bool) -> Iterator[tuple[str, float]]:
    """The marks of a claim; `own` says that who answers is among those who tell it."""
    answer, claim = told.answer, one.fact.claim
    span, start, stance = answer.response.span, told.names_from, answer.response.stance
    named_here = start <= one.at < span.end
    yield "any", 1.0
    yield "any.alleged", float(answer.alleged)
    strange = bool(answer.things) and not dot(answer.named, one.fact.words)
    yield "dealing.denies", float(stance == "denies" and claim.type in DEALINGS and strange)
    yield "mobilized", float(claim.type == "MOBILIZE")
    yield "concession", float(claim.type == "CONCEDE")
    yield "ongoing", float(claim.status == "ongoing")
    yield "main.declines", float(stance == "declines" and one.at < _end_of_lead(told.text))
    yield "named_again", float(not named_here and any(again.start <= one.at < again.end for again in told.again))
    yield "before_word", float(span.start <= one.at < start)
    yield "last_before", float(one.at < span.start and _nothing_since(told, one))
    yield "accused_of_own", float(_accused_of(told, one))
    yield "negated_away", float(stance == "denies" and claim.status == "negated" and not named_here)
    yield "own_words.confirms", float(stance == "confirms" and own and span.start <= one.at < span.end)
    accused = claim.type == "ACCUSE" and named(answer, claim.recipients)
    yield "accused.confirms", float(stance == "confirms" and accused)
    cue = answer.named_from if answer.named_from is not None else span.start
    yield "tells_of_it", float(one.at < span.start and claim.span.start < cue < claim.span.end)
    yield "shared_away", dot(answer.named, one.fact.words) if answer.things and not named_here else 0.0


def _end_of_lead(text: str) -> int:
    """Where the headline and the line behind it end; the headline alone, if no more than that line follows it.

    Where there is no headline, where the first sentence ends.
    """
    headline = text.find("\n")
    if headline < 0:
        first = SENTENCE_END.search(text)
        return first.start() if first else len(text)
    return max(headline, text.find("\n", headline + 1))


def _nothing_since(told: Case, one: Placed) -> bool:
    """Whether no other claim stands between one before an answer and the answer's sentence."""
    start = told.answer.response.span.start
    between = (o for o in told.claims if one.at < o.at < start and o.fact.claim.type != "REJECT")
    return not any(SENTENCE_END.search(told.text, other.at, start) for other in between)


def _accused_of(told: Case, one: Placed) -> bool:
    """Whether a deed is told as what who does it is accused of: "accused the ministry of jailing the editor"."""
    if one.fact.claim.type in SPOKEN:
        return False
    for other in told.claims:
        if other.fact.claim.type != "ACCUSE" or not 0 < one.at - other.at < REACH:
            continue
        between = told.text[other.at : one.at]
        if (
            other.fact.recipients & one.fact.actors
            and not SENTENCE_END.search(between)
            and not asides().search(between)
        ):
            return True
    return False
