"""Where a party denies: "denied the charge", "rejected the claims", "the Kremlin's denial"."""

import itertools
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from onrecord.read.responses_answer import CLAUSES, Answer, answering
from onrecord.read.responses_not import rules, unreal, withheld
from onrecord.read.responses_words import statement, words
from onrecord.read.status_verbs import negation, no

NEAR = 6  # tokens behind a phrasal verb in which its object stands


def denies(token: Token) -> Answer | None:
    """As in "denied the charge", "rejected the claims", "called the reports baseless"."""
    if token.lemma_ not in denying() or negation(token) is not None or unreal(token):
        return None
    if token.tag_ == "VBN" and (agent := _agent(token)) is not None and _told_of(token):
        return None if rules(agent) else Answer(agent.i, token.i, "denies", "verb and agent", passive=True)
    if token.lemma_ in words("denies", "verbs"):
        kind = next((child for child in token.children if child.dep_ in CLAUSES | {"dobj"}), None)
        return answering(token, "denies", "verb") if kind is not None and not withheld(token, kind) else None
    said = next(
        (c for c in token.children if c.dep_ in {"dobj", "nsubj", "pobj"} and (statement(c) or _report_that(c))), None
    )
    if token.lemma_ in words("denies", "with_object") and _as_false(token):
        return answering(token, "denies", "dismissed as false")
    if token.lemma_ in words("denies", "with_object") and ((said is not None and said.dep_ == "dobj") or _which(token)):
        found = answering(token, "denies", "verb and object")
        return None if found is not None and rules(token.doc[found.by]) else found
    if token.lemma_ in words("denies", "phrasal") and _pushed_back(token):
        found = answering(token, "denies", "phrasal verb")
        return None if found is None else replace(found, phrasal=True)
    if token.lemma_ in words("denies", "naming") and _called_false(token):
        return answering(token, "denies", "naming")
    return None


@lru_cache(maxsize=1)
def denying() -> frozenset[str]:
    """The lemmas of which one denies, whatever stands with it."""
    return frozenset().union(*(words("denies", kind) for kind in ("verbs", "with_object", "phrasal", "naming")))


def _agent(token: Token) -> Token | None:
    """Who does it, after "by": also in "was dismissed as fabricated by the ministry"."""
    called = [child for child in token.children if child.dep_ == "advcl" and _names_false(child)]
    below = [child for verb in (token, *called) for child in verb.children if child.dep_ == "agent"]
    return next((part for child in below for part in child.children), None)


def _told_of(token: Token) -> bool:
    """Whether a participle denies: "a claim denied by the government", "the charges were rejected by Tehran"."""
    if token.lemma_ not in words("denies", "verbs") | words("denies", "with_object"):
        return False
    of = token.head if token.dep_ == "acl" else None
    of = next((child for child in token.children if child.dep_ == "nsubjpass"), of)
    called = any(child.dep_ == "advcl" and _names_false(child) for child in token.children)
    return of is not None and (statement(of) or (called and of.lemma_ == "report") or _report_that(of))


def _report_that(token: Token) -> bool:
    """Whether it is a report of something: "reports that it had fired"; a report on it is a document."""
    return token.lemma_ == "report" and any(child.dep_ in {"acl", "relcl", "ccomp"} for child in token.children)


def _as_false(token: Token) -> bool:
    """As in "dismissed as fabricated a report", where the parser gives the object to the adjective."""
    called = [child for child in token.children if child.dep_ in {"advcl", "prep"} and _names_false(child)]
    return any(statement(part) or part.lemma_ == "report" for child in called for part in child.subtree)


def _names_false(child: Token) -> bool:
    return any(part.lower_ in words("denies", "names") for part in (child, *child.children))


def _which(token: Token) -> bool:
    """Whether what is rejected is a statement told of before: "an accusation that New Delhi rejects"."""
    if token.dep_ != "relcl" or not any(c.dep_ == "dobj" and c.lower_ in {"which", "that"} for c in token.children):
        return False
    of = [token.head, *token.head.ancestors]
    return any(statement(part) for part in itertools.takewhile(lambda part: part.pos_ not in {"VERB", "AUX"}, of))


def _pushed_back(token: Token) -> bool:
    """As in "pushed back on claims", "batted away criticism"."""
    if not any(
        c.dep_ in {"prt", "advmod", "prep"} and c.lower_ in {"back", "off", "away", "aside"} for c in token.children
    ):
        return False
    return any(statement(part) for part in token.subtree if part.i > token.i and part.i - token.i < NEAR)


def _called_false(token: Token) -> bool:
    thing = any(statement(child) or child.lower_ in {"it", "that", "this", "them"} for child in token.children)
    complements = [child for child in token.children if child.dep_ in {"oprd", "prep", "ccomp", "xcomp"}]
    below = [part for child in complements for part in child.subtree]
    below += [part for child in token.children if statement(child) for part in [child.right_edge]]  # "… nonsense"
    return thing and any(part.lower_ in words("denies", "names") for part in below)


def denial(token: Token) -> Answer | None:
    """As in "Iran has issued denials", "denials by the ministry", "the Kremlin's denial"."""
    if token.lemma_ != "denial" or no(token) is not None:
        return None
    if any(
        c.lower_ == "of" and any(p.lemma_ in words("denies", "withheld") for p in c.children) for c in token.children
    ):
        return None
    head = token.head
    if (
        token.dep_ == "dobj"
        and head.lemma_ in words("denies", "making")
        and not unreal(head)
        and negation(head) is None
    ):
        return answering(head, "denies", "denial made")
    for child in token.children:
        by = child if child.dep_ == "poss" else _agent(child) if child.dep_ == "acl" else None
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            by = next((part for part in child.children if part.dep_ == "pobj"), None)
        if by is not None:
            return Answer(by.i, token.i, "denies", "denial of whom")
    return None
