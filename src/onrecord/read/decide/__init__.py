"""Stage `decide`: all evidence weighed once; events with their status, their sources and how sure each is."""

from onrecord.model import Confidence, Reason, Tier
from onrecord.read.decide.answers import Answer, answers
from onrecord.read.decide.called_false import for_comment
from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.confidence import judged
from onrecord.read.decide.doubt import doubtful
from onrecord.read.decide.settings import settings
from onrecord.read.decide.signs import signs_of
from onrecord.read.decide.staged import nowhere
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
    made: dict[object, EventMention] = {}
    firm, leads = (choose(reading, found, facts, some, made) for some in (settings().strictly, settings()))
    judgements = judged(signs_of(reading, firm))
    told = [
        weighed(reading, *one) for one in zip(firm, leads, judgements, strict=True) if not imagined(reading, one[0])
    ]
    return reading.with_(
        events=tuple(one.event for one, _ in told),
        factuality=tuple(one.fact for one, _ in told),
        verdicts=tuple(verdict for _, verdict in told),
    )


def imagined(reading: Reading, one: Chosen) -> bool:
    """Whether an event took place in a work or a match only; a war that goes on is not of the film about it.

    Nor is a newsroom's request for comment one of the record's.
    """
    if for_comment(reading.doc[one.event.head], one.event.type):
        return True
    return one.fact.status != "ongoing" and nowhere(reading, reading.doc[one.event.head], one.event.type)


def weighed(
    reading: Reading, firm: Chosen, lead: Chosen, how: tuple[Confidence, Tier, Reason]
) -> tuple[Chosen, Verdict]:
    """One event as it is told, with how sure it is and why; who merely may be a party to it is told of leads only."""
    sure, tier, evidence = how
    if doubtful(reading, firm):
        tier = "lead"
    one = firm if tier == "firm" else lead
    return one, Verdict(sure, tier, one.sources, (*reasons(one), evidence))


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
