"""FollowTheMoney: entities as JSON Lines, or their statements as CSV."""

import csv
import io
from itertools import chain

import msgspec

from onrecord.export.format import Asked, Format
from onrecord.export.ftm import COLUMNS, entities, statements


def write(asked: Asked) -> int:
    """Write an entity a line, or a statement a row under a heading."""
    return _statements(asked) if asked.table == "statements" else _entities(asked)


def _entities(asked: Asked) -> int:
    encoder = msgspec.json.Encoder()
    count = 0
    for entity in entities(asked):
        asked.file.write(encoder.encode(entity) + b"\n")
        count += 1
    return count


def _statements(asked: Asked) -> int:
    count = 0
    text = io.TextIOWrapper(asked.file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, COLUMNS, dialect=csv.unix_dialect, quoting=csv.QUOTE_MINIMAL)
        writer.writeheader()
        for row in chain.from_iterable(map(statements, entities(asked))):
            writer.writerow(row)
            count += 1
    finally:
        text.detach()
    return count


FORMAT = Format(
    "ftm", "FollowTheMoney entities, a JSON object a line; or statements as CSV", write, ("entities", "statements")
)
