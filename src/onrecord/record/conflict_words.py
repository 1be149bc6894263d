"""What telling conflicts apart goes by, from `knowledge/conflicts.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The contents of `knowledge/conflicts.toml`."""
    return tomllib.loads(files("onrecord.knowledge").joinpath("conflicts.toml").read_text(encoding="utf-8"))
