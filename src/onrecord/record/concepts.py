"""Kinds of happenings by the words that name them, from `knowledge/concepts.toml`."""

from functools import lru_cache

from onrecord.knowledge import toml
from onrecord.record.text import stem, words


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, ...]]:
    """The concepts that each stem may name."""
    raw = toml("concepts.toml")
    found: dict[str, list[str]] = {}
    for concept, listed in raw.items():
        for word in dict.fromkeys(stem(word) for word in listed.split()):
            found.setdefault(word, []).append(concept)
    return {word: tuple(concepts) for word, concepts in found.items()}


@lru_cache(maxsize=10_000)
def concepts(text: str) -> frozenset[str]:
    """The concepts that the words of a text name."""
    known = table()
    return frozenset(concept for word in words(text) for concept in known.get(stem(word), ()))
