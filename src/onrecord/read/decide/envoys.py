"""Deeds that PLOVER calls SANCTION and of which the annotated reports have too few to learn from.

An envoy called home, and help or trade that is held back: "recalled its ambassador", "withheld a payment from Mali".
"""

from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge.actors import lexicon
from onrecord.read.arguments import objects
from onrecord.read.grammar import VERBAL

LETS_GO = frozenset({"unfreeze", "unblock", "unban", "unseal"})
UNFROZEN = frozenset({"unfroze", "unfrozen", "unfreezing"})  # which taggers do not know
ENDS = frozenset({"end", "lift", "scrap", "drop", "remove", "ease", "rescind", "abolish", "relax", "waive"})
BANS = frozenset({"ban", "embargo", "sanction", "tariff", "boycott", "blacklist"})
HOME = frozenset({"recall", "withdraw"})
ENVOYS = frozenset({"ambassador", "ambassadors", "consul", "consuls", "envoy", "envoys"})


def sanctions(token: Token) -> bool:
    """Whether a verb and its object are such a deed."""
    return token.pos_ in VERBAL and (called_home(token) or held_back(token))


def lets_go(token: Token) -> bool:
    """Whether a word undoes a sanction: "unfroze the accounts", "ended a ban on beef"."""
    if token.lemma_.lower() in LETS_GO or token.lower_ in UNFROZEN:
        return True
    if token.pos_ in VERBAL:
        return token.lemma_ in ENDS and any(word.lemma_.lower() in BANS for word in objects(token))
    ended = token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in ENDS
    return ended and token.lemma_.lower() in BANS and not any(child.dep_ == "neg" for child in token.head.children)


def called_home(token: Token) -> bool:
    """Whether a state calls its envoy home: "recalled its ambassador from Sweden", "called its envoy home"."""
    if token.lemma_ != "call" and token.lemma_.lower() not in HOME:
        return False
    envoys = [word for word in objects(token) if word.lower_ in ENVOYS]
    beside = [child.lower_ for word in (token, *envoys) for child in word.children]
    return bool(envoys) and (token.lemma_.lower() in HOME or (token.lemma_ == "call" and "home" in beside))


@lru_cache(maxsize=1)
def _holding() -> frozenset[str]:
    """The verbs without which nothing is held back, with a particle or by themselves."""
    return frozenset(word.partition("_")[0].lower() for word in lexicon("holding"))


def held_back(token: Token) -> bool:
    """Whether goods or money are not let go: "is delaying a shipment of generators to Cuba"."""
    if token.lemma_.lower() not in _holding():
        return False
    particle = next(
        (f"{token.lemma_}_{child.lower_}" for child in token.children if child.dep_ in {"prt", "advmod"}), ""
    )
    keeps = token.lemma_.lower() in lexicon("holding") or particle in lexicon("holding")
    return keeps and any(word.lemma_.lower() in lexicon("held") for word in objects(token))
