"""What two mentions of events have in common, and how old and how exact days are."""

from datetime import date

from spacy.tokens import Token

from onrecord.model import Status, TimeRange
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times.attach import dated
from onrecord.read.times.memo import once

Sides = tuple[frozenset[str], frozenset[str]]
NEWS_DAYS = 4
STALE_DAYS = 60
TOLD = frozenset({"happened", "negated", None})


def is_told(reading: Reading, event: EventMention) -> bool:
    """Whether an event is told as having taken place, or as not having."""
    return status_of(reading, event) in TOLD


def other_mentions(reading: Reading, event: EventMention) -> list[EventMention]:
    """Dated mentions of the same type whose parties do not clash."""
    known, mine = dated(reading), codes_of(event)
    sides = once(reading, "_sides", lambda: [codes_of(one) for one in reading.events])
    return [
        other
        for other, theirs in zip(reading.events, sides, strict=True)
        if other.type == event.type and other.head in known and other.head != event.head and _agree(mine, theirs)
    ]


def is_definite(token: Token) -> bool:
    """Whether a noun is one known already: "the attack", "Shoigu's visit"; or a participle, "captured ships"."""
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return True
    return token.pos_ in {"NOUN", "PROPN"} and any(
        child.lower_ in {"the", "that", "this", "these", "those"} or child.dep_ == "poss" for child in token.children
    )


def is_stale(reading: Reading, days: TimeRange) -> bool:
    """Whether days lie too far before publication to be news."""
    anchor, last = reading.anchor, days.end or days.start
    return bool(anchor and last and (anchor - date.fromisoformat(last)).days > STALE_DAYS)


def is_fresh(reading: Reading, days: TimeRange, limit: int = 2 * NEWS_DAYS) -> bool:
    """Whether days end no longer before publication than a number of days."""
    anchor, last = reading.anchor, days.end
    return bool(anchor and last and (anchor - date.fromisoformat(last)).days <= limit)


def width_of(days: TimeRange) -> int:
    """How many days there are between the first and the last; 9999 if one is open."""
    if not (days.start and days.end):
        return 9999
    return (date.fromisoformat(days.end) - date.fromisoformat(days.start)).days


def codes_of(event: EventMention) -> Sides:
    """Codes of an event's actors and of its recipients."""
    actors, recipients = (frozenset(c for m in side for c in m.codes) for side in (event.actors, event.recipients))
    return actors, recipients


def same_parties(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have the same known actors and recipients."""
    return codes_of(one) == codes_of(other) and all(codes_of(one))


def share_party(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have a known actor, or a known recipient, in common."""
    return any(a & b for a, b in zip(codes_of(one), codes_of(other), strict=True))


def parties_agree(one: EventMention, other: EventMention) -> bool:
    """Whether the known actors, and the known recipients, of two mentions overlap."""
    return _agree(codes_of(one), codes_of(other))


def _agree(one: Sides, other: Sides) -> bool:
    return all(not (a and b) or not a.isdisjoint(b) for a, b in zip(one, other, strict=True))


def status_of(reading: Reading, event: EventMention) -> Status | None:
    """The status that the event is presented with, if that is known yet."""
    return once(reading, "_statuses", lambda: _statuses(reading)).get((event.head, event.type))


def _statuses(reading: Reading) -> dict[tuple[int, str], Status]:
    if len(reading.factuality) != len(reading.events):
        return {}
    pairs = zip(reversed(reading.events), reversed(reading.factuality), strict=True)
    return {(event.head, event.type): fact.status for event, fact in pairs}
