"""Titles that break off before what makes their sense: "the proposal as", "between Hamas", "fell, and the military"."""

import re

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import PUNCTUATION, SENTENCE_ENDS, closed, plural
from onrecord.record.hanging import behind
from onrecord.record.inflecting import base_form
from onrecord.record.text import stem

AS = frozenset({"describe", "view", "regard", "portray", "depict", "cast"})  # say nothing without "as"
TRAILING = re.compile(
    r"\s+(?:for|of|by|in|over)\s+(?:\w+ly\s+)?"
    r"(?:failing|trying|seeking|refusing|attempting|having|being|making|taking|using|allowing|helping|causing|forcing)$"
)
ANOTHER = re.compile(r"\S+ and \w+ed (?:them|him|her|it|us)\b")  # "Ukraine and informed them": of another's deed
COMPOUND = re.compile(r"-(?:controlled|backed|held|occupied|run|owned|made|led|based|brokered|linked)$")
FOUND_SO = re.compile(
    r"\b(?:guilty|liable|that|to have|in (?:violation|breach|contempt)|responsible|at fault"
    r"|is|are|was|were|has|had|have)\b"
)
SAID_THAT = re.compile(r"\bthat\s+(\S+\s.*)$")
LISTED = re.compile(r", (?:[A-Z][\w’'-]+ ){1,4}(?:to|and) ")  # "State Energy | , Railway Firms to"
ENUMERATED = re.compile(r"[^,.;:\n]{2,60}, ")
NAME_GOES_ON = re.compile(r" [A-Z][a-z]+\b")
WHOM = re.compile(r" (?:him|her|them|it)(?=$|[.,;]| (?:of|for|to|over|as|with|on|in|at|from|by|after)\b)")
SAYING = frozenset({"say", "says", "tell", "tells", "describe", "describes", "recall", "recalls", "sue", "sues"})
TO_FACE = frozenset({"face", "stand", "appear", "plead"})  # a court: of whom that is told, the deed was told before
LIST = re.compile(r"\w, (?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3}$")
ONE_MORE = re.compile(r",? (?:and|or) (?!(?:has|have|had|was|were|is|are|will)\b)\w")
OF_WHAT_WENT_BEFORE = re.compile(r" (?:the|this|that|these|those) (?P<what>[a-z]+)(?=$| (?:an?|over|for|on|to)\b)")
TO_DO = re.compile(r" to [a-z]{3,}$")  # "urged the bank to address | its losses"
OF_WHICH = re.compile(r" (?:its|his|her|their|the|an?|this|that|these|those|[“‘][a-z])\b")
HYPHENED = re.compile(r" by [a-z]+(?:-[a-z]+)+$")  # "bought by out-of-state | , private groups"
NOBODY_NAMED = re.compile(r"\b(?:found|finds|ruled|rules|says|said|alleges?|alleged|that) (?:he|she)\b")
STOPPED = tuple(".!?…:;”\"'’)]")


def whole(made: str) -> str:
    """The title without a last clause that has lost its verb, and without "for failing" that has lost what follows."""
    made = TRAILING.sub("", made)
    first, comma, rest = made.rpartition(", and ")
    lone = bool(comma) and "," not in first and not finite(rest.split()) and finite(first.split(), 1)
    return first if lone else made


def one_of_two(made: str) -> bool:
    """Whether only one is named of two between whom something is: "War between Peru's army"."""
    between = re.search(r"\bbetween\b(.*)", made)
    return (
        between is not None
        and not re.search(r"\band\b", between.group(1))
        and not between.group(1).rstrip("”’'\"").endswith("s")
    )


def cut_short(made: str, claim: Claim, text: str) -> bool:
    """Whether a title's sense is cut off: by leaving out one of two, by missing "as", or by the report's own end.

    Args:
        made: the title.
        claim: whose words it is.
        text: the paragraph they stand in.
    """
    if one_of_two(made):
        return True
    if (held := SAID_THAT.search(made)) and not finite(held.group(1).split()):
        return True  # "a warning to Israel that the militant group"
    of_many = base_form(claim.trigger) or claim.trigger.lower().endswith("ss")
    if of_many and ENUMERATED.fullmatch(text[: claim.span.start]) and not plural(_first(made, claim)):
        return True  # "Saudi crown prince, | Japanese PM discuss it"
    at = text.find(made)
    if at >= 0 and LISTED.match(text, at + len(made)):
        return True
    if _wants_more(made, claim, text) or _of_a_subject(made, claim, text) or _of_a_list(made, claim, text):
        return True
    if claim.type in SPOKEN and _is_told_before(made.partition(claim.trigger)[2]):
        return True
    if COMPOUND.search(made) or ANOTHER.match(made):
        return True  # "through Russian-controlled"
    if stem(claim.trigger.lower()) in {stem(verb) for verb in AS} and " as " not in f"{made} ":
        rest = SENTENCE_ENDS.split(text[claim.span.start :].split("\n", 1)[0], maxsplit=1)[0]
        return " as " in rest
    if (
        claim.type == "ACCUSE"
        and claim.trigger.lower() in ("find", "finds", "found")
        and not FOUND_SO.search(made.partition(claim.trigger)[2])
    ):
        return True  # "found the firm and those | that run it compliant"
    if broken_off(made, text) or _half_a_name(made, claim, text):
        return True
    body, last = text.rstrip(), made.rsplit(maxsplit=1)[-1].strip(PUNCTUATION)
    prose = SENTENCE_ENDS.search(text[: claim.span.start]) is not None and not body.endswith(STOPPED)
    return prose and body.endswith(last) and claim.span.end >= len(body) - 2


def _wants_more(made: str, claim: Claim, text: str) -> bool:
    """Whether a title ends before the object of its last verb or the noun of its last word, or says "he" of nobody."""
    rest, before = behind(made, claim.span.start, text), made.partition(claim.trigger)[0].split()
    if NOBODY_NAMED.search(made) and not any(word[:1].isupper() for word in before[1:]):
        return True
    return bool((TO_DO.search(made) and OF_WHICH.match(rest)) or (HYPHENED.search(made) and re.match(r", [a-z]", rest)))


def _of_a_subject(made: str, claim: Claim, text: str) -> bool:
    """Whether a title is only what the sentence is about: "manager fired by the firm | says it knew"."""
    before, found, _ = made.partition(claim.trigger)
    words = before.lower().split()
    if claim.part != "verb" or made not in text or not found or not words:
        return False
    if not AUXILIARY.isdisjoint(words) or finite(words, 1):
        return False
    rest = behind(made, claim.span.start, text)
    following = rest.split()[:2] if rest[:1] == " " else []
    verbs = bool(following) and (finite(["it", following[0]], 1) or following[0].lower() in SAYING)
    return verbs or (len(following) > 1 and following[0] == "to" and following[1].lower() in TO_FACE)


def _is_told_before(rest: str) -> bool:
    """Whether what is spoken of was told before: "accused | the party", "called | the move a step back"."""
    found = OF_WHAT_WENT_BEFORE.match(rest)
    return found is not None and found["what"] in closed("of_anybody") | closed("of_a_matter")


def _of_a_list(made: str, claim: Claim, text: str) -> bool:
    """Whether a title ends within a list: "ordered the state, the town | and a firm to pay"."""
    listed = LIST.search(made.partition(claim.trigger)[2])
    return listed is not None and ONE_MORE.match(behind(made, claim.span.start, text)) is not None


def whom_open(made: str, claim: Claim, text: str) -> bool:
    """Whether a title leaves open to whom it is done: "Peru's premier fired her", of whom the report told before."""
    told, trigger, rest = made.partition(claim.trigger)
    rest = rest or text[claim.span.start + claim.quote.find(claim.trigger) + len(claim.trigger) :]
    return bool(trigger) and WHOM.match(rest) is not None and not finite(told.split(), 1)


def _half_a_name(made: str, claim: Claim, text: str) -> bool:
    """Whether a title ends in the midst of somebody's name: "whether lawyer Ana | Reyes lied"."""
    last = made.rsplit(maxsplit=1)[-1]
    whole = any(name.text.endswith(last) or (name.full or "").endswith(last) for name in claim.names)
    prose = text.rstrip().endswith((".", "…"))
    return (
        prose and not whole and last.istitle() and NAME_GOES_ON.match(behind(made, claim.span.start, text)) is not None
    )


def broken_off(made: str, text: str) -> bool:
    """Whether a title ends where its report's text breaks off: "from using puberty..."."""
    body, last = text.rstrip(), " ".join(made.split()[-2:])
    return body.endswith(("...", "…")) and body.rstrip(".… ").endswith(last)


def _first(made: str, claim: Claim) -> str:
    """What stands before the verb, the subject."""
    return made.partition(claim.trigger)[0].strip()
