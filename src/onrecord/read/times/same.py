"""The days of another mention of the same event: "the attack", once the report has dated it."""

from collections import Counter

from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times.attach import dated
from onrecord.read.times.dates import lexicon
from onrecord.read.times.mentions import (
    STALE_DAYS,
    is_definite,
    is_fresh,
    is_stale,
    other_mentions,
    same_parties,
    share_party,
    status_of,
    width_of,
)
from onrecord.read.times.narrative import from_sentence_before
from onrecord.read.times.spans import joined
from onrecord.read.times.syntax import ARGUMENTS
from onrecord.read.times.telling import told_on, would_have_answered


def same_event(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of another mention of the event: same type, no clash of parties, and the same word or all parties.

    Of several days the one given first counts: news leads with its event. A mention in another period is taken only
    for a definite one ("the 2009 launch"): a verb in the past tells news.
    """
    trigger = reading.doc[event.head]
    lemma, definite, news = _stem(trigger), is_definite(trigger), _perfect(trigger)
    headed = trigger.idx < reading.title_end  # what the headline tells, the text tells again with its day
    ranked = []
    if _pronoun_subject(trigger) and (days := told_on(reading, event) or from_sentence_before(reading, event)):
        return days
    if one_more(trigger):
        return None
    for other in other_mentions(reading, event):
        days = dated(reading)[other.head]
        stale, width = is_stale(reading, days), width_of(days)
        if news and not is_fresh(reading, days):
            continue
        near = width == 0 and not stale
        if _stem(reading.doc[other.head]) == lemma and (definite or share_party(event, other)):
            if width <= STALE_DAYS and (definite or not stale):
                ranked.append((not (near or (definite and not stale)), width, other.head, days))
        elif (near and definite) or (headed and not stale and _alike(reading, event, other)):
            ranked.append((True, 0 if near else width, other.head, days))
    # "The strikes" are those called so before, not whatever else was done, even by whom they are laid to.
    same_word = any(_stem(reading.doc[row[2]]) == lemma for row in ranked)
    if definite and (not ranked or (trigger.tag_ == "NNS" and not same_word)) and (days := _named(reading, event)):
        return days
    if not ranked:
        return None
    often = Counter(row[3].start for row in ranked)
    return min(ranked, key=lambda row: (row[0], row[1], -often[row[3].start], row[2]))[3]


def one_more(trigger: Token) -> bool:
    """Whether a deed is told of as one more of its kind: "a second group travelled", "fired another missile".

    So the days that the report gives for the one before are not its own. "The second group" is one known by now.
    """
    sides = ARGUMENTS | {"nsubj", "nsubjpass", "dobj", "agent"}
    below = [child for child in trigger.children if child.dep_ in sides and child.i != trigger.i]
    for thing in (trigger, *below) if trigger.pos_ == "NOUN" else below:
        words = {child.lower_ for child in thing.children if child.dep_ in {"det", "amod", "nummod"}}
        if words & lexicon("one_more") or ("a" in words and words & lexicon("ordinals")):
            return True
    return False


def _alike(reading: Reading, one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have the same parties and status: a denial has another day than what it denies."""
    return same_parties(one, other) and status_of(reading, one) == status_of(reading, other)


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
        (d.start, d.end): d
        for e in nouns
        if (d := known.get(e.head)) and width_of(d) <= 31 and not is_stale(reading, d)
    }
    return next(iter(days.values())) if len(days) == 1 else None


def exactly(reading: Reading, event: EventMention, days: TimeRange) -> TimeRange | None:
    """The days within a vague expression's ("earlier this year") that other mentions of the event give.

    They are of the same type and parties, and no news: what happened this week is not meant by "earlier this year".
    """
    if width_of(days) <= STALE_DAYS:
        return None
    answered = would_have_answered(reading, event)
    if answered and str(days.start) <= str(answered.start) and str(answered.end) <= str(days.end):
        return answered
    found = []
    for other in other_mentions(reading, event):
        own = dated(reading)[other.head]
        inside = own.start and own.end and str(days.start) <= own.start and own.end <= str(days.end)
        if inside and width_of(own) <= STALE_DAYS and same_parties(event, other) and not is_fresh(reading, own):
            found.append(own)
    if not found:
        return None
    whole = joined(min(found, key=lambda d: str(d.start)), max(found, key=lambda d: str(d.end)), found[0].text)
    return whole if 0 <= width_of(whole) <= max(STALE_DAYS, width_of(days) // 3) else None
