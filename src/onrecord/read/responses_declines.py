"""Where a party declines to answer: "declined to comment", "had nothing to say", "no word from Pyongyang"."""

from spacy.tokens import Token

from onrecord.read.responses_answer import Answer, answering
from onrecord.read.responses_not import unreal
from onrecord.read.responses_words import words
from onrecord.read.status_verbs import negation, no


def declines(token: Token) -> Answer | None:
    """As in "declined to comment", "did not respond to a request", "would neither confirm nor deny"."""
    if token.lemma_ in words("declines", "verbs") and negation(token) is None and not unreal(token):
        what = [c for c in token.children if c.dep_ == "xcomp" and _tells(c)]
        what += [c for c in token.children if c.dep_ == "dobj" and c.lemma_ in words("declines", "nouns")]
        return answering(token, "declines", "verb") if what else None
    if token.lemma_ in words("declines", "dodging") and negation(token) is None and not unreal(token):
        asked = any(child.dep_ == "dobj" and child.lemma_ == "question" for child in token.children)
        return answering(token, "declines", "dodged") if asked else None
    not_ = negation(token)
    if not_ is not None and token.lemma_ in words("declines", "negated") and _asked(token):
        return answering(token, "declines", "negated verb")
    would = any(child.lower_ in {"would", "wo", "’d", "'d"} for child in token.children if child.tag_ == "MD")
    if not_ is not None and would and token.lemma_ in words("declines", "closed"):  # "would not say whether"
        return answering(token, "declines", "would not say")
    if not_ is not None and token.lemma_ in words("declines", "unreached") and token.tag_ == "VBN":
        return answering(token, "declines", "not reached", passive=True)
    if token.lemma_ in {"confirm", "claim"} and any(child.lower_ == "neither" for child in token.children):
        return answering(token, "declines", "neither confirmed nor denied")
    if token.lemma_ in {"have", "offer", "give", "make", "provide", "issue", "be"}:
        return _nothing_said(token)
    return None


def _tells(token: Token) -> bool:
    """Whether it is told what was asked: "to comment"; "to provide them with water" is not."""
    goods = (
        part for child in token.children if child.dep_ == "prep" and child.lower_ == "with" for part in child.children
    )
    handed = token.lemma_ in {"provide", "identify"} and any(part.pos_ in {"NOUN", "PROPN"} for part in goods)
    return token.lemma_ in words("declines", "answers") and not handed


def _asked(token: Token) -> bool:
    below = {part.lower_ for part in token.subtree}
    if token.lemma_ in {"return", "answer", "respond", "reply"}:
        return bool(below & words("declines", "requests")) or token.lemma_ in {"respond", "reply"}
    return token.lemma_ != "confirm" or "deny" in below or "would" in below


def _nothing_said(token: Token) -> Answer | None:
    """As in "had no comment", "had nothing to say", "was not available for comment"."""
    for child in token.children:
        nothing = child.dep_ == "dobj" and child.lemma_ in words("declines", "nouns") and child.lower_ != "words"
        if nothing and no(child) is not None:
            return answering(token, "declines", "no comment")
        if (
            child.dep_ == "dobj"
            and child.lower_ == "nothing"
            and any(c.lemma_ in {"say", "add"} for c in child.children)
        ):
            return answering(token, "declines", "nothing to say")
        told_so = token.tag_ != "VBG" and not unreal(token)
        if (
            token.lemma_ == "be"
            and told_so
            and child.dep_ == "acomp"
            and child.lower_ in words("declines", "adjectives")
        ):
            denied = child.lower_ in {"available", "reachable"}
            asked = any(part.lower_ in words("declines", "requests") for part in child.subtree)
            if denied == (negation(token) is not None) and (asked or child.lower_ in {"silent", "mum", "tight-lipped"}):
                return answering(token, "declines", "unavailable")
    return None


def silence(token: Token) -> Answer | None:
    """As in "there was no immediate comment from Pyongyang"."""
    if token.lemma_ not in {"comment", "response", "reaction", "reply", "word"} or no(token) is None:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            party = next((part for part in child.children if part.dep_ == "pobj"), None)
            if party is not None:
                return Answer(party.i, token.i, "declines", "silence")
    return None
