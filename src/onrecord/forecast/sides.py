"""Who does what to whom, as pairs that are counted over: of an event, and in words."""

from collections.abc import Iterator

from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL, TYPES
from onrecord.model import Event, Party, Status
from onrecord.record.composing import compose

NOBODY = "-"  # the recipient of what is done to nobody named, such as a missile test
ANYBODY = "*"  # the recipient where it is asked whether something is done to whomever
MOST = 8  # parties of a side that are paired


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
    """A forecast's statement in words: "North Korea may threaten South Korea"; "A: Make statement: B"."""
    return _words(actor, relation, recipient, "possible", either=either)


def happened(actor: str, relation: str, recipient: str | None) -> str:
    """The same of what happened: "North Korea threatened South Korea"."""
    return _words(actor, relation, recipient, "happened")


def _words(actor: str, relation: str, recipient: str | None, status: Status, *, either: bool = False) -> str:
    if relation not in TYPES:
        return f"{actor}: {relation}" + (f": {recipient}" if recipient and recipient != ANYBODY else "")
    by = [Party(code=actor, name=label(actor))]
    to = [Party(code=recipient, name=label(recipient))] if recipient and recipient not in (ANYBODY, NOBODY) else []
    if relation in MUTUAL or either:
        by, to = [*by, *to], []
    return compose(relation, None, (), status, by, to)
