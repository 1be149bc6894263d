"""Files in folders that hold no report by their nature: pictures, scripts, hidden ones. They are told, never lost."""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.acquire.forms import unpacked
from onrecord.knowledge import toml

HIDDEN = "hidden: its name begins with a full stop"


class PassedOver(NamedTuple):
    """A file of a folder that was not opened, and why: what it is."""

    input: str
    reason: str


Passed = Callable[[PassedOver], None]


@lru_cache(maxsize=1)
def _natures() -> tuple[dict[str, str], dict[str, str]]:
    raw = toml("passed_over.toml")
    endings = {f".{one}": what for what, all_of in raw["endings"].items() for one in all_of}
    return endings, {one: what for what, all_of in raw["names"].items() for one in all_of}


def nature(name: str, *, known: bool) -> str | None:
    """What a file is that can hold no report, by its name; None if it may hold one.

    Args:
        name: the file's or folder's name.
        known: whether its ending is one that reports have.
    """
    endings, names = _natures()
    lowered = name.lower()
    if lowered in names:
        return names[lowered]
    if name.startswith("."):
        return HIDDEN
    if name.startswith("~$"):
        return "a lock of an open document"
    return None if known else endings.get(os.path.splitext(unpacked(lowered))[1])


def kinds_of(passed: Iterable[PassedOver]) -> str:
    """How many of which nature were passed over, the most frequent first: "3 × a picture, 1 × a style sheet"."""
    counted = Counter(one.reason for one in passed)
    return ", ".join(f"{count} × {reason}" for reason, count in sorted(counted.items(), key=lambda c: (-c[1], c[0])))
