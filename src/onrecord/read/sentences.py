"""The sentences of a parse: what is asked of one for every event in it, worked out once.

spaCy looks for the bounds of a token's sentence anew whenever it is asked for it, and puts its text together anew.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from spacy import attrs
from spacy.tokens import Doc, Span, Token

Found = TypeVar("Found")


def bounded(doc: Doc) -> Doc:
    """The document, its sentences no longer to be changed: `Token.sent` gives the same as before, in less time."""
    begins = np.nonzero(doc.to_array(attrs.SENT_START) == 1)[0]
    bounds = np.array([0, *begins[begins > 0].tolist(), len(doc)])
    lengths = np.diff(bounds)
    starts, ends = np.repeat(bounds[:-1], lengths).tolist(), np.repeat(bounds[1:], lengths).tolist()

    def sent(token: Token) -> Span:
        return token.doc[starts[token.i] : ends[token.i]]

    doc.user_token_hooks["sent"] = sent
    return doc


def text_of(sent: Span) -> str:
    """The sentence's text."""
    return _kept(sent, "text", lambda: sent.text)


def words_of(sent: Span) -> frozenset[str]:
    """The sentence's words in lower case."""
    return _kept(sent, "words", lambda: frozenset(word.lower_ for word in sent))


def _kept(sent: Span, what: str, work_out: Callable[[], Found]) -> Found:
    kept, key = sent.doc.user_data, f"{what} of {sent.start}:{sent.end}"
    if key not in kept:
        kept[key] = work_out()
    found: Found = kept[key]
    return found
