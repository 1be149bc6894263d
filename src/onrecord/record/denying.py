"""Whether a claim that something did not happen is a denial of it, and of what: what was not done for another reason
(a refusal, a failure, a deed put off) leaves standing what another report tells.
"""

import re
from functools import lru_cache

from onrecord.knowledge.actors import folded
from onrecord.model import Claim
from onrecord.record.conflict_words import knowledge
from onrecord.record.text import content, stem, words

NAMES = re.compile(r"\b[A-Z][\w.-]+(?: [A-Z][\w.-]+)*")
BEFORE = 40  # characters
PARTIES = frozenset({"state", "adjective", "people", "capital", "group", "bloc", "region"})
ANYWHERE = ("missile", "plane", "drone", "blast", "shell", "person")  # classes of things of which any attack may tell


def denies(claim: Claim, sentence: str) -> bool:
    """Whether somebody says of a deed that it was not done, or not so: with a word for denying, or a "not" of a source.

    `sentence` is the one that the claim stands in.
    """
    if claim.status != "negated":
        return False
    at = max(0, sentence.find(claim.quote))
    if _pattern("refusing").search(sentence[max(0, at - BEFORE) : at] + claim.quote):
        return False
    if outright(claim, sentence):
        return True
    return bool(claim.sources) and _pattern("negators").search(claim.quote) is not None


def outright(claim: Claim, sentence: str) -> bool:
    """Whether a word for denying stands in the sentence of what is said not to have been done."""
    return claim.status == "negated" and _pattern("words").search(sentence or claim.quote) is not None


def says_no(quote: str) -> bool:
    """Whether what is told is that somebody denies something."""
    return _pattern("words").search(quote) is not None


def takes_no_part(quote: str) -> bool:
    """Whether what is denied is a part in something: "involvement in", "being behind", "having anything to do with"."""
    return _pattern("part").search(quote) is not None


def admits(quote: str) -> bool:
    """Whether who did it tells it: "acknowledged that its troops had fired"."""
    return _pattern("admitting").search(quote) is not None


def forceful(trigger: str) -> bool:
    """Whether the word for a deed is one for any attack or killing."""
    return _pattern("force").search(trigger) is not None


def may_come(quote: str) -> bool:
    """Whether what is told as possible is rather to come than alleged to have been: "if talks resume", "calls for"."""
    return _pattern("coming").search(quote) is not None


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    listed = "".join(knowledge()["denying"][name].splitlines())
    return re.compile(rf"(?i)(?<!\w)(?:{listed})(?!\w)")


@lru_cache(maxsize=16384)
def matter(quote: str, trigger: str) -> frozenset[str]:
    """The stems of what a claim is about: without its word for the deed, states and groups, and words of any deed."""
    told = frozenset(word for word in content(quote) if len(word) > 2)
    return told - party_stems() - of_any_deed() - {stem(word) for word in trigger.lower().split()}


@lru_cache(maxsize=1)
def party_stems() -> frozenset[str]:
    """The stems of the words that states, regions, bodies and groups are called by."""
    named = (name for name, known in folded().items() if known[0].kind in PARTIES)
    return frozenset(stem(word) for name in named for word in words(name))


def named_in_both(one: str, two: str) -> bool:
    """Whether both quotes have one name, which is no state's or group's: "Kremlin"."""
    ours, theirs = ({word for name in NAMES.findall(quote) for word in name.split()} for quote in (one, two))
    return any(len(word) > 2 and stem(word.lower()) not in party_stems() for word in ours & theirs)


@lru_cache(maxsize=1)
def of_any_deed() -> frozenset[str]:
    """The stems of words with which denials begin, and of weapons and people."""
    listed = knowledge()["same"]
    return _involved() | {stem(word) for name in ANYWHERE for word in listed[name]}


@lru_cache(maxsize=1)
def _involved() -> frozenset[str]:
    return frozenset(map(stem, knowledge()["denying"]["involved"]))


@lru_cache(maxsize=1)
def telling() -> frozenset[str]:
    """The stems of words with which one tells or denies, and of those for a part in a deed."""
    return frozenset(map(stem, knowledge()["denying"]["telling"])) | _involved()
