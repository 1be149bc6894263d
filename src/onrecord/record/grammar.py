"""Closed classes of English and patterns of times, by which titles are cut (knowledge/headlines.toml)."""

import re
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.model import Part
from onrecord.record.text import frequencies, irregular, stem

# A full stop after these ends no sentence; lookbehinds take words of one length only.
SHORTENED = (
    "Mr|Ms|Dr|St|No|Lt|Jr|Sr|vs|Co",
    "Mrs|Gen|Sen|Rep|Gov|Col|Maj|Sgt|Adm|Inc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "Sept|Prof|Corp|Capt",
)
_GOES_ON = "".join(rf"(?<!\b(?:{words}))" for words in SHORTENED)
SENTENCE_ENDS = re.compile(rf"(?<!\b[A-Z]){_GOES_ON}[.!?][”\"'’)]*(?:\s|$)")
PUNCTUATION = " ,;:–—-\"“”‘’'.!()[]"
LEADING = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|noon|midnight)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?)"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+(?:19|20)\d{{2}})?"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|many|\d+)"
# Expressions of time that a headline can do without: the record has its own column for the days. Not those until
# when something holds: "ordered to halt the arrest | until Thursday" is no order to halt it.
TIMES = re.compile(
    r"(?<!\buntil)(?<!\btill)[,\s]+(?!(?:until|till)\b)(?:(?:early|late|earlier|later|shortly|back(?=\s+in\b))\s+)?(?:"
    rf"(?:(?:on|by|since|from|of|every|each)\s+)?(?:early\s+|late\s+)?{_DAY}(?:\s+{_PART})?(?:,?\s+{_DATE})?"
    rf"|(?:on|since|by|from)\s+(?:the\s+{_PART}\s+of\s+)?{_DATE}"
    rf"|(?:in|since|by|during|from)\s+(?:early[\s-]|late[\s-]|mid-?\s?)?{_MONTH}(?:\s+(?:19|20)\d{{2}}|\s+(?:this|last)\s+year)?"
    r"|(?:in|since|by|during)\s+(?:early |late |mid-)?(?:19|20)\d{2}"
    rf"|(?:in\s+|over\s+|during\s+|for\s+)?(?:the\s+)?(?:this past|last|this|next|past|coming)\s+(?:{_COUNT}\s+)?"
    rf"(?:{_UNIT}|summer|spring|autumn|fall|winter|quarter|{_PART}|{_DAY})"
    rf"|(?:in|over|during)\s+recent\s+{_UNIT}"
    rf"|{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|later|before|after)"
    rf"|(?:the\s+)?(?:previous|following|same)\s+{_UNIT}"
    r"|today|yesterday|tomorrow|tonight|overnight|recently|so far|for now|at once"
    r"|once again|once more|again|earlier|later"
    r")(?=$|[\s,.;:])(?!\s+(?:\d|meeting|summit|talks))",
    re.IGNORECASE,
)


def _knowledge() -> dict[str, Any]:
    return toml("headlines.toml")


@lru_cache(maxsize=32)
def closed(name: str) -> frozenset[str]:
    """The words of one closed class, lower case."""
    return frozenset(_knowledge()["words"][name])


@lru_cache(maxsize=8)
def stems(name: str) -> frozenset[str]:
    """The stems of the verbs of one list."""
    return frozenset(stem(word) for word in closed(name))


@lru_cache(maxsize=4)
def marker(status: str) -> "re.Pattern[str] | None":
    """What a headline says itself where its event did not simply happen: planned, possible, negated; else None."""
    words = _knowledge()["status"].get(status)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


def points(word: str) -> bool:
    """Whether a word is a pronoun: "us", but not "US"."""
    return word.lower() in closed("pronouns") and word not in ("US", "IT")


# Last words of names of one body, for all that they end as plurals do.
ONE = frozenset(
    {"States", "Nations", "Emirates", "Islands", "News", "Times", "Affairs", "Angeles", "Airways", "Airlines"}
)


def plural(name: str) -> bool:
    """Whether a name takes a plural verb: "Taliban", "EU states", "Police"."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    many = last.lower() in ("police", "people", "men", "women", "children", "mps")
    if name in closed("plural") or many:
        return True
    several = last.endswith("s") and not last.endswith("ss")
    common = last[:1].islower() or (" " in name and last not in ONE and last.lower()[:-1] in frequencies())
    return several and common


# What ends so is a noun in the plural, and no verb in the third person: "American | accusations a rumour".
NAMING = ("ations", "itions", "isions", "ssions", "ities", "isms")


def _of_headlines(low: str, before: str, following: str) -> bool:
    """Whether a word taken for a noun is a headline's verb: "CPS | Dissolves | Panel", "Troops | Encircle | City"."""
    if low.endswith(NAMING):
        return False
    if low.endswith("s"):
        return before[:1].isupper() and low not in closed("nouns") and following not in closed("prepositions")
    return low in closed("headline_verbs") and (before.endswith("s") or plural(before))


def _third_person(low: str) -> bool:
    """Whether a word is what a headline's verb is with one who acts: "halts", and no noun in the plural."""
    verbs = closed("headline_verbs") - {
        "report",
        "order",
        "demand",
        "call",
        "claim",
        "ban",
        "back",
        "face",
        "pen",
        "press",
    }
    return low not in closed("nouns") and (low[:-1] in verbs or (low.endswith("es") and low[:-2] in verbs))


def is_verb(word: str, part: Part, before: str, after: str) -> bool:
    """Whether an event's word is a verb where it stands, between the words `before` and `after` it.

    Its part of speech, where reading told it, says so; forms and neighbours decide between the rest.
    """
    low, previous, following = word.lower(), before.lower(), after.lower().strip("“\"'‘")
    if part in ("verb", "infinitive"):
        return previous not in ("the", "a", "an", "this", "these", "any")
    if part == "noun" and previous in (*closed("possessives"), "the", "a", "an", "of"):
        return False
    if part == "noun" and previous and not low.endswith("ed") and not _of_headlines(low, before, following):
        return False
    if low in irregular() or low.endswith("ed"):
        return True
    if previous in closed("auxiliaries") or previous in ("i", "he", "she", "it", "they", "we"):
        return True
    if previous in closed("possessives") or previous.endswith(("'s", "’s")) or previous in ("the", "a", "an", "any"):
        return False
    if part == "noun" and before[:1].isupper() and after[:1].islower() and _third_person(low):
        return True  # "Pentagon | halts | travel", as a line tells that writes all but names small
    determined = following in ("the", "a", "an", *closed("possessives")) or after[:1].isupper() or after[:1].isdigit()
    return bool(following) and determined and not low.endswith("ing")
