"""A deed told beside the verb of its sentence: "Labour shrank its pledge, | blaming Peru" as "Labour blamed Peru"."""

import re

from onrecord.model import Claim, Party
from onrecord.model.kinds import DONE
from onrecord.record.complements import complement
from onrecord.record.finite import finite
from onrecord.record.grammar import LEADING, SENTENCE_ENDS, closed, plural, points
from onrecord.record.inflecting import base_of, told
from onrecord.record.naming import MORE, with_role
from onrecord.record.subject_names import name_of

WORTH = 4.8
SECOND = re.compile(
    r"(?P<who>[^,;:]{2,60}?) (?:is|are|was|were|has|have|had|will) [^;:]* and "
    r"(?P<verb>(?:(?:is|are|was|were|has|have|had) )"
    r"(?:(?:also|been|now|\w+ly) )*)$"
)
ROLES = frozenset({"after", "for", "by", "of", "while", "without", "before", "from", "in", "as"})


def beside_its_verb(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float] | None:
    """The clause of a form in "ing" whose subject is told before it, with who acts as that; None where it is another.

    Args:
        claim: the claim, its offsets into `text`.
        text: the paragraph it stands in.
        at: where the event's word begins.
        after: where it ends.
        end: where its sentence ends.
    """
    known = [party for party in claim.actors if party.code != "?"]
    if not text[at:after].endswith("ing") or claim.status not in DONE or claim.part == "noun" or len(known) != 1:
        return None
    left = text[claim.span.start : at]
    opened = max((match.end() for match in SENTENCE_ENDS.finditer(text[:at])), default=0)
    who, words = known[0], left.split()
    if who.span is None or not opened <= who.span.start < at:
        return None
    apart = finite(words, 1) if words else text[: claim.span.start].rstrip().endswith(",")
    before = words[-1].lower() if words else ""
    if before == "after" and who.span.start <= claim.span.start:
        before = ""  # "the army searched the sea after | shooting down a plane": the army did both
    if not apart or before in closed("auxiliaries") | ROLES:
        return None
    name = _name(who, text)
    right, _ = complement(claim, text, after, end)
    if not name or not right:
        return None
    return f"{name} {told(base_of(text[at:after]), 'happened', plural(name))} {right}", WORTH


def second_verb(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float] | None:
    """The clause of the second of two verbs, where the whole is too long: "Democrats are at odds and | are pushing"."""
    told_of = SECOND.match(text[claim.span.start : at])
    if told_of is None or claim.status not in DONE or finite(told_of["who"].split(), 1):
        return None
    right, _ = complement(claim, text, after, end)
    return (f"{told_of['who']} {told_of['verb']}{text[at:after]} {right}", WORTH) if right else None


def _name(party: Party, text: str) -> str:
    """What the report calls who acts; the name that a pronoun stands for."""
    assert party.span is not None
    said = text[party.span.start : party.span.end]
    if points(said.split()[0]) if said.split() else True:
        return name_of(party)
    if party.name.endswith(f" {said}") and party.name[:1].isupper():
        return party.name
    if more := MORE.match(text, party.span.end):
        return said + more.group()
    if any(char.isupper() for char in said):
        return with_role(said, text, party.span.end)
    return LEADING.sub("", said) if plural(said) else name_of(party)  # "authorities"
