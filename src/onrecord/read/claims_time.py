"""When an event takes place: the time expression that belongs to it, else that of its clause, sentence or report day."""

from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading, TimeMention


def time_of(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """The event's days and the rule that gave them; (None, "") if the report gives none."""
    trigger = reading.doc[event.head]
    sent = trigger.sent
    here = [t for t in reading.times if t.range is not None and sent.start <= t.start < sent.end]
    if not here:
        return None, ""
    ranked = sorted(here, key=lambda t: (distance(reading, t, trigger), abs(t.start - trigger.i)))
    chosen = ranked[0]
    if distance(reading, chosen, trigger) > 3:
        return None, ""
    return chosen.range, chosen.rule


def distance(reading: Reading, time: TimeMention, trigger: Token) -> int:
    """Steps through the parse from the time expression up to a word that the trigger shares."""
    root = reading.doc[time.start : time.end].root
    above: list[int] = [trigger.i, *(a.i for a in trigger.ancestors)]
    steps, token = 0, root
    while token.i not in above:
        if token.head is token:
            return 99
        token, steps = token.head, steps + (token.dep_ not in {"prep", "pobj"})
    return steps + 2 * above.index(token.i)
