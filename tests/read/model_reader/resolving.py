"""Reports taken through the stages that resolve, for tests of what follows them."""

from itertools import takewhile

from onrecord.model import Span
from onrecord.read.pipeline import stages
from onrecord.read.reading import Reading


def resolved(reading: Reading) -> Reading:
    """The parsed report with mentions, times, places and attributions."""
    for step in takewhile(lambda step: "events" not in step.gives, stages()):
        reading = step(reading)
    return reading


def at(reading: Reading, words: str) -> Span:
    """Where words stand first."""
    start = reading.report.text.index(words)
    return Span(start, start + len(words))
