"""What is no answer to a claim, though it goes by a word for one: what is withheld, yielded, ruled, asked or wanted."""

from spacy.tokens import Token

from onrecord.read.attribution_frames import subject
from onrecord.read.responses_words import statement, words
from onrecord.read.status_verbs import auxiliaries


def yields(token: Token) -> bool:
    """Whether it is given in rather than owned up: "conceded defeat"."""
    return any(
        child.dep_ == "dobj" and child.lemma_.lower() in words("confirms", "yielded") for child in token.children
    )


def appoints(token: Token) -> bool:
    """Whether a parliament puts somebody into office: "the Senate confirmed the general as its next chief"."""
    by = subject(token)
    if by is None or token.doc[by].lemma_.lower() not in words("confirms", "parliaments"):
        return False
    whom = any(child.dep_ == "dobj" and child.ent_type_ == "PERSON" for child in token.children)
    return whom or any(child.dep_ == "prep" and child.lower_ == "as" for child in token.children)


def rules(by: Token) -> bool:
    """Whether it is a court that rejects: it rules on what others say, and is no party to it."""
    return by.lemma_.lower().removesuffix("s") in words("denies", "courts")


def withheld(token: Token, what: Token) -> bool:
    """Whether something is refused: "denied them a visa", "was denied parole", "denied a motion".

    That a court or an office refuses is no reaction to a claim.
    """
    if token.tag_ == "VBN" and any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children):
        return what.dep_ == "dobj"
    if any(child.dep_ in {"dative", "iobj"} for child in token.children):
        return True
    if what.dep_ == "xcomp" and what.tag_ == "VB" and what.lemma_ not in {"be", "have"}:
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in what.children)  # "denied to speak"
    court = any(c.dep_ == "nsubj" and rules(c) for c in token.children)
    if court and what.dep_ == "dobj" and not statement(what) and what.lemma_.lower() not in words("denies", "own"):
        return True
    kept = words("denies", "withheld")
    asked = (what, *(c for c in what.children if c.dep_ in {"nsubj", "nsubjpass"}))  # a clause in headlines
    if court and any(word.lemma_.lower() in kept for word in asked):
        return True  # "judge denies Miller request to postpone"
    things = (part for part in what.subtree if part == what or part.dep_ == "appos")  # "denied the player, 17, a visa"
    return what.dep_ == "dobj" and any(thing.lemma_.lower().removesuffix("s") in kept for thing in things)


def unreal(token: Token) -> bool:
    """Whether the verb is itself only possible, planned or asked for: "may confirm", "refused to deny"."""
    if any(aux.tag_ in {"MD", "TO"} for aux in auxiliaries(token)) or _asks(token) or _demanded(token):
        return True
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in token.children)


def _asks(token: Token) -> bool:
    """Whether it is asked if it was so: "Did the ministry confirm it?"."""
    who = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    before = who is not None and any(child.dep_ == "aux" and child.i < who.i for child in token.children)
    return before and token.sent[-1].text == "?"


def _demanded(token: Token) -> bool:
    """Whether somebody wants it: "demanded that he reject the remark"."""
    if (
        token.dep_ != "ccomp"
        or token.tag_ not in {"VB", "VBP"}
        or token.head.lemma_ not in words("denies", "demanding")
    ):
        return False
    return any(
        child.dep_ == "nsubj" and (child.tag_ in {"NN", "NNP"} or child.lower_ in {"he", "she", "it"})
        for child in token.children
    )
