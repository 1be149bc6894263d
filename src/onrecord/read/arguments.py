"""Who does what to whom, by grammar: subjects and objects through passives, relatives, control and coordination.

Works on ClearNLP-style dependencies, as spaCy's English pipelines give them.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from onrecord.read.arguments_lost import cut_off, joined_on
from onrecord.read.grammar import grammar

RELATIVE = frozenset({"who", "which", "that", "whom"})
TIMES = frozenset({"DATE", "TIME"})
CLAUSE_LINKS = frozenset({"xcomp", "advcl", "ccomp"})
PREPOSED = frozenset({"prep", "agent", "dative", "prt", "advmod", "mark"})
PARTICLES = frozenset({"ADP", "SCONJ", "ADV", "PART"})
KEPT = 2048  # tokens whose arguments are kept in mind, which are asked for again and again


@lru_cache(maxsize=KEPT)
def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, as a clause or as a participle after its noun ("missiles fired by")."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag_ not in {"VBN", "VBD"} or "dobj" in deps:
        return False
    if "agent" in deps:
        return True
    bare = "nsubj" in deps and not deps & {"aux", "ccomp", "xcomp"} and verb.lemma_.lower() in grammar()["transitive"]
    if bare and verb.dep_ != "relcl" and not shares_object(verb):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod"} and not deps & {"aux", "nsubj"}:
        return True
    shares = verb.dep_ == "conj" and not deps & {"nsubj", "aux"} and verb.tag_ == "VBN"
    return shares and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)


def shares_object(verb: Token) -> bool:
    """Whether the object stands with a verb joined to it: "convicted and hanged thirteen militants"."""
    return any(c.dep_ == "conj" and any(below.dep_ == "dobj" for below in c.children) for c in verb.children)


def expand(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found += expand(child)
    return found


def antecedent(token: Token) -> Token:
    """For a relative pronoun, the noun that its clause modifies; else the token itself."""
    if token.lower_ in RELATIVE and token.tag_ in {"WDT", "WP", "IN", "DT"}:
        clause = token.head
        while clause.dep_ in {"conj", "xcomp", "aux", "auxpass", "ccomp", "prep"} and clause.head is not clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


@lru_cache(maxsize=KEPT)
def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject that stands at the verb itself."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return antecedent(child)
    return cut_off(verb) or joined_on(verb)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The one who acts: the subject of an active verb, the agent of a passive, through control and participles."""
    if depth > 6:
        return None
    if is_passive(verb):
        return agent(verb)
    own = surface_subject(verb)
    if own is not None:
        return own
    return inherited(verb, depth)


def inherited(verb: Token, depth: int) -> Token | None:
    """The subject of a verb that has none of its own."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        head = joined_to(verb, head)
        return (surface_subject(head) if is_passive(head) else None) or subject(head, depth + 1)
    if verb.dep_ in CLAUSE_LINKS and head.pos_ in {"VERB", "AUX"}:
        return controller(verb, head, depth)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subject(head.head, depth + 1) if head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ in {"acl", "relcl"}:
        return head if verb.tag_ == "VBG" or verb.dep_ == "relcl" else owner(head, depth)
    if verb.dep_ == "pcomp":
        above = head.head.head if head.head.pos_ == "ADV" else head.head  # "stopped short of sending"
        if above.pos_ in {"VERB", "AUX"}:
            return controller(verb, above, depth)
        return owner(above, depth) if above.pos_ in {"NOUN", "PROPN"} else None
    return None


def joined_to(verb: Token, head: Token) -> Token:
    """What a coordinated verb goes on: a past tense after a clause that is in none goes on with the saying itself.

    "Seoul said the visit will ease tension and proposed talks": Seoul proposed them.
    """
    helpers = [child for child in head.children if child.dep_.startswith("aux")]
    past = head.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers)
    if verb.tag_ == "VBD" and verb.lemma_.lower() in grammar()["telling"] and any(c.lower_ == "had" for c in helpers):
        past = False  # "said the boats had entered its waters and denied ramming them"
    if verb.tag_ == "VBD" and verb.lemma_.lower() in grammar()["charging"] and head.dep_ == "ccomp":
        past = False  # "said that thousands faced hunger and accused Israel of it"
    # The tagger often takes such a past tense for a participle, which cannot follow "will ease".
    if past or not (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and head.tag_ == "VB")):
        return head
    top = head
    while top.dep_ in {"ccomp", "advcl", "xcomp"} and top.head.pos_ in {"VERB", "AUX"} and top.head.i < top.i:
        top = top.head
    return top if is_past(top) else head


def is_past(verb: Token) -> bool:
    """Whether a verb stands in the past tense or the perfect: "said", "has said"."""
    return verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    )


def controller(verb: Token, head: Token, depth: int) -> Token | None:
    """The subject that the verb takes from the verb above it."""
    if head.lemma_.lower() in grammar()["object_control"] and verb.dep_ != "advcl":
        if is_passive(head):
            return surface_subject(head) or (head.head if head.dep_ == "acl" else None)
        target = next((c for c in head.children if c.dep_ in {"dobj", "dative"}), None)
        if target is not None:
            return target
        called = next((p for p in prepositional(head, "on") + prepositional(head, "upon")), None)
        if called is not None:
            return called
    if is_passive(head) and verb.tag_ != "VBG":
        return surface_subject(head)
    return subject(head, depth + 1)


def owner(noun: Token, depth: int = 0) -> Token | None:
    """Whose plan, threat or decision the noun is: possessor, or the subject of the verb it is the object of."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    if depth < 6 and noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
        return subject(noun.head, depth + 1)
    for name in ("by", "from"):
        found = prepositional(noun, name)
        if found:
            return found[0]
    return None


def agent(verb: Token) -> Token | None:
    """The noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for below in child.children:
                if below.dep_ == "pobj":
                    return below
    return None


def objects(verb: Token) -> list[Token]:
    """What is acted on: direct object, subject of a passive, the noun that a relative clause or participle modifies."""
    return list(_objects(verb))


@lru_cache(maxsize=KEPT)
def _objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        own = surface_subject(verb)
        if own is not None:
            return [own]
        if verb.dep_ in {"acl", "amod"}:
            return [verb.head]
        if verb.dep_ == "conj":
            return objects(verb.head)
        if verb.dep_ == "advcl":
            above = surface_subject(verb.head)
            return [above] if above is not None else []
        return []
    direct = [antecedent(child) for child in verb.children if child.dep_ == "dobj"]
    if direct:
        return direct
    if verb.dep_ == "relcl" and surface_subject(verb) not in {None, verb.head}:
        return [verb.head]
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and surface_subject(child) is None:
            shared = [below for below in child.children if below.dep_ == "dobj"]
            if shared and child.i - verb.i <= 3:
                return shared
    return []


def prepositional(token: Token, name: str) -> list[Token]:
    """The nouns after that preposition, attached to the token or to its particle."""
    return [noun for found, noun in _after_prepositions(token) if found == name]


@lru_cache(maxsize=KEPT)
def _after_prepositions(token: Token) -> list[tuple[str, Token]]:
    """Every preposition attached to the token or to its particle, in lower case, with each noun after it."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ in PREPOSED and child.pos_ in PARTICLES:
            found += [(child.lower_, noun) for noun in pobjs(child)]
            for deeper in child.children:
                if deeper.dep_ == "prep":
                    found += [(deeper.lower_, noun) for noun in pobjs(deeper)]
    return found


def pobjs(preposition: Token) -> list[Token]:
    """The nouns after a preposition, times left out: "fired on Friday" hits nobody."""
    return [
        below
        for below in preposition.children
        if below.dep_ == "pobj" and below.ent_type_ not in TIMES and not is_clock(below)
    ]


def is_clock(noun: Token) -> bool:
    """Whether the words tell the time of day: "5:58 a.m."."""
    return noun.lower_ in {"a.m.", "p.m.", "am", "pm", "gmt", "time", "dawn", "dusk", "noon", "midnight"} or (
        noun.text[:1].isdigit() and (":" in noun.text or "am" in noun.lower_)
    )


def complements(token: Token) -> Iterator[Token]:
    """The verbs of the clauses that complete the token's meaning: "agreed to sell", "demanded that it stop"."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl"} and child.i > token.i:
            yield child
        elif child.dep_ == "relcl" and child.tag_ == "VB" and any(part.lower_ == "to" for part in child.children):
            yield child  # "threats to hit the North", which parsers take for a relative clause
        elif child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pcomp")
        elif child.dep_ == "dobj" and child.pos_ == "NOUN":
            yield from (below for below in child.children if below.dep_ == "acl" and below.tag_ == "VB")


def text_head(token: Token) -> Token:
    """The noun that a partitive stands for: "a round of sanctions" is about sanctions."""
    steps = 0
    while (token.pos_ == "NUM" or token.lemma_.lower() in grammar()["partitives"]) and steps < 3:
        below = prepositional(token, "of")
        if not below:
            break
        token, steps = below[0], steps + 1
    return token
