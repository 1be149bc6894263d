"""The days of an event, and the rule that gave them; days from the rest of the report are marked as inferred.

News dates an event once and then speaks of "the attack". In order: "one day after" what was told before; another
mention of the same event that is dated; the date of the telling, for what is said, asked or condemned in it; the
date of the event told just before; what the report dates less exactly ("last week"); and for what is told as news,
the day that the report dates news of its kind at. What is told as planned, possible or going on stays undated.
"""

import re
from collections.abc import Callable
from datetime import date

from msgspec import structs
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.model.kinds import DONE
from onrecord.read.reading import EventMention, Reading, TimeMention
from onrecord.read.times.ahead import lies_ahead, over, told_ahead
from onrecord.read.times.attach import attached, range_for
from onrecord.read.times.beside import (
    described,
    due,
    of_a_clause_below,
    of_an_old_telling,
    of_no_perfect,
    of_what_came_after,
    of_what_came_before,
    of_what_goes_on,
    of_who_is_described,
    ranks,
)
from onrecord.read.times.captions import behind_the_scene, in_caption
from onrecord.read.times.dates import lexicon, of_value
from onrecord.read.times.meaning import UNKNOWN_DAY, number
from onrecord.read.times.mentions import status_of
from onrecord.read.times.narrative import from_clause_above, from_sentence_before
from onrecord.read.times.news import day_of_news, in_youth, of_history
from onrecord.read.times.put_off import put_off
from onrecord.read.times.same import exactly, one_more, same_event
from onrecord.read.times.spans import anchor_of, span_of
from onrecord.read.times.telling import day_of_telling, told_loosely, told_on, would_have_answered
from onrecord.read.times.tenures import in_tenure
from onrecord.read.times.units import at_unit, shift

UNREAL = frozenset({"planned", "possible", "negated"})
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


def inferred(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """An event's days from the rest of the report, and the rule; (None, "") where nothing dates it."""
    if in_youth(reading.doc[event.head]) or of_history(reading.doc[event.head]):
        return None, ""
    aside, further = described(reading, reading.doc[event.head]), one_more(reading.doc[event.head])
    for rule, find in _FINDERS:
        if (aside and find not in OF_THE_SAME) or (further and find in TOLD_ON):
            continue
        if (days := find(reading, event)) and not (status_of(reading, event) in DONE and told_ahead(reading, days)):
            return structs.replace(days, how="inferred"), rule
    return None, ""


def _counted_from(reading: Reading, event: EventMention) -> TimeRange | None:
    """As in "... comes one day after Netanyahu met the rabbis": the day last mentioned, less one day."""
    token = reading.doc[event.head]
    for above in (token, *token.ancestors):
        for word in above.children:
            # "Lifts its order 12 years after the flood" counts from the flood: the lifting is no 12 years ago.
            behind = word.dep_ == "mark" or (word.dep_ == "prep" and (word.i == token.i or word in token.ancestors))
            if word.lower_ in {"after", "before"} and behind:
                return _counted(reading, word)
        if above.dep_ == "pobj" and above.head.lower_ in {"after", "before"}:
            return _counted(reading, above.head)
        if above.dep_ in {"ccomp", "ROOT", "relcl"}:
            return None
    return None


def counted_on(reading: Reading, event: EventMention) -> TimeRange | None:
    """As in "resumed talks two days after a kidnapping on May 6": that day, and two more."""
    for word in reading.doc[event.head].children:
        if word.lower_ not in {"after", "before"} or word.dep_ not in {"prep", "mark"}:
            below = [word] if word.dep_ == "advcl" else []
        else:
            below = [c for c in word.children if c.dep_ in {"pobj", "pcomp"}]
        for other in below:
            mark = word if other is not word else next((c for c in word.children if c.dep_ == "mark"), None)
            if mark is None or mark.lower_ not in {"after", "before"}:
                continue
            days = range_for(reading, other)
            if days and days.start and days.start == days.end and (found := _step(reading, mark)):
                count, unit, text = found
                sign = 1 if mark.lower_ == "after" else -1
                day = shift(date.fromisoformat(days.start), sign * count, unit).isoformat()
                return TimeRange(day, day, "day", f"{text} {days.text}", "inferred")
    return None


def _step(reading: Reading, word: Token) -> tuple[float, str, str] | None:
    """How long after or before, if it is said in days or weeks; "hours" are on the same day."""
    before = reading.doc[word.i - 1] if word.i else word
    if before.lemma_ in {"hour", "minute"}:
        return 0, "day", f"{before.text} {word.lower_}"
    mention = next((m for m in reading.times if m.end == word.i and m.timex == "DURATION"), None)
    if mention is None:
        return None
    text = f"{mention.text} {word.lower_}"
    found = re.match(r"(?:(?:just|only|mere|barely) )?([a-z]+|\d+) (day|week)s?$", mention.text.lower())
    count = number(found[1]) if found else None
    return (count, found[2], text) if found and count else None


def _counted(reading: Reading, word: Token) -> TimeRange | None:
    mention = next((m for m in reading.times if m.end == word.i and m.timex == "DURATION"), None)
    found = mention and re.match(
        r"(?:(?:just|only|mere|barely) )?(?:([a-z]+|\d+) (day|week|month|year)s?|days)$", mention.text.lower()
    )
    news = _day_before(reading, word.i)
    if not (found and news):
        return None
    sign, text = -1 if word.lower_ == "after" else 1, f"{found[0]} {word.lower_}"
    if found[2] in {None, "day"} and found[1] in {None, "few", "several", "some"}:
        ends = sorted((shift(news, sign * 7, "day"), shift(news, sign, "day")))
        return TimeRange(ends[0].isoformat(), ends[1].isoformat(), "week", text, "inferred")
    if not (count := number(found[1])):
        return None
    day = shift(news, sign * count, found[2])
    if found[2] in {"month", "year"} and (whole := of_value(at_unit(day, found[2]))):
        (first, last), precision = whole
        return TimeRange(first.isoformat(), last.isoformat(), precision, text, "inferred")
    return TimeRange(day.isoformat(), day.isoformat(), "day", text, "inferred")


def _day_before(reading: Reading, index: int) -> date | None:
    """The day last mentioned before a token, else that of publication."""
    for mention in reversed(reading.times):
        days = mention.range
        pictured = in_caption(reading, reading.doc[mention.start])
        if mention.start < index and days and days.start and days.start == days.end and not pictured:
            return date.fromisoformat(days.start)
    return reading.anchor


_FINDERS: tuple[tuple[str, Callable[[Reading, EventMention], TimeRange | None]], ...] = (
    ("counted from the day before", _counted_from),
    ("in office", in_tenure),
    ("same event", same_event),
    ("what it would have answered", would_have_answered),
    ("day of the telling", day_of_telling),
    ("told on from", told_on),
    ("clause above", from_clause_above),
    ("sentence before", from_sentence_before),
    ("told less exactly", told_loosely),
    ("day of the news", day_of_news),
)


def not_ahead(reading: Reading, event: EventMention, days: TimeRange | None) -> TimeRange | None:
    """The days of what happened, which cannot lie after the report: a weekday is then the last one, else nothing is.

    The day after counts as that of the report: when a paper in America goes to print, it is tomorrow in Asia.
    """
    published = reading.anchor
    if not (days and days.start and published and status_of(reading, event) == "happened"):
        return days
    start = date.fromisoformat(days.start)
    if (start - published).days <= 1:
        return days
    if days.start != days.end or not WEEKDAY.search(days.text) or (start - published).days > 6:
        return None
    day = shift(start, -7, "day").isoformat()
    return structs.replace(days, start=day, end=day)


def _of_another(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day is of something else: of the telling of what is to come, or denied, or of a sentence beside it.

    Of what happened, days of another sentence are as often right as those of its own.
    """
    status, trigger = status_of(reading, event), reading.doc[event.head]
    if status not in UNREAL or _to_come(reading, mention):
        return False
    word, _ = anchor_of(reading, mention)
    if status == "planned" and over(reading, mention, trigger):
        return True
    told = word.lemma_ in lexicon("telling") and any(above.i == word.i for above in trigger.ancestors)
    return told or (status != "negated" and not trigger.sent.start <= mention.start < trigger.sent.end)


def _of_what_is_to_come(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day ahead that another sentence names was taken for that of what has happened."""
    sent, anchor, days = reading.doc[event.head].sent, reading.anchor, mention.range
    if sent.start <= mention.start < sent.end or status_of(reading, event) not in DONE or not (anchor and days):
        return False
    return days.start is not None and (date.fromisoformat(days.start) - anchor).days > 1


def _to_come(reading: Reading, mention: TimeMention) -> bool:
    """Whether days lie after the report's own."""
    days = mention.range
    return bool(days and days.start and reading.anchor and date.fromisoformat(days.start) > reading.anchor)


def _ahead(reading: Reading, mention: TimeMention, days: TimeRange) -> bool:
    """Whether days are named as those of what is to come: "resists calls to back it in a vote on Wednesday"."""
    anchor = reading.anchor
    if not (days.start and anchor) or days.start <= anchor.isoformat():
        return False
    return lies_ahead(reading.doc[mention.start : mention.end].root, days, anchor)


def _no_such_day(reading: Reading, trigger: Token) -> bool:
    """Whether the only day that its sentence names is none: "on Feb 30"."""
    if reading.anchor is None or not any(one.value == UNKNOWN_DAY for one in reading.times):
        return False
    inside = range(trigger.sent.start, trigger.sent.end)
    here = [one for one in reading.times if one.start in inside]
    return any(one.value == UNKNOWN_DAY for one in here) and not any(one.range for one in here)


OF_OTHERS = (_of_another, of_an_old_telling, of_what_came_after, of_what_came_before)
NOT_ITS_OWN = (due, of_a_clause_below, of_no_perfect, of_what_goes_on, of_who_is_described)
OF_THE_SAME = frozenset({in_tenure, same_event})  # what goes by the event itself, not by the news around it
TOLD_ON = frozenset({told_on, from_sentence_before})  # the days told before, which are of the first of its kind


def time_of(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """An event's days and the rule that gave them; (None, "") if the report gives none.

    The expression that was decided on, else the one attached to the trigger; else, marked as inferred, what
    `inferred` has.
    """
    trigger = reading.doc[event.head]
    if behind_the_scene(reading, trigger):
        return None, ""
    if (later := put_off(reading, trigger)) and status_of(reading, event) == "planned":
        return later.range, "put off to that day"
    if days := counted_on(reading, event):
        return days, "counted from what went before"
    mention = event.days or attached(reading, trigger)
    if mention and _of_what_is_to_come(reading, mention, event):
        mention = None
    if mention and any(other(reading, mention, event) for other in OF_OTHERS):
        return None, ""
    if mention and (ranks(reading, mention) or any(no(reading, mention, event) for no in NOT_ITS_OWN)):
        mention = None
    days = not_ahead(reading, event, span_of(reading, mention)) if mention else None
    if mention and days and status_of(reading, event) in DONE and _ahead(reading, mention, days):
        mention = None
    lasting = bool(mention and days and mention.timex == "DURATION" and days.end is None)
    # "Has handed over grain for a month" is done: what lasts is the grain.
    if mention and days and not (lasting and status_of(reading, event) == "happened"):
        if mention.vague and (exact := exactly(reading, event, days)):
            return structs.replace(exact, how="inferred"), "told more exactly"
        return days, f"{mention.rule}, which the learned reader takes for its days" if event.days else mention.rule
    if _no_such_day(reading, trigger):
        return None, ""
    return inferred(reading, event)
