"""The verb `forecast`: what may be next, from what was known before a day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.errors import StoreError, UsageError
from onrecord.forecast.asking import asked_of
from onrecord.forecast.beside import told_of
from onrecord.forecast.from_record import Known
from onrecord.forecast.kept import keep as keep_in
from onrecord.forecast.listing import Way, candidates, cautions, few, likeliest, named
from onrecord.forecast.plans import told
from onrecord.forecast.sides import ANYBODY
from onrecord.knowledge.names import label
from onrecord.model.forecasts import Forecast, Outlook
from onrecord.store import Record
from onrecord.verbs.forecasting.models import chosen, too_late
from onrecord.verbs.forecasting.questions import Put, put
from onrecord.verbs.forecasting.source import Source, opened, written

if TYPE_CHECKING:
    from onrecord.read import Settings

WITHIN = (7, 30)
MOST = 10
FURTHEST = 366


def forecast(
    source: Record | str | Path,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    story: str | None = None,
    on: str | None = None,
    within: Sequence[int] = WITHIN,
    question: str | None = None,
    model: str | Path | None = None,
    most: int = MOST,
    keep: bool = False,
    leads: bool = False,
    settings: "Settings | None" = None,
) -> Outlook:
    """How likely the next events are, each with what moved it and what came after the like of it before.

    Only what happened counts as having happened. No report that was published on the day of the forecast, or later, is
    looked at; of an event that later reports tell of too, only what earlier ones say.

    Args:
        source: a record, open or by its place, or an event file: tab- or comma-separated, with date, actor, relation
            and recipient.
        actor: only with this party on either side, by code or name.
        pair: only between these two.
        story: only from this story's events, by id, heading or title.
        on: the day of the forecast; the one after the last report or event unless given.
        within: horizons in days, the day of the forecast the first of them.
        question: in place of a list, how likely it is that this happens: "Will Russia and North Korea sign an agreement
            by 2024-07-01?"
        model: a file that `forecast_train` wrote; plain base rates unless given.
        most: list at most so many events.
        keep: append the forecasts to the record's ledger, where `forecast_score` finds them.
        leads: also count what only leads tell of.
        settings: which parser reads the question.

    Raises:
        UsageError: a day, party, horizon or model that makes no sense.
        NotFoundError: no such story.
        ContentError: an event file without events, or without one of its columns.
    """
    days = horizons_of(within)
    with opened(source, leads=leads) as of:
        day = of.day(on)
        whose = of.story(story)
        known = of.known(day, whose)
        answers, name = chosen(model, known.happenings)
        way = Way(answers, name, now(), whose.id if whose else None)
        made = _base(of, known, name)
        if late := too_late(answers, name, day):
            made = structs.replace(made, notes=(*made.notes, late))
        if why := few(known):
            made = structs.replace(made, no_basis=why, question=question or "")
        elif question is not None:
            made = _answered(made, known, put(question, of, day, settings), days, way, question)
        else:
            made = _listed(made, of, known, (actor, pair), days, way, most)
        return _kept(of, made) if keep else made


def _base(of: Source, known: Known, model: str) -> Outlook:
    events = known.happenings
    ends = (int(events.day[0]), int(events.day[-1])) if len(events) else None
    return Outlook(
        source=of.name,
        on=written(known.on),
        model=model,
        events=known.count,
        first=written(ends[0]) if ends else None,
        last=written(ends[1]) if ends else None,
        planned=known.plans,
        left_out=dict(events.left_out),
        datasets=dict(known.datasets),
        notes=(*told_of(known.datasets), *told(known.plans, known)),
    )


def _listed(
    made: Outlook,
    of: Source,
    known: Known,
    whose: tuple[str | None, tuple[str, str] | None],
    days: Sequence[int],
    way: Way,
    most: int,
) -> Outlook:
    """The likeliest of what a party, a pair, or anybody may do."""
    actor, pair = whose
    parties = [of.party(one) for one in (pair or ((actor,) if actor else ()))]

    def wanted(sides: tuple[str, str, str]) -> bool:
        return all(party in (sides[0], sides[2]) for party in parties)

    asked = candidates(known, wanted)
    found = likeliest(known, asked, days, way, most)
    why = "" if found else _nothing(parties, asked, days)
    notes = (*made.notes, *cautions(found, days))
    return structs.replace(made, forecasts=tuple(found), no_basis=why, notes=notes)


def _nothing(parties: Sequence[str], asked: Sequence[object], days: Sequence[int]) -> str:
    if asked:
        return f"no basis: the events reach back too few days for horizons of {', '.join(map(str, days))} days"
    who = " and ".join(parties)
    return f"no basis: no dated event {'between ' if len(parties) > 1 else 'with '}{who} happened before that day"


def _answered(made: Outlook, known: Known, asked: Put, days: Sequence[int], way: Way, question: str) -> Outlook:
    """How likely it is that what is asked about happens."""
    made = structs.replace(made, question=question, notes=(*made.notes, *asked.notes))
    if asked.wanted is None:
        return structs.replace(made, no_basis=asked.no_basis)
    wanted = asked.wanted
    own = asked_of(known, wanted)
    horizons = [asked.horizon] if asked.horizon is not None else days
    found = likeliest(own, [wanted.sides], horizons, way, either=wanted.either)
    why = "" if found else _why(own, wanted.sides, horizons, way)
    return structs.replace(made, forecasts=tuple(found), no_basis=why)


def _why(known: Known, sides: tuple[str, str, str], horizons: Sequence[int], way: Way) -> str:
    """Why the model has no basis."""
    from onrecord.forecast.chances import Asked

    actor, relation, recipient = sides
    if recipient == ANYBODY and recipient not in known.happenings.names:
        return f"no basis: {label(actor)} did nothing of this kind ({relation}) that is dated before that day"
    (answer,) = way.model.chances(known.happenings, [Asked(actor, relation, recipient, horizons[0])], known.on)
    return named(answer.note, sides)


def _kept(of: Source, made: Outlook) -> Outlook:
    """The outlook with how many of its forecasts are new in the ledger; where none can be, why."""
    if of.record is None:
        return structs.replace(made, notes=(*made.notes, "Not kept: an event file has no ledger."))
    try:
        return structs.replace(made, kept=keep_in(of.record, made.forecasts))
    except StoreError as error:
        return structs.replace(made, notes=(*made.notes, f"Not kept in the ledger: {error}"))


def horizons_of(within: Sequence[int]) -> tuple[int, ...]:
    """Horizons as they are asked about, in order. Raises UsageError."""
    days = tuple(sorted(set(within)))
    if not days or days[0] < 1 or days[-1] > FURTHEST:
        raise UsageError(f"horizons are from 1 to {FURTHEST} days, such as 7,30; not {list(within)}")
    return days


def now() -> str:
    """The time, as forecasts bear it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


__all__ = ["Forecast", "Outlook", "forecast"]
