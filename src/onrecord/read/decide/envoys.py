"""Envoys called home: PLOVER's SANCTION, of which the annotated reports have too few to learn from."""

from spacy.tokens import Token

from onrecord.read.arguments import objects
from onrecord.read.grammar import VERBAL

HOME = frozenset({"recall", "withdraw"})
ENVOYS = frozenset({"ambassador", "ambassadors", "consul", "consuls", "envoy", "envoys"})


def called_home(token: Token) -> bool:
    """Whether a state calls its envoy home: "recalled its ambassador from Sweden", "called its envoy home"."""
    if token.pos_ not in VERBAL:
        return False
    home = token.lemma_ == "call" and any(child.lower_ in {"home", "back"} for child in token.children)
    return (home or token.lemma_.lower() in HOME) and any(word.lower_ in ENVOYS for word in objects(token))
