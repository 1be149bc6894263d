"""The days of an expression in its place: open after "since", joined in "from May to July"."""

from msgspec import structs
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.tenses import VERBS


def span_of(reading: Reading, mention: TimeMention) -> TimeRange | None:
    """The mention's days, open on one side after "since" or "until", joined with its partner in "from May to July"."""
    days = mention.range
    if days is None:
        return None
    if first := _partner_before(reading, mention):
        mention, days = first, first.range or days
    _, preposition = anchor_of(reading, mention)
    partner = _partner(reading, mention)
    if partner and partner.range:
        return joined(days, partner.range, reading.doc[mention.start : partner.end].text)
    if preposition == "since" or (mention.start and reading.doc[mention.start - 1].lower_ == "since"):
        return structs.replace(days, end=None, precision="open", text=f"since {mention.text}")
    before = reading.doc[mention.start - 1].lower_ if mention.start else ""
    if preposition == "for" and mention.timex == "DURATION" and days.end:
        return structs.replace(days, end=None, precision="open", text=f"for {mention.text}")
    if before in {"until", "till", "before", "by"} and days.end and mention.timex == "DATE":
        start = _start_before(reading, days, before)
        return structs.replace(days, start=start, precision="open", text=f"{before} {mention.text}")
    return days


def _start_before(reading: Reading, days: TimeRange, word: str) -> str | None:
    """What is due by a day ahead lies between publication and that day."""
    anchor = reading.anchor
    if word == "by" and anchor and days.end and anchor.isoformat() <= days.end:
        return anchor.isoformat()
    return None


def _partner(reading: Reading, mention: TimeMention) -> TimeMention | None:
    """The other end of "between May and July", "from Monday to Friday", "August and September"."""
    for other in reading.times:
        if other.start < mention.end or other.range is None:
            continue
        if other.start - mention.end != 1 or mention.range is None:
            return None
        word = reading.doc[mention.end].lower_
        same = other.range.precision == mention.range.precision
        return other if same and word in {"and", "to", "-", "–", "through", "until"} else None
    return None


def _partner_before(reading: Reading, mention: TimeMention) -> TimeMention | None:
    """The first end of a stretch that an expression is the second end of."""
    before = [m for m in reading.times if m.end == mention.start - 1]
    return next((m for m in before if _partner(reading, m) is mention), None)


def joined(first: TimeRange, last: TimeRange, text: str) -> TimeRange:
    """The stretch from the start of one range to the end of another."""
    starts = [day for day in (first.start, last.start) if day]
    ends = [day for day in (first.end, last.end) if day]
    start = min(starts) if len(starts) == 2 else None
    return structs.replace(first, start=start, end=max(ends) if len(ends) == 2 else None, text=text)


def anchor_of(reading: Reading, mention: TimeMention) -> tuple[Token, str]:
    """The word that a time expression modifies, and the preposition in between ("" if none)."""
    inside = range(mention.start, mention.end)
    token = reading.doc[mention.start : mention.end].root
    preposition = ""
    while token.head.i != token.i:
        head = token.head
        if head.i in inside:
            token = head
        elif head.dep_ in {"prep", "pcomp", "mark", "agent"} and head.pos_ in {"ADP", "SCONJ", "ADV"}:
            preposition, token = head.lower_, head
        elif head.ent_type_ in {"DATE", "TIME"} and head.pos_ not in VERBS:
            token = head
        elif head.tag_ == "VBG" and head.dep_ in {"advcl", "acl"} and _comma_between(mention, head):
            return head.head, preposition
        else:
            return head, preposition
    return token, preposition


def _comma_between(mention: TimeMention, participle: Token) -> bool:
    """Whether a comma parts an expression from the participle after it: "fired in 1998, prompting a crisis"."""
    return any(token.text == "," for token in participle.doc[mention.end : participle.i])
