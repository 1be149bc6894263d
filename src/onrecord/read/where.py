"""Where an event took place, among the places that its sentence names.

Whom a speech or a sanction is meant for is no place of it, nor is what it is about: "called on China", "sanctions on
North Korea", "condemned the attack in Mali". Nor is who is cited: "according to Nairobi".
"""

from spacy.tokens import Token

from onrecord.knowledge import toml
from onrecord.knowledge.plover import SPOKEN

LOCATIVE = frozenset({"in", "at", "near", "over", "on", "off", "outside", "to", "into", "across", "around"})
TOWARDS = frozenset({"to", "on", "over", "into", "around", "across"})
CITING = frozenset({"according", "due", "thanks", "prior", "next", "owing", "compared"})
ARGUMENTS = frozenset({"dobj", "pobj", "nsubjpass", "prep", "conj", "advcl", "nsubj"})
SAID = frozenset({"dobj", "xcomp", "ccomp", "prep", "oprd", "dative"})
GOING = frozenset(
    {"go", "head", "come", "return", "move", "enter", "leave", "fly", "sail", "drive", "stop", "stopover"}
)


def locates(place: Token, trigger: Token, type: str) -> bool:
    """Whether a preposition joins a place to the trigger of an event of this type, directly or through its object.

    Args:
        place: the head of the place's name.
        trigger: the event's word.
        type: the event's.
    """
    if place.dep_ != "pobj" or place.head.lower_ not in LOCATIVE:
        return False
    link, top = place.head, place.head.head
    if top.lower_ in CITING:
        return False
    if link.lower_ in _not_of(type, trigger):
        return False
    if top.i == trigger.i:
        return type not in SPOKEN or not _between(trigger, link)
    spoken_of = type in SPOKEN and top.dep_ != "nsubj"  # the place of what is condemned, not of the condemnation
    return top.head.i == trigger.i and top.dep_ in ARGUMENTS and not spoken_of


def _between(trigger: Token, link: Token) -> bool:
    """Whether what is said or of whom stands between, and the place may be that of it: "accuses him of raids in"."""
    return any(child.dep_ in SAID and trigger.i < child.i < link.i for child in trigger.children)


def _not_of(type: str, trigger: Token) -> frozenset[str]:
    """The prepositions behind which stands whom or what an event of the type is about, not where it is."""
    if type in SPOKEN or type == "SANCTION":
        return TOWARDS
    if type == "PROTEST":
        return frozenset({"over"})
    travels = {trigger.lemma_.lower(), trigger.lower_} & (_travelling() | GOING)
    return frozenset({"on", "over"} if travels else {"on", "over", "to"}) if type == "CONSULT" else frozenset()


def _travelling() -> frozenset[str]:
    visit = toml("modes.toml")["CONSULT"]["visit"]
    return frozenset(visit["words"].split())
