"""The formats, a file each. A new one is a file that has a `FORMAT`, and a line in `FORMATS`, and in `cli/export_.py`."""

from importlib import import_module

from onrecord.export.format import Format

FORMATS = (
    "csv",
    "jsonl",
    "parquet",
)


def format_of(name: str) -> Format:
    """The format of that name, one of `FORMATS`."""
    found = import_module(f"onrecord.export.formats.{name}").FORMAT
    assert isinstance(found, Format)
    return found
