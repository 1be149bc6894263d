"""What the parse says of each word, as numbers: inputs of the encoder beside the words themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.tokens import Doc

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
    asked = [attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE, attrs.HEAD, attrs.IS_SPACE]
    told = np.asarray(doc.to_array(asked), np.uint64)
    return Words(
        pos=_numbered(doc, told[:, 0], _POS),
        tag=_numbered(doc, told[:, 1], _TAG),
        dep=_numbered(doc, told[:, 2], _DEP),
        ent=_numbered(doc, told[:, 3], _ENT),
        head=np.arange(size) + told[:, 4].astype(np.int64),
        sentence=sentence,
        title=_title(reading),
        quoted=quoted,
        space=told[:, 5].astype(np.int64),
    )


def _numbered(doc: Doc, ids: NDArray[np.uint64], known: Mapping[str, int]) -> Ints:
    """The numbers that the weights have for names, from those that spaCy has; 0 for names that they do not know."""
    names, places = np.unique(ids, return_inverse=True)
    return np.array([known.get(doc.vocab.strings[int(name)], 0) for name in names], np.int64)[places]


def _title(reading: Reading) -> Ints:
    found = np.zeros(len(reading.doc), np.int64)
    for section in reading.report.sections:
        if section.kind == "title":
            chars = reading.doc.char_span(section.span.start, section.span.end, alignment_mode="expand")
            if chars is not None:
                found[chars.start : chars.end] = 1
    return found
