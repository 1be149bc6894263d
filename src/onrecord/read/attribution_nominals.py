"""Cues that are not verbs: nouns ("his claim that"), adjectives, adverbs, and prepositions ("according to")."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.read.attribution_cues import Cue, nouns, phrases, words
from onrecord.read.attribution_frames import NOUNS, Found, subject, subtree

FRAMING = frozenset({"by", "in", "from", "to"})
LEADING = FRAMING | {"according", "per"}  # the prepositions that lead to who says so


def noun(token: Token) -> Found | None:
    """As in "his claim that ...", "accusations of ...", "in a warning to Japan that ..."."""
    cue = nouns().get(token.lemma_.lower())
    if cue is None or token.pos_ != "NOUN":
        return None
    content: set[int] = set()
    strong = False
    for child in token.children:
        if child.i < token.i:
            continue
        that = any(part.lower_ == "that" and part.dep_ == "mark" for part in child.children)
        if child.dep_ in {"acl", "ccomp", "relcl"} and (that or _infinitive(child)):
            content |= subtree(child)
            strong = strong or that
        if child.dep_ == "appos" and token.doc[child.left_edge.i - 1].text == ":":
            content |= subtree(child)  # "raised one concern: the delivery of drones"
            strong = True
    if not content:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "about", "for", "to", "against"}:
                content |= subtree(child) - {child.i}
    speaker = _owner(token)
    if not content or (speaker is None and not strong):
        return None
    if speaker is not None:
        content -= subtree(token.doc[speaker])
    if not strong and token.lemma_.lower() not in words("contents"):
        cue = replace(cue, speaks=False)
    return Found(speaker, frozenset({token.i}), frozenset(content), cue, f"noun {cue.kind}", token.i)


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.children)


def _owner(token: Token) -> int | None:
    """Who made the statement: "his claim", "a claim by officials", "officials made the claim"."""
    for child in token.children:
        if child.dep_ == "poss":
            return child.i
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((part.i for part in child.children if part.dep_ == "pobj"), None)
    light = {"make", "issue", "repeat", "reiterate", "express", "release", "give", "voice", "raise", "send", "have"}
    if token.dep_ == "dobj" and token.head.lemma_ in light:
        return subject(token.head)
    if token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ in {"in", "with", "on", "at"}:
        return subject(token.head.head) if token.head.head.pos_ == "VERB" else None
    return None


def adjective(token: Token) -> Found | None:
    """As in "is confident that", "were afraid of"."""
    if token.pos_ != "ADJ" or token.lemma_.lower() not in words("adjectives"):
        return None
    content: set[int] = set()
    for child in token.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            content |= subtree(child)
    holder = subject(token.head) if token.dep_ in {"acomp", "oprd"} else None
    if not content or holder is None or token.doc[holder].lower_ == "it":
        return None
    cue = Cue("believe", "neutral", True)
    return Found(holder, frozenset({token.i}), frozenset(content), cue, "adjective", token.i)


def adverb(token: Token) -> Found | None:
    """As in "reportedly", "allegedly": the clause, attributed to nobody by name."""
    if token.lower_ not in words("adverbs", "distanced"):
        return None
    cue = Cue("hearsay", "distanced", True)
    content = subtree(token.head) - {token.i}
    return Found(None, frozenset({token.i}), frozenset(content), cue, "adverb", token.i)


def preposition(token: Token) -> Found | None:
    """As in "according to X", "in the words of X", "by X's account"."""
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        return _according(token)
    if token.lower_ in FRAMING and token.dep_ == "prep":
        return _framed(token)
    return None


def _according(token: Token) -> Found | None:
    holder = token
    if token.lower_ == "according":
        holder = next((child for child in token.children if child.lower_ == "to"), token)
    source = next((child for child in holder.children if child.dep_ in {"pobj", "pcomp"}), None)
    if source is None or source.pos_ not in NOUNS or (token.lower_ == "per" and source.pos_ != "PROPN"):
        return None
    cue = Cue("according", "neutral", True)
    marks = frozenset({token.i, holder.i})
    return Found(source.i, marks, frozenset(_clause_of(token)), cue, "according", token.i)


def _framed(token: Token) -> Found | None:
    inner = next((child for child in token.children if child.dep_ == "pobj"), None)
    if inner is None or inner.lemma_.lower() not in phrases()["prepositions"]["framed"].split():
        return None
    source = next((child for child in inner.children if child.dep_ == "poss"), None)
    if source is None:
        of = next((child for child in inner.children if child.lower_ == "of"), None)
        source = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if inner.lemma_.lower() not in {"word", "words", "opinion", "view", "eye", "mind"}:
            return None
    if source is None or source.lower_ in {"its", "this"}:
        return None
    cue = Cue("according", "neutral", True)
    marks = frozenset({token.i, inner.i})
    return Found(source.i, marks, frozenset(_clause_of(token)), cue, "by account", token.i)


def _clause_of(token: Token) -> set[int]:
    """The clause that a sentence adverbial belongs to, without the adverbial."""
    head = token.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    return subtree(head) - subtree(token)
