"""Quoted stretches of a document: direct speech, also over several paragraphs, told apart from scare quotes.

Newspapers open every paragraph of a long quotation with a mark and close only the last one, so a paragraph that
ends inside a quotation is closed there and the next one, if it opens with a mark, goes on.
"""

from dataclasses import dataclass

from spacy import attrs
from spacy.tokens import Doc

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset({'"', "``", "''"})
# As German and Danish books set them, too: „so“, »so«.
CLOSED_BY = {"„": frozenset("“”"), "»": frozenset("«"), "«": frozenset("»")}
SINGLE_OPENING = frozenset("‘'`")
SINGLE_CLOSING = frozenset("’'")
DOUBLE = OPENING | CLOSING | STRAIGHT
SINGLE = SINGLE_OPENING | SINGLE_CLOSING
SHORT = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens `start` up to `end`, marks included. `open` if no mark closes it before its paragraph ends.

    `words` counts the words inside; a quotation of few words within a clause may be a scare quote, a title or
    a fragment of speech, and is not by itself an attribution.
    """

    start: int
    end: int
    words: int
    open: bool = False

    @property
    def fragment(self) -> bool:
        """Whether it is too short to be a statement of its own."""
        return self.words <= SHORT


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """The paragraphs, as token ranges: stretches between line breaks."""
    found, start = [], 0
    for i in doc.to_array(attrs.IS_SPACE).nonzero()[0].tolist():
        if "\n" in doc[i].text:
            if i > start:
                found.append((start, i))
            start = i + 1
    if start < len(doc):
        found.append((start, len(doc)))
    return found


def quotes(doc: Doc, lines: list[tuple[int, int]] | None = None) -> list[Quote]:
    """All quotations of the document in order, none within another. `lines` are its paragraphs, if at hand."""
    kept = doc.user_data
    if "quotes" not in kept:
        texts = [token.text for token in doc]
        own = paragraphs(doc) if lines is None else lines
        kept["quotes"] = tuple(one for start, end in own for one in _within(doc, texts, start, end))
    return list(kept["quotes"])


def _within(doc: Doc, texts: list[str], start: int, end: int) -> list[Quote]:
    """Double marks win; single ones count only in a paragraph without double ones (British papers)."""
    marks = [i for i in range(start, end) if texts[i] in DOUBLE]
    role = _double
    if not marks:
        marks = [i for i in range(start, end) if texts[i] in SINGLE]
        role = _single
    found, opened = [], -1
    for i in marks:
        what = role(doc, i, start, end, opened)
        if what == "open" and opened < 0:
            opened = i
        elif what == "close" and opened >= 0:
            found.append(_quote(doc, opened, i + 1))
            opened = -1
    if opened >= 0 and _worth_keeping_open(texts, opened, start):
        found.append(_quote(doc, opened, end, open=True))
    return [quote for quote in found if quote.words]


def _double(doc: Doc, i: int, start: int, end: int, opened: int) -> str | None:  # noqa: ARG001
    text = doc[i].text
    if opened >= 0 and (closing := CLOSED_BY.get(doc[opened].text)):
        return "close" if text in closing else None
    if text == "»" and opened < 0 and not doc[i].whitespace_ and (i == start or doc[i - 1].whitespace_):
        return "open"
    if text in OPENING:
        return "open"
    if text in CLOSING:
        return "close"
    return "close" if opened >= 0 else "open"


def _single(doc: Doc, i: int, start: int, end: int, opened: int) -> str | None:
    text, inside = doc[i].text, opened >= 0
    after_space = i == start or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space or doc[i - 1].text in "([—–-"
    before_word = i + 1 < end and not doc[i].whitespace_ and (doc[i + 1].is_alpha or doc[i + 1].like_num)
    if not inside and text in SINGLE_OPENING and after_space and before_word:
        return "open"
    if inside and text in SINGLE_CLOSING and not after_space and doc[i].tag_ != "POS":
        return "close"
    return None


def _worth_keeping_open(texts: list[str], opened: int, start: int) -> bool:
    """An unclosed mark is a running quotation only if it opens its paragraph or follows a colon or comma."""
    before = opened - 1
    while before >= start and texts[before].isspace():
        before -= 1
    return before < start or texts[before] in {":", ","}


def _quote(doc: Doc, start: int, end: int, *, open: bool = False) -> Quote:
    words = sum(1 for token in doc[start:end] if token.is_alpha or token.like_num)
    return Quote(start, end, words, open)
