"""The tense of the clause that a token stands in."""

from functools import lru_cache

from spacy.tokens import Token

from onrecord.read.times import dates
from onrecord.read.times.meaning import Tense

VERBS = frozenset({"VERB", "AUX"})
_HAVE = frozenset({"has", "have", "'s", "'ve", "’s", "’ve"})


@lru_cache(maxsize=1)
def _future_words() -> frozenset[str]:
    return frozenset(dates.words()["future"]["words"])


def tense(token: Token) -> Tense | None:
    """The tense of the clause that a token stands in, by its nearest verb and what governs that."""
    verb = token
    for _ in range(10):
        if verb.pos_ in VERBS or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.pos_ not in VERBS:
        return None
    return _tense_of(verb, 0)


def is_perfect(token: Token) -> bool:
    """Whether the clause that a token stands in is in the present perfect: "has been held for two months"."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in VERBS), None)
    return verb is not None and any(c.dep_ == "aux" and c.lower_ in _HAVE for c in verb.children)


def _tense_of(verb: Token, depth: int) -> Tense | None:
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "cop"}} | {verb.tag_}
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} | {verb.lower_}
    if helpers & {"will", "'ll", "’ll", "shall", "wo", "would"}:
        return "future" if "have" not in helpers or "will" in helpers else "past"
    if verb.lemma_ in {"be", "go"} and "VBG" in tags and any(c.dep_ == "xcomp" for c in verb.children):
        return "future"
    if "TO" in tags and depth < 4:
        governor = verb.head
        if governor.i == verb.i:
            return None
        if governor.lemma_.lower() in _future_words():
            # "Had been due to expire on Friday" looks ahead from the past.
            return "past" if any(c.lower_ == "had" for c in (*governor.children, *governor.head.children)) else "future"
        return _tense_of(governor, depth + 1) if governor.pos_ in VERBS else tense(governor)
    if tags & {"VBD"} or (tags & {"VBZ", "VBP"} and helpers & {"has", "have", "'ve"} and "VBN" in tags):
        return "past"
    if "MD" in tags:
        return "past" if "have" in helpers else "future"
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not tags - {"VBN"}:
        return "past"
    if verb.tag_ in {"VBG", "VB", "VBN"} and not tags - {verb.tag_} and verb.head.i != verb.i and depth < 4:
        return _tense_of(verb.head, depth + 1) if verb.head.pos_ in VERBS else tense(verb.head)
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in dates.lexicon("telling"):
        return "past"
    return "present" if tags & {"VBZ", "VBP", "VBG"} else None
