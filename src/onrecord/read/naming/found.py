"""A name as it was found in a report, before it is known which claims it belongs to."""

from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.model import EntityKind, Span


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
