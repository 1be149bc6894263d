"""A name as it was found in a report, before it is known which claims it belongs to."""

from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import EntityKind, Span

HEADLINE = 0.75  # of the longer words of a line, how many have capitals where it is a headline


class Found(NamedTuple):
    """A name at `span`. `of` is the span of the mention that it names, title and all; `chain` its coreference chain."""

    kind: EntityKind
    span: Span
    text: str
    full: str
    code: str | None = None
    number: str | None = None
    of: Span | None = None
    chain: int = -1


def known() -> dict[str, Any]:
    """The words of `knowledge/naming.toml`."""
    return toml("naming.toml")


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """One of its lists as a set."""
    return frozenset(known()[name])


def in_headline(text: str, at: int) -> bool:
    """Whether a name stands in a line in which nearly all words have capitals, where other words may pass for names."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].split()
    words = [word for word in line if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > HEADLINE * len(words)
