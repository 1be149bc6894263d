"""What a reaction names by its grammar: the heads of what is denied, confirmed or left open.

From the word that answers down: its object or clause, past words for what was said ("the claims that"), for a part in
something ("a role in") and light verbs ("had carried out"), to the word for what happened.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.read.responses_answer import Answer
from onrecord.read.responses_words import statement, words

DEEP = 6  # steps down from the word that answers
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp", "pcomp", "pobj"})
ABOUT = frozenset({"of", "about", "on", "over", "to"})
AGAINST = ABOUT | {"at", "against"}  # "hit back at a report that"
DAYS = frozenset({"DATE", "TIME"})
BELOW = frozenset({"of", "in", "about", "on", "over", "for", "to", "with", "behind", "from", "into", "at", "between"})


@lru_cache(maxsize=1)
def _through() -> frozenset[str]:
    """Words that name nothing themselves, but lead to what is named."""
    return (
        words("denies", "statements") | words("disclaims", "parts") | words("named", "light") | words("named", "plans")
    )


def named_heads(doc: Doc, answer: Answer) -> tuple[list[Token], list[Token]]:
    """The heads of what is answered, none if it is only pointed to ("denied it"), and the words passed on the way.

    Both stand in the order of the text; words for what was said ("the claims") are left out of the latter.
    """
    found = {head.i: head for first in _starts(doc[answer.trigger], answer) for head in _down(first, 0)}
    named = [found[at] for at in sorted(found)]
    led = [token for token in named if token.lemma_.lower() in _through()]
    return [token for token in named if token not in led], [token for token in led if not statement(token)]


def _starts(trigger: Token, answer: Answer) -> Iterator[Token]:
    """The objects and clauses of the word that answers."""
    if answer.passive:
        yield from (child for child in trigger.children if child.dep_ == "nsubjpass")
        if trigger.dep_ == "acl":
            yield trigger.head
        return
    particles = [child for child in trigger.children if answer.phrasal and child.dep_ in {"advmod", "prt"}]
    for child in (part for of in (trigger, *particles) for part in of.children):
        if child.dep_ in OBJECTS and child.i != answer.by:
            yield from _past_answers(child, answer)
        elif answer.phrasal and child.dep_ == "prep" and child.lower_ in AGAINST:
            yield from (part for part in child.children if part.dep_ in OBJECTS)
        elif child.dep_ == "prep" and child.lower_ in ABOUT:
            yield from (part for part in child.children if part.dep_ in OBJECTS and part.ent_type_ not in DAYS)


def _past_answers(token: Token, answer: Answer) -> Iterator[Token]:
    """Past a further word for answering: "declined to comment on", "refused to say whether"."""
    if answer.stance != "declines" or token.lemma_ not in words("declines", "answers") | {"comment", "request"}:
        yield token
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in BELOW:
            yield from (part for part in child.children if part.dep_ in OBJECTS)
        elif child.dep_ in OBJECTS:
            yield child


def _down(token: Token, depth: int) -> Iterator[Token]:
    """The heads that a word leads to: itself if it names something, with what is joined to it."""
    for joined in (child for child in token.children if child.dep_ == "conj"):
        yield from _down(joined, depth + 1)
    if token.pos_ in {"PRON", "DET"} or depth > DEEP:
        return
    if token.pos_ in {"VERB", "NOUN", "PROPN", "ADJ", "AUX"}:
        yield token
    if token.lemma_.lower() not in _through():
        return
    for part in _led_to(token):
        yield from _down(part, depth + 1)


def _led_to(token: Token) -> list[Token]:
    """What a word that names nothing itself leads to: its clause, its object, what it is of; else what it is called."""
    clauses = [child for child in token.children if child.dep_ in {"acl", "ccomp", "xcomp", "dobj", "attr", "acomp"}]
    if not clauses and statement(token):
        clauses = [told for child in token.children if child.dep_ == "relcl" for told in _told_in(child)]
    if clauses:
        return clauses
    below = [child for child in token.children if child.dep_ == "prep" and child.lower_ in BELOW]
    below = [part for child in below for part in child.children if part.dep_ in {"pobj", "pcomp"}]
    return below or [child for child in token.children if child.dep_ == "compound"]


def _told_in(clause: Token) -> list[Token]:
    """What a clause beside a word for what was said tells: "a report that it sought to", "that suggested it had"."""
    if not any(child.dep_ == "nsubj" and child.tag_ == "WDT" for child in clause.children):
        return [clause]
    return [child for child in clause.children if child.dep_ in {"ccomp", "xcomp", "dobj"}]
