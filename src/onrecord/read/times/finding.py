"""The time expressions of a parsed text, each with what it means.

`scan` gives candidates; the parse settles words that are more than time words ("may", "March", "second") and the tense
of their clause; what was mentioned before settles what refers back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.model import TimeHow, TimeRange
from onrecord.read.reading import TimeMention
from onrecord.read.times import counted, days, quarters, relative, repeated, written
from onrecord.read.times.meaning import Context, Meaning, Resolver
from onrecord.read.times.scan import Found, scan
from onrecord.read.times.tenses import is_perfect, tense

_RESOLVERS: dict[str, Resolver] = {
    **written.RESOLVERS,
    **quarters.RESOLVERS,
    **days.RESOLVERS,
    **counted.RESOLVERS,
    **relative.RESOLVERS,
    **repeated.RESOLVERS,
}


# Expressions that leave room for a better one elsewhere in the report.
_VAGUE = frozenset({"rel", "ago", "dur"})
BEFORE_A_MONTH = frozenset(
    {"last", "this", "next", "early", "late", "mid", "each", "every", "through", "that", "coming"}
)
_AMBIGUOUS = frozenset({"may", "march", "mar", "sun", "sat", "fall", "spring", "august", "second"})


def find(doc: Doc, anchor: date | None, how: TimeHow | None = None) -> Iterator[TimeMention]:
    """The time expressions of a parsed text, in order, resolved against the anchor day (None: unknown)."""
    state = _State()
    end = -1
    for found in scan(doc.text):
        if found.start < end:
            continue
        span = doc.char_span(_without_article(found), found.end, alignment_mode="expand")
        if span is None or not _plausible(span):
            continue
        context = Context(
            anchor,
            tense(span.root),
            state.day,
            state.period,
            state.quarter,
            found.match.string[max(0, found.start - 24) : found.start],
            found.match.string[found.end : found.end + 24],
            state.stated if state.stated_from >= span.sent.start else None,
        )
        meaning = _RESOLVERS[found.kind](found.match, context)
        if meaning is None:
            continue
        if found.kind == "dur" and anchor and context.before.endswith("for ") and is_perfect(span.root):
            meaning = counted.up_to(meaning, anchor)
        end = found.end
        state.note(meaning, found.kind)
        if not meaning.anchored and meaning.first and meaning.precision in {"day", "month"}:
            state.stated, state.stated_from = meaning.first, span.start
        yield mention(span, meaning, found.kind, how)


def mention(span: TokenSpan, meaning: Meaning, kind: str, how: TimeHow | None = None) -> TimeMention:
    """A time mention from a span and its meaning; `kind` is the pattern's name."""
    days = None
    if meaning.precision:
        days = TimeRange(
            meaning.first.isoformat() if meaning.first else None,
            meaning.last.isoformat() if meaning.last else None,
            meaning.precision,
            span.text,
            how or ("anchored" if meaning.anchored else "stated"),
        )
    return TimeMention(span.start, span.end, span.text, meaning.timex, meaning.value, days, kind, vague=kind in _VAGUE)


def _without_article(found: Found) -> int:
    """Where an expression starts, less the article of a hyphenated one, which is its noun's: "a third-quarter loss"."""
    if found.kind in {"quarter", "year_earlier"} and (
        article := re.match(r"[a-z]+ (?=[a-z]+-[a-z]+$)", found.match[0])
    ):
        return found.start + article.end()
    return found.start


@dataclass
class _State:
    """What later expressions may refer back to: the day, the period and the quarter last mentioned."""

    day: date | None = None
    period: str | None = None
    quarter: str | None = None
    stated: date | None = None
    stated_from: int = -1

    def note(self, meaning: Meaning, kind: str) -> None:
        if meaning.value in {"P9M", "P6M"}:
            # Accounts of nine months are compared with the year before, not with a quarter of it.
            self.quarter = None
        if meaning.timex not in {"DATE", "TIME"} or not meaning.first:
            return
        self.period = meaning.value
        if meaning.precision == "day" and meaning.first == meaning.last:
            self.day = meaning.first
        if "-Q" in meaning.value:
            if kind in {"quarter", "q"}:
                self.quarter = meaning.value
        elif meaning.precision == "month":
            self.day = None


def _surname(token: Token) -> bool:
    """Whether a month's name is a person's: "Theresa May called on China", "May said"."""
    before = token.doc[token.i - 1] if token.i else token
    joined = before.pos_ == "PROPN" and before.head.i == token.i and before.ent_type_ not in {"DATE", "TIME"}
    return joined or token.dep_ == "nsubj"


def _led_to(before: Token) -> bool:
    """Whether what stands before the bare name of a month may lead to one: "in", "last", "early", a number, a stop."""
    return before.pos_ in {"ADP", "SCONJ", "CCONJ", "PUNCT", "NUM", "SPACE"} or before.lower_ in BEFORE_A_MONTH


def _plausible(span: TokenSpan) -> bool:
    """Whether words that may be something else are time words here."""
    if "\n" in span.text.strip():
        return False
    if span[0].ent_type_ == "WORK_OF_ART" and len(span) > 1 and all(t.text[0].isupper() or t.is_digit for t in span):
        return False
    token = span[-1]
    if token.lower_ in _AMBIGUOUS and (len(span) == 1 or token.lower_ in {"may", "march"}):
        if len(span) == 1 and token.i > token.sent.start and not _led_to(token.nbor(-1)):
            return False  # "Families Start a | March", "a Pro-Peace March"
        named = token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ in {"DATE", ""}
        return named and not _surname(token)
    return True
