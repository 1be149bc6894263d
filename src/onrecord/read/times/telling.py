"""The days of what an event is told with: the saying, the clause or sentence before, what it would have answered."""

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times.attach import dated, range_for
from onrecord.read.times.mentions import (
    STALE_DAYS,
    TOLD,
    codes_of,
    is_definite,
    is_fresh,
    other_mentions,
    share_party,
    status_of,
    width_of,
)
from onrecord.read.times.news import story_votes


def day_of_telling(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date of the saying, for verbal events in what is said: "China on Friday said it opposes"."""
    if event.type not in SPOKEN:
        return None
    token = reading.doc[event.head]
    while token.head.i != token.i:
        if token.dep_ in {"ccomp", "parataxis"}:
            return range_for(reading, token.head)
        token = token.head
    return None


def told_on(reading: Reading, event: EventMention) -> TimeRange | None:
    """The date of the event told in the clause before, or of one of the same type in the sentence before."""
    if status_of(reading, event) not in TOLD:
        return None
    trigger, known = reading.doc[event.head], dated(reading)
    start = trigger.sent.start
    first = start if event.type in SPOKEN else _previous(reading, start)
    for other in reversed(reading.events):
        if not (first <= other.head < event.head and other.head in known):
            continue
        if other.head >= start and not _beside(trigger, reading.doc[other.head]):
            continue
        if other.head >= start or other.type == event.type:
            days = known[other.head]
            return days if width_of(days) <= STALE_DAYS else None
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


def told_loosely(reading: Reading, event: EventMention) -> TimeRange | None:
    """What the report dates less exactly ("last week"), for further words on it: same type, a party in common."""
    if status_of(reading, event) not in TOLD or story_votes(reading, (event.type,)):
        return None
    definite = is_definite(reading.doc[event.head])
    found = [dated(reading)[e.head] for e in other_mentions(reading, event) if definite or share_party(event, e)]
    found = [d for d in found if 0 < width_of(d) <= STALE_DAYS and is_fresh(reading, d, STALE_DAYS if definite else 14)]
    return min(found, key=width_of) if found else None


def would_have_answered(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of what somebody did not act against: "did not shoot down the missiles" is of the launches' days."""
    if status_of(reading, event) != "negated" or event.type in SPOKEN:
        return None
    actors, recipients = codes_of(event)
    known, found = dated(reading), []
    for other in reading.events:
        did, suffered = codes_of(other)
        if other.head in known and did & recipients and (suffered & actors or not suffered):
            days = known[other.head]
            if width_of(days) <= STALE_DAYS + 2 and other.type != event.type and other.type not in SPOKEN:
                found.append((not suffered, not is_fresh(reading, days), other.head, days))
    return min(found, key=lambda row: row[:3])[3] if found else None
