"""Subjects that the parser lost: cut off as a sentence of their own, or joined to the noun before them."""

from spacy.tokens import Token

NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"})
LONGEST_CUT = 6  # words


def joined_on(verb: Token) -> Token | None:
    """The subject that the parser joined to the noun before it: "sent oil to the island and Russia promised wheat"."""
    if verb.dep_ not in {"advcl", "ccomp", "relcl"} or verb.tag_ not in {"VBD", "VBZ"} or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    if before.dep_ != "conj" or before.pos_ not in {"NOUN", "PROPN"} or before.left_edge.i == verb.sent.start:
        return None
    return before if before.left_edge.nbor(-1).dep_ == "cc" else None


def cut_off(verb: Token) -> Token | None:
    """The subject that the parser made a sentence of its own, at a paragraph's start: "Manila. accused Beijing of"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i == 0 or verb.i != verb.sent.start:
        return None
    before = verb.nbor(-1).sent
    words = [word for word in before if not word.is_space]
    alone = words and all(word.pos_ in NAMING for word in words) and before.root.pos_ in {"NOUN", "PROPN"}
    opens = words and (words[0].i == 0 or "\n" in words[0].nbor(-1).text)
    return before.root if alone and opens and len(words) <= LONGEST_CUT else None
