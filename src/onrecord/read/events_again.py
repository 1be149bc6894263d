"""Acts named by the one before: "Estonia followed suit", "Delhi responded in kind", "Ghana did the same".

What was done stands in the clause or sentence before. Who follows suit does it to the same; who answers in kind does
it to who did it first.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.knowledge.plover import MATERIAL
from onrecord.read.arguments import objects, subject
from onrecord.read.events_match import VERBAL, lemma
from onrecord.read.events_parties import codes, parties_of
from onrecord.read.frames import grammar
from onrecord.read.reading import Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

FAR = 80  # tokens back to the act that is repeated
DEEDS = MATERIAL - {"PROTEST"} | {"CONCEDE", "SUPPORT"}


def again(reading: Reading, token: Token, before: Sequence["Candidate"]) -> "Candidate | None":
    """The act before, done once more by the subject of such a phrase; None if it is none."""
    back = answers(token)
    if not back and not repeats(token):
        return None
    actors = parties_of(reading, subject(token))
    own = codes(actors)
    for one in reversed(before):
        if token.i - one.token.i > FAR:
            return None
        done = one.frame.type in DEEDS and one.frame.part != "adjective" and bool(codes(one.actors))
        if not done or not own or own & codes(one.actors):
            continue
        recipients = one.actors if back else one.recipients
        frame = replace(one.frame, part="verb", word=lemma(token), flags=frozenset(), words={}, after=())
        kept = tuple(m for m in recipients if not own & set(m.codes))
        return replace(one, token=token, frame=frame, actors=actors, recipients=kept, others=(), stated=2)
    return None


def repeats(verb: Token) -> bool:
    """Whether the verb says that somebody does what another did: "follow suit", "do the same"."""
    if verb.pos_ not in VERBAL or subject(verb) is None:
        return False
    wanted = {"follow": {"suit", "example", "lead"}, "do": {"same", "likewise"}}.get(lemma(verb), set())
    below = {lemma(thing) for thing in objects(verb)} | {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    return bool(wanted & below)


def answers(verb: Token) -> bool:
    """Whether the verb says that somebody gives back the same: "responded in kind", "reciprocated"."""
    if verb.pos_ not in VERBAL or any(child.lower_ in {"will", "would"} for child in verb.children):
        return False
    if lemma(verb) in {"reciprocate", "reciprocated"}:
        return not objects(verb)
    if lemma(verb) not in grammar()["answering"]:
        return False
    after = [child.i + 1 for child in verb.children if child.lower_ == "in"]
    return any(at < len(verb.doc) and verb.doc[at].lower_ == "kind" for at in after)
