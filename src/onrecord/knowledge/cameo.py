"""CAMEO's event codes: what event files have for what happened, by code or in ICEWS's words. Data: `cameo.tsv`."""

from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge import listed, rows

# By root code, the last one of each quad class: verbal and material cooperation, verbal and material conflict.
LAST_OF_CLASS = (5, 8, 13, 20)
UNSPECIFIED = ("not specified below", "not spec below")


class Cameo(NamedTuple):
    """A CAMEO code as ICEWS names it. `type` and `mode` are PLOVER's, None where it has none: for most statements."""

    name: str
    code: str
    type: str | None = None
    mode: str | None = None

    @property
    def root(self) -> str:
        """The first two digits: 17 of 1712."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """The quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
        return quad_of(self.code)


def quad_of(code: str) -> int:
    """The quad class of a CAMEO code."""
    return next(number for number, last in enumerate(LAST_OF_CLASS, 1) if int(code[:2]) <= last)


def cameo(given: str) -> Cameo | None:
    """What a file means by a code ("1712", "043", also "43") or by ICEWS's words for it; None for what is neither.

    Words are known in any case, and whether commas and hyphens stand in them or not.
    """
    text = given.strip()
    if text.isascii() and text.isdigit():
        return _by_code().get(text) or _by_code().get(f"0{text}")
    return _by_name().get(_folded(text))


def names() -> tuple[str, ...]:
    """ICEWS's words for all codes, in the order of the codes."""
    return tuple(one.name for one in _by_code().values())


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Cameo]:
    return {code: Cameo(name, code, type or None, mode or None) for name, code, type, mode, _ in rows("cameo.tsv")}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Cameo]:
    codes = _by_code()
    return {_folded(word): codes[code] for name, code, *_, also in rows("cameo.tsv") for word in (name, *listed(also))}


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    words = " ".join(name.casefold().replace("-", " ").replace(",", " ").split())
    for ending in UNSPECIFIED:
        words = words.removesuffix(ending).rstrip()
    return words
