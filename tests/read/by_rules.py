"""Reading by the rules alone: what they propose, which the network weighs, is tested by itself."""

from collections.abc import Iterable, Iterator

import onrecord.read as reader
from onrecord.model import Report
from onrecord.read.reading import Reading

RULES = reader.Settings(decide="rules")


def read(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports by the rules."""
    return reader.read(reports, settings=RULES)


def read_text(text: str, published: str | None = None, *, id: str = "text") -> Reading:
    """Read a text by the rules."""
    return reader.read_text(text, published, id=id, settings=RULES)
