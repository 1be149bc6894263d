"""Predicates of several words: "carry out", "exchange of letters", "open fire on"."""

from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.read.arguments import pobjs
from onrecord.read.frames import Frame

AHEAD = 60  # tokens in which the words of a predicate are looked for
PARTICLES = frozenset({"in", "on", "over", "up", "out", "off", "down", "back", "away"})


@lru_cache(maxsize=2)
def spellings(doc: Doc) -> tuple[list[str], list[str]]:
    """The words of the document in lower case, and their lemmas."""
    return [token.lower_ for token in doc], [token.lemma_.lower() for token in doc]


def words_ahead(token: Token) -> set[str]:
    """The words and lemmas that follow the token at no great distance."""
    start, end = token.i + 1, token.i + AHEAD
    words, lemmas = spellings(token.doc)
    return {*words[start:end], *lemmas[start:end]}


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
    """Whether the words hang below the token, each below it or below another of them, in whatever order."""
    places, pending = [token], list(dict.fromkeys(frame.after))
    while pending:
        found = [
            (word, child) for word in pending for child in below(frame, word, places, last=word == frame.after[-1])
        ]
        if not found:
            return False
        pending = [word for word in pending if word not in {word for word, _ in found}]
        places += [child for _, child in found]
    return True


def below(frame: Frame, word: str, places: list[Token], *, last: bool) -> list[Token]:
    """The children of the places that are that word of the frame's phrase."""
    return [
        child
        for place in places
        for child in place.children
        if word in {child.lower_, child.lemma_.lower()}
        and child.i > places[0].i
        and (child.dep_ not in {"nsubj", "advcl"} or child.pos_ == "ADJ")
        and child.lower_ != "according"
        and not (child.dep_ == "prep" and child.pos_ != "VERB" and not place_of_noun(child))
        and not (last and child.dep_ == "prep" and not is_slot(frame, word, child))
    ]


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
