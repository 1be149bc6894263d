"""From an event up to its sentence: which governors stand above it, and what they make of it."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.read import status_nouns as nouns
from onrecord.read.status_verbs import auxiliaries, clause, has_subject, negation, no
from onrecord.read.status_views import HAPPENED, View, negated, ongoing, planned, possible, retold, under
from onrecord.read.status_words import Effect, effects, words

DEPTH = 6
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Climb:
    """Views of the tokens of one document, each worked out once.

    Args:
        titles: indices of the tokens that stand in headlines.
        reported: indices of the tokens that somebody is said to say.
    """

    def __init__(self, titles: frozenset[int], reported: frozenset[int]) -> None:
        self.titles = titles
        self.reported = reported
        self.seen: dict[int, View] = {}

    def view(self, token: Token, depth: int = 0) -> View:
        """How the event that the token names is presented."""
        if token.i not in self.seen:
            if depth > DEPTH:
                return HAPPENED
            verbal = token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"}
            nominal = token.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"} or not verbal
            if token.tag_ in {"VBN", "JJ"} and token.dep_ in {"amod", "acl"} and _lasts(token):
                self.seen[token.i] = ongoing("state", token.text)
            else:
                self.seen[token.i] = nouns.view(self, token, depth) if nominal else self._verb(token, depth)
        return self.seen[token.i]

    def _verb(self, token: Token, depth: int) -> View:
        own = clause(token, headline=token.i in self.titles, reported=token.i in self.reported)
        if own.status in {"negated", "possible"} and own.form != "present tense":
            return own
        top = first_conjunct(token)
        return self._governed(token, top, own, depth)

    def _governed(self, token: Token, top: Token, own: View, depth: int) -> View:
        head = top.head
        if head == top:
            return self._root(token, own)
        if token.tag_ == "VB" and top.dep_ == "ccomp" and has_subject(top) and not auxiliaries(token):
            return retold(replace(own, certainty="underspecified", status="possible"), "subjunctive", token.text)
        if top.dep_ in {"xcomp", "ccomp"}:
            return self._complement(top, head, own, depth)
        if top.dep_ == "pcomp":
            return self._gerund(top, top.head, own, depth)
        if top.dep_ == "amod" and top.tag_ == "VBG" and top.head.dep_ == "pobj":
            return self._gerund(top, top.head.head, own, depth)
        if top.dep_ == "advcl":
            return self._adverbial(top, head, own, depth)
        if top.dep_ in {"acl", "relcl"}:
            return self._adnominal(top, head, own)
        return own

    @staticmethod
    def _root(token: Token, own: View) -> View:
        if token.tag_ == "VB" and not auxiliaries(token) and not has_subject(token):
            return possible("imperative", token.text, "underspecified", "imperative")
        return own

    def _complement(self, top: Token, head: Token, own: View, depth: int) -> View:
        infinitive = is_infinitive(top)
        if any(token.text == ";" for token in top.doc[min(top.i, head.i) : max(top.i, head.i)]):
            return own
        if infinitive and any(child.lower_ == "yet" for child in (*head.children, *top.children)):
            return negated("yet to", f"{head.text} yet to", form="yet to")
        if infinitive and head.lemma_ == "be" and top.dep_ == "xcomp":
            return planned("is to", f"{head.text} to")
        if infinitive and head.lemma_ == "have":
            return possible("obligation", f"{head.text} to", "underspecified", "obligation")
        if infinitive and head.lemma_ == "go" and head.tag_ == "VBG":
            not_ = negation(head)
            if not_ is None:
                return planned("future", "going to")
            return negated("negated future", not_.text, form="negated future")
        effect = effect_of(head, infinitive=infinitive or top.tag_ == "VBG")
        if effect is None:
            return own
        bare = top.tag_ == "VBG" or (top.tag_ == "VBN" and not auxiliaries(top))  # "will have their assets frozen"
        finite = top.dep_ == "ccomp" and not infinitive and not bare
        denied = negation(head) is not None or (
            head.dep_ in {"acomp", "oprd", "attr"} and negation(head.head) is not None
        )
        if finite:
            return self._that(head, effect, own, denied=denied)
        return under(effect, head.lemma_, self.view(head, depth + 1), own, denied=denied)

    @staticmethod
    def _that(head: Token, effect: Effect, own: View, *, denied: bool) -> View:
        """A finite clause keeps its own tense and mood; only denial, doubt and wish reach into it."""
        if effect.name in {"fails", "doubts"}:
            return under(effect, head.lemma_, HAPPENED, own, denied=denied)
        if denied and head.lemma_ in {"think", "believe", "expect", "suppose", "imagine", "mean"}:
            return negated("neg-raising", f"not {head.lemma_}", form="neg-raising")
        if head.lemma_ in words("supposed", "verbs") and own.status != "negated":
            return retold(replace(own, certainty="underspecified", status="possible"), "supposed", head.lemma_)
        return own

    def _gerund(self, top: Token, preposition: Token, own: View, depth: int) -> View:
        word = preposition.lower_
        if word in words("prepositions", "negative"):
            return negated("without", preposition.text, form="without")
        if reversal(preposition) is not None:
            return negated("reversed", f"{reversal(preposition)} {preposition.text}", form="reversed")
        above = preposition.head
        if above == preposition:
            return own
        if above.lower_ == "short" and above.head.lemma_ == "stop":
            return negated("stopped short", "short of", form="stopped short")
        if above.pos_ in {"NOUN", "PROPN"}:
            return self.below_noun(above, own)
        if above.pos_ == "ADJ":
            effect = effects("adjectives").get(above.lower_)
            known = effect is not None and word in {"of", "to", "for", "about"}
            return under(effect, above.text, HAPPENED, own, denied=False) if effect is not None and known else own
        if word == "with" and has_subject(top):
            return ongoing("with", preposition.text)
        effect = effects("prepositional").get(f"{above.lemma_} {word}")
        if effect is not None:
            return under(effect, above.lemma_, self.view(above, depth + 1), own, denied=negation(above) is not None)
        return own

    def _adverbial(self, top: Token, head: Token, own: View, depth: int) -> View:
        than = next((child for child in top.children if child.lower_ == "than"), None)
        if than is not None and reversal(than) is not None:
            return negated("reversed", "rather than", form="reversed")
        if is_infinitive(top):
            effect = effects("adjectives").get(head.lower_) if head.pos_ == "ADJ" else None
            if effect is not None:
                return under(effect, head.text, HAPPENED, own, denied=False)
            if effects("verbs").get(head.lemma_) is not None and not any(c.dep_ == "dobj" for c in head.children):
                return self._complement(top, head, own, depth)
            return possible("purpose", "to", "certain")
        if top.tag_ == "VBG" and not has_subject(top) and head.pos_ in {"VERB", "AUX"}:
            above = self.view(head, depth + 1)
            if above.status in {"planned", "possible"} and above.form != "present tense":
                return retold(above, f"with {above.rule}", above.words)
            if any(child.dep_ == "mark" and child.lower_ == "while" for child in top.children):
                return ongoing("while", top.text)
            return retold(replace(own, status="happened"), "participle", own.words)
        return own

    def _adnominal(self, top: Token, head: Token, own: View) -> View:
        if is_infinitive(top):
            if any(child.lower_ in {"first", "last", "only", "latest", "second", "third"} for child in head.children):
                return own
            if top.i in self.titles and head.head == head:
                return planned("headline infinitive", "to")
            return self.below_noun(head, possible("infinitive", "to", "underspecified"))
        that = any(child.dep_ == "mark" and child.lower_ == "that" for child in top.children)
        if top.dep_ == "acl" and that:
            return self.below_noun(head, own)
        return own

    @staticmethod
    def below_noun(head: Token, own: View) -> View:
        """The view of an event in the complement of a noun: "plan to", "no evidence that", "threat of"."""
        negative = no(head)
        denied = negative is not None or (
            head.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and negation(head.head) is not None
        )
        if denied and head.lemma_.lower() in words("evidence", "nouns"):
            return negated("no evidence", negative.text if negative is not None else "not")
        effect = effects("nouns").get(head.lemma_.lower())
        if effect is None:
            return own
        return under(effect, head.lemma_, HAPPENED, own, denied=denied)


def reversal(preposition: Token) -> str | None:
    """The word that turns a preposition into a denial: "far from", "instead of", "rather than"."""
    near = [preposition.head, *preposition.children]
    if preposition.i > 0:
        near.append(preposition.nbor(-1))
    return next((token.lower_ for token in near if token.lower_ in words("prepositions", "reversed")), None)


def _lasts(token: Token) -> bool:
    """A participle of a state beside a noun: "troops stationed there", "the besieged city"; not one with an agent."""
    lemma = token.lemma_ if token.tag_ == "VBN" else token.lower_.removesuffix("d").removesuffix("e")
    states = words("states", "participles")
    agent = any(
        child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in {"on", "last"}) for child in token.children
    )
    return not agent and (lemma in states or f"{lemma}e" in states)


def first_conjunct(token: Token) -> Token:
    """The first verb of a coordination that shares its subject and auxiliaries."""
    top = token
    while top.dep_ == "conj" and not has_subject(top) and top.head.pos_ in {"VERB", "AUX"} and top.head != top:
        if (top.tag_ in FINITE) != (top.head.tag_ in FINITE) and top.tag_ in FINITE:
            break
        top = top.head
    return top


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands in the infinitive with "to", a passive or perfect one included."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in token.children)


def effect_of(head: Token, *, infinitive: bool) -> Effect | None:
    """What a verb or adjective makes of the clause below it."""
    if head.pos_ == "NOUN" and infinitive:
        return effects("nouns").get(head.lemma_)
    if head.pos_ == "ADJ" or head.dep_ in {"acomp", "oprd"}:
        return effects("adjectives").get(head.lower_) or effects("verbs").get(head.lemma_)
    # The lemmatiser strips "hopes" to "hop".
    return effects("verbs").get(head.lemma_) or effects("verbs").get(f"{head.lemma_}e")
