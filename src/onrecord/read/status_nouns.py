"""How an event noun is presented: by its own modifiers, and by the verb, preposition or noun above it."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.read.status_verbs import negation, no
from onrecord.read.status_views import HAPPENED, View, negated, ongoing, planned, possible, under
from onrecord.read.status_words import effects, words

if TYPE_CHECKING:
    from onrecord.read.status_governors import Climb


def view(climb: "Climb", token: Token, depth: int) -> View:
    """The view of an event noun."""
    own = _modified(token)
    if own is not None:
        return own
    top = token
    while top.dep_ in {"conj", "appos", "compound"} and top.head.pos_ in {"NOUN", "PROPN"}:
        if top.dep_ == "compound" and top.head.lower_ not in effects("nouns"):
            return HAPPENED
        if top.dep_ == "compound":
            return climb.below_noun(top.head, HAPPENED)
        top = top.head
        first = _modified(top)
        if first is not None and first.status != "ongoing":
            return first
    return _governed(climb, top, depth)


def _modified(token: Token) -> View | None:
    negative = no(token)
    if negative is not None:
        return negated("determiner", negative.text)
    for child in token.children:
        word = child.lower_
        if child.dep_ not in {"amod", "compound", "advmod", "nmod", "acl"} or (
            child.dep_ == "acl" and child.i > token.i
        ):
            continue
        if word in words("modifiers", "negated"):
            return negated("modifier", child.text)
        if word in words("modifiers", "possible"):
            return possible("modifier", child.text)
        if word in words("modifiers", "planned"):
            return planned("modifier", child.text, "probable")
        if word in words("modifiers", "ongoing"):
            return ongoing("modifier", child.text)
    return None


def _governed(climb: "Climb", top: Token, depth: int) -> View:
    head = top.head
    if head == top:
        return HAPPENED
    if top.dep_ == "pobj":
        return _after_preposition(climb, head, depth)
    if top.dep_ in {"dobj", "nsubjpass", "oprd", "dative"}:
        return _object(climb, head, depth)
    if top.dep_ in {"nsubj", "attr"}:
        return _subject(climb, top, head, depth)
    if top.dep_ == "poss" and head.lemma_.lower() in {"cancellation", "postponement"}:
        return negated("noun", head.text)
    return HAPPENED


def _after_preposition(climb: "Climb", preposition: Token, depth: int) -> View:
    word = preposition.lower_
    above = preposition.head
    if word in words("prepositions", "negative"):
        return negated("without", preposition.text)
    if above.pos_ in {"NOUN", "PROPN"}:
        if word in {"of", "for", "on", "to", "about", "at", "against", "over", "in"}:
            return climb.below_noun(above, HAPPENED)
        return HAPPENED
    if above.pos_ == "ADJ":
        effect = effects("adjectives").get(above.lower_)
        return HAPPENED if effect is None else under(effect, above.text, HAPPENED, HAPPENED, denied=False)
    effect = effects("prepositional").get(f"{above.lemma_} {word}")
    if effect is not None:
        return under(effect, above.lemma_, climb.view(above, depth + 1), HAPPENED, denied=negation(above) is not None)
    if word == "of" and above.lower_ == "ahead":
        return planned("ahead of", "ahead of", "probable")
    return HAPPENED


def _object(climb: "Climb", head: Token, depth: int) -> View:
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), "")
    table = effects("objects")
    effect = table.get(f"{head.lemma_}_{particle}") if particle else None
    effect = effect or table.get(head.lemma_)
    if effect is None:
        return HAPPENED
    return under(effect, head.lemma_, climb.view(head, depth + 1), HAPPENED, denied=negation(head) is not None)


def _subject(climb: "Climb", token: Token, head: Token, depth: int) -> View:
    lemma = head.lemma_
    if lemma in words("occurrence", "negated") and token.dep_ == "nsubj":
        return negated("occurrence", head.text)
    if lemma not in words("occurrence", "verbs") and lemma not in words("occurrence", "ended"):
        above = climb.view(head, depth + 1)
        if above.rule in {"conditional", "modal", "condition"} and _indefinite(token):
            return possible(above.rule, above.words, above.certainty)
        return HAPPENED
    above = climb.view(head, depth + 1)
    if lemma in words("occurrence", "ongoing") and above.plain:
        return ongoing("occurrence", head.text)
    if lemma == "be" and above.status == "ongoing":
        return HAPPENED
    return above


def _indefinite(token: Token) -> bool:
    return any(
        child.dep_ == "det" and child.lower_ in {"a", "an", "any", "another", "such"} for child in token.children
    )
