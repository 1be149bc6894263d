"""What is worked out once for a reading."""

from collections.abc import Callable
from typing import TypeVar

from onrecord.read.reading import Reading

Found = TypeVar("Found")


def once(reading: Reading, name: str, work_out: Callable[[], Found]) -> Found:
    """What a reading has under a name, worked out when first asked for; its fields do not change."""
    # As a cached property has it.
    kept = reading.__dict__
    if name not in kept:
        kept[name] = work_out()
    found: Found = kept[name]
    return found
