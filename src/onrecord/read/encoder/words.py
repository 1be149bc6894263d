"""What the parse says of each word, as numbers: inputs of the encoder beside the words themselves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.read.encoder.labels import DEP, ENT, POS, TAG, numbers
from onrecord.read.quotes import paragraphs, quotes
from onrecord.read.reading import Reading

Ints = NDArray[np.int64]
_POS, _TAG, _DEP, _ENT = numbers(POS), numbers(TAG), numbers(DEP), numbers(ENT)


@dataclass(frozen=True, slots=True)
class Words:
    """The n tokens of a report, an array of n numbers for each thing known of them.

    `sentence` numbers the sentences; `title`, `quoted` are 0 or 1; `space` marks tokens that are white space.
    """

    pos: Ints
    tag: Ints
    dep: Ints
    ent: Ints
    head: Ints
    sentence: Ints
    title: Ints
    quoted: Ints
    space: Ints

    def __len__(self) -> int:
        return len(self.pos)


def words(reading: Reading) -> Words:
    """The words of a reading."""
    doc = reading.doc
    size = len(doc)
    sentence = np.zeros(size, np.int64)
    for number, sent in enumerate(doc.sents):
        sentence[sent.start : sent.end] = number
    lines = paragraphs(doc)
    quoted = np.zeros(size, np.int64)
    for quote in quotes(doc, lines):
        quoted[quote.start : quote.end] = 1
    return Words(
        pos=np.array([_POS.get(token.pos_, 0) for token in doc], np.int64),
        tag=np.array([_TAG.get(token.tag_, 0) for token in doc], np.int64),
        dep=np.array([_DEP.get(token.dep_, 0) for token in doc], np.int64),
        ent=np.array([_ENT.get(token.ent_type_, 0) for token in doc], np.int64),
        head=np.array([token.head.i for token in doc], np.int64),
        sentence=sentence,
        title=_title(reading),
        quoted=quoted,
        space=np.array([token.is_space for token in doc], np.int64),
    )


def _title(reading: Reading) -> Ints:
    found = np.zeros(len(reading.doc), np.int64)
    for section in reading.report.sections:
        if section.kind == "title":
            chars = reading.doc.char_span(section.span.start, section.span.end, alignment_mode="expand")
            if chars is not None:
                found[chars.start : chars.end] = 1
    return found
