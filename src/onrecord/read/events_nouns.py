"""Who acts and on whom, around an event noun: its own modifiers first, then the verb that carries it."""

from spacy.tokens import Token

from onrecord.read.arguments import expand, in_complement, objects, prepositional, recipients_by_dative, subject
from onrecord.read.events_match import VERBAL, lemma
from onrecord.read.events_parties import MODIFIERS, Parties, parties_of, unique
from onrecord.read.frames import Frame, classes, grammar
from onrecord.read.reading import Mention, Reading

ANSWERS = frozenset({"AGREE", "THREATEN", "REQUEST"})
PLACES = frozenset({"capital", "region", "GPE"})
ATTENDING = frozenset({"on", "during", "in", "at", "for", "after", "upon"})


def noun_roles(reading: Reading, frame: Frame, noun: Token) -> tuple[Parties, Parties]:
    """Roles around an event noun: its own modifiers first, then the verb that carries it."""
    actors: list[Mention] = []
    recipients: list[Mention] = []
    targets_of: list[Mention] = []
    for slot in frame.actor:
        if slot == "mod":
            doers, targets = modifier_roles(reading, noun)
            actors += doers
            recipients += targets
        elif slot == "poss":
            actors += possessors(reading, noun)
        elif slot == "of" and actors and "mutual" not in frame.flags:
            # With a doer named, "of" has the target: "recognition of Kosovo by Israel".
            targets_of = [m for t in attached(noun, slot) for m in parties_of(reading, t) if m.codes]
        else:
            actors += [m for t in attached(noun, slot) for m in parties_of(reading, t)]
    for slot in frame.recipient:
        if slot == "poss" and "poss" not in frame.actor:
            recipients += possessors(reading, noun)
        elif slot == "comp":
            recipients += [m for t in in_complement(noun) for m in parties_of(reading, t)]
        elif slot not in frame.actor:
            recipients += [m for t in attached(noun, slot) for m in parties_of(reading, t)]
    recipients = recipients or targets_of
    if "victim_poss" in frame.flags:
        owners = [*possessors(reading, noun), *(m for m in modifier_roles(reading, noun)[0] if state_like(m))]
        actors, recipients = [m for m in actors if m not in owners], [*recipients, *owners]
    if "mod_recipient" in frame.flags and not any(attached(noun, name) for name in ("on", "against")):
        before = [m for m in modifier_roles(reading, noun)[0] if state_like(m)]
        actors, recipients = [m for m in actors if m not in before], [*recipients, *before]
    if frame.type == "ASSAULT" and not recipients:
        # "The Paris attacks" struck Paris; "the Israeli attacks" are Israel's.
        struck = [m for m in actors if m.kind == "metonym" and m.what in PLACES and m.end <= noun.i]
        actors, recipients = [m for m in actors if m not in struck], struck
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


def state_like(mention: Mention) -> bool:
    """Whether all its codes are as long as a state's: those of states, and UNO, EUU and a few groups besides."""
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
            if mention is not None and mention.how == "detached":
                continue  # "a Russian-brokered ceasefire" is not Russia's
            if mention is not None and not (mention.start <= noun.i < mention.end and mention.head == noun.i):
                # "A Taliban truck bombing" is the Taliban's, "the German consulate attack" struck Germany.
                (targets if building and mention.sector != "REB" else doers).append(mention)
            else:
                below = [m for c in head.children if c.dep_ in MODIFIERS and (m := reading.mention_at(c)) is not None]
                for one in below:
                    (targets if building and one.sector != "REB" else doers).append(one)
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
    if top.dep_ == "pobj" and verb.head.pos_ in VERBAL:
        who = list(parties_of(reading, subject(verb.head)))
        if frame.mode == "investigate" and verb.lower_ in {"under", "in"}:
            return [], who
        if (frame.type == "CONSULT" and verb.lower_ in ATTENDING) or (frame.type in ANSWERS and verb.lower_ == "with"):
            return who, []
    if verb.pos_ not in VERBAL:
        return [], []
    if top.dep_ == "nsubj" and lemma(verb) in grammar()["hitting"]:
        hit = [m for thing in objects(verb) for m in parties_of(reading, thing)]
        if frame.type == "ASSAULT" or frame.mode == "cyber":
            return [], hit
        if frame.type == "PROTEST":
            return hit, []
    if top.dep_ == "nsubj" and lemma(verb) in grammar()["happen_verbs"]:
        return [m for slot in frame.actor for t in prepositional(verb, slot) for m in parties_of(reading, t)], []
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
