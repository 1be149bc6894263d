"""Questions of who, when, where and how many: what of the answer they leave open, and how the rest is put.

"Who denied the arms deliveries?" leaves open who denies, "With whom did Putin meet?" with whom; "What did Russia say
about the talks?" asks for the words of a speaker on a matter.
"""

import re
from typing import Literal, NamedTuple

Slot = Literal[
    "", "actor", "recipient", "partner", "speaker", "denier", "decliner", "confirmer", "words", "time", "place",
    "number", "thing",
]  # fmt: skip

_DID = r"(?:did|does|do|has|have|had)"
_TELL = r"(?:say|says|said|state|stated|announce|announced|claim|claimed|think|tell|told|comment|commented)"
_REACT = r"(?:respond|responded|react|reacted|reply|replied|answer|answered|comment|commented)"
_NOTED = r"(?:position|view|stance|reaction|response|reply|answer|comment|statement|opinion)"
_ON = r"(?:about|on|of|to|over|regarding|concerning)"
_SILENT = r"(?:comment|confirm|say|speak|answer|respond|discuss|elaborate|reply)"
_TOPIC = rf"(?: {_ON})?(?: (?P<topic>.+))?"
_WORDS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{_DID} (?P<speaker>(?!any).+?) {_REACT}(?: {_ON} (?P<topic>.+))?", re.I),
    re.compile(rf"what {_DID} (?P<speaker>.+?) (?:have to )?{_TELL}(?: {_ON} (?P<topic>.+))?", re.I),
    re.compile(rf"how {_DID} (?P<speaker>.+?) {_REACT}(?: {_ON} (?P<topic>.+))?", re.I),
    re.compile(rf"what (?:is|was|are|were) (?P<speaker>.+?)['’]s? {_NOTED} {_ON} (?P<topic>.+)", re.I),
)
_DECLINED: tuple[re.Pattern[str], ...] = (
    re.compile(rf"who (?:has |have )?(?:declined|declines|refused|refuses) to {_SILENT}{_TOPIC}", re.I),
    re.compile(rf"who (?:did not|didn['’]t|has not|would not|wouldn['’]t) {_SILENT}{_TOPIC}", re.I),
    re.compile(rf"who had (?:no comment|nothing to say)(?: {_ON} (?P<topic>.+))?", re.I),
)  # fmt: skip
_CONFIRMED = re.compile(
    r"who (?:has |have )?(?:confirmed|confirms|admitted|admits|acknowledged|acknowledges|conceded|concedes)"
    r"(?: that)? (?P<topic>.+)",
    re.I,
)
_DENIED = re.compile(r"who (?:has |have )?(?:denied|denies|deny|refuted|refutes) (?!that )(?P<topic>.+)", re.I)
_WHOM = re.compile(
    r"(?P<prep>with|to|from|by|against|for|on|of) "
    r"(?:whom|who|which (?:country|state|party|leader)) (?P<rest>\S+ .+)",
    re.I,
)
_SIDES: dict[str, Slot] = {"with": "partner", "by": "actor", "from": "actor"}


class Opened(NamedTuple):
    """What a question leaves open; `topic` is the matter that is spoken of, `speaker` whose words are asked for."""

    slot: Slot
    topic: str = ""
    speaker: str = ""


def spoken(words: str) -> Opened | None:
    """A question for what somebody says, or for who declines to say, confirms or denies; None where it is no such."""
    for pattern in _WORDS:
        if found := pattern.fullmatch(words):
            return Opened("words", found["topic"] or "", found["speaker"])
    for pattern in _DECLINED:
        if found := pattern.fullmatch(words):
            return Opened("decliner", found["topic"] or "")
    if found := _CONFIRMED.fullmatch(words):
        return Opened("confirmer", found["topic"])
    if found := _DENIED.fullmatch(words):
        return Opened("denier", found["topic"])
    return None


def with_whom(words: str) -> tuple[Slot, str, str] | None:
    """Of "With whom did Putin meet": the side that is open, "did Putin meet", and the preposition; None for others."""
    found = _WHOM.fullmatch(words)
    return (_SIDES.get(found["prep"].lower(), "recipient"), found["rest"], found["prep"].lower()) if found else None
