"""The stretch of a sentence that carries an event: its trigger, what completes it, and the parties that stand near."""

from typing import NamedTuple

from spacy.tokens import Token

from onrecord.read.events_match import VERBAL
from onrecord.read.events_stretch import stretch
from onrecord.read.frames import Frame, Part
from onrecord.read.reading import EventMention, Mention

COMPLETES = ("to", "with", "on", "against", "for", "of", "in", "at", "over", "into", "from", "by")


class Told(NamedTuple):
    """A trigger as one would find it by a frame that asks for nothing."""

    token: Token
    frame: Frame


def quoted(token: Token, type: str, parties: tuple[Mention, ...], proposal: EventMention | None) -> tuple[int, int]:
    """The first token of the quote and the one after its last."""
    if proposal is not None and proposal.type == type:
        return proposal.start, proposal.end
    part: Part = "verb" if token.pos_ in VERBAL else "noun"
    frame = Frame(type, None, part, token.lemma_, (), COMPLETES, (), (), "one", frozenset(), {})
    near = tuple(m for m in parties if m.end > m.start)
    return stretch(Told(token, frame), near, ())
