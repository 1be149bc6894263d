"""What the encoder's inputs and answers are numbered by. The order is part of the weights: never change it alone."""

from onrecord.knowledge import plover
from onrecord.model import Status

TYPES = plover.TYPES
NO_EVENT = len(TYPES)
STATUSES: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "negated")
ROLES = ("actor", "recipient")

POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X", "SPACE",
)  # fmt: skip
DEP = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
ENT = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE",
    "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL",
)  # fmt: skip
TAG = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB",
)  # fmt: skip
# Auxiliaries and markers of a clause that say how it is told.
HELPS = (
    "will", "would", "may", "might", "could", "can", "should", "must", "have", "be", "do", "to", "not", "if",
    "unless", "whether",
)  # fmt: skip
KINDS = ("name", "adjective", "metonym", "role", "pronoun", "description", "apposition", "group", "place")
SECTORS = ("GOV", "MIL", "LEG", "COP", "SPY", "IGO", "JUD", "CVL", "OPP", "MED", "BUS", "REB", "NGO", "PTY", "EDU")


def numbers(names: tuple[str, ...]) -> dict[str, int]:
    """Each name's number, counted from 1; 0 is for what is not among them."""
    return {name: number for number, name in enumerate(names, 1)}
