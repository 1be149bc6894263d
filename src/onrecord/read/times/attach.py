"""Which time expression belongs to an event: by syntax, within the predicate's own clause first.

`range_for` gives the expression that dates a token, as "on Tuesday" dates "visited" and "the visit in July" dates
"visit". A time never crosses into the content of a report: in "Kirby said on Tuesday that Shoigu travelled" the
Tuesday is the saying's. How far an expression is from a token in the parse, `syntax` says.
"""

import re
from itertools import pairwise

from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.captions import behind_the_scene, in_caption
from onrecord.read.times.dates import lexicon
from onrecord.read.times.memo import once
from onrecord.read.times.spans import anchor_of, span_of
from onrecord.read.times.syntax import ARGUMENTS, cost_of

A_UNIT = re.compile(r"the (?:day|week|month|year|decade|century)", re.IGNORECASE)


def range_for(reading: Reading, token: Token | int) -> TimeRange | None:
    """The days of the time expression that attaches to a token by syntax; None if there is none."""
    trigger = reading.doc[token] if isinstance(token, int) else token
    found = attached(reading, trigger)
    return span_of(reading, found) if found else None


def attached(reading: Reading, trigger: Token) -> TimeMention | None:
    """The time expression that dates a trigger, or None."""
    if behind_the_scene(reading, trigger):
        return None
    here = _usable(reading).get(trigger.sent.start, ())
    ranked = sorted(
        (cost, abs(mention.start - trigger.i), mention.start, mention)
        for mention, anchor in here
        if (cost := cost_of(mention, anchor, trigger, _is_past(reading, mention))) is not None
    )
    return ranked[0][3] if ranked else None


def _is_past(reading: Reading, mention: TimeMention) -> bool:
    """Whether an expression's days are known to be over, and so cannot be those of what is intended."""
    last, published = mention.range and mention.range.end, reading.anchor
    return bool(last and published and last < published.isoformat())


def can_date(reading: Reading) -> set[TimeMention]:
    """The expressions that can date an event at all: "since 1991" in "the first visit since 1991" does not."""
    return {mention for found in _usable(reading).values() for mention, _ in found}


def _usable(reading: Reading) -> dict[int, list[tuple[TimeMention, Token]]]:
    """The expressions that can date events, by their sentence's first token, each with the word it modifies."""
    return once(reading, "_usable_times", lambda: _find_usable(reading))


def _find_usable(reading: Reading) -> dict[int, list[tuple[TimeMention, Token]]]:
    known: dict[int, list[tuple[TimeMention, Token]]] = {}
    for mention in reading.times:
        if mention.range is None or mention.timex == "SET":
            continue
        anchor, preposition = anchor_of(reading, mention)
        if not (_compares(mention, anchor, preposition) or _of_a_prize(mention, anchor, preposition)):
            known.setdefault(reading.doc[mention.start].sent.start, []).append((mention, anchor))
    return known


def _compares(mention: TimeMention, anchor: Token, preposition: str) -> bool:
    """Whether the expression only bounds a comparison: "the first since 2015", "the worst attack in recent years"."""
    if preposition not in {"since", "in", "for", "over"}:
        return False
    if mention.timex != "DURATION" and preposition != "since":
        return False
    if preposition == "since" and _as_no_other(anchor, mention):
        return True
    words = [
        anchor,
        *anchor.children,
        *(c for child in anchor.children if child.dep_ in ARGUMENTS for c in child.children),
    ]
    before = [word for word in words if word.i < mention.start]
    return any(w.tag_ in {"JJS", "RBS"} or w.lower_ in lexicon("ranks") for w in before)


def _as_no_other(anchor: Token, mention: TimeMention) -> bool:
    """Whether what is told goes beyond all others of a time: "killed more than any other conflict since 1992"."""
    words = [token.lower_ for token in anchor.doc[anchor.sent.start : mention.start]]
    return any(pair == ("than", "any") for pair in pairwise(words))


def _of_a_prize(mention: TimeMention, anchor: Token, preposition: str) -> bool:
    """Whether an expression is a part of a name: "won the Photo of the Year"."""
    return preposition == "of" and anchor.pos_ == "PROPN" and A_UNIT.fullmatch(mention.text) is not None


def dated(reading: Reading) -> dict[int, TimeRange]:
    """The events that have a time expression of their own, by trigger token, and its days; worked out once.

    Others may be dated by these: those in captions are left out, whose days are those of pictures.
    """
    return once(reading, "_dated", lambda: _find_dated(reading))


def _find_dated(reading: Reading) -> dict[int, TimeRange]:
    from onrecord.read.times.beside import of_a_clause_below, of_an_old_telling, of_who_is_described, ranks

    known: dict[int, TimeRange] = {}
    for event in reading.events if reading.times else ():
        trigger = reading.doc[event.head]
        mention = None if in_caption(reading, trigger) else event.days or attached(reading, trigger)
        others = (of_a_clause_below, of_an_old_telling, of_who_is_described)
        if mention and (ranks(reading, mention) or any(no(reading, mention, event) for no in others)):
            continue
        if mention and (days := span_of(reading, mention)):
            known[event.head] = days
    return known
