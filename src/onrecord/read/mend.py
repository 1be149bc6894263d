"""Common slips of the parser, put right before reading: "denied sending mines" is no denial of mines that send.

A gerund right after a verb of denial or admission is its complement, whatever noun follows; a participle after
"having" is the verb of its clause.
"""

from spacy.tokens import Doc, Token

GERUNDS = frozenset({"deny", "admit", "regret", "avoid"})


def mend(doc: Doc) -> Doc:
    """Put the slips right, in place."""
    for token in doc:
        if token.dep_ == "amod" and token.i > 0 and token.head.dep_ == "dobj" and token.head.i > token.i:
            verb = token.head.head
            if token.tag_ == "VBG" and verb.i == token.i - 1 and verb.lemma_ in GERUNDS:
                _raise(token, verb, "xcomp")
            elif token.tag_ == "VBN" and verb.i == token.i - 1 and verb.lower_ == "having":
                _raise(token, verb.head, verb.dep_)
                verb.head, verb.dep_ = token, "aux"
        elif token.dep_ == "prt":
            for child in token.children:
                if child.dep_ == "pobj":
                    child.head, child.dep_ = token.head, "dobj"  # "hands over the consul"
        elif token.dep_ == "auxpass" and token.head.i > token.i and token.head.tag_ == "VBN":
            _hand_up(token, token.head)
    return doc


def _hand_up(helper: Token, verb: Token) -> None:
    """Give the verb what was hung on its auxiliary: "if the border were closed"."""
    for child in list(helper.children):
        if child.dep_ in {"nsubj", "nsubjpass"}:
            child.head, child.dep_ = verb, "nsubjpass"
        elif child.dep_ in {"mark", "neg", "advmod"}:
            child.head = verb


def _raise(verb: Token, head: Token, dep: str) -> None:
    """Make the attribute of a noun a verb below the head, with the noun as its object."""
    noun = verb.head
    verb.head, verb.dep_, verb.pos_ = head, dep, "VERB"
    noun.head = verb
