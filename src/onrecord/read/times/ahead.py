"""Days ahead of the report, of which nothing is that has happened, and days that are over, of which no plan is."""

from datetime import date

from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.dates import lexicon, words
from onrecord.read.times.spans import anchor_of
from onrecord.read.times.tenses import VERBS, tense

BEFORE = 6  # words before a day among which "scheduled to", "expected to" is looked for


def lies_ahead(token: Token, days: TimeRange, anchor: date) -> bool:
    """Whether a day lies ahead of what is told: "will meet on Monday", "prior to meeting him on Monday"."""
    when, after = tense(token), str(days.start) > anchor.isoformat()
    if when == "future" or (when == "present" and str(days.start) >= anchor.isoformat()):
        return True
    if after and _to_be(token):
        return True
    for word in token.ancestors:
        before = token.doc[max(word.i - 3, word.sent.start) : word.i + 1] if word.pos_ in VERBS else (word,)
        if any(w.lower_ in lexicon("ahead") for w in before):
            return True
        if word.pos_ in VERBS:
            return False
    return False


def _to_be(token: Token) -> bool:
    """Whether words before a day have it as that of what is to come: "had been scheduled to open Saturday"."""
    before = token.doc[max(token.sent.start, token.i - BEFORE) : token.i]
    return any(word.lower_ == "to" for word in before) and any(
        word.lemma_.lower() in words()["future"]["words"] for word in before
    )


def told_ahead(reading: Reading, days: TimeRange) -> bool:
    """Whether days after the report's own are named in it only as those of what is to come.

    A report of America may well tell what took place on the morning of the next day, in Asia.
    """
    anchor = reading.anchor
    if anchor is None or not days.start or days.start <= anchor.isoformat():
        return False
    named = (m for m in reading.times if m.range and m.range.start == days.start)
    return all(lies_ahead(reading.doc[m.start : m.end].root, days, anchor) for m in named)


def over(reading: Reading, mention: TimeMention, trigger: Token) -> bool:
    """Whether days cannot be those of what is planned: they are past, or today's and of something told as past.

    "Had spoken on Tuesday and will talk again", "announced the shipment on Friday", "missiles hit it overnight".
    """
    anchor, days = reading.anchor, mention.range
    last = (days.end or days.start) if days else None
    if anchor is None or days is None or last is None:
        return False
    if last < anchor.isoformat():
        return True
    word, _ = anchor_of(reading, mention)
    return last == anchor.isoformat() and word.i != trigger.i and word.pos_ in VERBS and tense(word) == "past"
