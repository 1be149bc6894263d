"""The words of modality: what governors say of the events below them, and what stands beside an event.

Knowledge lies in `knowledge/modality_governors.toml` and `knowledge/modality_words.toml`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from onrecord.knowledge import toml

Certainty = Literal["certain", "probable", "possible", "underspecified"]
Polarity = Literal["positive", "negative", "underspecified"]
Time = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governing word makes of the event in its complement; `negated` when the word itself is negated."""

    name: str
    certainty: Certainty
    polarity: Polarity
    status: str
    negated: str


@lru_cache(maxsize=8)
def effects(part: str) -> dict[str, Effect]:
    """Governors of one part ("verbs", "objects", "nouns", "adjectives", "prepositional") and their effects."""
    found: dict[str, Effect] = {}
    for name, data in toml("modality_governors.toml").items():
        effect = Effect(name, data["certainty"], data["polarity"], data["status"], data["negated"])
        for word in str(data.get(part, "")).split():
            if part == "prepositional":
                lemma, _, names = word.partition(":")
                for preposition in names.split(","):
                    found.setdefault(f"{lemma} {preposition}", effect)
            else:
                found.setdefault(word, effect)
    return found


def _words() -> dict[str, Any]:
    return toml("modality_words.toml")


@lru_cache(maxsize=64)
def words(group: str, name: str) -> frozenset[str]:
    """One word list beside the event, such as `words("modifiers", "planned")`."""
    return frozenset(_words()[group][name].split())
