"""Which frames a token evokes: its lemma, its particles and prepositions, and the classes of its arguments."""

from spacy.tokens import Token

from onrecord.read.arguments import (
    TIMES,
    complements,
    objects,
    pobjs,
    prepositional,
    subject,
    surface_subject,
    text_head,
)
from onrecord.read.frames import Frame, Part, grammar, index

REACH = 12  # tokens: how far a noun's "of" is followed for its thing
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTICLES = frozenset({"in", "on", "over", "up", "out", "off", "down", "back", "away"})


def lemma(token: Token) -> str:
    """The lemma in lower case; for words tagged as names, a plural's "s" is taken off."""
    word = token.lemma_.lower()
    if token.pos_ == "PROPN" and word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        return word[:-1]
    return word


def candidates_at(token: Token) -> tuple[Frame, ...]:
    """The frames that the token evokes and whose conditions on words hold, those with most conditions first."""
    found: list[Frame] = []
    for part in parts(token):
        found += (frame for frame in index().get((part, lemma(token)), ()) if fits(frame, token))
    return tuple(sorted(found, key=lambda frame: -frame.weight))


def parts(token: Token) -> tuple[Part, ...]:
    """How the token may be read. A gerund that heads a noun phrase may be either."""
    if token.pos_ in VERBAL:
        return ("verb",)
    if token.pos_ in NOMINAL:
        return ("noun",)
    if token.pos_ == "ADJ":
        return ("noun",) if token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"} else ("adjective",)
    return ()


def fits(frame: Frame, token: Token) -> bool:
    """Whether the frame's words stand where it wants them."""
    if frame.needs == "never" or not words_before(frame, token) or not words_after(frame, token):
        return False
    if frame.part == "noun":
        return fits_noun(frame, token)
    if frame.part == "adjective":
        return token.dep_ in {"acomp", "amod", "conj", "ccomp", "ROOT", "oprd", "advcl"} and fits_complement(
            frame, token
        )
    return fits_verb(frame, token)


def words_before(frame: Frame, token: Token) -> bool:
    """Whether the compound's first words stand right before the noun."""
    at = token.i - 1
    for word in reversed(frame.before):
        if at >= 0 and token.doc[at].lower_ == "-":
            at -= 1
        if at < 0 or word not in {token.doc[at].lower_, token.doc[at].lemma_.lower()}:
            return False
        at -= 1
    return True


def words_after(frame: Frame, token: Token) -> bool:
    """Whether the words hang below the token, each below the one before it or beside it."""
    places = [token]
    for at, word in enumerate(frame.after):
        last = at + 1 == len(frame.after)
        below = [
            child
            for place in places
            for child in place.children
            if word in {child.lower_, child.lemma_.lower()}
            and child.i > token.i
            and child.dep_ not in {"nsubj", "advcl"}
            and child.lower_ != "according"
            and not (child.dep_ == "prep" and child.pos_ != "VERB" and not place_of_noun(child))
            and not (last and child.dep_ == "prep" and not is_slot(frame, word, child))
        ]
        if not below:
            return False
        places = [*below, *places]
    return True


def consumed(frame: Frame, token: Token) -> set[int]:
    """The tokens that are part of the frame's phrase: "delivery" in "took delivery of"."""
    return {
        word.i for word in token.subtree if word.i > token.i and {word.lower_, word.lemma_.lower()} & set(frame.after)
    }


def is_slot(frame: Frame, word: str, preposition: Token) -> bool:
    """Whether a preposition with a noun is one of the frame's slots; "called it a win in Rome" calls nobody in."""
    if word not in PARTICLES:
        return True
    has_noun = any(child.dep_ in {"pobj", "pcomp"} for child in preposition.children)
    return not has_noun or word in frame.recipient or word in frame.actor or preposition.lower_ != word


def place_of_noun(preposition: Token) -> bool:
    """Whether the preposition takes something else than a time."""
    nouns = [child for child in preposition.children if child.dep_ == "pobj"]
    return not nouns or bool(pobjs(preposition))


def fits_verb(frame: Frame, verb: Token) -> bool:
    """Whether a verb's object, subject and complement are of the classes that the frame asks for."""
    words = frame.words
    if "object" in words or "not_object" in words:
        heads = {word for found in objects(verb) for word in called(found)}
        if "object" in words and not heads & words["object"]:
            return False
        if "not_object" in words and heads & words["not_object"]:
            return False
    if "subject" in words or "subject_not" in words:
        who = subject(verb) or surface_subject(verb)
        head = called(who) if who is not None else set()
        if "subject" in words and not head & words["subject"] and not stands_for(who, words["subject"]):
            return False
        if "subject_not" in words and head & words["subject_not"]:
            return False
    if "needs_prep" in words and not any(prepositional(verb, name) for name in words["needs_prep"]):
        return False
    if verb.dep_ == "amod" and frame.mode in {"arrest", "deport"}:
        return False
    if frame.flags & {"negated", "not_negated"}:
        denied = any(child.dep_ == "neg" for child in verb.children)
        if denied != ("negated" in frame.flags):
            return False
    if "object_named" in frame.flags and not any(is_named_thing(thing) for thing in objects(verb)):
        return False
    if "no_object" in frame.flags and any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return False
    if not objects(verb) and subject(verb) is None and surface_subject(verb) is None:
        return False
    return fits_complement(frame, verb)


def stands_for(who: Token | None, words: frozenset[str]) -> bool:
    """Whether a pronoun may stand for a thing of that class named shortly before."""
    if who is None or who.lower_ not in {"it", "they", "which", "that", "one", "two", "three", "both", "some"}:
        return False
    return any(lemma(word) in words for word in who.doc[max(0, who.i - REACH * 3) : who.i])


def is_named_thing(noun: Token) -> bool:
    """Whether the noun is the name of a thing, such as a ship, and not of a person or a place."""
    return noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "GPE", "LOC", "NORP", "DATE", ""}


def called(noun: Token) -> set[str]:
    """What a condition may call a noun: its lemma, that of what it stands for, and its kind of name ("PERSON")."""
    inner = text_head(noun)
    return {lemma(noun), lemma(inner), inner.ent_type_}


def fits_complement(frame: Frame, token: Token) -> bool:
    """Whether the clause or phrase that completes the word is one that the frame asks for."""
    words = frame.words
    if "directive" in frame.flags and not any(is_directive(found) for found in complements(token)):
        return False
    if "needs_complement" in frame.flags and next(complements(token), None) is None:
        return False
    if "not_comp" in frame.flags and any(child.dep_ in {"oprd", "ccomp", "xcomp"} for child in token.children):
        return False
    if "comp_verbs" in words or "not_comp_verbs" in words or "comp_not" in words:
        below = {lemma(found) for found in complements(token)}
        below |= {lemma(text_head(found)) for found in objects(token)} if token.pos_ in VERBAL else set()
        below |= {lemma(found) for name in ("to", "for") for found in prepositional(token, name)}
        if "comp_verbs" in words and not below & words["comp_verbs"]:
            return False
        if "not_comp_verbs" in words and below & words["not_comp_verbs"]:
            return False
        if "comp_not" in words and any(below_it(token, words["comp_not"])):
            return False
    if "needs_comp" in words:
        return any(
            below_it(
                token, words["needs_comp"], deps=frozenset({"oprd", "dobj", "attr", "acomp", "ccomp", "xcomp", "prep"})
            )
        )
    if "comp_words" in words:
        return any(below_it(token, words["comp_words"]))
    return True


def is_directive(verb: Token) -> bool:
    """Whether a complement asks for something: "must stop", "should be freed", "that it stop", "told it to stop"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"must", "should"}:
        return "have" not in helpers
    told = helpers == {"to"} and any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.head.children)
    told = told or (helpers == {"to"} and verb.dep_ == "ccomp" and surface_subject(verb) is not None)
    return verb.tag_ == "VB" and (told or not helpers)


def below_it(token: Token, words: frozenset[str], deps: frozenset[str] | None = None) -> list[Token]:
    """The words found below the token, in what is said or to its right, through children of the given kinds only."""
    found: list[Token] = []
    for child in token.children:
        if (child.i < token.i and child.dep_ != "ccomp") or (deps is not None and child.dep_ not in deps):
            continue
        if deps is None and child.dep_ in {"advcl", "conj", "relcl"}:
            continue
        found += (word for word in child.subtree if lemma(word) in words and word.ent_type_ not in TIMES)
    return found


def completing(frame: Frame, token: Token) -> list[Token]:
    """The words of the complement for which the frame was chosen: "said the report was baseless"."""
    wanted = [frame.words[key] for key in ("comp_words", "needs_comp") if key in frame.words]
    return [word for words in wanted for word in below_it(token, words)]


def fits_noun(frame: Frame, noun: Token) -> bool:
    """Whether a noun's modifiers and the noun phrase that it stands in are those that the frame asks for."""
    words = frame.words
    modifiers = {lemma(child) for child in noun.children if child.dep_ in {"compound", "amod", "nmod"}}
    if noun.i and noun.doc[noun.i - 1].pos_ in {"NOUN", "ADJ", "PROPN"}:
        modifiers.add(lemma(noun.doc[noun.i - 1]))
    if "bad_compound" in words and modifiers & words["bad_compound"]:
        return False
    if "bad_amod" in words and modifiers & words["bad_amod"]:
        return False
    if "amod" in words and not modifiers & words["amod"]:
        return False
    if "object" in words:
        below = modifiers | {lemma(child) for child in noun.children if child.dep_ == "poss"}
        for found in [t for name in ("of", "in", "by") for t in prepositional(noun, name)]:
            below |= {lemma(word) for word in found.subtree if word.i - noun.i < REACH}
        if not below & words["object"]:
            return False
    if "needs_prep" in words and not any(prepositional(noun, name) for name in words["needs_prep"]):
        return False
    if "not_copula" in frame.flags and noun.dep_ == "attr":
        return False
    if "noun_clause" in frame.flags and not has_infinitive(noun):
        return False
    if "noun_complement" in frame.flags:
        linked = any(child.dep_ in {"acl", "prep"} and child.lower_ not in {"of", "from"} for child in noun.children)
        if not linked and noun.dep_ not in {"dobj"}:
            return False
    return stands_alone(frame, noun)


def has_infinitive(noun: Token) -> bool:
    """Whether the noun is completed by a clause: "a threat to strike". An infinitive right after it counts too."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    follows = len(after) > 1 and after[0].lower_ == "to" and after[1].tag_ == "VB"
    return follows or any(child.dep_ == "acl" for child in noun.children)


def stands_alone(frame: Frame, noun: Token) -> bool:
    """Whether the noun heads its phrase: in "the talks venue" and "a sanctions expert" no event is stated."""
    if noun.dep_ not in {"compound", "amod", "nmod", "npadvmod"} or noun.head.i < noun.i:
        return True
    head = lemma(noun.head)
    return head in frame.words.get("head_ok", frozenset()) and head not in grammar()["relators"]
