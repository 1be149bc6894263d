"""Closed classes of words that decide how the parts of a sentence belong together, and the two kinds of head."""

from functools import lru_cache

from onrecord.knowledge import toml

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@lru_cache(maxsize=1)
def grammar() -> dict[str, frozenset[str]]:
    """Name to lemmas, as `knowledge/grammar.toml` has them."""
    return {name: frozenset(words.split()) for name, words in toml("grammar.toml").items()}
