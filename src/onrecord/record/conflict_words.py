"""What telling conflicts apart goes by, from `knowledge/conflicts.toml`."""

from typing import Any

from onrecord.knowledge import toml


def knowledge() -> dict[str, Any]:
    """The contents of `knowledge/conflicts.toml`."""
    return toml("conflicts.toml")
