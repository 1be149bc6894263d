"""Titles that name an event with those who take part in it and tell no more: "Israeli airstrike on a refugee camp"."""

import re

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.model import Claim, Party
from onrecord.record.called import ORDINARY
from onrecord.record.complements import complement
from onrecord.record.finite import finite
from onrecord.record.grammar import PUNCTUATION, TIMES, closed, points
from onrecord.record.naming import owner
from onrecord.record.subject_names import NoHeadlineError, name_of
from onrecord.record.text import frequencies

DONE_BY = re.compile(r"\s*(?:committed|carried out|conducted|launched|imposed|made|held|staged) by\s")
WITHIN = frozenset(
    {"behind", "despite", "in", "after", "during", "amid", "for", "with", "to", "at", "before", "against", "by", "over"}
)
POINTING = re.compile(r"\b(?:his|her|its|their)\b")
OCCURRED = re.compile(r"(?:broke out|erupted|took place|began|resumed|continued|was held|were held)\b")
# What ends as a verb in "ing" does, and says of which kind.
KINDS = frozenset(
    {"ongoing", "growing", "sweeping", "remaining", "leading", "ruling", "meeting", "trading", "shooting"}
)
LINKS = frozenset({"of", "on", "in", "against", "to", "from", "with", "by", "at", "between", "over", "near", "for"})


def noun_form(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float]:
    """The noun with what stands before it and the phrases behind it that name a party or a place.

    Args:
        claim: the claim, its offsets into `text`.
        text: the paragraph that it stands in.
        at: where the noun starts.
        after: where it ends.
        end: where its sentence ends.

    Raises:
        NoHeadlineError: where not all of its known parties are named.
    """
    start = claim.span.start
    left, words = text[start:at], text[start:at].split()
    following = complement(claim, text, after, end)[0]
    if not words and OCCURRED.match(following):
        return f"{text[at:after]} {following}", 4.6
    if any(word.lower() in ("as", "while", "when") for word in words):
        raise NoHeadlineError  # "children as | attacks intensify": of the children
    if any(word.endswith("ing") and word not in KINDS for word in words[1:]):
        raise NoHeadlineError  # "a judge overseeing the | trial" is of the judge
    if not WITHIN.isdisjoint(word.lower() for word in words):
        raise NoHeadlineError  # "Hamas during the | assault": who stands before it is not of the noun
    right = _right(complement(claim, text, after, end, verb=False)[0]).rstrip(",;:.")
    made = f"{left}{text[at:after]} {right}"
    reach = after + len(right) + 1
    inside = [p for p in (*claim.actors, *claim.recipients) if p.span and start <= p.span.start < reach]
    if words and words[0].lower() in closed("possessives"):
        owning = next((name_of(p) for p in inside if p.span and p.span.start <= start + 3 and name_of(p)), "")
        if not owning:
            raise NoHeadlineError
        made = f"{owner(owning)} {made.split(None, 1)[1]}"
    elif words and words[0].lower() in ("any", "this", "these", "that", "those", "such", "some", "another"):
        made = made.split(None, 1)[1]
    elif words and (words[0].lower() in closed("openers") or points(words[0])):
        raise NoHeadlineError
    if re.search(r"[,;:]|\b(?:me|my|our|we|I)\b", made) or text[at - 1 : at] == "-" or POINTING.search(right):
        raise NoHeadlineError
    if finite(DONE_BY.sub("", right).split()):
        raise NoHeadlineError
    for side in (claim.actors, claim.recipients):
        known = [p for p in side if p.code != "?"]
        if known and claim.type != "PROTEST" and not any(p in inside for p in known):
            raise NoHeadlineError
    own = bool(words) and words[0].lower() in closed("possessives")
    named = {p.code for p in inside if p.span and (_names(text, p) or (own and p.span.start <= start + 3))}
    named.discard("?")
    needed = {p.code for p in (*claim.actors, *claim.recipients)} - {"?"}
    if not named or not needed <= named:
        raise NoHeadlineError
    return made, 4.6 if len(named) > 1 else 3.6


def _names(text: str, party: Party) -> bool:
    """Whether the words of a party name it, not only count or describe it ("Dozens", "the camp")."""
    assert party.span is not None
    said = text[party.span.start : party.span.end]
    if not any(char.isupper() for char in said):
        return False
    known = codes_for(said) or codes_for(said.split()[0])  # "Sudanese | military forces"
    return not is_state(party.code) or bool(known) or any(char.isupper() for char in said[1:])


def _right(right: str) -> str:
    """The phrases behind the noun, up to the last that names somebody or some place."""
    kept: list[str] = []
    phrase: list[str] = []
    right = TIMES.sub("", f" {right}")
    done = DONE_BY.match(right)
    words = right.split()
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word.lower() == "to" and _ordinary(following):
            break  # "conflict | to Enable Release of Hostages"
        bare = word.lower().strip(PUNCTUATION)
        if bare == "and" and any(mark in right.partition(" and ")[2] for mark in ("’s ", "'s ")):
            break
        if bare in LINKS and any(word[:1].isupper() for word in phrase):
            kept, phrase = [*kept, *phrase], []
        elif not (phrase or kept or done) and bare not in LINKS:
            break
        if bare not in LINKS and bare in closed("prepositions") | closed("stops"):
            break
        phrase.append(word)
    return " ".join([*kept, *phrase] if any(word[:1].isupper() for word in phrase) else kept)


def _ordinary(word: str) -> bool:
    """Whether a word is none that names somebody or some place, for all its capital."""
    bare = word.strip(PUNCTUATION)
    return bare[:1].isupper() and codes_for(bare) is None and frequencies().get(bare.lower(), 0.0) >= ORDINARY
