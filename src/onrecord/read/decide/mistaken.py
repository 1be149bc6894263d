"""Who is taken for one who acts and is not: a person for the state of that name, another one than "by" names."""

from spacy.tokens import Token

from onrecord.knowledge.actors import codes_for
from onrecord.read.arguments import is_passive, surface_subject
from onrecord.read.decide.choose import Chosen
from onrecord.read.grammar import VERBAL
from onrecord.read.reading import Reading

LONGEST_NAME = 4  # words


def namesake(reading: Reading, one: Chosen, token: Token) -> bool:
    """Whether the person who acts was taken for the state whose name is a part of his: "Denzel Washington"."""
    who = surface_subject(token) if token.pos_ in VERBAL else None
    if who is None or who.ent_type_ != "PERSON" or ((told := reading.mention_at(who)) is not None and told.codes):
        return False
    name = [word for word in who.subtree if word.ent_type_ == "PERSON" and abs(word.i - who.i) < LONGEST_NAME]
    known = [facts for word in name if len(name) > 1 and (facts := codes_for(word.text)) is not None]
    homonyms = {facts.code for facts in known if facts.kind in {"state", "capital"}}
    return any(homonyms & set(party.codes) for party in one.event.actors)


def by_another(reading: Reading, one: Chosen, token: Token) -> bool:
    """Whether "by" names somebody else for what a noun or a passive tells: "the invasion of Iraq by the US"."""
    if token.pos_ in VERBAL and not is_passive(token):
        return False
    of = [below for child in token.children if child.lower_ in {"of", "on", "against"} for below in child.children]
    behind = [child for word in (token, *of) for child in word.children if child.lower_ == "by" and child.i > token.i]
    named = [reading.mention_at(child) for word in behind[:1] for child in word.children if child.dep_ == "pobj"]
    codes = {code for mention in named if mention is not None for code in mention.codes}
    actors = {code for party in one.event.actors for code in party.codes}
    return bool(codes and actors) and not codes & actors
