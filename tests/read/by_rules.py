"""Reading by the rules alone: what they propose, which the network weighs, is tested by itself."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

import onrecord.read as reader
from onrecord.model import Report
from onrecord.read.language import parse
from onrecord.read.pipeline import stages
from onrecord.read.reading import Reading

RULES = reader.Settings(decide="rules")


def read(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports by the rules."""
    return reader.read(reports, settings=RULES)


def read_text(text: str, published: str | None = None, *, id: str = "text") -> Reading:
    """Read a text by the rules."""
    return reader.read_text(text, published, id=id, settings=RULES)


def proposed(text: str, **fields: object) -> Reading:
    """A text read up to what the rules propose, with nothing decided: what the network is given."""
    reading = next(iter(parse([Report(id="text", text=text, **fields)])))  # type: ignore[arg-type]
    for step in takewhile(lambda step: step.name != "accept", stages("rules")):
        reading = step(reading)
    return reading
