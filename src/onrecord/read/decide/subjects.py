"""Who acts by the plainest grammar: the state that is the verb's subject, and not one of another sentence.

Where a report names many states, the network at times gives a deed to one that the sentence does not name. And who is
only said to back those who act has not acted: "fighters backed by Iran attacked a base".
"""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.knowledge.actors import lexicon
from onrecord.read.arguments import agent, is_passive, objects, subject, surface_subject
from onrecord.read.decide.parties import mention_of
from onrecord.read.grammar import VERBAL
from onrecord.read.reading import Mention, Reading

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj"})
TOWARDS = frozenset({"from", "at", "against", "on"})
ATTRIBUTES = frozenset({"compound", "amod", "nmod", "poss"})
NAMES = frozenset({"name", "metonym"})


def acting(reading: Reading, token: Token, type: str, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those who act, by the verb's own subject where that is a state's name and they stand in other sentences."""
    if of_its_noun(token) and agent(token) is None:
        return tuple(one for one in actors if not _only_of_an_office(reading, token, one))
    if not actors or token.pos_ not in VERBAL or is_passive(token):
        return actors
    who = surface_subject(token)
    named = reading.mention_headed(who.i) if who is not None else None
    if who is None or named is None or len(named.codes) != 1 or named.kind not in NAMES or named.how == "detached":
        return actors
    whole = range(named.start, named.end)
    inside = tuple(
        one for one in actors if token.sent.start <= one.start < one.end <= token.sent.end and one.start not in whole
    )
    codes = {code for one in actors for code in one.codes}
    if named.codes[0] in codes:
        kept = tuple(one for one in actors if named.codes[0] in one.codes or one in inside)
        return actors if type in MUTUAL else kept
    return (named, *(actors if type in MUTUAL else ())) if not inside else actors


def acted_on(
    reading: Reading, token: Token, type: str, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Those acted on: whom the verb itself names, where it names any, else the state of its object."""
    if recipients and type not in MUTUAL and of_its_noun(token):
        return _named_by(reading, token.head, recipients)
    if not recipients or token.pos_ not in VERBAL or is_passive(token) or type in MUTUAL:
        return recipients
    sent = token.sent
    here = {place.place.country for place in reading.places if sent.start <= place.start < sent.end}
    here = here if type == "ASSAULT" else set()
    inside = tuple(one for one in recipients if _below(token, one) or (len(one.codes) == 1 and one.codes[0] in here))
    if inside or any(sent.start <= one.start < one.end <= sent.end for one in recipients):
        return inside or recipients
    own = {code for one in actors for code in one.codes}
    for noun in (*objects(token), *(below for word in (token, *objects(token)) for below in _towards(word))):
        named = reading.mention_headed(noun.i)
        if named is not None and len(named.codes) == 1 and named.codes[0] not in own:
            return (named,)
    return recipients


def of_its_noun(token: Token) -> bool:
    """Whether a participle describes the noun before it, to whom it was done: "to Ana Ruiz, | charged with fraud"."""
    return token.tag_ == "VBN" and token.dep_ == "acl" and is_passive(token) and token.head.i < token.i


def _only_of_an_office(reading: Reading, token: Token, one: Mention) -> bool:
    """Whether a state's name in another clause only tells which office a person holds: "a | Peru | deputy Ana Ruiz"."""
    head = reading.doc[one.head]
    if not token.sent.start <= one.start < one.end <= token.sent.end or head.dep_ not in ATTRIBUTES:
        return False
    noun = head
    while noun.dep_ in ATTRIBUTES and noun.head is not noun:
        noun = noun.head
    person = noun.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.children)
    return person and token not in noun.subtree


def _named_by(reading: Reading, noun: Token, recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Whom a described noun names; else those who do not stand before it in its sentence."""
    named = mention_of(reading, noun.i)
    if named is not None and named.codes:
        return (named,)
    before = range(noun.sent.start, noun.left_edge.i)
    return tuple(one for one in recipients if one.start not in before)


def _below(token: Token, one: Mention) -> bool:
    """Whether a party's words hang on a verb itself, not on another clause: of "urges a pause as Hamas says"."""
    if not token.sent.start <= one.start < one.end <= token.sent.end:
        return False
    for above in (head := token.doc[one.head], *head.ancestors):
        if above.i == token.i:
            return True
        if above.dep_ in OTHER_CLAUSES and above.pos_ in VERBAL:
            return False
    return False


def _towards(word: Token) -> list[Token]:
    """What stands behind "from", "at", "against" or "on" at a word: Taipei in "recalled its envoy from Taipei"."""
    links = [child for child in word.children if child.dep_ == "prep" and child.lower_ in TOWARDS]
    return [child for link in links for child in link.children if child.dep_ == "pobj"]


def unbacked(reading: Reading, token: Token, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those who act, without the one who is only said to back them."""
    who = subject(token) if token.pos_ in VERBAL else None
    if who is None:
        return actors
    acting = tuple(one for one in actors if one.how != "detached")
    if acting and len(acting) < len(actors):
        return unbacked(reading, token, acting)
    backers = {code for one in _behind(who) if (m := reading.mention_at(one)) is not None for code in m.codes}
    codes = {code for one in actors for code in one.codes}
    mention = mention_of(reading, who.i) if backers else None
    if mention is None or not codes or not codes <= backers:
        return actors
    return (mention if set(mention.codes) - backers else replace(mention, codes=()),)


def _behind(noun: Token) -> list[Token]:
    """Whoever backs, arms or pays those whom a noun names: Iran in "fighters backed by Iran"."""
    clauses = [child for child in noun.children if child.dep_ == "acl" and child.lower_ in lexicon("detached")]
    by = [child for clause in clauses for child in clause.children if child.dep_ == "agent"]
    return [child for one in by for child in one.children if child.dep_ == "pobj"]
