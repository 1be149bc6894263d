"""Stage `times`: the time expressions of a report, with TIMEX3 values and the days they name.

Rules over the text find candidates (`timex`); the parse settles words that are more than time words ("may",
"March", "second") and the tense of their clause; `times_values` and `times_counts` say what they mean. Ranges are
no finer than the words, anchored at publication, and for reports without a date at an inferred window.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from msgspec import structs
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.model import Reason, TimeHow, TimeRange
from onrecord.read import dates, timex
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.stages import stage
from onrecord.read.times_counts import COUNTS
from onrecord.read.times_values import CALENDAR, Context, Meaning, Resolver, Tense
from onrecord.read.times_window import infer

_RESOLVERS: dict[str, Resolver] = CALENDAR | COUNTS
_VERBS = frozenset({"VERB", "AUX"})
_AMBIGUOUS = frozenset({"may", "march", "mar", "sun", "sat", "fall", "spring", "august", "second"})


@stage("times", requires=["doc"], gives=["times"])
def times(reading: Reading) -> Reading:
    """Find the time expressions of a report and say what they mean.

    A report without a publication date gets an inferred window (`Report.published_window`), and expressions that
    need an anchor get a range only where both ends of the window agree on it, or nearly.
    """
    if reading.anchor and not (reading.report.published is None and reading.report.published_window):
        return reading.with_(times=tuple(find(reading.doc, reading.anchor)))
    bare = tuple(find(reading.doc, None))
    days = _given_window(reading)
    if days is None:
        inferred = infer(reading.doc, bare, _ahead(reading.doc, bare))
        if inferred is None:
            return reading.with_(times=bare)
        days, words = inferred
        report = structs.replace(
            reading.report, published_window=(days[0].isoformat(), days[1].isoformat()), published_how="inferred"
        )
        reason = Reason("published_window", "times", "inferred from dates mentioned", words)
        reading = reading.with_(report=report, why=(*reading.why, reason))
    return reading.with_(times=within(reading.doc, bare, days))


def window(reading: Reading) -> tuple[date, date] | None:
    """The days between which a report without a publication date was written, inferred from what it mentions."""
    if given := _given_window(reading):
        return given
    bare = tuple(find(reading.doc, None))
    inferred = infer(reading.doc, bare, _ahead(reading.doc, bare))
    return inferred[0] if inferred else None


def _given_window(reading: Reading) -> tuple[date, date] | None:
    given = reading.report.published_window
    return (date.fromisoformat(given[0]), date.fromisoformat(given[1])) if given else None


def _ahead(doc: Doc, mentions: Iterable[TimeMention]) -> list[int]:
    """First tokens of the mentions that stand in a clause about the future."""
    return [m.start for m in mentions if tense(doc[m.start : m.end].root) == "future"]


def within(doc: Doc, bare: tuple[TimeMention, ...], days: tuple[date, date]) -> tuple[TimeMention, ...]:
    """The mentions of a report written somewhere in a window: stated ones as they are, others if it settles them.

    A range that moves with the day of writing is widened to hold every possibility, and dropped if that makes it
    longer than two months.
    """
    early, late = ({m.start: m for m in find(doc, day, "inferred")} for day in days)
    found = []
    for mention in bare:
        first, last = early.get(mention.start), late.get(mention.start)
        if mention.range or not (first and last and first.range and last.range):
            found.append(mention)
            continue
        joined = _hull(first.range, last.range)
        found.append(replace(first if first.value == last.value else mention, range=joined))
    return tuple(found)


def _hull(first: TimeRange, last: TimeRange) -> TimeRange | None:
    if first == last:
        return first
    if not (first.start and last.start and first.end and last.end):
        return None
    start, end = min(first.start, last.start), max(first.end, last.end)
    if (date.fromisoformat(end) - date.fromisoformat(start)).days > 62:
        return None
    return structs.replace(first, start=start, end=end, precision="month")


def find(doc: Doc, anchor: date | None, how: TimeHow | None = None) -> Iterator[TimeMention]:
    """The time expressions of a parsed text, in order, resolved against the anchor day (None: unknown)."""
    state = _State()
    end = -1
    for found in timex.scan(doc.text):
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
        )
        meaning = _RESOLVERS[found.kind](found.match, context)
        if meaning is None:
            continue
        end = found.end
        state.note(meaning, found.kind)
        yield mention(span, meaning, found.kind, how)


def mention(span: TokenSpan, meaning: Meaning, rule: str, how: TimeHow | None = None) -> TimeMention:
    """A time mention from a span and its meaning."""
    days = None
    if meaning.precision:
        days = TimeRange(
            meaning.first.isoformat() if meaning.first else None,
            meaning.last.isoformat() if meaning.last else None,
            meaning.precision,
            span.text,
            how or ("anchored" if meaning.anchored else "stated"),
        )
    return TimeMention(span.start, span.end, span.text, meaning.timex, meaning.value, days, rule)


def _without_article(found: timex.Found) -> int:
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

    def note(self, meaning: Meaning, kind: str) -> None:
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


def _plausible(span: TokenSpan) -> bool:
    """Whether words that may be something else are time words here."""
    if "\n" in span.text.strip():
        return False
    token = span[-1]
    if token.lower_ in _AMBIGUOUS and (len(span) == 1 or token.lower_ in {"may", "march"}):
        return token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ in {"DATE", ""}
    return True


@lru_cache(maxsize=1)
def _future_words() -> frozenset[str]:
    return frozenset(dates.words()["future"]["words"])


def tense(token: Token) -> Tense | None:
    """The tense of the clause that a token stands in, by its nearest verb and what governs that."""
    verb = token
    for _ in range(10):
        if verb.pos_ in _VERBS or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.pos_ not in _VERBS:
        return None
    return _tense_of(verb, 0)


def _tense_of(verb: Token, depth: int) -> Tense | None:
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "cop"}} | {verb.tag_}
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} | {verb.lower_}
    if helpers & {"will", "'ll", "’ll", "shall", "wo", "would"}:
        return "future" if "have" not in helpers or "will" in helpers else "past"
    if verb.lemma_ in {"be", "go"} and "VBG" in tags and any(c.dep_ == "xcomp" for c in verb.children):
        return "future"
    if "TO" in tags and depth < 4:
        governor = verb.head
        if governor.i == verb.i or governor.lemma_.lower() in _future_words():
            return "future" if governor.i != verb.i else None
        return _tense_of(governor, depth + 1) if governor.pos_ in _VERBS else tense(governor)
    if tags & {"VBD"} or (tags & {"VBZ", "VBP"} and helpers & {"has", "have", "'ve"} and "VBN" in tags):
        return "past"
    if "MD" in tags:
        return "past" if "have" in helpers else "future"
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not tags - {"VBN"}:
        return "past"
    if verb.tag_ in {"VBG", "VB", "VBN"} and not tags - {verb.tag_} and verb.head.i != verb.i and depth < 4:
        return _tense_of(verb.head, depth + 1) if verb.head.pos_ in _VERBS else tense(verb.head)
    if tags & {"VBZ", "VBP"} and verb.lemma_ in dates.lexicon("telling"):
        return "past"
    return "present" if tags & {"VBZ", "VBP", "VBG"} else None
