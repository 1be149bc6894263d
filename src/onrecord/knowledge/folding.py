"""Forms under which words are compared: what is made equal, and nothing besides.

Data files are sorted and looked up by some of these, so that changing one changes what is found.
"""

import re
import unicodedata

_SOLID = re.compile(r"[\W_]+")
_SOLID_BUT_UNDERSCORES = re.compile(r"\W+")
_NO_PART_OF_MASTHEADS = re.compile(r"^the(?=[a-z]{3})|(com|online|news)$")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})
# What no decomposition makes a Latin letter of.
_LATIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l"})
# An en dash is left as a hyphen, as it is in the keys of the gazetteer.
_PLACE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "\u00a0": " ", "-": " ", ".": None})
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}


def fold(text: str) -> str:
    """Lower case, straight apostrophes and hyphens, no accents: names of actors, in which every word counts."""
    return text.lower() if text.isascii() else _bare(text.translate(_STRAIGHT))


def place_name(name: str) -> str:
    """The key of a name in the gazetteer: as `fold`, without hyphens and full stops, "st" for "saint"."""
    words = _bare(name.translate(_LATIN)).translate(_PLACE).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def letters(text: str, underscores: bool = False) -> str:
    """Letters and digits alone, in lower case: texts that are the same but for blanks and punctuation.

    With `underscores` these are kept, too, as parts of names on the web.
    """
    return (_SOLID_BUT_UNDERSCORES if underscores else _SOLID).sub("", text.lower())


def speaker_name(name: str) -> str:
    """As `letters`, without a leading article: names of sources, which are given with and without it."""
    return letters(name.lower().removeprefix("the "))


def masthead(name: str) -> str:
    """As `letters`, without article, "com", "online" and "news": an outlet by its name or what its site is called."""
    return _NO_PART_OF_MASTHEADS.sub("", letters(name, underscores=True)) or name.lower()


def capitals(text: str) -> str:
    """Letters and digits alone, in capitals: a text in which codes of groups are looked for, which are of these."""
    return _SOLID.sub("", text.upper())


def _bare(text: str) -> str:
    """Lower case, no accents: compatibility decomposition (Unicode Annex 15, NFKD) without combining characters."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).lower()
