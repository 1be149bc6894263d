"""Stage `decide`: all evidence weighed once; events with their status, their sources and how sure each is."""

from collections.abc import Sequence

from onrecord.model import Reason
from onrecord.read.decide.answers import Answer, answers
from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.confidence import judged
from onrecord.read.decide.settings import settings
from onrecord.read.decide.signs import signs_of
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.reading import EventMention, Reading, Verdict
from onrecord.read.stages import stage

__all__ = ["decide"]


@stage(
    "decide",
    requires=["doc", "mentions", "places", "attributions", "times"],
    gives=["events", "factuality", "verdicts"],
)
def decide(reading: Reading) -> Reading:
    """Decide on events by the network, with the grammar as evidence."""
    found, facts = answers(reading, settings().floor)
    chosen = choose(reading, found, facts, settings())
    return reading.with_(
        events=tuple(one.event for one in chosen),
        factuality=tuple(one.fact for one in chosen),
        verdicts=verdicts(reading, chosen),
    )


def verdicts(reading: Reading, chosen: Sequence[Chosen]) -> tuple[Verdict, ...]:
    """How sure each chosen event is, and why."""
    return tuple(
        Verdict(sure, "lead" if doubtful(reading, one.event) else tier, one.sources, (*reasons(one), evidence))
        for one, (sure, tier, evidence) in zip(chosen, judged(signs_of(reading, chosen)), strict=True)
    )


def doubtful(reading: Reading, event: EventMention) -> bool:
    """Whether nothing can be told as fact, however well it is read: it is asked, or no party to it is known."""
    asked = any(token.text == "?" for token in reading.doc[event.head].sent)
    return asked or not any(mention.codes for mention in (*event.actors, *event.recipients))


def reasons(one: Chosen) -> tuple[Reason, ...]:
    """For each field how likely the network holds what was chosen and what came next."""
    answer = one.answer
    return (
        Reason("type", "decide", _types(answer)),
        Reason("actors", "decide", _line(answer, 0)),
        Reason("recipients", "decide", _line(answer, 1)),
        Reason("status", "decide", f"{_status(answer)}; by grammar {one.told.status}, {one.told.rule}", one.told.words),
    )


def _types(answer: Answer) -> str:
    mean = (answer.types + answer.again) / 2
    order = mean.argsort()[::-1][:2]
    return ", ".join(f"{(*TYPES, 'no event')[k]} {mean[k]:.2f}" for k in order)


def _line(answer: Answer, role: int) -> str:
    line = answer.roles[role]
    order = line.argsort()[::-1][:3]
    return ", ".join(f"{('nobody', *answer.codes)[k]} {line[k]:.2f}" for k in order)


def _status(answer: Answer) -> str:
    order = answer.status.argsort()[::-1][:2]
    return ", ".join(f"{STATUSES[k]} {answer.status[k]:.2f}" for k in order)
