"""Quotations find their speakers, and headlines theirs.

A quotation belongs to the cue whose content it overlaps, else to the nearest cue of speech in its sentence, else
(a sentence that is all quotation) to whoever was quoted last: later sentences of a paragraph, and paragraphs that
go on with an opening mark, keep the speaker.
"""

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.knowledge.actors import codes_for
from onrecord.read.attribution_closing import closing
from onrecord.read.attribution_cues import Cue
from onrecord.read.attribution_frames import Found, subject
from onrecord.read.attribution_sources import kinds
from onrecord.read.quotes import Quote

REACH = 2  # paragraphs for which a quotation without a cue keeps the last speaker


def quoted_speech(doc: Doc, quotes: list[Quote], lines: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """Give each quotation to a found attribution, whose content then covers it whole."""
    result = list(found)
    place = _paragraph_of(doc, lines)
    inside = {i for quote in quotes if not quote.fragment for i in range(quote.start, quote.end)}
    last: int | None = None
    last_end = -1
    for quote in quotes:
        index = _by_overlap(result, quote)
        if index is None and not (quote.fragment and not _stands_alone(doc, quote)):
            index = _by_sentence(doc, result, quote, inside)
        if index is None and last is not None and _stands_alone(doc, quote) and place[quote.start] - last_end <= REACH:
            index = last
        if index is None:
            announced = _after_colon(doc, quote)
            if announced is None:
                continue
            result.append(announced)
            index = len(result) - 1
        result[index] = _extended(result[index], quote)
        if result[index].kind.speaks and not quote.fragment:
            last, last_end = index, place[quote.end - 1]
    return result


def _paragraph_of(doc: Doc, lines: list[tuple[int, int]]) -> list[int]:
    place = [0] * len(doc)
    for number, (start, end) in enumerate(lines):
        for i in range(start, min(end + 1, len(doc))):
            place[i] = number
    return place


def _by_overlap(found: list[Found], quote: Quote) -> int | None:
    """The attribution that already covers most of the quotation from outside it; the outermost of several."""
    best: tuple[int, int] | None = None
    for index, one in enumerate(found):
        if quote.start <= one.head < quote.end or "quote" not in one.kind.frames:
            continue
        shared = sum(1 for i in range(quote.start, quote.end) if i in one.content)
        if shared * 3 >= quote.words and shared and (best is None or shared > best[0]):
            best = (shared, index)
    return best[1] if best else None


def _by_sentence(doc: Doc, found: list[Found], quote: Quote, inside: set[int]) -> int | None:
    """The nearest cue of speech outside quotations, in the sentences that the quotation starts or ends in."""
    low, high = doc[quote.start].sent.start, doc[quote.end - 1].sent.end
    after = quote.end
    while after < len(doc) and doc[after].is_punct and not doc[after].is_space:
        after += 1
    if (
        after < len(doc)
        and not doc[after].is_space
        and doc[quote.end - 2 if quote.words > 1 else quote.start].text == ","
    ):
        high = max(high, doc[after].sent.end)
    before = quote.start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before >= 0 and doc[before].text == ":":
        low = min(low, doc[before].sent.start)
    best: tuple[int, int] | None = None
    for index, one in enumerate(found):
        if not low <= one.head < high or one.head in inside or "quote" not in one.kind.frames:
            continue
        if quote.start <= one.head < quote.end:
            continue
        distance = quote.start - one.head if one.head < quote.start else one.head - quote.end
        distance += 0 if one.kind.speaks else 4
        if best is None or distance < best[0]:
            best = (distance, index)
    return best[1] if best else None


def _after_colon(doc: Doc, quote: Quote) -> Found | None:
    """A quotation announced by a sentence without a verb of speech: "From the ministry's letter: ..."."""
    colon = quote.start - 1
    while colon >= 0 and doc[colon].is_space:
        colon -= 1
    if colon < 0 or doc[colon].text != ":" or quote.fragment:
        return None
    sentence = doc[colon].sent
    source = subject(sentence.root)
    if source is None:
        named = [token.i for token in doc[sentence.start : colon] if token.ent_type_ in {"PERSON", "ORG"}]
        source = named[-1] if named else None
    if source is None or source > colon:
        return None
    cue = Cue("colon", "neutral", True, frozenset({"quote"}))
    return Found(source, frozenset({colon}), frozenset(range(quote.start, quote.end)), cue, "colon quote", colon)


def _stands_alone(doc: Doc, quote: Quote) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    low, high = doc[quote.start].sent.start, doc[quote.end - 1].sent.end
    rest = [t for t in doc[low:high] if not quote.start <= t.i < quote.end]
    return not any(t.is_alpha for t in rest) and doc[quote.end - 1 if quote.open else quote.end - 2].text != ","


def _extended(one: Found, quote: Quote) -> Found:
    return replace(one, content=one.content | frozenset(range(quote.start, quote.end)) - one.cue)


def headline(doc: Doc, lines: list[tuple[int, int]], own: str = "") -> list[Found]:
    """As in "Trump: North Korea will regret it", "Missile flies over Japan: government", or "Missile fired – Seoul"."""
    found = []
    for start, end in lines:
        colons = [i for i in range(start, end) if doc[i].text == ":"] if end - start <= 40 else []
        if not colons:
            found += closing(doc, start, end, own) if end - start <= 40 else []
            continue
        colon = colons[0]
        if _is_name(doc, start, colon) and end - colon > 3 and _has_verb(doc, colon + 1, end):
            content = range(colon + 1, end)
            found.append(_colon(doc, colon, colon - 1, start, content))
        elif _is_name(doc, colon + 1, end) and _has_verb(doc, start, colon):
            found.append(_colon(doc, colon, end - 1, colon + 1, range(start, colon)))
    return found


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """A short noun phrase that can name a speaker: a person, a body, a poll; a town or a province says where."""
    words = [token for token in doc[start:end] if not token.is_space]
    if not 0 < len(words) <= 5 or any(t.pos_ in {"VERB", "AUX", "NUM"} or t.tag_ == "VBG" for t in words):
        return False
    place = codes_for(" ".join(token.text for token in words))
    if place is not None and place.kind == "region":
        return False
    speaker = {"government", "military", "media", "document", "organisation", "person", "collective"}
    known = any(t.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or kinds().get(t.lower_) in speaker for t in words)
    return known and words[0].text[0].isupper() | (start > 0 and doc[start - 1].text == ":")


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in {"VBZ", "VBP", "VBD", "MD", "VB"} for token in doc[start:end])


def _colon(doc: Doc, colon: int, head: int, low: int, content: range) -> Found:
    while (doc[head].is_punct or doc[head].is_space) and head > low:
        head -= 1
    cue = Cue("colon", "neutral", True, frozenset({"quote"}))
    return Found(head, frozenset({colon}), frozenset(content), cue, "colon", colon)
