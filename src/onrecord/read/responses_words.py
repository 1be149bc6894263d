"""Words by which a party answers, from `knowledge/cues_responses.toml`."""

from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge import toml


@lru_cache(maxsize=32)
def words(group: str, name: str) -> frozenset[str]:
    """A word list of the file."""
    return frozenset(toml("cues_responses.toml")[group][name].split())


def statement(token: Token) -> bool:
    """Whether it is a word for what was said: "the claim"."""
    return token.lemma_.lower() in words("denies", "statements")
