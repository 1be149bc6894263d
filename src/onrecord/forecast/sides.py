"""Who does what to whom, as pairs that are counted over: of an event, and in words."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from onrecord.knowledge import toml
from onrecord.knowledge.actors import is_state
from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL, TYPES
from onrecord.model import Event, Party
from onrecord.record.naming import words as listed

NOBODY = "-"  # the recipient of what is done to nobody named, such as a missile test
ANYBODY = "*"  # the recipient where it is asked whether something is done to whomever
MOST = 8  # parties of a side that are paired
Sides = tuple[str, str, str]


def pairs(event: Event) -> Iterator[tuple[str, str, str]]:
    """Actor, relation and recipient of an event, for each two of its parties.

    What is done together (agreements, meetings, cooperation) is done by each to each other; what is done to nobody
    named has `NOBODY` for its recipient.
    """
    by, to = _codes(event.actors), _codes(event.recipients)
    if event.type in MUTUAL:
        together = sorted({*by, *to})
        if len(together) > 1:
            yield from ((one, event.type, other) for one in together for other in together if one != other)
            return
    yield from ((one, event.type, other) for one in by for other in to or [NOBODY])


def _codes(parties: tuple[Party, ...]) -> list[str]:
    return sorted({party.code for party in parties} - {UNKNOWN})[:MOST]


def told(actor: str, relation: str, recipient: str | None, *, either: bool = False) -> str:
    """A forecast's statement in words: "North Korea may threaten or warn South Korea".

    What is not of PLOVER's types is told in its own words: "'Make statement' by Iran to Israel".
    """
    words = _words(actor, relation, recipient, "may")
    words = words[:1].upper() + words[1:] if relation in TYPES else words
    return f"{words}, or the other way round" if either and relation not in MUTUAL and recipient else words


def happened(actor: str, relation: str, recipient: str | None) -> str:
    """The same of what happened, as a count of times has it: "that North Korea threatened or warned South Korea"."""
    words = deed(actor, relation, recipient)
    return f"that {words}" if relation in TYPES else f"of {words}"


def deed(actor: str, relation: str, recipient: str | None) -> str:
    """What was done: "North Korea and Russia met or held talks", "'Make statement' by Iran to Israel"."""
    return _words(actor, relation, recipient, "did")


def _words(actor: str, relation: str, recipient: str | None, form: Literal["may", "did"]) -> str:
    to = recipient if recipient not in (None, ANYBODY, NOBODY) else None
    if relation not in TYPES:
        return f"'{relation}' by {actor}" + (f" to {to}" if to else "")
    phrase = _phrases()[relation]
    by = _inside(label(actor))
    if relation == "PROTEST" and is_state(actor):
        by = f"people in {by}"
    verb = phrase[form] if to else phrase.get(f"{form}_alone", phrase[form])
    verb = f"may {verb}" if form == "may" else verb
    if to and relation in MUTUAL:
        return f"{by} and {_inside(label(to))} {verb}"
    return " ".join(part for part in (by, verb, *((phrase.get("to", ""), _inside(label(to))) if to else ())) if part)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, str]]:
    return toml("forecast_phrases.toml")


def _inside(name: str) -> str:
    """A name within a sentence, with the article that it takes there."""
    return f"the {name}" if name in listed("definite") or name.startswith("United ") else name
