"""Marks by what a reaction names by its grammar: whether a claim goes by one of those words, or by one akin to them.

They stand beside those of `answer_marks`, and are weighed with them. Those that begin with `any` are alike for all
claims of a report: they tell how likely it is that the answer is to something told at all.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.model import Span
from onrecord.record.answer_places import Case, Placed
from onrecord.record.concepts import concepts
from onrecord.record.facts import settings
from onrecord.record.text import stem


def sign_marks(told: Case, one: Placed) -> Iterator[tuple[str, float]]:
    """The marks of a claim; none where reading does not tell what the answer names."""
    answer = told.answer
    if answer.heads is None:
        return
    yield "any.pointing", float(not answer.heads)
    if not answer.heads:
        return
    words = tuple(told.text[head.start : head.end] for head in answer.heads)
    here, passed, akin = _at(one, answer.heads), _at(one, answer.passed), _akin(one.fact.claim.trigger, words)
    inside = told.names_from <= one.at < answer.response.span.end
    yield "head.beside", float(inside and not here and not passed)
    yield "head.akin", float(akin and not here and not inside)
    yield "head.strange", float(not akin and not here and not inside)
    others = (
        _at(other, answer.heads) or _at(other, answer.passed) or _akin(other.fact.claim.trigger, words)
        for other in told.claims
    )
    yield f"any.headless.{answer.response.stance}", float(not any(others))


def at_head(told: Case, one: Placed) -> bool | None:
    """Whether a claim goes by what an answer names by its grammar; None if no claim does, or reading does not tell."""
    for spans in (told.answer.heads or (), told.answer.passed):
        if any(_at(other, spans) for other in told.claims):
            return _at(one, spans)
    return None


def _at(one: Placed, spans: Sequence[Span]) -> bool:
    """Whether a claim's trigger stands at one of some places."""
    end = one.at + max(1, len(one.fact.claim.trigger))
    return any(span.start < end and one.at < span.end for span in spans)


@lru_cache(maxsize=5_000)  # of all claims of a report it is asked anew for each of them
def _akin(trigger: str, words: tuple[str, ...]) -> bool:
    """Whether a claim's trigger is one of some words, or one of a kind."""
    if {stem(word.lower()) for word in words} & {stem(word) for word in trigger.lower().split()}:
        return True
    kinds = concepts(" ".join(words)).difference(settings()["general"])
    return bool(kinds & concepts(trigger))
