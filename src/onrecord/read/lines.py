"""Where sentences may begin: at every line, and inside a line only where the text itself ends a sentence.

Left to itself, the parser starts a sentence after "Malawi" in "Malawi on Wednesday deported ...", where a headline
without a full stop stands above: the doer is lost. So it may choose between the places that are allowed here.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.tokens import Doc

BEGINS, NONE_HERE = 1, -1  # as spaCy has them; 0 where the parser may choose

# Inside the first words of a line, and anywhere in a line that is a headline, only an end mark ends a sentence.
FIRST_WORDS = 8
HEADLINE_WORDS = 30
END_MARKS = (".", "!", "?", "…", ":")
CLOSING = frozenset("\"”’'»)]") | {"''"}
_SHORT = """mr mrs ms dr prof st gen col lt maj capt sgt cmdr adm sen rep gov rev hon pres no vs etc mt ft
jan feb mar apr jun jul aug sep sept oct nov dec"""
SHORT_FORMS = frozenset(f"{word}." for word in _SHORT.split())


def break_lines(doc: Doc) -> Doc:
    """Start a sentence at every line, and forbid one where inside the line none can begin."""
    starts = doc.to_array([attrs.SENT_START]).astype(np.int64)
    line: list[int] = []
    texts: list[str] = []
    for token in doc:
        text = token.text
        if not token.is_space:
            line.append(token.i)
            texts.append(text)
        elif "\n" in text:
            _mark(starts, line, texts)
            line, texts = [], []
        else:
            starts[token.i] = NONE_HERE
    _mark(starts, line, texts)
    told: Any = starts.astype(np.uint64)
    return doc.from_array([attrs.SENT_START], told)  # token by token, each would be a look at the whole document


def _mark(starts: NDArray[np.int64], line: list[int], texts: list[str]) -> None:
    """Mark the first word of a line as a sentence's start, and those of the others that cannot be one."""
    if not line:
        return
    starts[line[0]] = BEGINS
    ends = [_ends_at(texts, at) for at in range(len(line))]
    headline = len(line) <= HEADLINE_WORDS and not any(ends[1:])
    for at in range(1, len(line)):
        strict = headline or at <= FIRST_WORDS
        if not _may_begin(texts, at, strict=strict, after_end=ends[at]):
            starts[line[at]] = NONE_HERE


def _may_begin(texts: list[str], at: int, *, strict: bool, after_end: bool) -> bool:
    """Whether a sentence may begin with the word at that place of its line."""
    text = texts[at]
    if not _can_open(text) or _only_marks_before(texts, at):
        return False
    if text[0].islower() and not (texts[at - 1] in {".", "!", "?"} or (after_end and not text.islower())):
        return False
    return after_end or not strict


def _can_open(text: str) -> bool:
    """Whether a word can be a sentence's first: no comma, no closing mark, no bare end mark."""
    return text[0].isalnum() or text in {'"', "``", "'", "...", "…"} or text[0] in "“‘„«([@#$€£¥•*-–—+"


def _only_marks_before(texts: list[str], at: int) -> bool:
    """Whether nothing but marks stands before it in the line: an opening quotation mark is no sentence."""
    return not any(any(c.isalnum() for c in text) for text in texts[max(0, at - 4) : at]) and at <= 4


def _ends_at(texts: list[str], at: int) -> bool:
    """Whether what stands before the word ends a sentence: an end mark, closing marks behind it aside."""
    before = at - 1
    while before >= 0 and texts[before] in CLOSING:
        before -= 1
    if before < 0 or not texts[before].endswith(END_MARKS):
        return False
    word = texts[before]
    return word.lower() not in SHORT_FORMS and not (len(word) == 2 and word[0].isupper() and word[1] == ".")
