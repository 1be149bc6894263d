"""Events written in a line: "PRK MOBILIZE KOR on 2023-09-10", with the names and relations that some events have."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.acquire.asked import day as day_asked
from onrecord.errors import UsageError
from onrecord.forecast.happenings import Happenings, days_of
from onrecord.forecast.sides import NOBODY
from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.knowledge.names import label

WHEN = re.compile(r"^(?P<what>.+?)\s+(?P<how>on|by|until)\s+(?P<day>\S.*)$", re.IGNORECASE | re.DOTALL)
HOW = 'write "ACTOR RELATION RECIPIENT on DAY", such as "PRK MOBILIZE KOR on 2023-09-10"'


@dataclass(frozen=True, slots=True)
class Line:
    """Who does what to whom, and on or by which day, in days since 1970-01-01; None where none is given."""

    actor: str
    relation: str
    recipient: str
    day: int | None

    @property
    def sides(self) -> tuple[str, str, str]:
        """Without the day."""
        return self.actor, self.relation, self.recipient


def line(given: str, relations: Sequence[str], name: Callable[[str], str]) -> Line:
    """A line as it is meant.

    Args:
        given: what the user wrote.
        relations: those that there are.
        name: finds the name or code of an actor as the events have it; raises UsageError where there is none.

    Raises:
        UsageError: no relation stands in it, a name is not known, a day is none.
    """
    dated = WHEN.match(given.strip())
    what = dated["what"] if dated else given.strip()
    day = days_of(day_asked(dated["day"])) if dated else None
    for relation in sorted(relations, key=len, reverse=True):
        found = re.match(rf"(?P<actor>.+?)\s+{re.escape(relation)}(?:\s+(?P<to>.+))?$", what, re.IGNORECASE | re.DOTALL)
        if found:
            to = found["to"]
            return Line(name(found["actor"].strip()), relation, name(to.strip()) if to else NOBODY, day)
    words = what.split()
    near = nearest(words[1] if len(words) > 1 else what, relations)
    raise UsageError(f"no relation of these events stands in '{given}'{did_you_mean(near) or '.'} {HOW.capitalize()}")


def named_in(events: Happenings) -> Callable[[str], str]:
    """Finds names as a file has them, whatever their case; a state also by its code or another of its names."""
    by_fold = {name.casefold(): name for name in events.names}

    def find(given: str) -> str:
        for name in (given, *_of_state(given)):
            if (there := by_fold.get(name.casefold())) is not None:
                return there
        near = did_you_mean(nearest(given, events.names))
        raise UsageError(f"no event is by or towards '{given}'{near or ': nothing near it is there either'}")

    return find


def _of_state(given: str) -> tuple[str, ...]:
    """The code and the name of the state that is meant; a person or a body stands for none."""
    facts = codes_for(given)
    if is_state(given.upper()):
        return given.upper(), label(given.upper())
    return (facts.code, label(facts.code)) if facts is not None and facts.kind == "state" else ()
