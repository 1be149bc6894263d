"""Kinds of happenings by the words that name them, from `knowledge/concepts.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from onrecord.record.text import stem, words


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, ...]]:
    """The concepts that each stem may name."""
    raw = tomllib.loads(files("onrecord.knowledge").joinpath("concepts.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for concept, listed in raw.items():
        for word in dict.fromkeys(stem(word) for word in listed.split()):
            found.setdefault(word, []).append(concept)
    return {word: tuple(concepts) for word, concepts in found.items()}


def concepts(text: str) -> frozenset[str]:
    """The concepts that the words of a text name."""
    known = table()
    return frozenset(concept for word in words(text) for concept in known.get(stem(word), ()))
