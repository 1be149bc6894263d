"""Which language a text is written in, and whether that is sure."""

import re
import string
from functools import lru_cache
from typing import NamedTuple, Protocol

from onrecord import knowledge

SAMPLE = 4000
SHORT = 200
SURE = 0.8
COMMON = 3.5  # Zipf value from which a word counts as English: rarer ones in the list are often another language's
LETTERS = re.compile(r"[^\W\d_]")
LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")  # letters alone
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|that|said|for|on|with|as|was|is|by|at|from|has|have|had|it|its|his|their|be|are|were|"
    r"not|will|would|which|this|after|who|an)\b",
    re.I,
)
# Those that papers are written in: the identifier's small neighbours of these take their short texts for their own.
LANGUAGES = (
    "af am ar az be bg bn bs ca cs da de dz el en es et eu fa fi fr ga gl gu he hi hr ht hu hy id is it ja ka kk km kn "
    "ko ku ky lo so ha lt lv mk ml mn mr ms mt my ne nl nn no or pa pl ps pt ro ru rw si sk sl sq sr sv sw ta te th tl "
    "tr ug uk ur uz vi zh yo zu tg tk mg jv ig"
)
ENDINGS = ("ing", "ed", "es", "s", "d", "ly", "er", "or", "r")


NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
OF_ASCII = string.ascii_letters.encode()


class Identifier(Protocol):
    """What is used of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Language code and probability."""

    def set_languages(self, langs: list[str]) -> None:
        """The languages to choose from."""


class Tongue(NamedTuple):
    """ISO 639-1 code (639-3 where there is none) and whether the text is enough to be sure of it."""

    code: str | None
    sure: bool


@lru_cache(maxsize=1)
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    loaded.set_languages(LANGUAGES.split())
    return loaded


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The common English words of `knowledge/word_frequency.tsv`."""
    rows = (line.partition("\t") for line in knowledge.lines("word_frequency.tsv"))
    return frozenset(word for zipf, _, words in rows if float(zipf) >= COMMON for word in words.split())


def tongue(text: str, declared: str | None = None) -> Tongue:
    """The language of a text; `declared` (such as "en-GB") decides where the text is too short.

    English is told by its function words first: names from other languages mislead an identifier of letters.
    """
    sample = text[:SAMPLE]
    letters = count(LETTERS, sample)
    said = declared.strip().lower()[:2] if declared and len(declared.strip()) >= 2 else None
    if letters == 0:
        return Tongue(said, False)
    if not latin(sample):
        return identified(sample)
    words = len(re.findall(r"\w+", sample))
    if len(ENGLISH.findall(sample)) > (0.2 if letters < SHORT else 0.13) * words:
        return Tongue("en", letters >= 40)
    return _short(sample, letters, said) if letters < SHORT else identified(sample)


def count(letters: re.Pattern[str], text: str) -> int:
    """How many letters of a text are among those of `LETTERS` or `LATIN`; the ASCII ones, which both have, at once."""
    plain = text.encode("ascii", "ignore")
    found = len(plain) - len(plain.translate(None, OF_ASCII))
    return found if len(plain) == len(text) else found + len(letters.findall("".join(NOT_ASCII.findall(text))))


def latin(text: str) -> bool:
    """Whether most letters of a text are of the Latin alphabet."""
    return text.isascii() or 2 * count(LATIN, text) >= count(LETTERS, text)


def identified(sample: str) -> Tongue:
    """What the identifier takes a text for, whatever English words it has."""
    code, probability = _identifier().classify(sample)
    return Tongue({"nb": "no", "nn": "no"}.get(code, code), probability >= SURE)


def _short(sample: str, letters: int, said: str | None) -> Tongue:
    """The language of a sentence or two: by how many of its words are English ones, names aside.

    "Iran seizes Greek tanker near Jask" has no function word, and an identifier takes its names for Sotho.
    """
    share = english_share(sample)
    if share is None or share >= 0.75:
        return Tongue(said if share is None and said else "en", share is not None and letters >= 40)
    code, sure = identified(sample)
    if said and said != "en":
        return Tongue(said, False)
    foreign = code != "en" and (share < 0.4 or (sure and share < 0.6))
    return Tongue(code if foreign else "en", False)


def english_share(text: str) -> float | None:
    """How many of the words are common English ones, names aside; None where there is nothing but names.

    A capital at a sentence's start is no name's; of a headline in capitals every word counts.
    """
    words = WORD.findall(text)
    titled = sum(word[0].isupper() for word in words) > 0.6 * len(words)
    told = words if titled else [word for word in words if not word[0].isupper()]
    if not told:
        return None
    known = sum(_known(word.lower()) for word in told)
    if titled and not any(_known(word.lower()) for word in told):
        return None if len(told) < 3 else 0.0
    return known / len(told)


def _known(word: str) -> bool:
    if word in _common():
        return True
    stem = re.sub(r"['’]\w+$", "", word)
    bare = [stem[: -len(end)] for end in ENDINGS if stem.endswith(end) and len(stem) > len(end) + 2]
    return any(one in _common() or f"{one}e" in _common() for one in bare)


def name_of(code: str) -> str:
    """The English name of a language code, of two letters or three, or the code itself."""
    from babel import Locale
    from babel.core import get_global

    short = get_global("language_aliases").get(code, code)
    return str(Locale("en").languages.get(short, code))
