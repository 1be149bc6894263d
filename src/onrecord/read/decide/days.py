"""From the network's answers to the days of one event: the time expression that dates it, if it is sure of one."""

from onrecord.read.decide.answers import Answer
from onrecord.read.decide.scene import heads_of_days
from onrecord.read.reading import Reading, TimeMention


def dated_by(reading: Reading, answer: Answer, least: float) -> TimeMention | None:
    """The expression held likeliest to date the event; None if none is likelier than `least`."""
    scores = dict(zip(answer.at, answer.words[:, 3].tolist(), strict=True))
    known = heads_of_days(reading)
    best = max(known, key=lambda head: (scores.get(head, 0.0), -abs(head - answer.trigger)), default=None)
    return known[best] if best is not None and scores.get(best, 0.0) > least else None
