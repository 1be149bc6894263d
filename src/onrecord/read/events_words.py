"""Against whom, where no slot of the frame tells: the other party that the predicate's own words name.

"Threatened to withhold aid from Cairo", "ruled out sanctions on Tbilisi", "promised Kyiv shells": what is threatened,
refused or promised names the one it is meant for. The walk goes down from the trigger through objects, complements
and prepositions, never into what only describes a noun or follows as a clause of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.read.events_match import NOMINAL
from onrecord.read.events_parties import codes
from onrecord.read.reading import Mention, Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

SPOKEN = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "ACCUSE", "SUPPORT", "CONCEDE", "AID", "SANCTION"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "prep", "pobj", "pcomp", "attr", "oprd", "agent"})
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "nsubj", "nsubjpass"})
DOWN = OBJECTS | CLAUSES | {"poss", "amod", "compound", "nmod"}
PLACES = frozenset({"in", "at", "near", "during", "after", "before", "since", "by", "as", "between", "among"})


def from_its_words(reading: Reading, one: "Candidate") -> "Candidate":
    """The candidate, with the nearest other party among its words as recipient if it has none."""
    if (
        one.frame.type not in SPOKEN
        or codes(one.recipients)
        or not codes(one.actors)
        or one.frame.mode == "investigate"
    ):
        return one
    if "mutual" in one.frame.flags and len(codes(one.actors)) > 1:
        return one
    own = codes(one.actors)
    for mention in named_below(reading, one.token):
        if not own & set(mention.codes):
            return replace(one, recipients=(mention,))
    return one


def named_below(reading: Reading, token: Token) -> Iterator[Mention]:
    """The known parties among the words that complete the token, in the order of the text."""
    start = token
    if token.pos_ in NOMINAL and token.dep_ == "dobj":
        start = token.head
    for word in sorted(below(start, token), key=lambda t: t.i):
        mention = reading.mention_at(word)
        if mention is not None and mention.codes and mention.head == word.i and mention.kind != "pronoun":
            yield mention


def below(start: Token, token: Token) -> Iterator[Token]:
    """The words after the token that hang below by links of meaning."""
    for child in start.children:
        if child.dep_ not in DOWN or (child.dep_ == "prep" and child.lower_ in PLACES):
            continue
        if child.i > token.i:
            yield child
        yield from below(child, token)
