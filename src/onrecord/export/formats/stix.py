"""STIX 2.1: a bundle."""

from onrecord.export.format import Asked, Format
from onrecord.export.stix import objects
from onrecord.export.stix.ids import stix_id


def write(asked: Asked) -> int:
    """Write a bundle, an object a line within it."""
    count = 0
    head = f'{{"type":"bundle","id":"{stix_id("bundle", asked.record.name, str(asked.leads))}","objects":['
    asked.file.write(head.encode())
    for made in objects(asked):
        text = made.serialize(ensure_ascii=False)
        asked.file.write((",\n" if count else "\n").encode() + text.encode())
        count += 1
    asked.file.write(b"\n]}\n")
    return count


FORMAT = Format("stix", "a STIX 2.1 bundle", write, ("events",), extra="formats")
