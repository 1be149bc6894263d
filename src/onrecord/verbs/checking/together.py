"""What is done and to what, in one passage: "Hamas killed hostages" is not held by one who was killed and one taken.

An event is told by many passages, and a sentence may take its day from one and its number from another. What somebody
did, and to whom or what, has to stand together in one of them, and there the one as what is done to the other: "killing
many and taking hostages" tells of no hostages that were killed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim
from onrecord.record.text import words
from onrecord.tell.brief.elements import function_words
from onrecord.tell.brief.evidence import Evidence
from onrecord.verbs.asking.words import stem, stems, things, verbs
from onrecord.verbs.checking.reading import codes
from onrecord.verbs.checking.words import tells

WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*|[^\w\s]")
BEFORE = frozenset(
    [
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "some",
        "more",
        "than",
        "nearly",
        "almost",
    ]
)
LISTED = (
    "to at in on with from by for into against over under about between among through during within near after before "
    "as since until towards toward upon via amid across off out up down and or but while who which that when where "
    "because if is are was were be been being has have had will would may might can could should must not"
)
ENDS = frozenset(LISTED.split())
PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
SAYING = stems("say tell report announce state claim confirm deny repeat")
AMOUNTS = frozenset(["dozens", "hundreds", "thousands", "scores", "millions", "number", "lots", "lot", "tens", "most"])


def apart(said: Claim, evidence: Evidence, model: str) -> str:
    """The deed and its object where no passage has both, as in “killed” and “hostages”; "" where one has.

    `model` is the pipeline that parses passages.
    """
    deeds = [word for word in words(said.trigger) if tells(word) and not SAYING & stems(word)]
    things_of = list(_objects(said))
    if not deeds or not things_of:
        return ""
    done = frozenset().union(*map(verbs, deeds))
    wanted = [things(thing) for thing in things_of]
    if any(_holds(text, read, done, wanted, model) for text, read in _passages(said, evidence)):
        return ""
    return f"“{said.trigger}” and “{' '.join(things_of)}”"


def _objects(said: Claim) -> Iterator[str]:
    """The words for what the deed is done to, but for parties: these have been compared by their codes."""
    tokens = WORD.findall(said.quote)
    trigger = WORD.findall(said.trigger)
    at = next((at for at in range(len(tokens)) if tokens[at : at + len(trigger)] == trigger), None)
    if at is None or not trigger:
        return
    known = {
        part
        for party in (*said.actors, *said.recipients)
        if party.code != "?"
        for part in stems(f"{fold(party.name)} {fold(label(party.code))}")
    }
    phrase = tokens[at + len(trigger) :]
    if [token.lower() for token in phrase[:2]] in (["at", "least"], ["up", "to"]):
        phrase = phrase[2:]
    if at and tokens[at - 1].lower() in PASSIVE:
        phrase = tokens[: at - 1]
    for head in _heads(phrase):
        if not head.isdigit() and fold(head) not in AMOUNTS and not stems(fold(head)) & known:
            yield fold(head)


def _heads(phrase: list[str]) -> Iterator[str]:
    """The nouns of "the 240 hostages of the attack": the last word of each part."""
    part: list[str] = []
    for token in phrase:
        word = token.lower()
        if word == "of":
            yield from part[-1:]
            part = []
        elif not word[0].isalnum() or word in ENDS or (word in function_words() and word not in BEFORE):
            break
        elif word not in BEFORE:
            part.append(token)
    yield from part[-1:]


def _passages(said: Claim, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The words of each passage that has the same parties, or names none, and what was read in it; titles, answers."""
    for claim in evidence.claims:
        if _agrees(said, claim):
            read = (*(item.name for item in claim.items), *(name.full or name.text for name in claim.names))
            parties = (part for party in (*claim.actors, *claim.recipients) for part in (party.name, label(party.code)))
            yield " ".join(claim.quote.split()), fold(" ".join((claim.trigger, *read, *parties)))
    yield from ((event.title, "") for event in evidence.events)
    yield from ((" ".join(answer.quote.split()), "") for answer in evidence.answers)


def _agrees(said: Claim, claim: Claim) -> bool:
    by, to = codes(claim.actors), codes(claim.recipients)
    every = by | to
    return (not by or codes(said.actors) <= every) and (not to or codes(said.recipients) <= every)


def _holds(text: str, read: str, done: frozenset[str], wanted: list[frozenset[str]], model: str) -> bool:
    """Whether a passage has the deed and all of its objects, none of them as the object of another deed."""
    held = stems(fold(text))
    if not done & (held | stems(read)) or not all(each & (held | stems(read)) for each in wanted):
        return False
    parsed = _parsed(text, model)
    return all(_done_to(each, done, parsed) for each in wanted if each & held)


class _Word(NamedTuple):
    """A word of a passage: its stem, whether it is a verb, or a preposition other than "of", and its head's place."""

    stem: str
    is_verb: bool
    links: bool
    head: int


@lru_cache(maxsize=4096)
def _parsed(text: str, model: str) -> tuple[_Word, ...]:
    from onrecord.read.language import pipeline

    return tuple(
        _Word(stem(fold(token.text)), token.pos_ == "VERB", token.pos_ == "ADP" and token.lower_ != "of", token.head.i)
        for token in pipeline(model)(text)
    )


def _done_to(thing: frozenset[str], done: frozenset[str], parsed: tuple[_Word, ...]) -> bool:
    """Whether the deed is done to a thing, as far as the parse tells: not if the thing depends on another verb first,
    or by a preposition on another noun ("denounced attacks on civilians").

    "Hostages killed by Hamas" has the deed depend on the thing.
    """
    for at, word in enumerate(parsed):
        if word.stem not in thing:
            continue
        if any(other.stem in done and other.head == at for other in parsed):
            return True
        seen, linked = at, False
        while parsed[seen].head != seen:
            seen = parsed[seen].head
            if parsed[seen].stem in done:
                return True
            if parsed[seen].is_verb or linked:
                break
            linked = parsed[seen].links
        else:
            return True
    return False
