"""What a sentence does not assert: what it asks, what would have been, what "no" stands before.

"Did Russia give Iran missiles?", "they would have sent troops", "will send Ukraine no missiles". The network has seen
too few of these to be sure of them.
"""

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Status
from onrecord.model.kinds import DONE
from onrecord.read.arguments import objects, surface_subject
from onrecord.read.decide.called_false import called_false, withheld
from onrecord.read.grammar import VERBAL

AUXILIARY = frozenset({"aux", "auxpass"})
UNREAL = frozenset({"would", "could", "should", "might", "’d", "'d"})
BESIDES = frozenset({"only", "just", "merely", "simply"})
TAKES_PLACE = frozenset({"take", "occur", "happen", "go", "proceed", "materialise", "materialize"})
TRUE = frozenset({"true", "correct", "accurate", "case", "right"})
UNTRUE = frozenset({"false", "untrue", "wrong", "incorrect", "fake", "lie"})
MAKES = frozenset({"sign", "reach", "strike", "conclude", "ink", "make", "have"})  # "signed no deal"
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
HELP = frozenset({"help", "helps", "helped", "helping"})
STATED = frozenset({*DONE, "planned"})


def unasserted(token: Token, type: str, status: Status) -> Status:
    """The status of an event whose trigger the sentence does not assert; else the one that is given."""
    false = status in STATED and called_false(token)
    if withheld(token) or ((false or status == "negated") and helped(token)):
        return "possible"
    if false:
        return "negated"
    if token.pos_ not in VERBAL:
        return "negated" if status in STATED and not_held(token) else status
    if status in STATED and (asked(token) or in_question(token)):
        return "possible"
    if status in DONE and any(told(token) for told in (denied, unreal, had_it_been, by_none, untrue)):
        return "negated"
    agreed = type == "AGREE" and token.lemma_ in MAKES
    if status in STATED and (agreed or type not in SPOKEN) and of_nothing(token):
        return "negated"
    return status


def helped(token: Token) -> bool:
    """Whether only help with the deed is told: who denies that he "helped evacuate the staff" leaves the evacuation."""
    before = token.doc[max(0, token.i - 2) : token.i]
    verb = before[-1] if len(before) and before[-1].lower_ != "to" else before[0] if len(before) else token
    return verb.lower_ in HELP and not denied(token)


def ends_asking(token: Token) -> bool:
    """Whether the token's sentence is a question."""
    return any(word.text == "?" for word in token.sent[-3:])


def in_question(token: Token) -> bool:
    """Whether the verb is what a question asks for the truth of: "Is it true that Oman expelled the envoy?"."""
    above = token.head
    above = above.head if above.pos_ == "ADJ" else above
    asks = token.dep_ in {"ccomp", "csubj", "xcomp"} and above.dep_ == "ROOT" and above.lemma_ == "be"
    return asks and ends_asking(token) and any(child.dep_ == "nsubj" and child.i > above.i for child in above.children)


def untrue(token: Token) -> bool:
    """Whether the clause is said not to be so: "it is not true that Hungary sent tanks", "it is false that"."""
    verb = token.head.head if token.head.pos_ == "ADJ" else token.head
    if token.dep_ not in {"ccomp", "csubj"} or verb.lemma_ != "be":
        return False
    said = [child.lower_ for child in verb.children if child.dep_ in {"acomp", "attr"}]
    denied = any(child.dep_ == "neg" for child in verb.children)
    return any(word in (TRUE if denied else UNTRUE) for word in said)


def by_none(token: Token) -> bool:
    """Whether the verb's subject is nobody: "neither the army nor its guards fired", "no soldier crossed"."""
    who = surface_subject(token)
    if who is None or who.head.i != token.i:
        return False
    first = who.left_edge
    return who.lower_ in NOBODY or (first.lower_ in {"no", "neither", "none"} and first.dep_ != "advmod")


def asked(token: Token) -> bool:
    """Whether the verb is what a question asks: an auxiliary stands before its subject, and none of "why", "when"."""
    aux = [child for child in token.children if child.dep_ in AUXILIARY]
    subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if not aux or not subjects or not ends_asking(token):
        return False
    return aux[0].i < subjects[0].i and not any(child.tag_ in {"WRB", "WP", "WDT"} for child in token.lefts)


def denied(token: Token) -> bool:
    """Whether the verb itself is denied: "has not closed", and not "has not only closed"."""
    return any(
        child.dep_ == "neg" and token.doc[child.i + 1].lower_ not in BESIDES
        for child in token.children
        if child.i + 1 < len(token.doc)
    )


def had_it_been(token: Token) -> bool:
    """Whether the verb's clause is a condition by its order of words: "had Egypt closed the border, Israel would"."""
    had = [child for child in token.children if child.dep_ in AUXILIARY and child.lower_ == "had"]
    subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return bool(had and subjects) and had[0].i < subjects[0].i and not ends_asking(token)


def not_held(token: Token) -> bool:
    """Whether a noun's event did not take place or was put on hold: "a meeting, due yesterday, did not take place"."""
    verb = token.head
    if verb.pos_ not in VERBAL:
        return False
    if token.dep_ == "nsubj" and verb.lemma_ in TAKES_PLACE:
        return any(child.dep_ == "neg" for child in verb.children)
    on = [below.lower_ for child in verb.children if child.lower_ == "on" for below in child.children]
    return token.dep_ == "dobj" and verb.lemma_ == "put" and bool({"hold", "ice"} & set(on))


def unreal(token: Token) -> bool:
    """Whether the verb says what would have been: "would have sent", "could have been attacked"."""
    aux = [child for child in token.children if child.dep_ in AUXILIARY]
    return any(child.lower_ in UNREAL for child in aux) and any(child.lemma_ == "have" for child in aux)


def of_nothing(token: Token) -> bool:
    """Whether the verb's object is none: "sent no weapons"."""
    return any(child.lower_ == "no" and child.dep_ == "det" for word in objects(token) for child in word.lefts)
