"""What officials ask for by saying that others must do it: "North Korea must return to the table", Moon said.

A modal of obligation in words attributed to an official asks something of its subject; "should have" blames it.
"""

from spacy.tokens import Token

from onrecord.read.arguments import subject, surface_subject
from onrecord.read.events_match import VERBAL, lemma
from onrecord.read.events_parties import Parties, parties_of, speakers_of
from onrecord.read.frames import Frame, grammar
from onrecord.read.reading import Reading

MODALS = frozenset({"must", "should"})


def frame(type: str, mode: str | None) -> Frame:
    """A frame that no word of the lexicon evokes by itself."""
    return Frame(
        type=type,
        mode=mode,
        part="verb",
        word="should",
        before=(),
        after=(),
        actor=("speaker",),
        recipient=("subj",),
        needs="actor",
        flags=frozenset({"covers"}),
        words={},
    )


ASKS = frame("REQUEST", None)
BLAMES = frame("ACCUSE", "disapprove")


def is_aware(verb: Token) -> bool:
    """Whether only a state of mind is meant: "they should be aware that"."""
    return verb.lemma_ == "be" and any(
        child.lower_ in {"aware", "clear", "noted", "proud", "ready"} for child in verb.children
    )


def demanded(reading: Reading, verb: Token) -> tuple[Frame, Parties, Parties] | None:
    """The demand or reproach that the verb states, with who makes it and to whom; None if it states none."""
    if verb.pos_ not in VERBAL:
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if not helpers & MODALS or lemma(verb) in grammar()["minds"] or is_aware(verb):
        return None
    who = speakers_of(reading, verb)
    if not who:
        return None
    asked = surface_subject(verb) or subject(verb)
    modal = next(child for child in verb.children if child.lower_ in MODALS)
    if asked is not None and modal.i < asked.i < verb.i:
        return None  # "should war break out": a condition
    recipients = parties_of(reading, asked)
    own = {code for mention in who for code in mention.codes}
    others = tuple(m for m in recipients if m.codes and not set(m.codes) <= own)
    if recipients and not others and any(m.codes for m in recipients):
        return None
    return (BLAMES if "have" in helpers and verb.tag_ == "VBN" else ASKS), who, others
