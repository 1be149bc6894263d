"""What the parse says of each word, as numbers: inputs of the encoder beside the words themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.strings import get_string_id

from onrecord.read.encoder.labels import DEP, ENT, POS, TAG, numbers
from onrecord.read.quotes import paragraphs, quotes
from onrecord.read.reading import Reading

Ints = NDArray[np.int64]


def _by_id(names: tuple[str, ...]) -> dict[int, int]:
    return {get_string_id(name): number for name, number in numbers(names).items()}


_POS, _TAG, _DEP, _ENT = _by_id(POS), _by_id(TAG), _by_id(DEP), _by_id(ENT)


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
    quoted = np.zeros(size, np.int64)
    for quote in quotes(doc, paragraphs(doc)):
        quoted[quote.start : quote.end] = 1
    asked = [attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE, attrs.HEAD, attrs.IS_SPACE, attrs.SENT_START]
    told = np.asarray(doc.to_array(asked), np.uint64)
    begins = told[:, 6] == 1
    begins[:1] = False
    return Words(
        pos=_numbered(told[:, 0], _POS),
        tag=_numbered(told[:, 1], _TAG),
        dep=_numbered(told[:, 2], _DEP),
        ent=_numbered(told[:, 3], _ENT),
        head=np.arange(size) + told[:, 4].astype(np.int64),
        sentence=np.cumsum(begins),
        title=_title(reading),
        quoted=quoted,
        space=told[:, 5].astype(np.int64),
    )


def _numbered(ids: NDArray[np.uint64], known: Mapping[int, int]) -> Ints:
    """The numbers that the weights have for names, from those that spaCy has; 0 for names that they do not know."""
    return np.array([known.get(name, 0) for name in ids.tolist()], np.int64)


def _title(reading: Reading) -> Ints:
    found = np.zeros(len(reading.doc), np.int64)
    for section in reading.report.sections:
        if section.kind == "title":
            chars = reading.doc.char_span(section.span.start, section.span.end, alignment_mode="expand")
            if chars is not None:
                found[chars.start : chars.end] = 1
    return found
