"""Every quote, trigger, party and source must stand in the text letter for letter; a claim of which one does not is
dropped, with the reason. Words are whole words: "he" does not stand in "the".
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Span
from onrecord.read.model_reader.answers import Answer, Named, Proposal, Reaction, UnusableError, told
from onrecord.read.model_reader.known import bound
from onrecord.read.model_reader.prompt import Part

NO_QUOTE = "quote not in the text"
LONG_QUOTE = "quote longer than a sentence"
NO_TRIGGER = "trigger not in the quote"
NO_PARTY = "party not in the text"
NO_SOURCE = "source not in the text"
TWICE = "told twice"
MANY = "too many parties or sources"


class Placed(NamedTuple):
    """A party and where its words stand; None where none name it."""

    code: str
    span: Span | None


class Found(NamedTuple):
    """A proposal all of whose words stand in the text, and where; `when` and `where` are None where theirs do not."""

    proposal: Proposal
    quote: Span
    trigger: Span
    actors: tuple[Placed, ...]
    recipients: tuple[Placed, ...]
    sources: tuple[Span, ...]
    when: Span | None
    where: Span | None


class Reacted(NamedTuple):
    """A response whose words stand in the text, and where."""

    reaction: Reaction
    quote: Span
    by: Placed


class Checked(NamedTuple):
    """What of an answer stands in the text, and why the rest was dropped."""

    claims: tuple[Found, ...]
    responses: tuple[Reacted, ...]
    dropped: Counter[str]


class _DroppedError(Exception):
    pass


def check(answer: Answer, text: str, part: Part) -> Checked:
    """What of an answer stands in the part of the text that it is about; parties and sources may stand before it.

    Raises UnusableError where the answer has claims and none of them does.
    """
    dropped = Counter(answer.dropped)
    kept: list[Found] = []
    seen: set[tuple[str, str, str]] = set()
    for proposal in answer.claims:
        try:
            kept.append(_found(proposal, text, part, seen))
        except _DroppedError as reason:
            dropped[str(reason)] += 1
    if answer.claims and not kept:
        raise UnusableError(f"none of its claims stands in the text letter for letter ({told(dropped)})")
    responses = [one for reaction in answer.responses if (one := _reacted(reaction, text, part))]
    return Checked(tuple(kept), tuple(responses), dropped)


def _found(proposal: Proposal, text: str, part: Part, seen: set[tuple[str, str, str]]) -> Found:
    if len(proposal.quote) > bound("longest_quote") or "\n" in proposal.quote.strip():
        raise _DroppedError(LONG_QUOTE)
    if max(len(proposal.actors), len(proposal.recipients)) > bound("most_parties"):
        raise _DroppedError(MANY)
    if len(proposal.sources) > bound("most_sources"):
        raise _DroppedError(MANY)
    quote, trigger = _quoted(proposal, text, part)
    found = Found(
        proposal,
        quote,
        trigger,
        _parties(proposal.actors, text, quote, trigger),
        _parties(proposal.recipients, text, quote, trigger),
        tuple(_needed(nearest(words, text, quote, trigger), NO_SOURCE) for words in proposal.sources),
        nearest(proposal.when or "", text, quote, trigger),
        nearest(proposal.where or "", text, quote, trigger),
    )
    said = (proposal.type, quote.of(text), trigger.of(text))
    if said in seen:
        raise _DroppedError(TWICE)
    seen.add(said)
    return found


def _quoted(proposal: Proposal, text: str, part: Part) -> tuple[Span, Span]:
    """Where quote and trigger stand: of several places the first, and in it the trigger's first."""
    inside = next(iter(places(proposal.trigger, proposal.quote)), None)
    quote = next((span for span in places(proposal.quote, text) if part.start <= span.start < part.end), None)
    if quote is None:
        raise _DroppedError(NO_QUOTE)
    if inside is None:
        raise _DroppedError(NO_TRIGGER)
    at = quote.start + inside.start - (len(proposal.quote) - len(proposal.quote.lstrip()))
    return quote, Span(at, at + inside.end - inside.start)


def _parties(named: Iterable[Named], text: str, quote: Span, trigger: Span) -> tuple[Placed, ...]:
    found = []
    for party in named:
        span = None if party.words is None else _needed(nearest(party.words, text, quote, trigger), NO_PARTY)
        found.append(Placed(party.code.strip(), span))
    return tuple(found)


def _needed(span: Span | None, reason: str) -> Span:
    if span is None:
        raise _DroppedError(reason)
    return span


def _reacted(reaction: Reaction, text: str, part: Part) -> Reacted | None:
    quote = next((span for span in places(reaction.quote, text) if part.start <= span.start < part.end), None)
    if quote is None or len(reaction.quote) > bound("longest_quote"):
        return None
    words = reaction.by.words
    span = None if words is None else nearest(words, text, quote, quote)
    return None if words is not None and span is None else Reacted(reaction, quote, Placed(reaction.by.code, span))


def nearest(words: str, text: str, quote: Span, trigger: Span) -> Span | None:
    """Where words stand: nearest the trigger in the quote, else last before it, else first after it."""
    found = places(words, text)
    inside = [span for span in found if quote.start <= span.start and span.end <= quote.end]
    if inside:
        return min(inside, key=lambda span: max(trigger.start - span.end, span.start - trigger.end))
    before = [span for span in found if span.start < quote.start]
    return before[-1] if before else found[0] if found else None


def places(words: str, text: str) -> tuple[Span, ...]:
    """All places where the words stand in the text, letter for letter, as whole words."""
    bare = words.strip()
    return _places(bare, text) if 0 < len(bare) <= bound("longest_quote") else ()


@lru_cache(maxsize=512)
def _places(bare: str, text: str) -> tuple[Span, ...]:
    left = r"(?<!\w)" if re.match(r"\w", bare) else ""
    right = r"(?!\w)" if re.search(r"\w$", bare) else ""
    return tuple(Span(*match.span()) for match in re.finditer(left + re.escape(bare) + right, text))
