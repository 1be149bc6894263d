"""Captions of pictures: their day is the picture's, often years before the news, and dates nothing else in the report.

"People take part in a demonstration in Montreal, on May 14, 2022. (The Canadian Press)": a line told in the present,
which ends with a day that has its year. That day is the demonstration's; the report's own demonstration was on another.
"""

import re

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.memo import once

YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
REST = re.compile(r"[\s.,;]*(?:\([^)]*\)|\[[^\]]*\]|(?:AP|File|Photo|REUTERS|Reuters|AFP|Getty)\b.*)?[\s.]*")
# What a picture's people are at stands before these; what they are at it for is of another day.
BEHIND = frozenset({"against", "over", "about", "for", "after", "since", "amid", "following", "of"})


def in_caption(reading: Reading, token: Token) -> bool:
    """Whether a token stands in a caption."""
    known = once(reading, "_captions", lambda: _captions(reading))
    return bool(known) and int(token.sent.start) in known


def behind_the_scene(reading: Reading, trigger: Token) -> bool:
    """Whether an event in a caption is what its scene is about, not the scene: "in protest against the | detention"."""
    if not in_caption(reading, trigger):
        return False
    token = trigger
    while token.head.i != token.i:
        if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in BEHIND:
            return token.head.lower_ != "of" or token.head.head.pos_ in ("NOUN", "PROPN")
        if token.dep_ in ("relcl", "acl") and token.tag_ in ("VBD", "VBN"):
            return True
        token = token.head
    return False


def _captions(reading: Reading) -> frozenset[int]:
    """The first tokens of the sentences that are captions."""
    return frozenset(
        int(reading.doc[mention.start].sent.start)
        for mention in reading.times
        if _dates_a_picture(mention) and _caption(reading.doc[mention.start].sent, mention)
    )


def _dates_a_picture(mention: TimeMention) -> bool:
    days = mention.range
    return bool(days and days.how == "stated" and days.start == days.end and YEAR.search(mention.text))


def _caption(sent: TokenSpan, mention: TimeMention) -> bool:
    """Whether a sentence told in the present opens its line and ends with the day."""
    doc = sent.doc
    opens = sent.start == 0 or "\n" in doc[sent.start - 1].text or doc[sent.start].text.startswith("\n")
    rest = doc[mention.end : sent.end].text
    return opens and _present(sent.root) and REST.fullmatch(rest) is not None


def _present(verb: Token) -> bool:
    """Whether a verb stands in the present; a base form does if it has a subject and no helping verb."""
    below = {child.dep_ for child in verb.children}
    return verb.tag_ in ("VBZ", "VBP", "VBG") or (verb.tag_ == "VB" and "nsubj" in below and "aux" not in below)
