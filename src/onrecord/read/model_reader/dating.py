"""From the words that say when and where to days and places, by the built-in reader's stages `times` and `places`."""

from onrecord.model import Place, Span, TimeRange
from onrecord.read.model_reader.parties import Resolved
from onrecord.read.reading import EventMention, Factuality, Mention, Reading
from onrecord.read.times import time_of
from onrecord.read.times.spans import span_of


def days_of(reading: Reading, event: EventMention, when: Span | None) -> tuple[TimeRange | None, str]:
    """The days that the words mean, and by what rule; without such words what the built-in reader would date it to."""
    if when is not None:
        tokens = reading.doc.char_span(when.start, when.end, alignment_mode="expand")
        there = [m for m in reading.times if tokens and m.start < tokens.end and tokens.start < m.end]
        for mention in sorted(there, key=lambda m: m.start - m.end):
            if days := span_of(reading, mention):
                return days, f"{mention.rule}, at the words that the model gave"
    return time_of(reading, event)


def place_of(reading: Reading, where: Span | None) -> Place | None:
    """The place that the words mean; by its name alone where it is not known where it is."""
    if where is None:
        return None
    there = [p for p in reading.places if reading.chars(p.start, p.end).overlaps(where)]
    if there:
        return min(there, key=lambda p: (p.place.country is None, p.start)).place
    return Place(where.of(reading.report.text), span=where)


def event_at(
    reading: Reading, quote: Span, trigger: Span, type: str, actors: list[Resolved], recipients: list[Resolved]
) -> EventMention:
    """The event as the built-in stages know events, so that they can date it."""
    around = reading.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    words = reading.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    head = words.root.i if words is not None else 0
    start, end = (around.start, around.end) if around is not None else (head, head + 1)
    who, whom = _mentions(head, actors), _mentions(head, recipients)
    return EventMention(head, start, end, type, None, who, whom, (), "model reader")


def _mentions(head: int, side: list[Resolved]) -> tuple[Mention, ...]:
    found = []
    for one in side:
        codes = () if one.party.code == "?" else (one.party.code,)
        at = one.mention
        start, end, root = (at.start, at.end, at.head) if at else (head, head + 1, head)
        found.append(
            Mention(start, end, root, one.party.name, codes, one.party.name, one.party.sector, "name", one.how)
        )
    return tuple(found)


def presented(status: str) -> Factuality:
    """The status that the model gives, as the built-in stages know it."""
    negated = status == "negated"
    return Factuality(
        certainty="possible" if status == "possible" else "certain",
        polarity="negative" if negated else "positive",
        time="future" if status == "planned" else "present" if status == "ongoing" else "past",
        status=status,  # type: ignore[arg-type]
        rule="model reader",
    )
