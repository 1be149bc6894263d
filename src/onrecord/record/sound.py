"""Whether words stand by themselves as a title: no part of a sentence that needs the rest of it."""

import re

from onrecord.knowledge.actors import codes_for
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import PUNCTUATION, SHORTENED, closed, points
from onrecord.record.text import irregular

PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|my|me|us|you|your)\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'][^’']*[’'](?!\w)")
BROKEN = re.compile(r"[;:…—?]|--|\s[–-]\s")
SECOND = re.compile(r",? (?:but|and|yet) (?:was|were|is|are|has|have|had|will|did|does)\b")
OWNING = re.compile(r"(?:['’]s|s['’])$")
QUOTED_LAST = re.compile(r"(?<!\w)['‘][^'‘’]*s['’]$")  # a quotation that ends there: "warned of 'measures'"
REFERS = re.compile(
    r"\b(?:as (?:demanded|agreed|promised|planned|said|reported|such)|the (?:former|latter)|said to have said)\b"
)
ABBREVIATION = re.compile(rf"\b(?:{'|'.join(SHORTENED)})$")
# Openings that are no subject: "Reaching a deal", "Plan to launch", "Claims the envoy lied".
OF_PLANS = re.compile(r"[^,]{2,40} of (?:\w+ )?(?:plans?|proposals?|efforts?|attempts?|intentions?) to ", re.IGNORECASE)
NO_SUBJECT = re.compile(
    r"\w+ing (?:an?|the|its|his|her|their) |(?:plans?|proposals?|calls?|bid|offer) to "
    r"|(?:claims?|reports?|signs) (?:that|the|of) ",
    re.IGNORECASE,
)
# "people sheltering inside are": inside what, stands before.
INSIDE = re.compile(r"\b(?:inside|there|nearby|outside) (?:is|are|was|were|has|have|had|will)\b", re.IGNORECASE)
DOING = re.compile(r"[A-Z][a-z]+ing (?:the |an? )?[A-Z][\w-]+(?:['’]s?)? ")
OF_THEIRS = re.compile(r"\w+ of (?:its|his|her|their|our|my|these|those|them) ", re.IGNORECASE)
OF_A_DEED = re.compile(r"\w+ (?:an?|the|its|his|her|their) ", re.IGNORECASE)
PAST_FIRST = re.compile(r"\w+ed (?:an?|the|his|her|its|their) ", re.IGNORECASE)  # "Killed a teacher was charged"
# What opens words that need others before them.
LEANING = frozenset(
    {"allegedly", "reportedly", "also", "therefore", "however", "meanwhile", "instead", "thereby", "already"}
)


# "to protect | Chile from raids by Peru".
KEPT_FROM = re.compile(r"(?P<whom>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}) from [a-z]")


def sound(words: str, *, named: bool) -> bool:
    """Whether a title starts with who or what it is about, ends where a phrase ends, and breaks off nowhere.

    Args:
        words: the title.
        named: whether it names its event rather than tells it.
    """
    return _starts(words, named) and _ends(words) and _balanced(words) and _whole(words, named)


def _starts(words: str, named: bool) -> bool:
    first = words.split(maxsplit=1)[0].lower().strip(PUNCTUATION) if words.split() else ""
    led = OF_A_DEED.match(words) is not None
    if first in closed("pasts") and first in irregular() and (not named or led):
        return False  # "Held a meeting with Hamas"
    if OF_PLANS.match(words):
        return False  # "notified | Congress of plans to send"
    if OF_THEIRS.match(words) or PAST_FIRST.match(words):
        return False
    if NO_SUBJECT.match(words) or first in LEANING or (first.endswith("ing") and first in closed("openers")):
        return False
    if named and DOING.match(words):
        return False  # "Denouncing China's attack": what somebody denounces
    if named and (kept := KEPT_FROM.match(words)) and codes_for(kept["whom"]):
        return False
    return bool(first) and first not in AUXILIARY and not (points(words.split(maxsplit=1)[0]) and first not in COUNTING)


COUNTING = frozenset({"some", "many", "all", "both", "such", "others", "another", "one"})


def _ends(words: str) -> bool:
    owning = OWNING.search(words) is not None and QUOTED_LAST.search(words) is None
    if words.endswith((",", "-", "–", "’s", "'s")) or owning:
        return False
    last = words.rsplit(maxsplit=1)[-1].lower().strip(PUNCTUATION)
    if "that" in words.lower().split()[-3:]:
        return False
    if ABBREVIATION.search(words) or last in closed("dangling") | closed("prepositions") | closed("wanting_more"):
        return False
    return last not in AUXILIARY


def _balanced(words: str) -> bool:
    if any(words.count(opening) != words.count(closing) for opening, closing in PAIRS) or words.count('"') % 2:
        return False
    opened = len(re.findall(r"(?<!\w)‘(?=\w)", words))
    closed_ = len(re.findall(r"(?<=[\w.,!?])’(?!\w)", words)) - len(re.findall(r"(?<=s)’(?= \w)", words))
    return opened <= len(re.findall(r"’(?!\w)", words)) and (closed_ <= opened)


def _whole(words: str, named: bool) -> bool:
    outside = QUOTED.sub("", words)
    if (second := SECOND.search(outside)) and not finite(outside[: second.start()].split(), 1):
        return False  # "$14 billion for Peru but was rejected": what was, stands before
    if INSIDE.search(outside) and not outside.lower().startswith("there "):
        return False
    if BROKEN.search(outside) or FIRST_PERSON.search(outside) or REFERS.search(outside):
        return False
    return not (named and outside.rstrip().endswith(("ing", " to")))
