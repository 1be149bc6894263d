"""How an event was told after each build: what it became each time, in words."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.model import Event
from onrecord.store.changed import Version
from onrecord.tell.ledgers.base import when, who
from onrecord.tell.page import STATUS_WORDS
from onrecord.tell.support import support


class Step(Struct, frozen=True):
    """What a build, begun at `started`, made of an event: in words, what changed; `new` where it brought it."""

    build: int
    started: str
    new: bool
    changes: tuple[str, ...]


def steps(kept: Sequence[Version], now: Event) -> list[Step]:
    """What each of these builds changed of an event, the oldest first; those that changed nothing told are left out."""
    found = []
    after = [*(version.before for version in kept[1:]), now][: len(kept)]
    for version, became in zip(kept, after, strict=True):
        if version.before is None:
            first = became or now
            found.append(Step(version.build, version.started, True, (_as_it_was(first),)))
        elif became is not None and (changes := _changes(version.before, became)):
            found.append(Step(version.build, version.started, False, tuple(changes)))
    return found


def _as_it_was(event: Event) -> str:
    parts = (
        f"“{event.title}”",
        STATUS_WORDS[event.status],
        support(event),
        _grade(event),
        "a lead" * (event.tier == "lead"),
    )
    return ", ".join(part for part in parts if part)


def _changes(before: Event, after: Event) -> list[str]:
    told = {
        "status": (STATUS_WORDS[before.status], STATUS_WORDS[after.status]),
        "told as": (_tier(before), _tier(after)),
        "support": (support(before), support(after)),
        "grade": (_grade(before), _grade(after)),
        "title": (f"“{before.title}”", f"“{after.title}”"),
        "type": (before.type, after.type),
        "who": (who(before.actors), who(after.actors)),
        "towards whom": (who(before.recipients), who(after.recipients)),
        "when": (when(before.time), when(after.time)),
        "where": (before.place.name if before.place else "", after.place.name if after.place else ""),
        "claims": (str(len(before.claims)), str(len(after.claims))),
        "conflicts": (str(len(before.conflicts)), str(len(after.conflicts))),
    }
    return [f"{name}: {one or 'none'} → {other or 'none'}" for name, (one, other) in told.items() if one != other]


def _tier(event: Event) -> str:
    return "firm" if event.tier == "firm" else "a lead"


def _grade(event: Event) -> str:
    return f"grade {event.grade.digit}, {event.grade.words}" if event.grade else ""
