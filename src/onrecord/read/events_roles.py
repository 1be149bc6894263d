"""Who acts and on whom, around a verb or an adjective, slot by slot of its frame."""

from spacy.tokens import Token

from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.read.arguments import (
    complements,
    in_complement,
    is_passive,
    objects,
    prepositional,
    recipients_by_dative,
    subject,
    surface_subject,
    text_head,
)
from onrecord.read.events_match import VERBAL, lemma
from onrecord.read.events_nouns import noun_roles
from onrecord.read.events_parties import Parties, codes, parties_of, speakers_of, unique
from onrecord.read.events_words import addressed, meant_for_all
from onrecord.read.frames import Frame, grammar
from onrecord.read.reading import Reading

OWNED = frozenset({"name before noun", "possessor"})
SAID = VERBAL_CONFLICT - {"REJECT"}


def fill(reading: Reading, frame: Frame, token: Token) -> tuple[Parties, Parties]:
    """Actors and recipients of the event that the token states by that frame."""
    if frame.part == "noun":
        actors, recipients = noun_roles(reading, frame, token)
    else:
        actors, recipients = verb_roles(reading, frame, token)
    if "mutual" in frame.flags:
        return together(actors, recipients)
    taken = {mention.head for mention in actors}
    return actors, tuple(m for m in recipients if m.head not in taken)


def together(actors: Parties, recipients: Parties) -> tuple[Parties, Parties]:
    """All parties of a mutual event as its actors; two of one state stay apart, as in "the king met his ministers"."""
    everyone = unique([*actors, *recipients])
    if len({mention.codes for mention in everyone}) == 1 and actors and recipients:
        return unique(list(actors)), tuple(m for m in recipients if m.head != actors[0].head)
    return everyone, ()


def verb_roles(reading: Reading, frame: Frame, verb: Token) -> tuple[Parties, Parties]:
    """Roles around a verb or adjective, slot by slot."""
    # A verb chosen for its preposition has its target there: "fired a missile at a base".
    aims = tuple(sorted(frame.recipient, key=lambda slot: slot not in frame.after))
    if frame.actor == ("speaker",):
        return speakers_of(reading, verb), first_filled(reading, aims, verb)
    actors = holder(reading, verb) or first_filled(reading, frame.actor, verb)
    if not any(m.codes or m.kind == "name" for m in actors) and frame.actor == ("subj",):
        actors = parties_of(reading, governor(verb)) or actors
    if frame.type == "MOBILIZE" and not codes(actors):
        actors = launched_by(reading, verb) or actors
    recipients = first_filled(reading, aims, verb, taken=actors)
    if frame.type == "REQUEST" and meant_for_all(verb):
        recipients = tuple(m for t in addressed(verb) if (m := reading.mention_at(t)) is not None)
    if frame.type in SAID and codes(actors) and codes(actors) == codes(recipients):
        actors = parties_of(reading, sayer(verb)) or actors
    return actors, recipients


def launched_by(reading: Reading, verb: Token) -> Parties:
    """Whose the missile or ship is that is moved by no one named: "a North Korean missile was launched"."""
    things = [mention for thing in objects(verb) if (mention := reading.mention_at(thing)) is not None]
    return tuple(m for m in things if m.codes and m.what == "asset" and m.how in OWNED)


def sayer(verb: Token) -> Token | None:
    """The subject above a clause to which a verb of saying was joined: "he said that it was and called on it to"."""
    clause = verb.head
    if verb.dep_ == "conj" and clause.dep_ == "ccomp" and surface_subject(verb) is None:
        return subject(clause.head)
    return None


def holder(reading: Reading, verb: Token) -> Parties:
    """Who has what the participle describes: "Germany has 1,000 troops stationed there"."""
    noun = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "keep"}:
        return parties_of(reading, subject(noun.head))
    return ()


def governor(verb: Token) -> Token | None:
    """The one who makes the thing that does it: "signed a decree imposing martial law" is the signer's act."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.pos_ != "NOUN" or is_passive(verb):
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    while above.pos_ == "NOUN" and above.dep_ in {"pobj", "dobj"}:
        above = above.head.head if above.dep_ == "pobj" else above.head
    if above.pos_ not in VERBAL or lemma(above) in grammar()["foreign_verbs"]:
        return None
    return subject(above)


def first_filled(reading: Reading, slots: tuple[str, ...], token: Token, taken: Parties = ()) -> Parties:
    """The parties in the first slot that has any besides those already taken."""
    used = {mention.head for mention in taken}
    own = {code for mention in taken for code in mention.codes}
    unknown: Parties = ()
    its_own: Parties = ()
    for slot in slots:
        found = [(m, m.start <= t.i < m.end) for t in slot_tokens(slot, token) for m in parties_of(reading, t)]
        # What belongs to the actor is no one else: "rammed his car into the consulate" aims at the consulate.
        fresh = tuple(m for m, itself in found if m.head not in used and (itself or not own & set(m.codes)))
        if any(m.codes for m in fresh):
            return unique(list(fresh))
        unknown = unknown or unique(list(fresh))
        its_own = its_own or unique([m for m, _ in found if m.head not in used])
    return unknown or its_own


def slot_tokens(slot: str, token: Token) -> list[Token]:
    """The head words in one slot of a verb: subj, obj, iobj, comp, owner, or a preposition's."""
    if slot == "subj":
        base = predicate(token)
        who = subject(base) if base is not None else None
        return [who] if who is not None else []
    if slot == "obj":
        return objects(token)
    if slot == "iobj":
        return recipients_by_dative(token)
    if slot == "owner":
        who = subject(token)
        return [who] if who is not None else []
    if slot == "compsubj":
        return [t for clause in complements(token) if (t := surface_subject(clause)) is not None]
    if slot == "comp":
        return in_complement(token)
    found_here = prepositional(token, slot)
    for thing in objects(token):
        inner = text_head(thing)
        heads = {thing.i: thing, inner.i: inner} | {
            c.i: c for c in thing.children if c.dep_ == "acl" and slot == "into"
        }
        found_here += [t for head in heads.values() for t in prepositional(head, slot)]
    return found_here


def predicate(token: Token) -> Token | None:
    """The verb that an adjective is said with ("is ready to"), or the verb itself."""
    if token.pos_ in VERBAL:
        return token
    return token.head if token.head.pos_ in VERBAL else None
