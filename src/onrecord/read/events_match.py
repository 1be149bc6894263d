"""Which frames a token evokes: its lemma, its particles and prepositions, and the classes of its arguments."""

from functools import lru_cache

from spacy.tokens import Token

from onrecord.read.arguments import (
    KEPT,
    TIMES,
    complements,
    is_passive,
    objects,
    prepositional,
    subject,
    surface_subject,
    text_head,
)
from onrecord.read.events_phrases import words_after, words_ahead, words_before
from onrecord.read.frames import Frame, Part, grammar, index

REACH = 12  # tokens: how far a noun's "of" is followed for its thing
MODALS = frozenset({"will", "would", "wo", "shall", "'ll", "’ll", "'d", "’d"})
VERBAL = frozenset({"VERB", "AUX"})
COMPLETING = frozenset({"ccomp", "xcomp", "prep", "dobj", "prt"})
NOMINAL = frozenset({"NOUN", "PROPN"})


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
        word = token.lower_ if part == "noun" and token.tag_ == "VBG" else lemma(token)
        known = index().get((part, word), ())
        if not known:
            continue
        ahead = words_ahead(token)
        found += (frame for frame in known if ahead.issuperset(frame.after) and fits(frame, token))
    return tuple(sorted(found, key=lambda frame: -frame.weight))


def parts(token: Token) -> tuple[Part, ...]:
    """How the token may be read. A gerund that heads a noun phrase may be either."""
    if token.pos_ in VERBAL:
        gerund = token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        return ("verb", "noun") if gerund else ("verb",)
    if token.pos_ in NOMINAL:
        return ("noun",)
    if token.pos_ == "ADJ":
        return ("noun",) if token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"} else ("adjective",)
    return ()


def fits(frame: Frame, token: Token) -> bool:
    """Whether the frame's words stand where it wants them."""
    if not words_before(frame, token) or not words_after(frame, token):
        return False
    if frame.part == "noun":
        return fits_noun(frame, token)
    if frame.part == "adjective":
        wanted = frame.words.get("needs_prep")
        clause = any(child.dep_ == "ccomp" for child in token.children)
        if wanted is not None and not clause and not any(prepositional(token, name) for name in wanted):
            return False
        said = token.dep_ in {"acomp", "amod", "conj", "ccomp", "ROOT", "oprd", "advcl"}
        return said and fits_complement(frame, token)
    return fits_verb(frame, token)


def fits_verb(frame: Frame, verb: Token) -> bool:
    """Whether a verb's arguments, form and complement are those that the frame asks for."""
    if "speaker" not in frame.actor and not objects(verb) and subject(verb) is None and surface_subject(verb) is None:
        return False
    return fits_arguments(frame, verb) and fits_form(frame, verb) and fits_complement(frame, verb)


def fits_arguments(frame: Frame, verb: Token) -> bool:
    """Whether object, subject and prepositions are of the classes that the frame asks for."""
    words = frame.words
    things = objects(verb)
    if "object" in words or "not_object" in words:
        heads = {word for found in things for word in called(found)}
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
    if "needs_prep" in words:
        after = [thing for thing in things if thing.i > verb.i]
        places = (verb, *after, *(text_head(thing) for thing in after))
        return any(prepositional(place, name) for place in places for name in words["needs_prep"])
    return True


def fits_form(frame: Frame, verb: Token) -> bool:
    """Whether adverb, negation and the kind of clause are those that the frame asks for."""
    words, flags = frame.words, frame.flags
    if "adverb" in words and not any(child.lower_ in words["adverb"] for child in verb.children):
        return False
    if flags & {"negated", "not_negated"}:
        denied = is_denied(verb)
        if denied != ("negated" in flags):
            return False
    if "future" in flags and not any(child.lower_ in MODALS for child in verb.children):
        return False
    if verb.dep_ == "amod" and lemma(verb) == "arm":
        return False  # "nuclear-armed rivals", "armed men"
    if "passive" in flags and not is_passive(verb):
        return False
    if verb.dep_ == "amod" and frame.mode in {"arrest", "deport"}:
        return False
    if "object_named" in flags and not any(is_named_thing(thing) for thing in objects(verb)):
        return False
    return "no_object" not in flags or not any(child.dep_ in {"dobj", "ccomp"} for child in verb.children)


def stands_for(who: Token | None, words: frozenset[str]) -> bool:
    """Whether a pronoun may stand for a thing of that class named shortly before."""
    if who is None or who.lower_ not in {"it", "they", "which", "that", "one", "two", "three", "both", "some"}:
        return False
    return any(word.pos_ in NOMINAL and lemma(word) in words for word in who.doc[max(0, who.i - REACH * 3) : who.i])


def is_named_thing(noun: Token) -> bool:
    """Whether the noun is the name of a thing, such as a ship, and not of a person or a place."""
    return noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "GPE", "LOC", "NORP", "DATE", ""}


@lru_cache(maxsize=KEPT)
def called(noun: Token) -> set[str]:
    """What a condition may call a noun: its lemma, that of what it stands for, and its kind of name ("PERSON")."""
    inner = text_head(noun)
    # The lemmatiser makes "dos" of "doses".
    names = {lemma(noun), lemma(inner), inner.ent_type_, noun.lower_.removesuffix("s"), inner.lower_.removesuffix("s")}
    if any(child.dep_ == "amod" and child.lower_ in grammar()["held"] for child in inner.children):
        names.add("captive")
    if lemma(inner) in grammar()["shells"] or (inner.pos_ == "PROPN" and inner.ent_type_ != "PERSON"):
        names.update(lemma(child) for child in inner.children if child.dep_ in {"compound", "nmod"})
    return names


def fits_complement(frame: Frame, token: Token) -> bool:
    """Whether the clause or phrase that completes the word is one that the frame asks for."""
    words = frame.words
    if "directive" in frame.flags and not any(is_directive(found) for found in complements(token)):
        return False
    if frame.flags & {"comp_affirmed", "comp_denied"}:
        denied = any(is_denied(child) for child in token.children if child.dep_ in {"ccomp", "xcomp"})
        if denied != ("comp_denied" in frame.flags):
            return False
    if "completed" in frame.flags and not any(child.dep_ in COMPLETING for child in token.children):
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


def is_denied(clause: Token) -> bool:
    """Whether the clause says that something is not so: "was not an aggressor", "there is no question of"."""
    return any(
        child.dep_ == "neg" or any(below.dep_ == "det" and below.lower_ == "no" for below in child.children)
        for child in clause.children
    )


def is_directive(verb: Token) -> bool:
    """Whether a complement asks for something: "must stop", "should be freed", "that it stop", "told it to stop"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"must", "should"}:
        return "have" not in helpers
    told = helpers == {"to"} and any(
        child.dep_ == "nsubjpass" or (child.dep_ == "dobj" and child.i > verb.head.i) for child in verb.head.children
    )
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
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun) == "war":
        return lemma(noun.head.head) not in grammar()["of_war"]
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
