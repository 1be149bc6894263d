"""Stage `decide`: all evidence weighed once; events with their status, their sources and how sure each is."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Reason
from onrecord.read.decide.answers import Answer, answers
from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.confidence import judged
from onrecord.read.decide.settings import settings
from onrecord.read.decide.signs import signs_of
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.reading import Reading, Verdict
from onrecord.read.stages import stage
from onrecord.read.status_words import effects

__all__ = ["decide"]

DONE = frozenset({"happened", "ongoing"})
SHORTLY = 4  # words


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
        Verdict(sure, "lead" if doubtful(reading, one) else tier, one.sources, (*reasons(one), evidence))
        for one, (sure, tier, evidence) in zip(chosen, judged(signs_of(reading, chosen)), strict=True)
    )


def doubtful(reading: Reading, one: Chosen) -> bool:
    """Whether nothing can be told as fact, however sure the network is.

    It is asked, no party to it is known, or a deed is read as done that grammar presents as not done or not yet, or
    that a word shortly before it keeps from being done: "helped police foil an alleged attack".
    """
    event, token = one.event, reading.doc[one.event.head]
    if any(word.text == "?" for word in token.sent):
        return True
    if not any(mention.codes for mention in (*event.actors, *event.recipients)):
        return True
    if one.fact.status not in DONE or event.type in SPOKEN:
        return False
    # By the words themselves, since headlines are often parsed wrongly.
    before = reading.doc[max(token.sent.start, token.i - SHORTLY) : token.i]
    return one.told.status not in DONE or any(prevents(word) for word in before)


def prevents(word: Token) -> bool:
    """Whether the word is one for keeping things from being done, whatever the parser takes it for."""
    effect = effects("objects").get(word.lower_) or effects("objects").get(word.lemma_.lower())
    return effect is not None and effect.name == "fails"


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
