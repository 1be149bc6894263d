"""What every comparison of two claims goes by: how a difference is told, who speaks, which came later."""

import re
from functools import lru_cache

from msgspec import Struct

from onrecord.model import AgreementKind, Claim, ConflictKind
from onrecord.record.conflict_words import knowledge
from onrecord.record.facts import Facts
from onrecord.record.speakers import speaker
from onrecord.record.text import stem, words

SURE = 0.8  # a field read less surely than this carries no conflict
NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
SIDES = ("actors", "recipients")


class Finding(Struct, frozen=True):
    """A difference between two claims: a conflict, or of a kind that agrees; `detail` sets the two side by side.

    `side` says whose parties are in dispute, where parties are.
    """

    kind: ConflictKind | AgreementKind
    detail: str
    side: str = ""

    @property
    def conflicting(self) -> bool:
        """Whether the two cannot both be right."""
        return self.kind not in ("change", "update", "precision")


def sure(claim: Claim, side: str = "") -> bool:
    """Whether a claim was read surely enough for a conflict to rest on it; on its parties of a side, if given.

    Of days, places and numbers no probability is known: what they are of has to be sure, and that it was done or not.
    """
    told = claim.confidence
    fields = ("type", "status", *(name for name in SIDES if name == side))
    return told is None or all(getattr(told, field) >= SURE for field in fields)


def same_speaker(a: Facts, b: Facts) -> bool:
    """Whether both stand on the word of one body, or both on the report's own."""
    one, two = speaker(a.claim), speaker(b.claim)
    if one or two:
        return one is not None and two is not None and one.key == two.key
    return a.source == b.source and a.outlet == b.outlet


def later(a: Facts, b: Facts) -> bool:
    """Whether the two were published on different days."""
    return a.published is not None and b.published is not None and a.published != b.published


def _says_change(a: Facts, b: Facts) -> bool:
    listed = knowledge()["change"]["words"]
    said = (" ".join(words(a.claim.quote)), " ".join(words(b.claim.quote)))
    return any(f" {word} " in f" {text} " for word in listed for text in said)


def over_time(a: Facts, b: Facts) -> AgreementKind | None:
    """Whether a difference is one over time: the same speaker corrects, or a later report knows more.

    What an outlet says in its own voice it has brought up to date by its next report, be it of the same day.
    """
    own_voice = elsewhere(a, b) and not a.claim.sources and not b.claim.sources
    if same_speaker(a, b) and (later(a, b) or own_voice):
        return "update"
    return "change" if _says_change(a, b) else None


def apart(a: Facts, b: Facts) -> int:
    """Days between the times of two claims; 0 where they touch or one is open or unknown."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def shared(a: Facts, b: Facts) -> int:
    """How many telling words two claims share beside those for the deed and for what befell people in it."""
    return len(a.words.keys() & b.words.keys() - {a.trigger, b.trigger} - _befell())


@lru_cache(maxsize=1)
def _befell() -> frozenset[str]:
    return frozenset(stem(word) for listed in knowledge()["slots"].values() for word in listed)


def names_differ(a: Facts, b: Facts) -> bool:
    """Whether each names somebody, by two names or more, of whom the other says nothing."""
    one, two = a.claim.quote, b.claim.quote
    ours, theirs = (set(NAME.findall(quote)) for quote in (one, two))
    return any(name not in two for name in ours) and any(name not in one for name in theirs)


def elsewhere(a: Facts, b: Facts) -> bool:
    """Whether two claims come from two reports."""
    return a.claim.report != b.claim.report
