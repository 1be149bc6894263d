"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with the words of schema.org and the Web Annotation vocabulary."""

import msgspec

from onrecord.export.format import Asked, Format
from onrecord.export.jsonld import CONTEXT, things


def write(asked: Asked) -> int:
    """Write one document, a thing a line within it."""
    encoder = msgspec.json.Encoder()
    count = 0
    asked.file.write(b'{"@context":' + encoder.encode(CONTEXT) + b',"@graph":[')
    for thing in things(asked):
        asked.file.write((b",\n" if count else b"\n") + encoder.encode(thing))
        count += 1
    asked.file.write(b"\n]}\n")
    return count


FORMAT = Format("jsonld", "schema.org JSON-LD with W3C text selectors", write, ("events",))
