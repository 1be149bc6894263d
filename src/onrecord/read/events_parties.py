"""The parties of an event: mentions of actors in the slots that its frame names."""

from spacy.tokens import Token

from onrecord.read.arguments import (
    complements,
    expand,
    objects,
    prepositional,
    recipients_by_dative,
    subject,
    surface_subject,
    text_head,
)
from onrecord.read.events_match import VERBAL, lemma
from onrecord.read.frames import Frame, classes, grammar
from onrecord.read.reading import Mention, Reading

MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "nummod", "npadvmod"})
OFFICIAL = frozenset({"GOV", "MIL", "IGO", "LEG", "PTY", "REB", "COP", "OPP", None})
ANSWERS = frozenset({"AGREE", "THREATEN", "REQUEST"})
TOWARDS = ("with", "to", "against", "on", "at", "toward", "towards")
ATTENDING = frozenset({"on", "during", "in", "at", "for", "after", "upon"})
Parties = tuple[Mention, ...]


def unique(mentions: list[Mention]) -> Parties:
    """Without repetitions of the same codes or words, in order."""
    found: dict[tuple[tuple[str, ...], str], Mention] = {}
    for mention in mentions:
        found.setdefault((mention.codes, "" if mention.codes else mention.text.lower()), mention)
    return tuple(found.values())


def parties_of(reading: Reading, token: Token | None, depth: int = 0) -> Parties:
    """The actors that a noun phrase refers to, or, if it is a thing, those that it belongs to."""
    if token is None or depth > 3:
        return ()
    found: list[Mention] = []
    for head in expand(token):
        found += mentioned(reading, head, depth)
    return unique(found)


def mentioned(reading: Reading, head: Token, depth: int) -> list[Mention]:
    """The mention that the head word stands in, else those of what it belongs to."""
    mention = reading.mention_at(head)
    if mention is not None and (mention.codes or depth):
        return [mention]
    belongs: list[Mention] = []
    inner = text_head(head)
    if inner.i != head.i:
        belongs += parties_of(reading, inner, depth + 1)
    if not belongs:
        for child in head.children:
            if (child.dep_ in MODIFIERS and child.pos_ != "PRON") or child.dep_ == "poss":
                belongs += mentioned(reading, child, depth + 1) if depth < 3 else []
    if not belongs:
        for name in ("of", "by", "from", "in"):
            for below in prepositional(head, name):
                if reading.mention_at(below) is not None:
                    belongs += parties_of(reading, below, depth + 1)
            if belongs:
                break
    known = [m for m in belongs if m.codes]
    if known:
        return known
    return [mention] if mention is not None else belongs


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
    codes = {mention.codes for mention in everyone}
    if len(codes) == 1 and actors and recipients:
        return unique(list(actors)), tuple(m for m in recipients if m.head != actors[0].head)
    return everyone, ()


def verb_roles(reading: Reading, frame: Frame, verb: Token) -> tuple[Parties, Parties]:
    """Roles around a verb or adjective, slot by slot."""
    if frame.actor == ("speaker",):
        return speakers_of(reading, verb), first_filled(reading, frame.recipient, verb)
    actors = holder(reading, verb) or first_filled(reading, frame.actor, verb)
    if not any(m.codes for m in actors) and frame.actor == ("subj",):
        actors = parties_of(reading, governor(verb)) or actors
    recipients = first_filled(reading, frame.recipient, verb, taken=actors)
    return actors, recipients


def holder(reading: Reading, verb: Token) -> Parties:
    """Who has what the participle describes: "Germany has 1,000 troops stationed there"."""
    noun = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "keep"}:
        return parties_of(reading, subject(noun.head))
    return ()


def speakers_of(reading: Reading, token: Token) -> Parties:
    """The innermost speaker to whom the token's words are attributed, where it is an actor."""
    around = [a for a in reading.attributions if any(start <= token.i < end for start, end in a.content)]
    around = [a for a in around if a.source is not None]
    if not around:
        return ()
    inner = min(around, key=lambda a: sum(end - start for start, end in a.content))
    start, end = inner.source or (0, 0)
    return unique([m for m in reading.mentions if start <= m.head < end and m.codes and m.sector in OFFICIAL])


def governor(verb: Token) -> Token | None:
    """The one who makes the thing that does it: "signed a decree imposing martial law" is the signer's act."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.pos_ != "NOUN":
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
    unknown: Parties = ()
    for slot in slots:
        found = tuple(m for t in slot_tokens(slot, token) for m in parties_of(reading, t))
        fresh = tuple(m for m in found if m.head not in used)
        if any(m.codes for m in fresh):
            return unique(list(fresh))
        unknown = unknown or unique(list(fresh))
    return unknown


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


def in_complement(token: Token) -> list[Token]:
    """Who the complement is about: its subject, else what its verbs act on ("threatened to sink Japan")."""
    clauses = list(complements(token))
    subjects = [t for clause in clauses if (t := surface_subject(clause)) is not None and t.lower_ != "it"]
    if subjects:
        return subjects
    verbs = [word for clause in clauses for word in clause.subtree if word.pos_ in VERBAL]
    aimed = [t for verb in verbs for name in TOWARDS for t in prepositional(verb, name)]
    return [t for verb in verbs for t in objects(verb)] + aimed or prepositional(token, "for")


def predicate(token: Token) -> Token | None:
    """The verb that an adjective is said with ("is ready to"), or the verb itself."""
    if token.pos_ in VERBAL:
        return token
    return token.head if token.head.pos_ in VERBAL else None


def noun_roles(reading: Reading, frame: Frame, noun: Token) -> tuple[Parties, Parties]:
    """Roles around an event noun: its own modifiers first, then the verb that carries it."""
    actors: list[Mention] = []
    recipients: list[Mention] = []
    for slot in frame.actor:
        if slot == "mod":
            doers, targets = modifier_roles(reading, noun)
            actors += doers
            recipients += targets
        elif slot == "poss":
            actors += possessors(reading, noun)
        else:
            actors += [m for t in attached(noun, slot) for m in parties_of(reading, t)]
    for slot in frame.recipient:
        if slot == "comp":
            recipients += [m for t in in_complement(noun) for m in parties_of(reading, t)]
        elif slot not in frame.actor:
            recipients += [m for t in attached(noun, slot) for m in parties_of(reading, t)]
    if "victim_poss" in frame.flags:
        owners = [*possessors(reading, noun), *(m for m in modifier_roles(reading, noun)[0] if is_state(m))]
        actors, recipients = [m for m in actors if m not in owners], [*recipients, *owners]
    if "mod_recipient" in frame.flags and not any(attached(noun, name) for name in ("on", "against")):
        before = modifier_roles(reading, noun)[0]
        actors, recipients = [m for m in actors if m not in before], [*recipients, *before]
    doers, targets = described(reading, frame, noun)
    actors, recipients = actors or doers, recipients or targets
    above_actors, above_recipients = carried(reading, frame, noun)
    actors = [*actors, *above_actors] if "mutual" in frame.flags else actors or above_actors
    recipients = recipients or above_recipients
    return unique(actors), unique(recipients)


def attached(noun: Token, name: str) -> list[Token]:
    """The nouns after that preposition at the event noun, or at the thing of it ("the firing of a missile over")."""
    found = prepositional(noun, name)
    if not found and name != "of":
        links = ("of", "to") if name == "by" else ("of",)
        found = [t for link in links for thing in prepositional(noun, link) for t in prepositional(thing, name)]
    return found


def is_state(mention: Mention) -> bool:
    """Whether the mention is of a state or of what belongs to one."""
    return bool(mention.codes) and all(len(code) == 3 for code in mention.codes)


def possessors(reading: Reading, noun: Token) -> list[Mention]:
    """Who the noun belongs to."""
    return [m for child in noun.children if child.dep_ == "poss" for m in parties_of(reading, child)]


def modifier_roles(reading: Reading, noun: Token) -> tuple[list[Mention], list[Mention]]:
    """Parties among the words before the noun: "U.S. sanctions" acts, "German consulate attack" suffers."""
    doers: list[Mention] = []
    targets: list[Mention] = []
    before = [child for child in noun.children if child.dep_ in {"amod", "compound", "nmod"} and child.i < noun.i]
    building = any(lemma(child) in classes()["building"] for child in before)
    for child in before:
        for head in expand(child):
            mention = reading.mention_at(head)
            if mention is not None and not (mention.start <= noun.i < mention.end and mention.head == noun.i):
                (targets if building else doers).append(mention)
            else:
                below = [m for c in head.children if c.dep_ in MODIFIERS and (m := reading.mention_at(c)) is not None]
                (targets if building else doers).extend(below)
    return doers, targets


def described(reading: Reading, frame: Frame, noun: Token) -> tuple[list[Mention], list[Mention]]:
    """Parties from the clause that describes the noun: "drills that the two started", "sanctions imposed on Iran"."""
    actors: list[Mention] = []
    recipients: list[Mention] = []
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"} and lemma(clause) in grammar()["support_verbs"] and noun in objects(clause):
            actors += parties_of(reading, subject(clause))
            recipients += [
                m for slot in frame.recipient for t in prepositional(clause, slot) for m in parties_of(reading, t)
            ]
    return actors, recipients


def carried(reading: Reading, frame: Frame, noun: Token) -> tuple[list[Mention], list[Mention]]:
    """Parties from the verb that the noun is the object or subject of: "hold talks with", "strikes were made by"."""
    top = noun
    while top.dep_ in {"conj"} and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ in {"NOUN", "PROPN"}:
        above = top.head.head
        if lemma(above) in grammar()["partitives"] and top.head.lower_ == "of":
            top = above
            own = possessors(reading, above) + modifier_roles(reading, above)[0]
            if own:
                return own, []
    verb = top.head
    if frame.type == "CONSULT" and top.dep_ == "pobj" and verb.lower_ in ATTENDING and verb.head.pos_ in VERBAL:
        return list(parties_of(reading, subject(verb.head))), []
    if verb.pos_ not in VERBAL:
        return [], []
    if (
        top.dep_ in {"dobj", "nsubjpass"}
        and lemma(verb) in grammar()["support_verbs"]
        and lemma(verb) not in grammar()["foreign_verbs"]
    ):
        slots = [slot for slot in frame.recipient if slot not in {"mod", "poss", "compound"}]
        others = [m for slot in slots for t in prepositional(verb, slot) for m in parties_of(reading, t)]
        others += [m for t in recipients_by_dative(verb) for m in parties_of(reading, t)]
        return list(parties_of(reading, subject(verb))), others
    return [], []
