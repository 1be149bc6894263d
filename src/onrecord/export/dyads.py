"""Events between two, for formats with room for one actor and one recipient."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.export.format import Asked
from onrecord.export.telling import Told, done
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Event, Party


class Dyad(NamedTuple):
    """Who did it and to whom, where a format has room for one of each; `further` are the others."""

    actor: Party | None
    recipient: Party | None
    further: tuple[Party, ...]


def dyad(event: Event) -> Dyad:
    """The first actor and recipient of an event. What is done together has the second actor for recipient."""
    actors, recipients = event.actors, event.recipients
    if not recipients and event.type in MUTUAL:
        actors, recipients = event.actors[:1], event.actors[1:]
    return Dyad(next(iter(actors), None), next(iter(recipients), None), (*actors[1:], *recipients[1:]))


def dyads(asked: Asked) -> Iterator[Told]:
    """The events that are told as done, in a format with room for one actor and recipient: the others are counted."""
    for one in done(asked):
        if further := dyad(one.event).further:
            asked.left_out["further parties"] += len(further)
        yield one
