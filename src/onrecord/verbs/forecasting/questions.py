"""A question as something that can be forecast: who, what, to whom, by when; or why it cannot."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.forecast.asking import Wanted
from onrecord.forecast.assumed import line
from onrecord.forecast.happenings import days_of
from onrecord.forecast.sides import ANYBODY, NOBODY
from onrecord.knowledge.cameo import cameo
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL
from onrecord.record.composing import noun_of
from onrecord.verbs.asking.question import Question, understood
from onrecord.verbs.asking.words import stems
from onrecord.verbs.forecasting.source import Source, written

if TYPE_CHECKING:
    from onrecord.read import Settings

BY = re.compile(
    r"\b(by|until|till|before|within)\b", re.IGNORECASE
)  # a day that ends the days, and does not begin them
LONGEST = 366  # days ahead: further on, nothing was ever measured


@dataclass(frozen=True, slots=True)
class Put:
    """What is asked, and within how many days, None where the question gives no day; or why there is no basis."""

    wanted: Wanted | None = None
    horizon: int | None = None
    no_basis: str = ""
    notes: tuple[str, ...] = ()


def put(text: str, source: Source, on: int, settings: "Settings | None" = None) -> Put:
    """A question in English, or a line such as "RUS AGREE PRK by 2024-07-01".

    Raises UsageError where the question is empty.
    """
    if not text.strip(" ?!."):
        raise UsageError('the question is empty: ask such as "Will Russia and North Korea sign an agreement?"')
    if (plain := _line(text, source, on)) is not None:
        return plain
    asked = understood(text, written(on - 1), settings)
    if why := _unanswerable(asked):
        return Put(no_basis=f"no basis: {why}")
    try:
        parties = _parties(asked, source)
    except UsageError as error:
        return Put(no_basis=f"no basis: {error}")
    relations = _relations(asked.types[0], source)
    if not relations:
        return Put(no_basis=f"no basis: nothing that these events hold is {asked.types[0]}, as the question was taken")
    actor, recipient, either = parties
    relation = next(iter(relations)) if len(relations) == 1 else asked.types[0]
    wanted = Wanted(actor, frozenset(relations), recipient, relation, either or relation in MUTUAL)
    since = None if BY.search(text) else days_of(asked.since or "")
    return _timed(wanted, since, days_of(asked.until or ""), on, _notes(asked, relations))


def _line(text: str, source: Source, on: int) -> Put | None:
    """The question as a line of an event; None where it is none."""
    if text.rstrip().endswith("?"):
        return None
    try:
        found = line(text, source.relations, source.party)
    except UsageError:
        return None
    recipient = ANYBODY if found.recipient == NOBODY else found.recipient
    wanted = Wanted(found.actor, frozenset({found.relation}), recipient, found.relation, found.relation in MUTUAL)
    return _timed(wanted, None, found.day, on, ())


def _timed(wanted: Wanted, since: int | None, until: int | None, on: int, notes: tuple[str, ...]) -> Put:
    if until is None:
        return Put(wanted, None, notes=notes)
    if until < on:
        return Put(
            no_basis=f"no basis: its days end on {written(until)}, before the day of the forecast, {written(on)}"
        )
    if until - on + 1 > LONGEST:
        return Put(no_basis=f"no basis: {written(until)} is more than {LONGEST} days ahead")
    if since is not None and since > on:
        notes = (*notes, f"Its days begin on {written(since)}: the forecast is of all days from {written(on)} on.")
    return Put(wanted, until - on + 1, notes=notes)


def _unanswerable(asked: Question) -> str:
    """Why no forecast can be made of what is asked, "" where one can."""
    if asked.kind != "whether":
        return f"it asks {asked.kind}; a forecast says how likely it is that something happens: ask 'Will …'"
    if not asked.codes:
        return "it names no party that is known"
    if asked.unclear:
        return asked.unclear
    if not asked.types:
        return "what it asks about was not understood as a kind of event"
    if asked.outlook not in ("will", "may"):
        return "it asks what has been, which onrecord ask answers; a forecast is of what is to come: ask 'Will …'"
    return ""


def _parties(asked: Question, source: Source) -> tuple[str, str, bool]:
    """Actor, recipient, and whether either may act. Raises UsageError for more than two, and for one who is unknown."""
    by, others = list(asked.by), [code for code in (*asked.to, *asked.also) if code not in asked.by]
    named = [source.party(code) for code in (*by, *others)]
    if len(named) > 2:
        raise UsageError("it names more than two parties: ask of two at a time")
    if len(named) == 1:
        return named[0], ANYBODY, False
    return named[0], named[1], len(by) != 1


def _relations(type: str, source: Source) -> set[str]:
    """Those of the relations that are of a PLOVER type: by its name, or as CAMEO's words are translated."""
    if source.events is None:
        return {type}
    same = {one for one in source.relations if one.casefold() == type.casefold()}
    return same or {one for one in source.relations if (told := cameo(one)) is not None and told.type == type}


def _notes(asked: Question, relations: set[str]) -> tuple[str, ...]:
    notes = []
    own = stems(noun_of(asked.types[0], asked.mode, [asked.verb]))
    beside = [*asked.names, *(word for word in asked.things if not stems(word) & own)]
    if beside:
        who = " and ".join(label(code) for code in sorted(asked.codes))
        notes.append(f"The forecast is of {who} as a whole: it does not tell apart {', '.join(beside)}.")
    if asked.negated:
        notes.append(f"Answered as how likely it is that: {asked.statement}.")
    if len(relations) > 1:
        notes.append(f"Taken for any of {len(relations)} relations that are {asked.types[0]}.")
    return tuple(notes)
