"""What an endpoint sent back: the model's words, what they cost, or a complaint."""

from typing import Any, NamedTuple

import msgspec

from onrecord.read.model_reader.settings import key


class Completion(NamedTuple):
    """A model's answer: its words, whether they break off, and the tokens that the endpoint counted, or 0."""

    content: str
    broken_off: bool = False
    tokens_in: int = 0
    tokens_out: int = 0


def completion(body: bytes) -> Completion:
    """The answer in a reply; one without any is empty words, which checks will refuse."""
    given = _decoded(body)
    choices = _of(given, "choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    usage = _of(given, "usage")
    return Completion(
        _words(_of(_of(choice, "message"), "content")),
        _of(choice, "finish_reason") == "length",
        _count(_of(usage, "prompt_tokens")),
        _count(_of(usage, "completion_tokens")),
    )


def complaint(body: bytes) -> str:
    """The endpoint's own words on why it refuses, short, without the key should they quote it."""
    given = _decoded(body)
    error = _of(given, "error")
    said = error if isinstance(error, str) else _of(error, "message")
    if not isinstance(said, str) or not said.strip():
        return ""
    if (secret := key()) and secret in said:
        return ""
    words = "".join(char if char.isprintable() else " " for char in said[:400])
    return f": {' '.join(words.split())[:160]}"


def _decoded(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


def _of(given: Any, name: str) -> Any:
    return given.get(name) if isinstance(given, dict) else None


def _words(content: Any) -> str:
    """A message's content: words, or a list of parts of which some are words."""
    if isinstance(content, list):
        return "".join(text for part in content if isinstance(text := _of(part, "text"), str))
    return content if isinstance(content, str) else ""


def _count(given: Any) -> int:
    return given if isinstance(given, int) and not isinstance(given, bool) and 0 <= given < 10**9 else 0
