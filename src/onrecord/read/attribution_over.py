"""Which attributions an event stands under: the chain of its sources, outermost first."""

from spacy.tokens import Token

from onrecord.knowledge.plover import FORCE, SPOKEN
from onrecord.read.attribution_cues import words
from onrecord.read.reading import Attribution, EventMention, Reading
from onrecord.read.times.memo import once

SINCE = frozenset({"since", "following", "after"})
OBLIGED = frozenset({"should", "must", "ought"})  # "Japan should have shot them down", he said, and so blames it
NAMED = frozenset({"PERSON", "ORG"})
TALKS = frozenset({"CONSULT"})  # who "spoke to the premier" is not thereby who tells of it
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def attributions_over(reading: Reading, token: Token | int) -> tuple[Attribution, ...]:
    """The attributions whose content holds the token and whose sources speak, outermost first.

    Wishes and judgements ("wants", "condemned") have holders, not sources, and are left out.
    """
    index = token if isinstance(token, int) else token.i
    return once(reading, "_attributions_over", lambda: _by_token(reading)).get(index, ())


def _by_token(reading: Reading) -> dict[int, tuple[Attribution, ...]]:
    """The attributions over each token of their contents."""
    found: dict[int, tuple[Attribution, ...]] = {}
    for one in sorted(filter(speaks, reading.attributions), key=lambda one: (-size(one), one.cue)):
        for index in {index for part in one.content for index in range(*part)}:
            found[index] = (*found.get(index, ()), one)
    return found


def _by_its_agent(reading: Reading, one: Attribution) -> bool:
    """Whether the speaker is whom a passive deed is done by: who frees the girls does not thereby tell of it."""
    first, last = one.source or (0, 0)
    return any(word.dep_ == "pobj" and word.head.dep_ == "agent" for word in reading.doc[first:last])


def event_sources(reading: Reading, event: EventMention) -> tuple[Attribution, ...]:
    """The attributions that are the sources of an event's claim, outermost first, each speaker once.

    The actor of a verbal act is not its own source, nor is a verbal act's cue that of its own content; the speaker
    of a material act is ("claimed responsibility for the attack").
    """
    verbal = event.type in SPOKEN
    if is_background(reading.doc[event.head], event.type):
        return ()
    chain = list(attributions_over(reading, event.head))
    if not verbal and reading.doc[event.head].lemma_.lower() not in words("deeds"):
        chain += [
            one
            for one in reading.attributions
            if one.cue[0] <= event.head < one.cue[1] and speaks(one) and not _by_its_agent(reading, one)
        ]
    codes = {code for actor in event.actors for code in actor.codes}
    kept: list[Attribution] = []
    for one in chain:
        own = one.cue[0] <= event.head < one.cue[1]
        if own and (verbal or event.type in TALKS):
            continue
        if one.source is None or _repeats(reading, kept, one) or is_thing(reading, one):
            continue
        kept.append(one)
    if verbal and kept and kept[-1].code in codes and not _reported_act(reading, event):
        kept.pop()
    return tuple(kept)


def is_background(trigger: Token, type: str) -> bool:
    """Whether the words only tell of what is known, whoever speaks: "the besieged city", "since Russia's invasion"."""
    if trigger.dep_ == "amod" and trigger.tag_ in {"VBN", "JJ"}:
        return type in FORCE
    if trigger.tag_ in {"VBN", "VBD"} and (trigger.dep_ == "acl" or (trigger.dep_ == "relcl" and related(trigger))):
        return any(part.ent_type_ == "DATE" and part.text.isdigit() and len(part) == 4 for part in trigger.subtree)
    word = trigger
    while word.dep_ in {"pobj", "compound", "poss", "amod", "prep"} and word.head is not word:
        if word.dep_ == "prep" and word.lower_ in SINCE and word.head.pos_ in {"VERB", "AUX"}:
            return trigger.pos_ in {"NOUN", "PROPN"}
        word = word.head
    return False


def related(clause: Token) -> bool:
    """Whether a relative pronoun is the clause's subject."""
    return any(child.dep_.startswith("nsubj") and child.lower_ in {"who", "which", "that"} for child in clause.children)


def is_thing(reading: Reading, one: Attribution) -> bool:
    """Whether the source is neither somebody nor a document: "the shift means that", "the launch shows that"."""
    if one.source is None or one.kind != "unknown" or one.code is not None or not one.verbal:
        return False
    words = reading.doc[one.source[0] : one.source[1]]
    head = words.root
    return head.pos_ == "NOUN" and not head.ent_type_ and not any(part.ent_type_ in NAMED for part in words)


def _repeats(reading: Reading, kept: list[Attribution], one: Attribution) -> bool:
    """Whether the speaker is already in the chain: "I" in a quotation, "he" under "Trump said"."""
    if not kept or one.source is None:
        return False
    if reading.doc[one.source[1] - 1].lower_ in FIRST_PERSON:
        return True
    return any(one.name == other.name for other in kept)


def _reported_act(reading: Reading, event: EventMention) -> bool:
    """Whether a speaker tells of an act already done ("We have lodged a protest") rather than doing it."""
    head = reading.doc[event.head]
    if any(child.lower_ in OBLIGED for child in head.children):
        return False
    if head.lemma_.lower() in words("deeds"):
        return True
    return head.tag_ == "VBN" and any(child.lemma_ == "have" and child.dep_ == "aux" for child in head.children)


def holds(one: Attribution, index: int) -> bool:
    """Whether the content covers the token with that index."""
    return any(start <= index < end for start, end in one.content)


def size(one: Attribution) -> int:
    """How many tokens the content has."""
    return sum(end - start for start, end in one.content)


def speaks(one: Attribution) -> bool:
    """Whether the source says that something is so."""
    return not one.stance
