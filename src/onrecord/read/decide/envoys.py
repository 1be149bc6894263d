"""Envoys called home: PLOVER's SANCTION, of which the annotated reports have too few to learn from."""

from spacy.tokens import Token

from onrecord.read.arguments import objects
from onrecord.read.grammar import VERBAL

HOME = frozenset({"recall", "withdraw"})
ENVOYS = frozenset({"ambassador", "ambassadors", "consul", "consuls", "envoy", "envoys"})


def called_home(token: Token) -> bool:
    """Whether a state calls its envoy home: "recalled its ambassador from Sweden"."""
    return token.pos_ in VERBAL and token.lemma_.lower() in HOME and any(w.lower_ in ENVOYS for w in objects(token))
