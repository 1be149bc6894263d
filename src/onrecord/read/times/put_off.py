"""What is put off to another day is planned for that day: "talks have been postponed until Monday"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs
from spacy.tokens import Token

from onrecord.read.grammar import NOMINAL, VERBAL
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.dates import lexicon
from onrecord.read.times.memo import once
from onrecord.read.times.spans import anchor_of

TO = frozenset({"until", "till", "to", "for"})
PARTICLES = frozenset({"back", "off"})
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
WEEK = timedelta(days=7)
HELD = frozenset({"dobj", "nsubj", "nsubjpass"})


def put_off(reading: Reading, trigger: Token) -> TimeMention | None:
    """The expression that says to which day what the trigger tells is put off; None if none does."""
    days = once(reading, "_put_off", lambda: _days(reading))
    verb = _verb(trigger) if days else None
    return days.get(verb.i) if verb is not None else None


def _days(reading: Reading) -> dict[int, TimeMention]:
    """The expressions behind verbs for putting off, by the verb."""
    found: dict[int, TimeMention] = {}
    for mention in reading.times if reading.times else ():
        anchor, preposition = anchor_of(reading, mention)
        anchor = anchor.head if anchor.lower_ in PARTICLES else anchor
        before = reading.doc[mention.start - 1].lower_ if mention.start else ""
        if mention.range and {preposition, before} & TO and _puts_off(anchor):
            found.setdefault(anchor.i, _ahead(reading, mention))
    return found


def _ahead(reading: Reading, mention: TimeMention) -> TimeMention:
    """The expression; a weekday that was taken for the last one is the next, to which something is put off."""
    days, published = mention.range, reading.anchor
    if not (days and days.start and published and WEEKDAY.search(mention.text)):
        return mention
    day = date.fromisoformat(days.start)
    if days.start != days.end or not 0 < (published - day).days <= WEEK.days:
        return mention
    later = (day + WEEK).isoformat()
    return replace(mention, range=structs.replace(days, start=later, end=later))


def _verb(trigger: Token) -> Token | None:
    """The verb for putting off whose subject or object the trigger is, or hangs on: "a vote on | talks"."""
    if _puts_off(trigger):
        return trigger
    if trigger.pos_ not in NOMINAL:
        return None
    word = trigger
    while word.dep_ in {"compound", "conj"} and word.head.i != word.i:
        word = word.head
    return word.head if word.dep_ in HELD and _puts_off(word.head) else None


def _puts_off(word: Token) -> bool:
    if word.pos_ not in VERBAL:
        return False
    known = lexicon("put_off")
    particle = next((f"{word.lemma_}_{child.lower_}" for child in word.children if child.dep_ in {"prt", "advmod"}), "")
    return word.lemma_.lower() in known or particle in known
