"""From the network's answers to the days of one event: the time expression that dates it, if it is sure of one."""

from spacy.tokens import Token

from onrecord.read.decide.answers import Answer
from onrecord.read.decide.scene import heads_of_days
from onrecord.read.grammar import NOMINAL
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.attach import attached, can_date
from onrecord.read.times.memo import once
from onrecord.read.times.mentions import is_stale
from onrecord.read.times.news import in_youth

LITTLE = 0.1  # likelihood from which on an expression that grammar joins to the trigger stays
NEAR = 40  # tokens between a trigger and an expression of another sentence
RETORTS = frozenset({"deny", "dismiss", "rebut", "refute", "reject"})


def dated_by(reading: Reading, answer: Answer, least: float) -> TimeMention | None:
    """The expression held likeliest to date the event; None if none is likelier than `least`, or if it stands far off.

    What grammar joins to the trigger stays unless the network thinks little of it. Few annotated reports are long, so
    what the network says of another paragraph's dates is not to be trusted.
    """
    trigger = reading.doc[answer.trigger]
    if _dated_unknown(reading, trigger):
        return None
    scores = dict(zip(answer.at, answer.words[:, 3].tolist(), strict=True))
    known = once(reading, "_datable", lambda: _datable(reading))
    if _answered(trigger):
        known = {head: day for head, day in known.items() if trigger in reading.doc[head].ancestors}
    joined = attached(reading, trigger)
    if any(mention is joined and scores.get(head, 0.0) > LITTLE for head, mention in known.items()):
        return joined
    best = max(known, key=lambda head: (scores.get(head, 0.0), -abs(head - answer.trigger)), default=None)
    if best is None or scores.get(best, 0.0) <= least:
        return None
    here = reading.doc[best].sent.start == trigger.sent.start
    if not here and in_youth(trigger):
        return None
    return known[best] if here or (abs(best - answer.trigger) <= NEAR and _is_news(reading, known[best])) else None


def _datable(reading: Reading) -> dict[int, TimeMention]:
    """The expressions that can date an event, each by its head."""
    usable = can_date(reading)
    return {head: mention for head, mention in heads_of_days(reading).items() if mention in usable}


def _dated_unknown(reading: Reading, trigger: Token) -> bool:
    """Whether a noun has a date of its own whose year nobody knows: "the visit in July", in a page without a date."""
    below = {word.i for word in trigger.subtree} if trigger.pos_ in NOMINAL else set()
    return any(one.range is None and one.timex == "DATE" and one.start in below for one in reading.times)


def _answered(trigger: Token) -> bool:
    """Whether a noun is what is answered: in "rejected the accusations on Friday", Friday is the day of the answer."""
    return trigger.pos_ in NOMINAL and trigger.dep_ in {"dobj", "nsubjpass"} and trigger.head.lemma_ in RETORTS


def _is_news(reading: Reading, mention: TimeMention) -> bool:
    """Whether an expression's days are of late: what is told of long ago dates no other sentence."""
    return mention.range is None or not is_stale(reading, mention.range)
