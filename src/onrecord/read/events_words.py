"""Against whom, where no slot of the frame tells: the other party that the predicate's own words name.

"Threatened to withhold aid from Cairo", "ruled out sanctions on Tbilisi", "promised Kyiv shells": what is threatened,
refused or promised names the one it is meant for. The walk goes down from the trigger through objects, complements
and prepositions, never into what only describes a noun or follows as a clause of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.knowledge.plover import FORCE, SPOKEN
from onrecord.read.arguments import objects, prepositional
from onrecord.read.events_match import NOMINAL, lemma
from onrecord.read.events_parties import codes
from onrecord.read.frames import grammar
from onrecord.read.reading import Mention, Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

TOWARDS = SPOKEN | {"AID", "SANCTION"}
SPEECH = frozenset({"REQUEST", "THREATEN", "AGREE", "CONCEDE"})
ON_THINGS = FORCE | {"RETREAT"}
OUTWARD = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "AID", "SANCTION"})
AT = frozenset({"AGREE", "THREATEN", "REQUEST", "ACCUSE"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "prep", "pobj", "pcomp", "attr", "oprd", "agent"})
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "nsubj", "nsubjpass"})
DOWN = OBJECTS | CLAUSES | {"poss", "amod", "compound", "nmod"}
PLACES = frozenset({"in", "at"})
ASIDE = frozenset({"near", "during", "after", "before", "since", "by", "as", "between", "among"})


def from_its_words(reading: Reading, one: "Candidate") -> "Candidate":
    """The candidate, with the nearest other party among its words as recipient if it has none but the actor's own."""
    own = codes(one.actors)
    things = bool(one.recipients) and all(is_its_own(one, mention) for mention in one.recipients)
    if (codes(one.recipients) and not things) or one.frame.mode == "investigate":
        return one
    if one.frame.type not in TOWARDS and not (things and one.frame.type in ON_THINGS):
        return one
    if meant_for_all(one.token) or lemma(one.token) == "deny":
        # What is denied names those whom it was said of, not who said it.
        return one
    mutual = "mutual" in one.frame.flags
    if (mutual and len(own) != 1) or (not own and one.frame.type == "AID"):
        return one
    skipped = ASIDE | {"to", "with"} if one.frame.type == "ACCUSE" else ASIDE
    # "Invest in Egypt" and "outrage at Libya" name a party, a pledge "at a conference" does not.
    loose = skipped | {"at"} if one.frame.type in {"AGREE", "REQUEST"} else skipped
    partner = spoken_to(reading, one) if one.frame.type in SPEECH else None
    if partner is not None and not own & set(partner.codes):
        return replace(one, recipients=(partner,))
    for aside in (skipped | PLACES, loose)[: 2 if one.frame.type in AT and not mutual else 1]:
        for mention in named_below(reading, one.token, aside):
            if not own & set(mention.codes) and not (one.frame.type == "REJECT" and is_third(one, mention)):
                return replace(one, recipients=(mention,))
    return replace(one, recipients=()) if things and one.frame.type in OUTWARD else one


def spoken_to(reading: Reading, one: "Candidate") -> Mention | None:
    """With whom the conversation is in which it is said: "in a call with Putin, Merkel pressed for their release"."""
    for name in ("in", "during", "at", "by"):
        for talk in prepositional(one.token, name):
            if lemma(talk) in grammar()["conversations"]:
                for other in (*prepositional(talk, "with"), *prepositional(talk, "to")):
                    mention = reading.mention_at(other)
                    if mention is not None and mention.codes:
                        return mention
    return None


def meant_for_all(verb: Token) -> bool:
    """Whether it is addressed to everyone: "urged the international community to help"."""
    return any(lemma(thing) in grammar()["everyone"] for thing in addressed(verb))


def addressed(verb: Token) -> list[Token]:
    """Whom an appeal goes to: its object, or the noun after "on" or "to"."""
    return objects(verb) + [t for name in ("on", "upon", "to") for t in prepositional(verb, name)]


def is_third(one: "Candidate", mention: Mention) -> bool:
    """Whether a penalty is aimed at them: who refuses to join sanctions against Russia turns down those who ask."""
    link = one.token.doc[mention.head].head
    return link.lower_ in {"on", "against"} and lemma(link.head) in grammar()["penalties"]


def is_its_own(one: "Candidate", mention: Mention) -> bool:
    """Whether a party is only the owner of a thing of the actor's own: "its border", "a missile"."""
    if not mention.codes or not set(mention.codes) <= codes(one.actors):
        return False
    possessive = mention.kind == "pronoun" and one.token.doc[mention.head].dep_ == "poss"
    return possessive or mention.what == "asset"


def named_below(reading: Reading, token: Token, aside: frozenset[str]) -> Iterator[Mention]:
    """The known parties among the words that complete the token, in the order of the text."""
    start = token.head if token.pos_ in NOMINAL and token.dep_ == "dobj" else token
    for word in sorted(below(start, token, aside), key=lambda t: t.i):
        mention = reading.mention_at(word)
        if mention is not None and mention.codes and mention.head == word.i and mention.kind != "pronoun":
            yield mention


def below(start: Token, token: Token, aside: frozenset[str]) -> Iterator[Token]:
    """The words after the token that hang below by links of meaning, but for those after such prepositions."""
    for child in start.children:
        if child.dep_ in DOWN and not (child.dep_ == "prep" and child.lower_ in aside):
            if child.i > token.i:
                yield child
            yield from below(child, token, aside)
