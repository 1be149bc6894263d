"""Where a party says that it had no part, or that what is said is false: "it had no role", "the claim was baseless"."""

from spacy.tokens import Token

from onrecord.read.responses_answer import Answer, answering
from onrecord.read.responses_not import unreal
from onrecord.read.responses_words import statement, words
from onrecord.read.status_verbs import negation, no

OWN = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "my", "i"})
TRUTH = frozenset({"truth", "substance", "basis", "foundation", "merit", "validity"})


def innocent(token: Token) -> Answer | None:
    """As in "maintains his innocence", "pleaded not guilty", "protested her innocence before the court"."""
    pleading = token.lemma_ in words("denies", "pleading")
    if not pleading and token.lemma_ not in words("denies", "standing"):
        return None
    if (negation(token) is not None and not pleading) or unreal(token):
        return None
    if pleading:
        below = list(token.subtree)
        pleads = any(part.lower_ == "guilty" and token.doc[part.i - 1].lower_ == "not" for part in below if part.i)
        return answering(token, "denies", "pleaded not guilty") if pleads else None
    whose = [child for child in token.children if child.dep_ == "dobj" and child.lemma_ == "innocence"]
    own = any(part.dep_ == "poss" and part.lower_ in OWN for thing in whose for part in thing.children)
    return answering(token, "denies", "innocence") if own else None


def disclaims(token: Token) -> Answer | None:
    """As in "said the claim was baseless", "said it had no role in it", "insists that its flights carry only food"."""
    told = token.head
    if token.dep_ != "ccomp" or told.pos_ != "VERB" or negation(told) is not None or unreal(told):
        return None
    if told.tag_ == "VBG" and told.dep_ == "advcl":
        return None  # "denied any link, insisting that it has none" is one answer
    future = any(child.tag_ == "MD" for child in token.children)
    if told.lemma_ in words("disclaims", "insisting"):
        least = any(part.lower_ in {"only", "merely", "purely", "solely"} for part in token.subtree)
        own = any(child.dep_.startswith("nsubj") and _own(child) for child in token.children)
        said = own and not future and (least or negation(token) is not None or any(no(c) for c in token.children))
        return answering(told, "denies", "insisted") if said else None
    if told.lemma_ not in words("disclaims", "telling") or future:
        return None
    if _is_false(token):
        return answering(told, "denies", "said to be false")
    who = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is None or who.lower_ not in {"it", "he", "she", "they", "we", "i"}:
        return None
    return answering(told, "denies", "disclaimed") if _not_ours(token) else None


def _own(subject: Token) -> bool:
    """Whether a subject is the speaker or the speaker's: "it", "its flights"."""
    return subject.lower_ in OWN or any(child.dep_ == "poss" and child.lower_ in OWN for child in subject.children)


def _is_false(clause: Token) -> bool:
    """As in "the claims are baseless", "it was not true"."""
    if clause.lower_ in words("denies", "names") and any(child.dep_ == "auxpass" for child in clause.children):
        of = next((child for child in clause.children if child.dep_ == "nsubjpass"), None)
        return of is None or statement(of) or of.lower_ in {"it", "this", "that", "which", "they"}
    if clause.lemma_ != "be":
        return False
    if any(child.lemma_ in TRUTH and no(child) is not None for child in clause.children if child.dep_ == "attr"):
        return True  # "there is no truth in these claims"
    thing = any(
        child.dep_ == "nsubj" and (statement(child) or child.lower_ in {"it", "this", "that", "which", "they"})
        for child in clause.children
    )
    told = [child for child in clause.children if child.dep_ in {"acomp", "attr"}]
    if negation(clause) is not None:
        return thing and any(child.lower_ in {"true", "correct", "accurate", "so"} for child in told)
    return thing and any(child.lower_ in words("denies", "names") for child in told)


def _not_ours(clause: Token) -> bool:
    """As in "it had no role", "had nothing to do with it", "was not involved", "did not know"."""
    things = [child for child in clause.children if child.dep_ == "dobj"]
    if clause.lemma_ in {"have", "play"}:
        if any(thing.lower_ == "nothing" and any(c.lemma_ == "do" for c in thing.children) for thing in things):
            return True
        return any(thing.lemma_ in words("disclaims", "parts") and no(thing) is not None for thing in things)
    if negation(clause) is None:
        return False
    told = [child.lower_ for child in clause.children if child.dep_ in {"acomp", "prep", "attr"}]
    known = clause.lemma_ == "know" and bool(things)
    return known or clause.lemma_ == "involve" or bool({"involved", "behind", "responsible", "aware"} & set(told))
