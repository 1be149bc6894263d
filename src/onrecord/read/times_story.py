"""Days for events that have no time expression of their own, each marked as inferred.

News dates an event once and then speaks of "the attack". In order: "one day after" what was told before; another
mention of the same event that is dated; the date of the telling, for what is said, asked or condemned in it; the
date of the event told just before; what the report dates less exactly ("last week"); and for what is told as news,
the day that the report dates news of its kind at. What is told as planned, possible or going on stays undated.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import structs
from spacy.tokens import Token

from onrecord.model import Status, TimeRange
from onrecord.read.dates import lexicon
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times import tense
from onrecord.read.times_attach import dated, joined, range_for
from onrecord.read.times_counts import shift
from onrecord.read.times_values import number

NEWS_DAYS = 4
STALE_DAYS = 60
# Types of events that are done in words, and so on the day of the words.
VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})
# Rules of expressions that leave room for a better one elsewhere in the report.
_VAGUE = frozenset({"rel", "ago", "dur"})
_TOLD = frozenset({"happened", "negated", None})


def inferred(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """An event's days from the rest of the report, and the rule; (None, "") where nothing dates it."""
    for rule, find in _FINDERS:
        if days := find(reading, event):
            return structs.replace(days, how="inferred"), rule
    return None, ""


def _counted_from(reading: Reading, event: EventMention) -> TimeRange | None:
    """As in "... comes one day after Netanyahu met the rabbis": the day last mentioned, less one day."""
    token = reading.doc[event.head]
    for above in (token, *token.ancestors):
        for word in above.children:
            if word.lower_ in {"after", "before"} and word.dep_ in {"mark", "prep"}:
                return _counted(reading, word)
        if above.dep_ == "pobj" and above.head.lower_ in {"after", "before"}:
            return _counted(reading, above.head)
        if above.dep_ in {"ccomp", "ROOT", "relcl"}:
            return None
    return None


def _counted(reading: Reading, word: Token) -> TimeRange | None:
    mention = next((m for m in reading.times if m.end == word.i and m.timex == "DURATION"), None)
    found = mention and re.match(
        r"(?:(?:just|only|mere|barely) )?(?:([a-z]+|\d+) (day|week)s?|days)$", mention.text.lower()
    )
    news = _day_before(reading, word.i)
    if not (found and news):
        return None
    sign, text = -1 if word.lower_ == "after" else 1, f"{found[0]} {word.lower_}"
    if found[2] is None or found[1] in {"few", "several", "some"}:
        ends = sorted((shift(news, sign * 7, "day"), shift(news, sign, "day")))
        return TimeRange(ends[0].isoformat(), ends[1].isoformat(), "week", text, "inferred")
    if not (count := number(found[1])):
        return None
    day = shift(news, sign * count, found[2]).isoformat()
    return TimeRange(day, day, "day", text, "inferred")


def _day_before(reading: Reading, index: int) -> date | None:
    """The day last mentioned before a token, else that of publication."""
    for mention in reversed(reading.times):
        days = mention.range
        if mention.start < index and days and days.start and days.start == days.end:
            return date.fromisoformat(days.start)
    return reading.anchor


def _same(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of another mention of the event: same type, no clash of parties, and the same word or all parties.

    Of several days the one given first counts: news leads with its event. A mention in another period is taken only
    for a definite one ("the 2009 launch"): a verb in the past tells news.
    """
    trigger = reading.doc[event.head]
    lemma, definite, news = _stem(trigger), _definite(trigger), _perfect(trigger)
    ranked = []
    if _pronoun_subject(trigger) and (days := _continued(reading, event)):
        return days
    for other in _others(reading, event):
        days = dated(reading)[other.head]
        stale, width = _stale(reading, days), _width(days)
        if news and not _fresh(reading, days):
            continue
        near = width == 0 and not stale
        if _stem(reading.doc[other.head]) == lemma and (definite or _share(event, other)):
            if width <= STALE_DAYS and (definite or not stale):
                ranked.append((not (near or (definite and not stale)), width, other.head, days))
        elif near and (definite or _identical(event, other)):
            ranked.append((True, 0, other.head, days))
    # "The strikes" are those called so before, not whatever else was done, even by whom they are laid to.
    same_word = any(_stem(reading.doc[row[2]]) == lemma for row in ranked)
    if definite and (not ranked or (trigger.tag_ == "NNS" and not same_word)) and (days := _named(reading, event)):
        return days
    if not ranked:
        return None
    often = Counter(row[3].start for row in ranked)
    return min(ranked, key=lambda row: (row[0], row[1], -often[row[3].start], row[2]))[3]


def _stem(token: Token) -> str:
    """A trigger's lemma, an "airstrike" being a strike."""
    return token.lemma_.lower().removeprefix("air").lstrip("-") or token.lemma_.lower()


def _perfect(token: Token) -> bool:
    """Whether a verb stands in the present perfect, which news is told in: "has just launched"."""
    return (
        token.tag_ == "VBN"
        and any(c.lower_ in {"has", "have", "'ve", "’ve"} for c in token.children)
        and not any(c.tag_ in {"MD", "TO"} for c in token.children)
    )


def _pronoun_subject(token: Token) -> bool:
    """Whether what does or suffers the event is a pronoun, and so goes on from what was told: "it flew only ..."."""
    verb = token.head if token.dep_ in {"advcl", "conj"} and token.head.pos_ == "VERB" else token
    for child in (*token.children, *verb.children):
        if child.dep_ in {"nsubj", "nsubjpass"}:
            words = [child, *(t for c in child.children if c.lower_ == "of" for t in c.children)]
            return any(word.lower_ in {"it", "they", "them"} for word in words)
    return False


def _named(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of a definite noun ("the strikes") whose dated mentions all have the same, whoever is read as party."""
    stem, known = _stem(reading.doc[event.head]), dated(reading)
    nouns = [e for e in reading.events if e.type == event.type and _stem(reading.doc[e.head]) == stem]
    days = {
        (d.start, d.end): d for e in nouns if (d := known.get(e.head)) and _width(d) <= 31 and not _stale(reading, d)
    }
    return next(iter(days.values())) if len(days) == 1 else None


def exactly(reading: Reading, event: EventMention, days: TimeRange, rule: str) -> TimeRange | None:
    """The days within a vague expression's ("earlier this year") that other mentions of the event give.

    They are of the same type and parties, and no news: what happened this week is not meant by "earlier this year".
    """
    if rule not in _VAGUE or _width(days) <= STALE_DAYS:
        return None
    answered = _answered(reading, event)
    if answered and str(days.start) <= str(answered.start) and str(answered.end) <= str(days.end):
        return answered
    found = []
    for other in _others(reading, event):
        own = dated(reading)[other.head]
        inside = own.start and own.end and str(days.start) <= own.start and own.end <= str(days.end)
        if inside and _width(own) <= STALE_DAYS and _identical(event, other) and not _fresh(reading, own):
            found.append(own)
    if not found:
        return None
    whole = joined(min(found, key=lambda d: str(d.start)), max(found, key=lambda d: str(d.end)), found[0].text)
    return whole if 0 <= _width(whole) <= max(STALE_DAYS, _width(days) // 3) else None


def _fresh(reading: Reading, days: TimeRange, limit: int = 2 * NEWS_DAYS) -> bool:
    """Whether days end no longer before publication than a number of days."""
    anchor, last = reading.anchor, days.end
    return bool(anchor and last and (anchor - date.fromisoformat(last)).days <= limit)


def _answered(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of what somebody did not act against: "did not shoot down the missiles" is of the launches' days."""
    if _status(reading, event) != "negated" or event.type in VERBAL:
        return None
    actors, recipients = _codes(event)
    known, found = dated(reading), []
    for other in reading.events:
        did, suffered = _codes(other)
        if other.head in known and did & recipients and (suffered & actors or not suffered):
            days = known[other.head]
            if _width(days) <= STALE_DAYS + 2 and other.type != event.type and other.type not in VERBAL:
                found.append((not suffered, not _fresh(reading, days), other.head, days))
    return min(found, key=lambda row: row[:3])[3] if found else None


def _others(reading: Reading, event: EventMention) -> list[EventMention]:
    """Dated mentions of the same type whose parties do not clash."""
    known = dated(reading)
    found = [e for e in reading.events if e.head in known and e.head != event.head and e.type == event.type]
    return [e for e in found if _agree(event, e)]


def _definite(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and any(
        child.lower_ in {"the", "that", "this", "these", "those"} or child.tag_ == "PRP$" for child in token.children
    )


def _stale(reading: Reading, days: TimeRange) -> bool:
    anchor, last = reading.anchor, days.end or days.start
    return bool(anchor and last and (anchor - date.fromisoformat(last)).days > STALE_DAYS)


def _width(days: TimeRange) -> int:
    if not (days.start and days.end):
        return 9999
    return (date.fromisoformat(days.end) - date.fromisoformat(days.start)).days


def _codes(event: EventMention) -> tuple[frozenset[str], frozenset[str]]:
    actors, recipients = (frozenset(c for m in side for c in m.codes) for side in (event.actors, event.recipients))
    return actors, recipients


def _identical(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have the same known actors and recipients."""
    return _codes(one) == _codes(other) and all(_codes(one))


def _share(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have a known actor, or a known recipient, in common."""
    return any(a & b for a, b in zip(_codes(one), _codes(other), strict=True))


def _agree(one: EventMention, other: EventMention) -> bool:
    """Whether the known actors, and the known recipients, of two mentions overlap."""
    return all(not (a and b) or bool(a & b) for a, b in zip(_codes(one), _codes(other), strict=True))


def _told(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date of the saying, for verbal events in what is said: "China on Friday said it opposes"."""
    if event.type not in VERBAL:
        return None
    token = reading.doc[event.head]
    while token.head.i != token.i:
        if token.dep_ in {"ccomp", "parataxis"}:
            return range_for(reading, token.head)
        token = token.head
    return None


def _continued(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date of the event told in the clause before, or of one of the same type in the sentence before."""
    if _status(reading, event) not in _TOLD:
        return None
    trigger, known = reading.doc[event.head], dated(reading)
    start = trigger.sent.start
    first = start if event.type in VERBAL else _previous(reading, start)
    for other in reversed(reading.events):
        if not (first <= other.head < event.head and other.head in known):
            continue
        if other.head >= start and not _beside(trigger, reading.doc[other.head]):
            continue
        if other.head >= start or other.type == event.type:
            days = known[other.head]
            return days if _width(days) <= STALE_DAYS else None
    return None


def _beside(one: Token, other: Token) -> bool:
    """Whether two verbs are main clauses of one sentence: "Merkel pressed for it; Putin asked her"."""
    return all(
        t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} for t in (one, other)
    ) and (one.head.i == other.i or other.head.i == one.i)


def _previous(reading: Reading, start: int) -> int:
    """The first token of the sentence before the one that begins at a token."""
    index = start - 1
    while index > 0 and reading.doc[index].is_space:
        index -= 1
    return int(reading.doc[index].sent.start) if index >= 0 else start


def _recent(reading: Reading, event: EventMention) -> TimeRange | None:
    """What the report dates less exactly ("last week"), for further words on it: same type, a party in common."""
    if _status(reading, event) not in _TOLD or story_votes(reading, (event.type,)):
        return None
    definite = _definite(reading.doc[event.head])
    found = [dated(reading)[e.head] for e in _others(reading, event) if definite or _share(event, e)]
    found = [d for d in found if 0 < _width(d) <= STALE_DAYS and _fresh(reading, d, STALE_DAYS if definite else 14)]
    return min(found, key=_width) if found else None


def _news(reading: Reading, event: EventMention) -> TimeRange | None:
    """The day of the news, for what is told as having happened."""
    trigger = reading.doc[event.head]
    if _status(reading, event) not in _TOLD or _background(trigger) or _of_old(trigger):
        return None
    if event.type in VERBAL and (day := _last_day(reading)):
        return day
    return story_day(reading, (event.type,))


def _status(reading: Reading, event: EventMention) -> Status | None:
    if len(reading.factuality) != len(reading.events):
        return None
    return reading.factuality[reading.events.index(event)].status


def _background(token: Token) -> bool:
    """Whether a verb stands in the past perfect on its own account, not because it is reported."""
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)
    return had and token.dep_ not in {"ccomp", "conj"}


def _of_old(token: Token) -> bool:
    """Whether a noun is said to be of no one day, or of one long ago: "recent threats", "previous talks"."""
    return token.pos_ == "NOUN" and any(c.dep_ == "amod" and c.lower_ in lexicon("of_old") for c in token.children)


def _last_day(reading: Reading) -> TimeRange | None:
    """The last day up to publication that the report mentions: when those spoke whom it quotes."""
    anchor = reading.anchor
    if anchor is None or reading.report.published is None:
        return None
    times = [m for m in reading.times if m.range and m.range.start == m.range.end and m.timex != "DURATION"]
    days = [m.range for m in times if m.range and not _ahead(reading.doc[m.start : m.end].root, m.range, anchor)]
    near = [d for d in days if d.start and -1 <= (anchor - date.fromisoformat(d.start)).days <= NEWS_DAYS]
    return max(near, key=lambda d: str(d.start)) if near else None


def _ahead(token: Token, days: TimeRange, anchor: date) -> bool:
    """Whether a day lies ahead of what is told: "will meet on Monday", "prior to meeting him on Monday"."""
    when = tense(token)
    if when == "future" or (when == "present" and str(days.start) >= anchor.isoformat()):
        return True
    for word in token.ancestors:
        before = token.doc[max(word.i - 3, word.sent.start) : word.i + 1] if word.pos_ in {"VERB", "AUX"} else (word,)
        if any(w.lower_ in lexicon("ahead") for w in before):
            return True
        if word.pos_ in {"VERB", "AUX"}:
            return False
    return False


def story_day(reading: Reading, types: Iterable[str]) -> TimeRange | None:
    """The day that the report dates news of some types at: the one that most such events near publication have.

    Where no event of those types is dated, all events count; where none is, the day of publication. None for a
    report without a publication date.
    """
    anchor = reading.anchor
    if anchor is None or reading.report.published is None:
        return None
    for kinds in (types, None):
        if votes := story_votes(reading, kinds):
            counts = Counter(str(vote.start) for vote in votes)
            # News of its kind has the day it mostly has; anything else, the latest day told of.
            day = max(counts) if kinds is None else counts.most_common(1)[0][0]
            return next(vote for vote in votes if vote.start == day)
    published = anchor.isoformat()
    return TimeRange(published, published, "day", "", "inferred")


def story_votes(reading: Reading, types: Iterable[str] | None) -> list[TimeRange]:
    """The single days near publication that events of some types (None: all) are dated at, once for each event."""
    anchor, known = reading.anchor, dated(reading)
    if anchor is None:
        return []
    kinds = None if types is None else frozenset(types)
    days = [known[e.head] for e in reading.events if e.head in known and (kinds is None or e.type in kinds)]
    return [
        d
        for d in days
        if d.start and d.start == d.end and -1 <= (anchor - date.fromisoformat(d.start)).days <= NEWS_DAYS
    ]


_FINDERS: tuple[tuple[str, Callable[[Reading, EventMention], TimeRange | None]], ...] = (
    ("counted from the day before", _counted_from),
    ("same event", _same),
    ("what it would have answered", _answered),
    ("day of the telling", _told),
    ("told on from", _continued),
    ("told less exactly", _recent),
    ("day of the news", _news),
)
