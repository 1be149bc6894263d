"""The formats, a file each. A new one is a file with a `FORMAT`, and a line in `FORMATS` here and in the command."""

from importlib import import_module

from onrecord.export.format import Format

FORMATS = (
    "acled",
    "csv",
    "ftm",
    "gdelt",
    "geojson",
    "gexf",
    "graphml",
    "ics",
    "jsonl",
    "jsonld",
    "markdown",
    "parquet",
    "plover",
    "polecat",
    "stix",
)


def format_of(name: str) -> Format:
    """The format of that name, one of `FORMATS`."""
    found = import_module(f"onrecord.export.formats.{name}").FORMAT
    assert isinstance(found, Format)
    return found
