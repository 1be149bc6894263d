"""What the typing model sees of a word: itself, its particles, its arguments, its governor, and the actors around it.

Two kinds of features. Names ("obj=tank") stand for what is there; vectors (from the parser's word vectors) let the
model carry over to words that it was never shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from onrecord.read.events_match import candidates_at, lemma
from spacy.tokens import Token

from onrecord.read.arguments import complements, objects, subject, surface_subject, text_head
from onrecord.read.reading import Reading

SLOTS = ("word", "object", "subject", "complement", "modifier", "governor")
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
SMALL = frozenset({"aux", "auxpass", "neg", "prt", "prep", "det", "mark", "agent", "dative", "punct"})
BELOW_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """The features of one word: names, and a token (or None) for each of `SLOTS`."""

    names: tuple[str, ...]
    slots: tuple[Token | None, ...]


def see(reading: Reading, token: Token) -> Seen:
    """The features of a word in its sentence."""
    if token.pos_ in {"VERB", "AUX"}:
        who, what = subject(token) or surface_subject(token), [text_head(found) for found in objects(token)]
    else:
        who, what = possessor(token), list(of_objects(token))
    done = next(complements(token), None)
    modifiers = [child for child in token.children if child.dep_ in {"compound", "amod", "nmod"}]
    names = [
        f"lemma={lemma(token)}",
        f"pos={token.pos_}",
        f"tag={token.tag_}",
        f"dep={token.dep_}",
        f"lemma={lemma(token)}|{token.pos_}",
        *around(token),
        *below(token),
        *frames(token),
        *party("subject", reading, who),
        *(name for thing in what[:2] for name in thing_names(reading, token, thing)),
        *governor(token),
        *(f"mod={lemma(child)}" for child in modifiers),
        *actors_near(reading, token),
    ]
    if done is not None:
        names += [f"comp={lemma(done)}", f"comp={lemma(token)}>{lemma(done)}", f"compdep={done.dep_}"]
    first = modifiers[0] if modifiers else None
    return Seen(tuple(names), (token, what[0] if what else None, who, done, first, above(token)))


def possessor(noun: Token) -> Token | None:
    """Whose the noun is, or who stands after its "by"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            return next((found for found in child.children if found.dep_ == "pobj"), None)
    return None


def of_objects(noun: Token) -> Iterable[Token]:
    """What stands after the noun's "of", "on", "against"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against", "over", "to", "with", "between", "for"}:
            yield from (found for found in child.children if found.dep_ == "pobj")


def around(token: Token) -> Iterable[str]:
    """The words beside it."""
    doc = token.doc
    for step in (-2, -1, 1, 2):
        at = token.i + step
        word = doc[at].lower_ if 0 <= at < len(doc) else ""
        yield f"at{step}={word}"


def below(token: Token) -> Iterable[str]:
    """Function words that hang below it, alone and with it: "pull out of" is not "pull"."""
    for child in token.children:
        if child.dep_ in SMALL and child.dep_ != "punct":
            yield f"{child.dep_}={child.lower_}"
            if child.dep_ in {"prt", "prep", "dative", "agent"}:
                yield f"{lemma(token)}+{child.lower_}"
                yield from (f"{child.lower_}>{lemma(found)}" for found in child.children if found.dep_ == "pobj")
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "acl", "attr", "poss", "advmod"}:
            yield f"has={child.dep_}"


def frames(token: Token) -> Iterable[str]:
    """The types of the frames that fit it."""
    found = candidates_at(token)
    if not found:
        yield "frame=none"
        return
    yield f"first={found[0].type}"
    yield f"weight={min(found[0].weight, 4)}"
    yield from {f"frame={frame.type}" for frame in found}


def party(slot: str, reading: Reading, token: Token | None) -> Iterable[str]:
    """What kind of actor stands there."""
    if token is None:
        yield f"{slot}=nothing"
        return
    yield f"{slot}:{lemma(token)}"
    mention = reading.mention_at(token)
    if mention is None:
        yield f"{slot}=thing"
    else:
        yield f"{slot}={'known' if mention.codes else 'unknown'}"
        yield f"{slot}={mention.sector}"


def thing_names(reading: Reading, token: Token, thing: Token) -> Iterable[str]:
    """The object, alone and with the word."""
    yield from party("object", reading, thing)
    yield f"{lemma(token)}>{lemma(thing)}"
    yield from (f"objmod={lemma(child)}" for child in thing.children if child.dep_ in BELOW_NOUN)


def above(token: Token) -> Token | None:
    """The content word that the word hangs below, through prepositions."""
    head = token.head
    while head.dep_ in {"prep", "agent", "dative"} and head.pos_ in {"ADP", "SCONJ"}:
        head = head.head
    return None if head == token else head


def governor(token: Token) -> Iterable[str]:
    """The word above, and how this one hangs below it."""
    head = above(token)
    if head is None:
        yield "top"
        return
    link = token.head.lower_ if token.head != head else token.dep_
    yield f"up={lemma(head)}"
    yield f"up={link}:{lemma(head)}"
    yield f"uppos={head.pos_}"


def actors_near(reading: Reading, token: Token) -> Iterable[str]:
    """How many actors the sentence knows."""
    sent = token.sent
    count = len({code for m in reading.mentions if sent.start <= m.start < sent.end for code in m.codes})
    yield f"actors={min(count, 3)}"
