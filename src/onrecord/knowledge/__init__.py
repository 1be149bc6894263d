"""Facts as data files, and the small functions that load them.

Each file holds one kind of thing: tab-separated with a header row, comments starting with "#" that name the source.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """The contents of a data file of this folder, by its file name."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file, as one dict a row; missing cells at the end of a row are ""."""
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        rows.append(dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=False)))
    return rows


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """The words of a file that lists them between white space."""
    return frozenset(word for line in text(name).splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=64)
def toml(name: str) -> dict[str, Any]:
    """The contents of a TOML file."""
    return tomllib.loads(text(name))


def listed(cell: str) -> list[str]:
    """The parts of a cell that lists several things, separated by ";"."""
    return [part.strip() for part in cell.split(";") if part.strip()]
