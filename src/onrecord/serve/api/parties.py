"""Parties as requests name them: by the code of a state, organisation or group, or by its name."""

from onrecord.errors import UsageError
from onrecord.knowledge import codes
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.knowledge.folding import fold
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.store.actors import ActorCount, actor_counts


def counts(opened: Opened, *, leads: bool = False) -> list[ActorCount]:
    """The actors of the record, those of most events first."""
    return kept(opened, ("actors", leads), lambda: actor_counts(opened.record, leads=leads))


def code(opened: Opened, given: str) -> str:
    """The code that is meant. Raises UsageError for what is none, and for one of many who share a code."""
    known = {one.code for one in counts(opened, leads=True)}
    upper = given.strip().upper()
    if upper in known:
        return upper
    try:
        found = codes.actor(given)
    except UsageError as error:
        near = did_you_mean(nearest(given, known)) if len(fold(given)) < 9 else ""
        raise UsageError(f"no party is known as '{given}'{near}" if near else str(error)) from error
    if found.name:
        raise UsageError(
            f"'{given}' shares the code {found.code} with others: ask for that code, or for entity={given}"
        )
    return found.code
