"""The document being read: what each stage adds, in token offsets of one spaCy Doc.

The Doc covers `Report.text` exactly (`doc.text == report.text`), so `token.idx` is an offset into the report.
Stages return a new Reading with `reading.with_(field=value)`; none edits what another wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.model import (
    Claim,
    Confidence,
    Distance,
    Item,
    Place,
    Reason,
    Report,
    Response,
    SourceKind,
    Span,
    Status,
    Tier,
    TimeRange,
)
from onrecord.read.ways import Form, How, What

MentionKind = Literal["name", "adjective", "metonym", "role", "pronoun", "description", "apposition", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to actors. Tokens `start` up to `end`; `head` is the syntactic head's index.

    `codes` has one code, several for plurals ("the two leaders"), none if the actor stays unknown.
    `name` is the canonical name where known ("Sergei Shoigu"), else the words. `chain` numbers the coreference
    chain, shared by all mentions of one actor in the report; -1 before coreference. `rule` tells in a sentence what
    `what` and `how` tell other stages: what the words are, and how they came by their codes.
    """

    start: int
    end: int
    head: int
    text: str
    codes: tuple[str, ...]
    name: str
    sector: str | None
    kind: MentionKind
    rule: str
    chain: int = -1
    what: What = ""
    how: How = ""

    def resolved(self, codes: tuple[str, ...], how: How) -> "Mention":
        """The mention with codes that it came by so; the sentence begins as before."""
        return replace(self, codes=codes, how=how, rule=f"{self.rule.split(':')[0]}: {how}")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `value` is TIMEX3's (2023-07, P2W, PAST_REF); `range` is None if it gives no days.

    `vague` is for one that leaves room for a better one elsewhere in the report ("earlier this year").
    """

    start: int
    end: int
    text: str
    timex: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    range: TimeRange | None
    rule: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym and where it is; `place` has no coordinates if it could not be resolved."""

    start: int
    end: int
    place: Place
    rule: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A predicate or event noun that states a political event.

    `head` is the trigger token's index; tokens `start` up to `end` are the shortest stretch that carries the
    event with its participants. `quote` in a claim is exactly this stretch. `claimed` is for an attack told by the
    words of those who claim it for themselves. `days` is the expression that dates it, where one was decided on.
    """

    head: int
    start: int
    end: int
    type: str
    mode: str | None
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    items: tuple[Item, ...]
    rule: str
    claimed: bool = False
    days: TimeMention | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: source, cue and content as token ranges.

    `content` may be broken in two by the cue, or run over sentences: a tuple of (start, end) token ranges.
    `source` is None for passive reports without a speaker ("is reported to"). `parent` is the index, in
    `Reading.attributions`, of the attribution whose content this one stands in; None at the top. `stance` is for
    wishes and judgements, whose holder does not say that it is so; `verbal` for a cue that is a verb.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    name: str
    code: str | None
    kind: SourceKind
    anonymous: bool
    distance: Distance
    quoted: bool
    rule: str
    anonymity: str | None = None
    parent: int | None = None
    stance: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class Factuality:
    """How an event is presented, after FactBank: certainty and polarity, and the status they amount to.

    `form` is for code what `rule` is for people; it is empty where the status is not that of grammar.
    """

    certainty: Literal["certain", "probable", "possible", "underspecified"]
    polarity: Literal["positive", "negative", "underspecified"]
    time: Literal["past", "present", "future", "none"]
    status: Status
    rule: str
    words: str = ""
    form: Form = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about one event: how sure, in which tier, on whose word, and on what evidence."""

    confidence: Confidence | None
    tier: Tier
    sources: tuple[Attribution, ...]
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A report and what the stages have found in it so far.

    `events` are those decided on, `factuality` and `verdicts` theirs, in the same order.
    """

    report: Report
    doc: Doc
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    factuality: tuple[Factuality, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    claims: tuple[Claim, ...] = ()
    responses: tuple[Response, ...] = ()
    why: tuple[Reason, ...] = ()

    def with_(self, **fields: Any) -> "Reading":
        """A copy with the given fields in place."""
        return replace(self, **fields)

    @property
    def anchor(self) -> date | None:
        """The day that relative times are counted from: publication, or the middle of its inferred window.

        A window beside a date of publication is there because the report contradicts that date, and outranks it.
        """
        if self.report.published_window:
            first, last = (date.fromisoformat(day) for day in self.report.published_window)
            return first + (last - first) / 2
        return date.fromisoformat(self.report.published[:10]) if self.report.published else None

    @property
    def title_end(self) -> int:
        """Where the headline ends, in characters; 0 if there is none."""
        return next((section.span.end for section in self.report.sections if section.kind == "title"), 0)

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.end - m.start):
            for index in range(mention.start, mention.end):
                found.setdefault(index, mention)
        return found

    def mention_at(self, token: Token | int) -> Mention | None:
        """The shortest mention that covers the token, if any."""
        return self._by_token.get(token if isinstance(token, int) else token.i)

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {m.head: m for m in sorted(self.mentions, key=lambda m: (bool(m.codes), m.end - m.start))}

    def mention_headed(self, index: int) -> Mention | None:
        """The mention whose head the token is, one with codes before one without, a long one before a short one."""
        return self._by_head.get(index)

    def chars(self, start: int, end: int) -> Span:
        """Token range to character span, without white space at the edges."""
        if start >= end:
            at: int = self.doc[start:end].start_char
            return Span(at, at)
        last = self.doc[end - 1]
        first: int = self.doc[start].idx
        text = self.report.text[first : last.idx + len(last)]
        return Span(first + len(text) - len(text.lstrip()), first + len(text.rstrip()))

    def sentences(self) -> Iterator[TokenSpan]:
        """The sentences of the report, title and lead included."""
        yield from self.doc.sents
