"""Which words of a sentence state one event: "rammed a truck into the gate, killing six" is told once.

Words of one type in a sentence are one event unless their parties, their times or their grammar set them apart.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.read.arguments import complements, objects, prepositional, surface_subject
from onrecord.read.events_match import VERBAL, is_denied, lemma
from onrecord.read.events_parties import Parties, codes, sentence_of
from onrecord.read.events_story import differ_in_time
from onrecord.read.frames import grammar
from onrecord.read.reading import Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

BACK = 6  # groups
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Modes that are acts of their own beside another act of the type: a seizure beside an arrest.
APART = {
    "COERCE": frozenset({"seize", "arrest", "ban", "censor", "deport", "curfew"}),
    "SANCTION": frozenset({"expel", "withdraw"}),
}
# What an attack does to people is part of the attack.
EFFECTS = frozenset({"kill", "wound", "injure", "die", "hurt", "perish"})


def same_event(reading: Reading, found: Sequence["Candidate"]) -> list[list["Candidate"]]:
    """Candidates grouped so that each event is stated once in a sentence."""
    groups: list[list[Candidate]] = []
    for one in found:
        home = next((g for g in reversed(groups[-BACK:]) if all(is_same(reading, one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def is_same(reading: Reading, one: "Candidate", other: "Candidate") -> bool:
    """Whether both state one event: same sentence, same type, and nothing that sets them apart."""
    if one.frame.type != other.frame.type or sentence_of(one.token) != sentence_of(other.token):
        return False
    if side_by_side(one.token, other.token) or clause_of_its_own(one.token, other.token):
        return False
    if is_denied(one.token) != is_denied(other.token):
        return False
    if of_another_kind(one, other) or not (agree(one.actors, other.actors) and agree(sure(one), sure(other))):
        return False
    return not differ_in_time(reading, one.token, other.token)


def side_by_side(a: Token, b: Token) -> bool:
    """Whether two coordinated verbs each act on a thing of their own: "impounded a ship and arrested its crew"."""
    first, second = sorted((a, b), key=lambda token: token.i)
    if (
        second.dep_ != "conj"
        or second.head.i != first.i
        or second.tag_ == "VBG"
        or first.pos_ not in VERBAL
        or second.pos_ not in VERBAL
    ):
        return False
    mine, theirs = targets(first), targets(second)
    return bool(mine and theirs) and not mine & theirs


def targets(verb: Token) -> set[int]:
    """What the verb acts on: its objects, what it fires on, or what it demands."""
    things = {thing.i for thing in objects(verb)} or {thing.i for thing in prepositional(verb, "on")}
    return things or {clause.i for clause in complements(verb)}


def clause_of_its_own(a: Token, b: Token) -> bool:
    """Whether one is told in a full clause beside the other: "reimposed sanctions after it pulled out of the pact"."""
    for one, other in ((a, b), (b, a)):
        if one.dep_ == "advcl" and one.head.i == other.i and one.tag_ in FINITE and surface_subject(one) is not None:
            return lemma(one) != lemma(other) and other.pos_ in VERBAL and lemma(other) not in EFFECTS
    return False


def of_another_kind(one: "Candidate", other: "Candidate") -> bool:
    """Whether the words mean acts of different kinds: a nuclear test and a missile's, a seizure and an arrest."""
    if one.frame.type == "MOBILIZE":
        return is_nuclear(one.token) != is_nuclear(other.token) and not one.token.is_ancestor(other.token)
    if one.frame.type == "CONSULT":
        return (lemma(one.token) in grammar()["mediating"]) != (lemma(other.token) in grammar()["mediating"])
    apart = APART.get(one.frame.type, frozenset())
    return one.frame.mode != other.frame.mode and {one.frame.mode, other.frame.mode} <= apart


def is_nuclear(word: Token) -> bool:
    """Whether a nuclear device is tested."""
    return any(child.lower_ in {"nuclear", "atomic", "hydrogen"} for child in word.children)


def sure(one: "Candidate") -> Parties:
    """The recipients, but for bystanders of an attack who were only put down to the state where it happens."""
    if one.frame.type != "ASSAULT":
        return one.recipients
    return tuple(m for m in one.recipients if m.how != "at home")


def agree(a: Parties, b: Parties) -> bool:
    """Whether two sets of parties may be the same: one is unknown, or they share a code."""
    return not codes(a) or not codes(b) or bool(codes(a) & codes(b))
