"""The day of the news: the one that a report's events near publication have."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import TimeRange
from onrecord.read.grammar import NOMINAL
from onrecord.read.reading import EventMention, Reading, TimeMention
from onrecord.read.sentences import text_of
from onrecord.read.times.ahead import lies_ahead, told_ahead
from onrecord.read.times.attach import attached, dated, range_for
from onrecord.read.times.beside import attributive, long_before, who_it_is
from onrecord.read.times.captions import in_caption
from onrecord.read.times.dates import lexicon
from onrecord.read.times.memo import once
from onrecord.read.times.mentions import (
    NEWS_DAYS,
    STALE_DAYS,
    codes_of,
    is_definite,
    is_fresh,
    is_told,
    width_of,
)
from onrecord.read.times.spans import anchor_of
from onrecord.read.times.tenses import VERBS

EARLIER = frozenset({"since", "after", "when"})
MARKS = frozenset({"mark", "advmod"})

# Times of life: what is told of them is no news of the day.
LONG_AGO = re.compile(
    r"\bas an? (?:young (?:man|woman)|child|boy|girl|teenager|student|youth)\b|"
    r"\bin (?:his|her|their) (?:youth|teens|twenties|thirties|childhood|student days)\b|"
    r"\bearl(?:y|ier) in (?:his|her|their) (?:career|life)\b|"
    r"\bremember(?:s|ed|ing)? (?:how|when|the (?:day|night|time))\b",
    re.I,
)


# Headlines of what happened on that day in other years.
HISTORY = re.compile(
    r"^\W*(?:on this day|this day in|today in history|flashback|throwback|from (?:the|our) archives?|years ago today)\b"
    r"(?!.*\b(?:1[0-9]|20)\d\d\b)",
    re.I,
)


def of_history(token: Token) -> bool:
    """Whether the sentence is a headline of what happened in another year that it does not name."""
    return HISTORY.search(text_of(token.sent)) is not None


def in_youth(token: Token) -> bool:
    """Whether what a word tells was long ago by the time of somebody's life: "as a young man he was expelled"."""
    return _long_ago(text_of(token.sent))


@lru_cache(maxsize=1000)
def _long_ago(sentence: str) -> bool:
    return LONG_AGO.search(sentence) is not None


def day_of_news(reading: Reading, event: EventMention) -> TimeRange | None:
    """The day of the news, for what is told as having happened."""
    trigger = reading.doc[event.head]
    if not is_told(reading, event) or _background(trigger) or is_of_old(trigger):
        return None
    if event.type not in SPOKEN and _known_before(trigger):
        return None
    if _repeated(reading, trigger):
        return None
    if event.type in SPOKEN and (day := _last_day(reading)):
        return day
    if not story_votes(reading, (event.type,)):
        if day := _day_of_word(reading, trigger):
            return day
        if told := [d for d in _told_of(reading, event) if d]:
            return told[0]
        if event.type not in SPOKEN and _of_old(reading, trigger, event.type):
            return None
    return story_day(reading, (event.type,))


def _claimed_of_old(reading: Reading, trigger: Token) -> bool:
    """Whether the verb that a deed hangs on has a day long over: "claimed to have killed the leader in August"."""
    if trigger.dep_ not in {"xcomp", "ccomp"} or trigger.head.lemma_ not in lexicon("telling"):
        return False
    days, anchor = range_for(reading, trigger.head), reading.anchor
    return bool(days and anchor and not _near(days, anchor))


def _as_news(reading: Reading, trigger: Token) -> bool:
    """Whether a deed is told as news is: in the headline, or in the present perfect."""
    if trigger.idx < reading.title_end:
        return trigger.dep_ != "acl"
    return trigger.tag_ == "VBN" and any(c.lower_ in {"has", "have"} and c.dep_ == "aux" for c in trigger.children)


def _of_old(reading: Reading, trigger: Token, type: str) -> bool:
    """Whether a verb tells of a deed as old as those that the report dates, or as old as the telling of it."""
    if trigger.pos_ not in VERBS:
        return False
    return _claimed_of_old(reading, trigger) or (not _as_news(reading, trigger) and _only_of_old(reading, type))


def _only_of_old(reading: Reading, type: str) -> bool:
    """Whether a report dates deeds of a type, and all long before itself: one without a day is as old as they are.

    News of the release of captives recalls in many sentences how they were taken.
    """
    known = dated(reading)
    days = [known[event.head] for event in reading.events if event.type == type and event.head in known]
    return bool(days) and not any(is_fresh(reading, one) and width_of(one) <= STALE_DAYS for one in days)


def _told_of(reading: Reading, event: EventMention) -> list[TimeRange | None]:
    """The days of the news that other mentions of a type, with an actor in common, are told with."""
    actors = codes_of(event)[0]
    return [
        _day_of_word(reading, reading.doc[other.head])
        for other in reading.events
        if other.type == event.type and other is not event and actors & codes_of(other)[0] and is_told(reading, other)
    ]


def _repeated(reading: Reading, trigger: Token) -> bool:
    """Whether an event is told as taking place again and again: "marched every Sunday", "the weekly protests"."""
    return trigger.i in once(reading, "_repeated", lambda: _find_repeated(reading))


def _find_repeated(reading: Reading) -> frozenset[int]:
    return frozenset(anchor_of(reading, m)[0].i for m in reading.times if m.timex == "SET")


def _day_of_word(reading: Reading, token: Token) -> TimeRange | None:
    """The day near publication on which the news was told: "have seized a ship, state media reported on Sunday".

    Where publication is not known, whenever it was told.
    """
    return once(reading, f"_day_of_word_{token.i}", lambda: _find_day_of_word(reading, token))


def _find_day_of_word(reading: Reading, token: Token) -> TimeRange | None:
    anchor = reading.anchor
    for teller in (*token.ancestors, *_tails(token)):
        if teller.lemma_ in lexicon("telling") and (days := range_for(reading, teller)):
            if reading.report.published is None:
                return days
            return days if anchor and _near(days, anchor) else None
    return None


def _tails(token: Token) -> list[Token]:
    """Verbs of telling that end a sentence after a comma, whatever the parser hangs them on."""
    doc, found = token.doc, []
    for verb in doc[token.i : token.sent.end]:
        before = verb.left_edge.i - 1
        if verb.lemma_ in lexicon("telling") and verb.tag_ == "VBD" and before > token.i and doc[before].text == ",":
            found.append(verb)
    return found


def _near(days: TimeRange, anchor: date) -> bool:
    """Whether days are a single one in the days before publication."""
    return bool(
        days.start and days.start == days.end and -1 <= (anchor - date.fromisoformat(days.start)).days <= NEWS_DAYS
    )


def _background(token: Token) -> bool:
    """Whether a verb stands in the past perfect on its own account, not because it is reported, or since when it is."""
    if _since(token) or long_before(token) or attributive(token) or who_it_is(token):
        return True
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)
    return had and token.dep_ not in {"ccomp", "conj"}


def _known_before(token: Token) -> bool:
    """Whether a noun is of what readers know already, so that its day need not be that of the news.

    "Help after the breach of the dam", "Prigozhin's rebellion", "after air strikes"; but not "carried out its attack".
    """
    if token.pos_ not in NOMINAL:
        return False
    if token.dep_ == "dobj" and token.head.lemma_.lower() in lexicon("light"):
        return False
    if any(word.ent_type_ == "ORDINAL" or word.lower_ in lexicon("ranks") for word in token.children):
        return False  # "the third attack within a week" is the news
    behind = token.dep_ == "pobj" and token.head.lower_ in {"after", "following"}
    return behind or is_definite(token)


def _since(token: Token) -> bool:
    """Whether an event is told as that since which something goes on: "since Hamas attacked", "since the attack"."""
    for word in (token, *token.ancestors):
        if word.lower_ == "since" or any(c.lower_ == "since" and c.dep_ == "mark" for c in word.lefts):
            return True
        if word.pos_ in {"VERB", "AUX"}:
            return False
    return False


def is_of_old(token: Token) -> bool:
    """Whether an event is said to be of no one day, or of one long ago: "recent threats", "has often denied"."""
    if any(above.lemma_.lower() == "anniversary" for above in token.ancestors):
        return True
    dep, words = ("amod", "of_old") if token.pos_ == "NOUN" else ("advmod", "of_old_adverbs")
    return any(c.dep_ == dep and c.lower_ in lexicon(words) for c in token.children)


def _last_day(reading: Reading) -> TimeRange | None:
    """The last day up to publication that the report mentions: when those spoke whom it quotes."""
    return once(reading, "_last_day", lambda: _find_last_day(reading))


def _find_last_day(reading: Reading) -> TimeRange | None:
    anchor = reading.anchor
    if anchor is None or reading.report.published is None:
        return None
    times = [m for m in reading.times if m.range and m.range.start == m.range.end and m.timex != "DURATION"]
    times = [m for m in times if not in_caption(reading, reading.doc[m.start]) and not _of_what_was(reading, m)]
    days = [m.range for m in times if m.range and not lies_ahead(reading.doc[m.start : m.end].root, m.range, anchor)]
    near = [d for d in days if d.start and -1 <= (anchor - date.fromisoformat(d.start)).days <= NEWS_DAYS]
    return max(near, key=lambda d: str(d.start)) if near else None


def _of_what_was(reading: Reading, mention: TimeMention) -> bool:
    """Whether a day is that of what is told besides: "clashes that broke out on Saturday", "since Saturday"."""
    word, preposition = anchor_of(reading, mention)
    if preposition == "since":
        return True
    return any(_aside(one) for one in (word, *word.ancestors))


def _aside(word: Token) -> bool:
    """Whether a clause tells of what was: of no person, whose own days may be those of the news."""
    if word.dep_ == "pcomp" and word.head.lower_ in EARLIER:
        return True  # "his first words since abandoning the march on Saturday"
    if word.dep_ == "relcl":
        return not any(below.lower_ in {"who", "whom"} for below in word.subtree if below.i < word.i)
    return word.dep_ == "advcl" and any(below.lower_ in EARLIER and below.dep_ in MARKS for below in word.lefts)


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
    days = [known[e.head] for e in reading.events if e.head in known and _votes(reading, e, kinds)]
    return [d for d in days if _near(d, anchor) and not told_ahead(reading, d)]


def _votes(reading: Reading, event: EventMention, kinds: frozenset[str] | None) -> bool:
    """Whether an event's day may be that of news of these kinds; of others, none that is told of besides."""
    if kinds is not None:
        return event.type in kinds
    mention = event.days or attached(reading, reading.doc[event.head])
    return mention is None or not _of_what_was(reading, mention)
