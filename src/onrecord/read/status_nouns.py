"""How an event noun is presented: by its own modifiers, and by the verb, preposition or noun above it."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.read.status_verbs import negation, no
from onrecord.read.status_views import HAPPENED, View, negated, ongoing, planned, possible, retold, under
from onrecord.read.status_words import effects, words
from onrecord.read.ways import Form

UNREAL: frozenset[Form] = frozenset({"conditional", "modal", "condition"})
REAL = frozenset({"happened", "ongoing"})

if TYPE_CHECKING:
    from onrecord.read.status_governors import Climb


def view(climb: "Climb", token: Token, depth: int) -> View:
    """The view of an event noun."""
    own = _modified(token)
    if own is not None:
        return own
    top = token
    while top.dep_ in {"conj", "appos", "compound"} and top.head.pos_ in {"NOUN", "PROPN"}:
        if top.dep_ == "compound":
            effect = effects("nouns").get(top.head.lemma_.lower())
            named = effect is not None and effect.name not in {"decided", "topics"}
            return climb.below_noun(top.head, HAPPENED) if named else HAPPENED
        top = top.head
        first = _modified(top)
        if first is not None and first.status != "ongoing":
            return first
    found = _governed(climb, top, depth)
    return _state(token) or found if found.plain else found


def _state(token: Token) -> View | None:
    """As in "the conflict", "these talks", "besieged": what goes on unless the text ends it."""
    lemma = token.lemma_.lower()
    if token.pos_ != "PROPN" and lemma in words("states", "nouns") and definite(token) and not _dated(token):
        return ongoing("state", token.text)
    these = any(child.lower_ in {"these", "this"} for child in token.children)
    if these and token.tag_ == "NNS" and lemma in words("states", "processes"):
        return ongoing("process", token.text)
    return None


def _dated(token: Token) -> bool:
    """Whether a year or "last" places the noun in the past: "the 1950-53 war"."""
    return any(child.like_num or child.lower_ in {"last", "previous", "former"} for child in token.subtree)


def _coming(word: Token) -> bool:
    """Whether a word after an event noun puts it on a timetable: "due on Monday", "set for May", "planned"."""
    return word.lower_ in words("modifiers", "timetabled") and not any(child.dep_ == "agent" for child in word.children)


def _modified(token: Token) -> View | None:
    negative = no(token)
    if negative is not None:
        return negated("determiner", negative.text)
    some = next((child for child in token.children if child.dep_ == "det" and child.lower_ == "any"), None)
    if some is not None and token.dep_ not in {"dobj", "pobj"}:
        return possible("determiner", some.text)
    for child in token.children:
        word = child.lower_
        if child.i > token.i and child.dep_ in {"acl", "amod"} and _coming(child):
            return planned("timetable", child.text, "probable")
        if child.dep_ not in {"amod", "compound", "advmod", "nmod", "acl"} or (
            child.dep_ == "acl" and child.i > token.i
        ):
            continue
        if word in words("modifiers", "negated"):
            return negated("modifier", child.text)
        if word in words("modifiers", "possible"):
            return possible("modifier", child.text)
        if word in words("modifiers", "planned"):
            if any(part.lower_ == "regularly" for part in child.children):
                return None
            return planned("modifier", child.text, "probable")
        if word in words("modifiers", "ongoing"):
            return ongoing("modifier", child.text)
    return None


def _governed(climb: "Climb", top: Token, depth: int) -> View:
    head = top.head
    if head == top:
        return HAPPENED
    if top.dep_ == "pobj":
        return _after_preposition(climb, top, head, depth)
    if top.dep_ in {"dobj", "nsubjpass", "oprd", "dative"}:
        return _object(climb, top, head, depth)
    if top.dep_ in {"nsubj", "attr", "acomp"}:
        return _subject(climb, top, head, depth)
    return HAPPENED


def _after_preposition(climb: "Climb", token: Token, preposition: Token, depth: int) -> View:
    word = preposition.lower_
    above = preposition.head
    if word in words("prepositions", "negative"):
        return negated("without", preposition.text, form="without")
    if word in words("prepositions", "ongoing"):
        return ongoing("amid", preposition.text)
    if word == "under" and token.lemma_.lower() in words("states", "under"):
        return ongoing("under", preposition.text)
    if above.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(climb, token, word, above, depth)
    if above.pos_ == "ADJ":
        effect = effects("adjectives").get(above.lower_)
        if effect is None or word not in {"of", "to", "for", "about"}:
            return HAPPENED
        return under(effect, above.text, HAPPENED, HAPPENED, denied=False)
    effect = effects("prepositional").get(f"{above.lemma_} {word}")
    if effect is not None:
        return under(effect, above.lemma_, climb.view(above, depth + 1), HAPPENED, denied=negation(above) is not None)
    if word == "of" and above.lower_ == "ahead":
        return planned("ahead of", "ahead of", "probable")
    if above.pos_ in {"VERB", "AUX"}:
        view = climb.view(above, depth + 1)
        if view.status == "planned" and word in {"at", "during", "in", "on", "for"}:
            return retold(view, f"with {view.rule}", view.words)
        return _within(token, view)
    return HAPPENED


def _of_noun(climb: "Climb", token: Token, word: str, above: Token, depth: int) -> View:
    if word in words("prepositions", "like"):
        return climb.view(above, depth + 1)
    if word not in {"of", "for", "on", "to", "about", "at", "against", "over", "in"}:
        return HAPPENED
    effect = effects("nouns").get(above.lemma_.lower())
    if effect is not None and effect.status == "inherit":
        return climb.view(above, depth + 1)
    if effect is not None and (effect.name == "decided" or (effect.name == "topics" and definite(token))):
        return HAPPENED
    return climb.below_noun(above, HAPPENED)


def _object(climb: "Climb", token: Token, head: Token, depth: int) -> View:
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), "")
    table = effects("objects")
    effect = table.get(f"{head.lemma_}_{particle}") if particle else None
    effect = effect or table.get(head.lemma_)
    denied = negation(head) is not None
    view = climb.view(head, depth + 1)
    if effect is None:
        timed = token.dep_ == "nsubjpass" and _coming(head) and all(child.dep_ != "xcomp" for child in head.children)
        return planned("timetable", head.text, "probable") if timed and view.status in REAL else _within(token, view)
    if token.lemma_.lower() in words("words", "nouns") and (denied or effect.name == "fails"):
        return HAPPENED
    return under(effect, head.lemma_, view, HAPPENED, denied=denied)


def _within(token: Token, view: View) -> View:
    """A noun that no governor names is real, unless it is new and its clause is not asserted."""
    if definite(token) or view.status not in {"possible", "planned", "negated"}:
        return HAPPENED
    if view.status != "negated" and view.form not in UNREAL:
        return HAPPENED
    if view.status == "negated" and not any(child.lower_ == "any" for child in token.children):
        return HAPPENED
    return retold(view, f"within {view.rule}", view.words)


def _subject(climb: "Climb", token: Token, head: Token, depth: int) -> View:
    lemma = head.lemma_
    view = climb.view(head, depth + 1)
    if lemma == "be":
        due = next((child for child in head.children if child.dep_ in {"acomp", "oprd"} and _coming(child)), None)
        if due is not None and view.status in REAL and token.dep_ == "nsubj":
            return planned("timetable", due.text, "probable")
        there = any(child.dep_ == "expl" for child in head.children)
        if token.dep_ == "nsubj" and not there and view.status != "planned":
            return _within(token, view)
        return HAPPENED if view.status == "ongoing" and token.dep_ != "acomp" else view
    if lemma in words("occurrence", "ongoing") and (view.plain or view.status == "ongoing"):
        return ongoing("occurrence", head.text)
    if lemma in words("occurrence", "verbs") or lemma in words("occurrence", "ended"):
        return view
    return _within(token, view)


def definite(token: Token) -> bool:
    """Whether a noun is presented as known: "the", "this", a possessor, a proper name."""
    return token.pos_ == "PROPN" or any(
        child.dep_ == "poss" or child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children
    )
