"""Words of event files for days, types, modes and status."""

from datetime import date
from typing import get_args

from onrecord.knowledge.plover import TYPES, modes
from onrecord.model.kinds import Status

# Types of PLOVER's earlier versions that 2.0 joined with others or renamed.
EARLIER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "COOPERATION": "COOPERATE",
           "YIELD": "CONCEDE"}  # fmt: skip
CONTEXTS: dict[str, Status] = {"future": "planned", "hypothetical": "possible", "negation": "negated"}
STATUSES: dict[str, Status] = {one: one for one in get_args(Status)}


def day_of(text: str) -> str:
    """An ISO date, with a time of day behind it or not; "" if it is none."""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def event_type(text: str) -> str | None:
    """PLOVER 2.0's type that a word stands for; None if it is none of any version."""
    word = text.strip().upper()
    return word if word in TYPES else EARLIER.get(word)


def mode_of(type: str, text: str) -> str | None:
    """A mode of the type, None for words that are none of it."""
    word = text.strip().lower()
    return word if word in modes(type) else None
