"""Days of something else that a sentence tells besides: of what came after, of a deadline, of a prize.

The learned reader takes the one day of a sentence for the day of all that it tells. What stands behind "after" or
"since" came before the sentence's own day, and a day behind "after" is that of what came before; what is asked for
"by Friday" was not asked on Friday.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model.kinds import DONE
from onrecord.read.reading import EventMention, Reading, TimeMention
from onrecord.read.times.dates import lexicon
from onrecord.read.times.mentions import status_of
from onrecord.read.times.spans import anchor_of
from onrecord.read.times.tenses import VERBS

BEFORE_IT = frozenset({"after", "since"})
DUE = frozenset({"by", "until", "till", "before"})
PERFECT = 31  # days
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
STRETCH = re.compile(r"\bthis (?:year|decade|century|season)\b", re.I)
RANKED = 8  # words
LONG = frozenset({"week", "month", "year", "decade", "long"})


def of_what_came_after(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day stands outside the "after ..." in which an event is told, in the same sentence."""
    trigger = reading.doc[event.head]
    if status_of(reading, event) not in DONE or not _in(trigger.sent.start, mention, trigger.sent.end):
        return False
    return any(not _in(start, mention, end) for start, end in _behind(trigger))


def of_what_came_before(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day is that of a deed told behind "after", which an event is not."""
    if status_of(reading, event) not in DONE:
        return False
    word, preposition = anchor_of(reading, mention)
    elsewhere = not _in(reading.doc[event.head].sent.start, mention, reading.doc[event.head].sent.end)
    if elsewhere and event.type in SPOKEN and any(_behind(word)):
        return True  # what is said has no day of what another sentence tells to have been before
    if preposition or word.pos_ not in VERBS:
        return False  # "after he had spoken of it | on Monday" is as often of the one as of the other
    return any(not start <= event.head < end for start, end in _behind(word, finite=True))


def of_no_perfect(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day long past stands with a present perfect, which goes with none: "has fired who led it last year"."""
    trigger, days = reading.doc[event.head], mention.range
    if not (days and days.end and reading.anchor) or trigger.tag_ != "VBN" or status_of(reading, event) not in DONE:
        return False
    helping = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    _, preposition = anchor_of(reading, mention)
    over = date.fromisoformat(days.end) < reading.anchor - timedelta(days=PERFECT)
    return over and bool(helping & {"has", "have", "’ve", "'ve"}) and preposition not in {"since", "for", "over"}


def of_an_old_telling(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day long past is that on which an event was told of: "told us in August that she had been held"."""
    trigger, days = reading.doc[event.head], mention.range
    if not (days and days.end and reading.anchor) or status_of(reading, event) not in DONE:
        return False
    word, _ = anchor_of(reading, mention)
    told = word.lemma_ in lexicon("telling") and any(above.i == word.i for above in trigger.ancestors)
    return told and date.fromisoformat(days.end) < reading.anchor - timedelta(days=PERFECT)


def of_a_clause_below(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day is that of another kind of deed told below: "the release of the girls whom they seized in 2014"."""
    trigger, days = reading.doc[event.head], mention.range
    if not (days and days.end and reading.anchor) or status_of(reading, event) not in DONE:
        return False
    if date.fromisoformat(days.end) >= reading.anchor - timedelta(days=PERFECT):
        return False  # near one another, all that a sentence tells is mostly of one day
    kinds = {one.head: one.type for one in reading.events}
    word, _ = anchor_of(reading, mention)
    return any(
        one.dep_ in {"relcl", "acl"} and kinds.get(one.i, event.type) != event.type and trigger in one.ancestors
        for one in (word, *word.ancestors)
    )


def of_what_goes_on(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether what is said has the day since which something goes on: "offered to invest in it, torn since 2015"."""
    word, preposition = anchor_of(reading, mention)
    if preposition != "since" or event.type not in SPOKEN or status_of(reading, event) != "happened":
        return False
    verb = next((one for one in (word, *word.ancestors) if one.pos_ in VERBS), word)
    return event.head not in {word.i, verb.i}


def ranks(reading: Reading, mention: TimeMention) -> bool:
    """Whether a stretch up to now only says among what something is largest: "the broadest attack this year"."""
    if not STRETCH.search(mention.text):
        return False
    before = reading.doc[max(reading.doc[mention.start].sent.start, mention.start - RANKED) : mention.start]
    return any(
        word.tag_ in {"JJS", "RBS"} or word.ent_type_ == "ORDINAL" or word.lower_ in lexicon("superlatives")
        for word in before
    )


def due(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day is one by which something is to be done that an event is not: "asked to be relieved by Friday"."""
    word, preposition = anchor_of(reading, mention)
    ahead = preposition in DUE and word.i != event.head and _infinitive(word)
    return ahead and status_of(reading, event) in DONE


def long_before(token: Token) -> bool:
    """Whether a verb is told as long past: "months after she was freed"."""
    mark = next((child for child in token.lefts if child.dep_ == "mark" and child.lower_ in BEFORE_IT), None)
    return mark is not None and mark.i > 0 and token.doc[mark.i - 1].lemma_.lower() in LONG


def described(reading: Reading, token: Token) -> bool:
    """Whether a participle only says of whom a sentence tells: "boys | abducted by rebels were freed on Tuesday".

    Where the sentence's verb tells of a deed of the same kind, both are of one day: "missiles fired at it hit Odesa".
    """
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or token.head.dep_ not in ARGUMENTS:
        return False
    kinds = {one.head: one.type for one in reading.events}
    verb = next((one for one in token.head.ancestors if one.pos_ in VERBS), None)
    if verb is None or verb.lemma_.lower() in lexicon("telling"):
        return False  # "Five Freed by Rebels, Kenya Says" is the news
    return kinds.get(token.i, "") != kinds.get(verb.i)


def of_who_is_described(reading: Reading, mention: TimeMention, event: EventMention) -> bool:
    """Whether a day stands outside the words that an event is told by, which only say of whom a sentence tells."""
    trigger = reading.doc[event.head]
    outside = not _in(trigger.left_edge.i, mention, trigger.right_edge.i + 1)
    return outside and (described(reading, trigger) or who_it_is(trigger) or _had_been(trigger))


def _had_been(verb: Token) -> bool:
    """Whether a relative clause tells of what was before: "the missile that it had threatened to fire"."""
    return verb.dep_ == "relcl" and any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def who_it_is(token: Token) -> bool:
    """Whether a clause says who the subject of a sentence is: "Reyes, who sued the state, is to stand".

    So does "a native of the town | whose cousin was abducted".
    """
    if token.dep_ != "relcl":
        return False
    if any(word.lower_ == "whose" for word in token.lefts for word in word.lefts):
        return _told_as_past(token)
    who = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ == "who"), None)
    if who is None:
        return False
    if token.head.dep_ == "appos":  # "Ames, an agent who was convicted, dies"
        return _told_as_past(token)
    return _told_as_past(token) and token.head.dep_ in {"nsubj", "nsubjpass"} and who.nbor(-1).text == ","


def _told_as_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)


def attributive(token: Token) -> bool:
    """Whether a participle only says what somebody is: "the slain journalist", "Murdered Critic Was Reporter"."""
    if token.tag_ not in {"VBN", "VBD"}:
        return False
    if token.dep_ == "amod":
        return True
    below = {child.dep_ for child in token.children}
    opens = token.i == token.sent.start and below.isdisjoint({"nsubj", "nsubjpass", "cc", "punct"})
    return opens and any(c.dep_ in {"ccomp", "conj"} and c.tag_ in {"VBD", "VBZ", "VBP"} for c in token.children)


def _behind(token: Token, *, finite: bool = False) -> Iterator[tuple[int, int]]:
    """The stretches behind "after" or "since" that a word stands in, the narrowest first.

    Args:
        token: the word.
        finite: whether only clauses with a subject of their own count.
    """
    for word in (token, *token.ancestors):
        marked = [c for c in word.lefts if c.dep_ == "mark" and c.lower_ in BEFORE_IT]
        if word.dep_ == "advcl" and marked and (not finite or _has_subject(word)):
            yield marked[0].i, word.right_edge.i + 1
        if not finite and word.dep_ in {"pobj", "pcomp"} and word.head.lower_ in BEFORE_IT:
            yield word.head.i, word.right_edge.i + 1


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _infinitive(word: Token) -> bool:
    """Whether a word is of a clause that tells what is to be done."""
    verb = next((one for one in (word, *word.ancestors) if one.pos_ in VERBS), None)
    return verb is not None and any(child.tag_ == "TO" for child in verb.children)


def _in(start: int, mention: TimeMention, end: int) -> bool:
    return start <= mention.start < end
