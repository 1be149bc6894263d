"""What the data files say of asking: bounds, waits, forms of requests, the schema."""

import json
from functools import lru_cache
from typing import Any

from onrecord.knowledge import text, toml

PROMPT = "reader_prompt.txt"
SCHEMA = "reader_schema.json"
ASKING = "reader_asking.toml"


def bound(name: str) -> int:
    """A whole number of reader_asking.toml."""
    return int(toml(ASKING)[name])


def codes(name: str) -> frozenset[int]:
    """A list of HTTP status codes of reader_asking.toml."""
    return frozenset(toml(ASKING)[name])


def forms() -> list[dict[str, Any]]:
    """What stands in a request beside model and messages, the best form first."""
    return [
        {**form, "response_format": _format()} if form.get("response_format") == "schema" else form for form in _forms()
    ]


def rate(name: str) -> float:
    """A number that estimates go by."""
    return float(toml(ASKING)["estimate"][name])


@lru_cache(maxsize=1)
def instructions() -> str:
    """The guide's rules for a model, and the form of its answer."""
    return text(PROMPT)


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    found: dict[str, Any] = json.loads(text(SCHEMA))
    return found


def _forms() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = toml(ASKING)["forms"]
    return found


def _format() -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema()}}
