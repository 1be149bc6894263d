"""The stretch of a sentence that carries an event: the trigger with its subject, its object and what completes them.

The shortest that can be cited by itself: "urged North Korea" without what it was urged to do says nothing. What only
gives time, reason or circumstance stays out, as does a relative clause.
"""

from typing import Protocol

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.read.arguments import complements, objects, surface_subject
from onrecord.read.events_headline import rest_of
from onrecord.read.events_match import NOMINAL, VERBAL, completing
from onrecord.read.events_parties import Parties
from onrecord.read.frames import Frame, grammar

NEAR = 25  # tokens between a party and the trigger
LONGEST = 45  # tokens
DEEPEST = 8  # steps down the parse


class Told(Protocol):
    """A trigger and the frame by which it is told."""

    @property
    def token(self) -> Token:
        """The trigger."""

    @property
    def frame(self) -> Frame:
        """The frame."""


def stretch(one: Told, actors: Parties, recipients: Parties, *, full: bool = True) -> tuple[int, int]:
    """The first token and the one after the last of the stretch; with `full`, objects and complements in full."""
    token, sent = one.token, one.token.sent
    places = [token.i, *own(one)]
    above = surface_subject(token) if token.pos_ in VERBAL else None
    # A party that stands before the clause's own subject was lent by another event of the sentence.
    first = above.left_edge.i if above is not None and above.i < token.i else sent.start
    for mention in (*actors, *recipients):
        if first <= mention.start < sent.end and abs(mention.start - token.i) <= NEAR:
            places += [mention.start, whole(token.doc[mention.end - 1])]
    if full:
        places += completed(one, min(places))
    places = [place for place in places if sent.start <= place < sent.end]
    return min(places), max(places) + 1


def own(one: Told) -> list[int]:
    """The places of the trigger's auxiliaries, objects and modifiers."""
    token = one.token
    if token.pos_ in NOMINAL:
        return [first_of(token)]
    if token.pos_ not in VERBAL:
        return []
    places = [child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    places += [place for thing in objects(token) for place in (thing.i, first_of(thing))]
    return places + [word.i for word in completing(one.frame, token)]


def completed(one: Told, start: int) -> list[int]:
    """Where the subject begins, and where the objects, the complement or the noun phrase end."""
    token = one.token
    if one.frame.part == "verb" and token.pos_ in NOMINAL:
        words, after = rest_of(token)
        return [word.i for group in (words, *after.values()) for word in group]
    places: list[int] = []
    ends = [token] if token.pos_ in NOMINAL else []
    if token.pos_ in VERBAL:
        subject = surface_subject(token)
        if subject is not None and token.i - NEAR <= subject.i < token.i:
            places += [subject.i, first_of(subject)]
        ends = [thing for thing in objects(token) if thing.i > token.i]
        if one.frame.type in SPOKEN:
            ends += [clause for clause in complements(token) if clause.i > token.i]
        later = [child for child in token.children if child.i > token.i and child.dep_ in {"prep", "dative"}]
        ends += [child for child in later if child.lower_ in one.frame.after]
    return places + [last for end in ends if (last := end_of(end, start + LONGEST)) < start + LONGEST]


def end_of(word: Token, limit: int, depth: int = 0) -> int:
    """Where what belongs to a word's meaning ends."""
    last, links, aside = word.i, grammar()["core_links"], grammar()["circumstances"]
    for child in word.children:
        if child.i < word.i or child.dep_ not in links or child.lower_ in aside or depth > DEEPEST or child.i >= limit:
            continue
        if child.dep_ in {"conj", "cc"} and word.pos_ not in NOMINAL:
            continue
        last = max(last, end_of(child, limit, depth + 1))
    return last


def whole(last: Token) -> int:
    """Where the noun phrase ends in which the word is only an attribute: "on Chinese steel", not "on Chinese"."""
    while last.dep_ in {"amod", "compound", "nmod", "poss"} and last.head.i > last.i and last.head.pos_ in NOMINAL:
        last = last.head
    return last.i


def first_of(noun: Token) -> int:
    """Where the noun's own modifiers begin."""
    return min(
        [noun.i, *(c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ not in {"punct", "relcl", "cc"})]
    )
