"""What somebody is accused of is told on the accuser's word: "accused rebels of the attack", "charged in a killing"."""

from spacy.tokens import Token

from onrecord.read.attribution_cues import accusing
from onrecord.read.grammar import VERBAL
from onrecord.read.reading import Attribution, Reading

WITHIN = frozenset({"pobj", "pcomp", "dobj", "compound", "conj", "prep", "xcomp", "acl"})
CIRCUMSTANCES = frozenset({"after", "before", "since", "during", "following", "amid", "despite", "until", "as"})


def accused(token: Token) -> Token | None:
    """The verb of accusing that a deed stands below, as what somebody is accused of; None if there is none."""
    word = token
    while word.dep_ in WITHIN and word.head is not word:
        above = word.head
        accuses = above.pos_ in VERBAL and word.lower_ in accusing().get(above.lemma_.lower(), ())
        if word.dep_ == "prep" and accuses:
            return above
        if word.dep_ == "prep" and word.lower_ in CIRCUMSTANCES:
            return None
        word = above
    return None


def accuser(reading: Reading, verb: Token) -> Attribution | None:
    """Who accuses by a verb, or, where it names nobody, by the same verb elsewhere in the report of the same party."""
    told = [one for one in reading.attributions if one.source is not None and one.verbal]
    own = next((one for one in told if one.cue[0] <= verb.i < one.cue[1]), None)
    if own is not None:
        return own
    party = _codes(reading, verb)
    for one in told if party else ():
        other = next((w for w in reading.doc[one.cue[0] : one.cue[1]] if w.lemma_ == verb.lemma_), None)
        if other is not None and party & _codes(reading, other):
            return one
    return None


def _codes(reading: Reading, verb: Token) -> frozenset[str]:
    """The codes of whom a verb accuses: its object, or the subject of a participle, or the noun that has it."""
    passive = not any(child.dep_ == "dobj" and child.i == verb.i + 1 for child in verb.children)
    near = [child for child in verb.children if child.dep_ == "dobj" or (passive and child.dep_.startswith("nsubj"))]
    near += [verb.head] if verb.dep_ == "acl" else []
    named = (reading.mention_at(word) for word in near)
    return frozenset(code for one in named if one is not None for code in one.codes)
