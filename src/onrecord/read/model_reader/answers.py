"""What a model answered, taken apart: proposals of claims and responses, still to be checked against the text."""

import re
from collections import Counter
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from onrecord.model import Stance, Status
from onrecord.read.model_reader import forgiving
from onrecord.read.model_reader.known import bound, schema

FENCE = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL)
THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)


class UnusableError(Exception):
    """An answer that is no answer; says what is wrong with it."""


class Named(Struct, frozen=True):
    """A party as the model gives it."""

    code: str = "?"
    words: str | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """A claim as the model gives it; fields as in knowledge/reader_prompt.txt."""

    quote: str
    trigger: str
    type: str
    status: Status
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    sources: tuple[str, ...] = ()
    when: str | None = None
    where: str | None = None
    event: str = ""
    sure: float | None = None
    unsure: tuple[str, ...] = ()


class Reaction(Struct, frozen=True, kw_only=True):
    """A response as the model gives it."""

    quote: str
    by: Named
    stance: Stance
    about: str = ""


class Answer(NamedTuple):
    """The proposals of an answer that have the form they must have, and why others were dropped."""

    claims: tuple[Proposal, ...]
    responses: tuple[Reaction, ...]
    dropped: Counter[str]


def take_apart(content: str) -> Answer:
    """The answer's proposals. Raises UnusableError where it is no JSON, or no list of claims."""
    given = forgiving.answer(_decoded(content))
    if not isinstance(given, dict) or not isinstance(given.get("claims"), list):
        raise UnusableError('it is no JSON object with a list "claims"')
    dropped: Counter[str] = Counter()
    most = bound("most_claims")
    claims = [one for raw in given["claims"][:most] if (one := _proposal(raw, dropped))]
    dropped["too many in one answer"] += max(0, len(given["claims"]) - most)
    reactions = given.get("responses")
    given_too = reactions[:most] if isinstance(reactions, list) else []
    responses = [reaction for raw in given_too if (reaction := _reaction(raw))]
    if given["claims"] and not claims:
        raise UnusableError(f"none of its claims has the form asked for ({told(dropped)})")
    return Answer(tuple(claims), tuple(responses), +dropped)


def told(counts: Counter[str]) -> str:
    """Reasons with their numbers in words: "quote not in the text (2), type unknown (1)"."""
    return ", ".join(f"{reason} ({count})" for reason, count in counts.most_common() if count)


def _decoded(content: str) -> Any:
    """The JSON in an answer: all of it, what stands in a code block, or from the first brace to the last."""
    bare = THOUGHT.sub("", content).strip()
    fenced = FENCE.search(bare)
    braced = bare[bare.find("{") : bare.rfind("}") + 1]
    for attempt in (bare, fenced[1] if fenced else "", braced):
        try:
            if attempt:
                return msgspec.json.decode(attempt)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            continue
    raise UnusableError("it is not JSON" if bare else "it is empty")


def _proposal(raw: Any, dropped: Counter[str]) -> Proposal | None:
    raw = forgiving.claim(raw)
    try:
        one = msgspec.convert(raw, Proposal)
    except (msgspec.ValidationError, RecursionError):
        status = raw.get("status") if isinstance(raw, dict) else None
        known = status is None or status in schema()["$defs"]["claim"]["properties"]["status"]["enum"]
        dropped["not in the form asked for" if known else "status unknown"] += 1
        return None
    if one.type not in schema()["$defs"]["claim"]["properties"]["type"]["enum"]:
        dropped["type unknown"] += 1
        return None
    return one


def _reaction(raw: Any) -> Reaction | None:
    try:
        return msgspec.convert(forgiving.reaction(raw), Reaction)
    except (msgspec.ValidationError, RecursionError):
        return None
