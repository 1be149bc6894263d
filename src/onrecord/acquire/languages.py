"""Reports in several languages: the English parts are read, and what was left is said.

A report with a sentence of Arabic is English; so is the English half of a bilingual one. A French report with an
English quotation is not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.acquire.tongue import (
    ENGLISH,
    LATIN,
    LETTERS,
    WORD,
    count,
    english_share,
    identified,
    latin,
    name_of,
    tongue,
)

FEWEST = 60  # letters that a paragraph needs for its language to be told apart from its neighbours'
ENOUGH = 0.35  # the share of English letters from which a report is English with parts of another language
ALONE = 250  # English letters that are read however much of another language stands beside them,
ALONE_SHARE = 0.12  # unless they are only a sliver: a quotation, a line of furniture
HALF = 60  # English letters of a short report that is told in two languages
SENTENCES = re.compile(r"(?<=[.!?؟。।])[\"'”’»)]*\s*(?=\S)")
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Parts(NamedTuple):
    """The paragraphs to read, the report's language, whether that is sure, and a note on what was left out.

    There is one for each that was given, empty where nothing of it is to be read.
    """

    paragraphs: list[str]
    code: str | None
    sure: bool
    notes: tuple[str, ...]


def parts(paragraphs: Sequence[str], title: str, declared: str | None) -> Parts:
    """The English of a report, if it is an English report; else all of it, with its language."""
    whole = "\n".join([*paragraphs, title]) if paragraphs else title
    pieces = [piece for one in paragraphs for piece in _pieces(one)]
    codes = [_language(piece) for piece, _ in pieces]
    others = Counter[str]()
    english = unsure = 0
    for (piece, _), code in zip(pieces, codes, strict=True):
        if code == "en":
            english += _weight(piece)
        elif code:
            others[code] += _weight(piece)
        else:
            unsure += _weight(piece)
    spoken = tongue(whole, declared)
    if not others:
        told = english >= HALF and english >= ENOUGH * (english + unsure)
        return Parts(list(paragraphs), "en" if told else spoken.code, spoken.sure, ())
    foreign = others.total()
    share = english / (english + foreign)
    enough = (english >= ALONE and share >= ALONE_SHARE) or (english >= HALF and share >= ENOUGH)
    if not enough and (share < ENOUGH or spoken.code != "en"):
        code = others.most_common(1)[0][0] if spoken.code == "en" else spoken.code
        return Parts(list(paragraphs), code, True, ())
    return Parts(_kept(pieces, codes), "en", english >= 40, (_note(pieces, codes),))


def _pieces(paragraph: str) -> list[tuple[str, bool]]:
    """A paragraph, or its sentences where scripts change between them; with whether each goes on the one before."""
    if paragraph.isascii() or not (latin(paragraph) and _scripts(paragraph)):
        return [(paragraph, False)]
    sentences = [one for one in SENTENCES.split(paragraph) if one.strip()]
    if all(latin(one) for one in sentences):
        return [(paragraph, False)]
    ends, at = [found.end() for found in SENTENCES.finditer(paragraph)], 0
    pieces: list[tuple[str, bool]] = []
    for end in [*ends, len(paragraph)]:
        if paragraph[at:end].strip():
            pieces.append((paragraph[at:end].strip(), bool(pieces)))
        at = end
    return pieces


def _scripts(text: str) -> bool:
    """Whether more than a bracketed name is of another script."""
    return count(LETTERS, text) - count(LATIN, text) >= 12


def _language(piece: str) -> str | None:
    """The language of a paragraph or sentence; None where it is too little to tell, so that it stays."""
    letters = count(LETTERS, piece)
    if not latin(piece):
        return tongue(piece).code if letters >= 8 or DENSE.search(piece) else None
    words, hits = WORD.findall(piece), len(ENGLISH.findall(piece))
    total, lower = len(words), sum([word[0].islower() for word in words])
    if lower >= 4 and hits > 0.13 * total:
        return "en"
    share = english_share(piece)
    if lower >= 4 and hits > 0.08 * total and (share or 0) >= 0.75:
        return "en"
    if letters < FEWEST or hits > 0.1 * total or lower < max(5, 0.4 * total) or (share or 0) > 0.6:
        return None  # names, figures, a heading
    spoken = identified(piece)
    return spoken.code if spoken.sure or spoken.code == "en" else None


def _weight(piece: str) -> int:
    """Letters; one of Chinese, Japanese or Korean says as much as three."""
    return count(LETTERS, piece) + 2 * len(DENSE.findall(piece))


def _kept(pieces: Sequence[tuple[str, bool]], codes: Sequence[str | None]) -> list[str]:
    """The paragraphs without what is in another language, empty where all is."""
    kept: list[str] = []
    for (piece, follows), code in zip(pieces, codes, strict=True):
        if not follows:
            kept.append("")
        if code in ("en", None):
            kept[-1] = f"{kept[-1]} {piece}".strip()
    return kept


def _note(pieces: Sequence[tuple[str, bool]], codes: Sequence[str | None]) -> str:
    left = [(piece, code) for (piece, _), code in zip(pieces, codes, strict=True) if code not in ("en", None)]
    names = ", ".join(dict.fromkeys(name_of(code or "") for _, code in left))
    letters = sum(count(LETTERS, piece) for piece, _ in left)
    first = left[0][0]
    told = first if len(first) <= 60 else first[:57].rstrip() + "..."
    return f"{letters} letters in {names} were left out, from “{told}” on; the English parts were read"
