"""Codes in words: "PRK" is North Korea."""

from functools import lru_cache

from onrecord.knowledge import table

# Codes that many bodies share are named for what they stand for, not for the first body in the file.
SHARED = {
    "?": "unknown",
    "UNO": "United Nations",
    "EUU": "European Union",
    "NATO": "NATO",
    "IGO": "an international organisation",
    "NGO": "a private organisation",
}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    named = {row["code"]: row["name"] for row in table("groups.tsv")}
    named |= {row["code"]: row["name"] for row in table("countries.tsv")}
    return named | SHARED


def label(code: str) -> str:
    """A code in words: a state's short name, a group's name; the code as it stands where none is known."""
    return _names().get(code, code)
