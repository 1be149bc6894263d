"""Facts as data files, and the small functions that load them.

Each file holds one kind of thing: tab-separated with a header row, comments starting with "#" that name the source.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


def binary(name: str) -> bytes:
    """The contents of a data file of this folder as bytes, by its name: "gazetteer.tsv.gz"."""
    return (files(__package__) / name).read_bytes()


def text(name: str) -> str:
    """The contents of a data file of this folder, by its name: "types.toml", "frames/aid.toml"."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def within(folder: str, ending: str) -> list[str]:
    """The names of the data files in a folder of this one that end so, in order: "frames/accuse.toml"."""
    found = (file.name for file in (files(__package__) / folder).iterdir())
    return [f"{folder}/{name}" for name in sorted(found) if name.endswith(ending)]


def lines(name: str) -> list[str]:
    """The lines of a file, without empty ones and comments."""
    return [line for line in text(name).splitlines() if line and not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated file below its header; missing cells at the end of a row are ""."""
    head, *found = (line.split("\t") for line in lines(name))
    return [cells + [""] * (len(head) - len(cells)) for cells in found]


def table(name: str) -> list[dict[str, str]]:
    """The same, as one dict a row."""
    head = lines(name)[0].split("\t")
    return [dict(zip(head, cells, strict=False)) for cells in rows(name)]


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """The words of a file that lists them between white space."""
    return frozenset(word for line in lines(name) for word in line.split())


@lru_cache(maxsize=64)
def toml(name: str) -> dict[str, Any]:
    """The contents of a TOML file."""
    return tomllib.loads(text(name))


def listed(cell: str) -> list[str]:
    """The parts of a cell that lists several things, separated by ";"."""
    return [part.strip() for part in cell.split(";") if part.strip()]
