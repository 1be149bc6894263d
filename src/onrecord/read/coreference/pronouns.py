"""Pronouns and the actors they stand for.

Candidates are the entities of this sentence and the ones before; gender and number rule out, presence (nearness,
subject, parallel position) decides, after Lappin and Leass (1994). What no candidate fits stays open.
"""

from typing import NamedTuple

from spacy.tokens import Token

from onrecord.knowledge.actors import lexicon
from onrecord.read.arguments import subject
from onrecord.read.coreference.entities import SUBJECTS, Discourse, Entity

FORMS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
REASONS = frozenset({"over", "for", "since", "after", "following"})
REASON = 2.5
CONTROL = 2.0
RELATIVE = frozenset({"who", "which", "whom", "whose", "that"})


class Resolved(NamedTuple):
    """The entity a word stands for, and the rule that chose it."""

    entity: Entity
    rule: str


def pronoun(discourse: Discourse, token: Token) -> Resolved | None:
    """What a third-person pronoun stands for."""
    form = FORMS[token.lower_]
    if token.lower_ == "it" and impersonal(token):
        return None
    reach = 3 if form in "mf" else 2
    partner = _partner(discourse, token)
    if partner is not None and agrees(partner, form, token):
        return Resolved(partner, f"pronoun {token.lower_}: coordinated with it")
    owner = controller(discourse, token)
    best: tuple[float, Entity] | None = None
    for entity in discourse.recent(token.i, reach):
        if not agrees(entity, form, token) or clashes(entity, token):
            continue
        value = discourse.score(entity, token) + _fit(entity, form) + (REASON if reason_for(entity, token) else 0.0)
        value += CONTROL if entity is owner else 0.0
        value += REASON if emphatic(token) and (best is None or entity.last > best[1].last) else 0.0
        if best is None or value > best[0]:
            best = (value, entity)
    if best is None:
        return None
    if form == "n" and not _safe_it(discourse, token, best[1]):
        return None
    return Resolved(best[1], f"pronoun {token.lower_}: most present")


def controller(discourse: Discourse, token: Token) -> Entity | None:
    """For "its" below an infinitive, who does it: "prompting Israel to recall its ambassador"."""
    reason = token.head.dep_ == "pobj" and token.head.head.lower_ in REASONS
    if token.dep_ not in {"poss", "nsubj"} or reason:
        return None
    for verb in token.ancestors:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if any(child.dep_ in SUBJECTS and child.i != token.i for child in verb.children):
            return None
        if verb.dep_ == "xcomp" or (verb.dep_ == "conj" and verb.head.dep_ == "xcomp"):
            who = subject(verb)
            return discourse.at.get(who.i) if who is not None else None
    return None


def emphatic(token: Token) -> bool:
    """Whether it is "its own", which goes back to the nearest: "accused the government of torturing its own people"."""
    return token.dep_ == "poss" and any(child.lower_ == "own" for child in token.head.children)


def reason_for(entity: Entity, token: Token) -> bool:
    """Whether "its" gives the reason for what is done to the entity: "criticised China over its treatment of"."""
    link = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or link.lower_ not in REASONS:
        return False
    return 0 < link.i - entity.last <= 2 and not entity.subject


def _partner(discourse: Discourse, token: Token) -> Entity | None:
    """In "Putin and his counterpart", the first of the two."""
    noun = token.head
    return discourse.at.get(noun.head.i) if token.dep_ == "poss" and noun.dep_ == "conj" else None


def agrees(entity: Entity, form: str, token: Token) -> bool:
    """Whether the entity has the pronoun's gender and number."""
    if form in "mf":
        return entity.what == "person" and not entity.plural and entity.gender in (None, form)
    if form == "n":
        return bool(entity.codes) and (
            entity.what == "group"
            or (entity.what in ("state", "body") and not entity.plural)
            or (entity.what == "people" and entity.sector == "MIL")
        )
    return entity.plural or entity.what in ("group", "people") or (entity.what in ("body", "state") and token.i > 0)


def _fit(entity: Entity, form: str) -> float:
    if form in "mf":
        return {"m": 0.4, "f": 1.6}[form] if entity.gender == form else 0.0
    if form == "p":
        return 1.5 if entity.plural or entity.what in ("group", "people") else -1.5
    # "US forces conceded that its strikes had killed civilians".
    return {"state": 0.4, "group": 0.3, "body": 0.0, "people": -1.0}[entity.what]


def clashes(entity: Entity, token: Token) -> bool:
    """An object pronoun is not the subject of its own verb, and a pronoun does not stand for its own possessor."""
    if token.lower_.endswith(("self", "selves")) or token.dep_ == "poss":
        return False
    verb = token.head
    if token.dep_ in ("dobj", "dative", "iobj") or (token.dep_ == "pobj" and (verb := token.head.head)):
        # "Blinken spoke to Aliyev and urged him": the subject is shared.
        while verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.lefts):
            verb = verb.head
        for child in verb.lefts:
            if child.dep_ in SUBJECTS and entity.last in range(child.left_edge.i, child.right_edge.i + 1):
                return True
    return False


def impersonal(token: Token) -> bool:
    """Whether "it" is no actor: "it is clear that", "it seems", "it was not known whether"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    if verb.lemma_ in lexicon("impersonal"):
        return True
    clause = any(child.dep_ in ("ccomp", "advcl", "xcomp", "csubj", "acl", "relcl") for child in verb.rights)
    if verb.lemma_ == "be":
        return any(child.dep_ in ("acomp", "attr") for child in verb.rights)
    return token.dep_ == "nsubjpass" and clause


def _safe_it(discourse: Discourse, token: Token, entity: Entity) -> bool:
    """Whether "it" or "its" is likely an actor rather than a thing named just before."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ in lexicon("agentive"):
        return True
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in lexicon("acted_on")
    rival = _rival(discourse, token, entity)
    return rival is None


def _rival(discourse: Discourse, token: Token, entity: Entity) -> Token | None:
    """A thing, no actor, that stands as a singular subject between the actor and the pronoun."""
    start = discourse.doc[entity.last].sent.start if entity.last >= 0 else token.sent.start
    for word in reversed(list(discourse.doc[start : token.i])):
        if word.i == entity.last:
            return None if entity.subject or token.dep_ == "poss" else _subject_thing(discourse, token)
        if word.dep_ not in SUBJECTS or word.tag_ not in ("NN", "NNP") or word.ent_type_:
            continue
        other = discourse.at.get(word.i)
        if other is None or other.what != "person":
            return word
    return None


def _subject_thing(discourse: Discourse, token: Token) -> Token | None:
    before = discourse.doc[discourse.doc[max(0, token.sent.start - 1)].sent.start : token.i]
    subjects = [word for word in before if word.dep_ in ("nsubj", "nsubjpass") and word.tag_ in ("NN", "NNP")]
    return subjects[-1] if subjects and not subjects[-1].ent_type_ else None


def relative(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.tag_ not in ("WP", "WDT", "WP$") or token.lower_ not in RELATIVE:
        return None
    verb = token.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return None
