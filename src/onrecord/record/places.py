"""Whether two places are different ones, or one named more finely than the other."""

import math

from rapidfuzz import fuzz

from onrecord.model import Place
from onrecord.record.conflict_words import knowledge
from onrecord.record.text import words

SPELLING = 84
NEAR_KM = 60.0
WIDE_KM = 1000.0  # between the middles of two regions, seas or straits, which may lie within each other
FINEST = ("point", "settlement", "region", "country")
GENERIC = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "near",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "city",
        "town",
        "village",
        "province",
        "district",
        "region",
        "capital",
        "airport",
        "base",
        "border",
        "area",
        "state",
    ]
)


def differ(one: Place, quote: str, two: Place, other_quote: str) -> bool | None:
    """True if they are two places, False if one is only finer than the other, None if nothing can be said."""
    if not words(one.name) or not words(two.name) or same_name(one.name, two.name):
        return None
    if _role(one.name, quote) != _role(two.name, other_quote):
        return None
    if one.country and two.country and one.country != two.country:
        return True
    ranks = [FINEST.index(place.precision) if place.precision else None for place in (one, two)]
    if ranks[0] is None or ranks[1] is None:
        return None
    if ranks[0] != ranks[1] and max(ranks[0], ranks[1]) >= 2:
        return False if one.country and one.country == two.country else None
    apart = kilometres(one, two)
    if apart is not None:
        return apart > (WIDE_KM if ranks[0] == ranks[1] == FINEST.index("region") else NEAR_KM)
    return True if ranks[0] == ranks[1] else None


def same_name(one: str, two: str) -> bool:
    """Whether two names are one, spelt differently, or one within the other."""
    ours, theirs = words(one), words(two)
    left, right = [w for w in ours if w not in GENERIC], [w for w in theirs if w not in GENERIC]
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return fuzz.ratio(" ".join(left), " ".join(right)) >= SPELLING


def _role(name: str, quote: str) -> str:
    """The part that a place plays, by the word before its name: from, to, over, or at."""
    before = quote.lower().partition(name.lower())[0]
    previous = words(before)[-3:] if before != quote.lower() else []
    for word in reversed(previous):
        for role, listed in knowledge()["roles"].items():
            if word in listed:
                return str(role)
    return "at"


def kilometres(one: Place, two: Place) -> float | None:
    """Great-circle distance, None if either has no coordinates."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    a, b = math.radians(one.latitude), math.radians(two.latitude)
    turn = math.radians(two.longitude - one.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))
