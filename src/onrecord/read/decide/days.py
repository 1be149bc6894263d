"""From the network's answers to the days of one event: the time expression that dates it, if it is sure of one."""

from onrecord.read.decide.answers import Answer
from onrecord.read.decide.scene import heads_of_days
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times.attach import can_date

NEAR = 40  # tokens between a trigger and an expression of another sentence


def dated_by(reading: Reading, answer: Answer, least: float) -> TimeMention | None:
    """The expression held likeliest to date the event; None if none is likelier than `least`, or if it stands far off.

    Few annotated reports are long, so what it says of another paragraph's dates is not to be trusted.
    """
    scores = dict(zip(answer.at, answer.words[:, 3].tolist(), strict=True))
    usable = can_date(reading)
    known = {head: mention for head, mention in heads_of_days(reading).items() if mention in usable}
    best = max(known, key=lambda head: (scores.get(head, 0.0), -abs(head - answer.trigger)), default=None)
    if best is None or scores.get(best, 0.0) <= least:
        return None
    here = reading.doc[best].sent.start == reading.doc[answer.trigger].sent.start
    return known[best] if here or abs(best - answer.trigger) <= NEAR else None
