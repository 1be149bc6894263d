"""Which language a report is written in, and whether that is sure."""

import re
from functools import lru_cache
from typing import NamedTuple, Protocol

SAMPLE = 4000
SHORT = 200
SURE = 0.8
LETTERS = re.compile(r"[^\W\d_]")
ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|that|said|for|on|with|as|was|is|by|at|from|has|have|had|it|its|his|their|be|are|were|"
    r"not|will|would|which|this|after|who|an)\b",
    re.I,
)


class Identifier(Protocol):
    """What is used of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Language code and probability."""


class Tongue(NamedTuple):
    """ISO 639-1 code (639-3 where there is none) and whether the text is enough to be sure of it."""

    code: str | None
    sure: bool


@lru_cache(maxsize=1)
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return loaded


def tongue(text: str, declared: str | None = None) -> Tongue:
    """The language of a text; `declared` (such as "en-GB") decides where the text is too short.

    English is told by its function words first: names from other languages mislead an identifier of letters.
    """
    sample = text[:SAMPLE]
    letters = len(LETTERS.findall(sample))
    said = declared.strip().lower()[:2] if declared and len(declared.strip()) >= 2 else None
    if letters == 0:
        return Tongue(said, False)
    words = len(re.findall(r"\w+", sample))
    if len(ENGLISH.findall(sample)) > (0.2 if letters < SHORT else 0.13) * words:
        return Tongue("en", letters >= 40)
    code, probability = _identifier().classify(sample)
    code = {"nb": "no", "nn": "no"}.get(code, code)
    if sample.isascii() and letters < SHORT:
        return Tongue(said or (code if probability > 0.95 and letters > 80 else "en"), False)
    return Tongue(code, probability >= SURE)


def name_of(code: str) -> str:
    """The English name of a language code, of two letters or three, or the code itself."""
    from babel import Locale
    from babel.core import get_global

    short = get_global("language_aliases").get(code, code)
    return str(Locale("en").languages.get(short, code))
