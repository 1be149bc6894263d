"""The verb `forecast_whatif`: what an assumed event would change, at once and step by step."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from onrecord.errors import UsageError
from onrecord.forecast.asking import with_events
from onrecord.forecast.assumed import Line, line
from onrecord.forecast.beside import told_of
from onrecord.forecast.forward import DRAWS, FOLLOWED, MOST_EVENTS, STEP, STEPS, assumed, decay, drawn
from onrecord.forecast.from_record import Known
from onrecord.forecast.listing import Way, candidates, few, likeliest
from onrecord.forecast.sides import NOBODY, told
from onrecord.model.forecasts import Ahead, Forecast, Shift, WhatIf
from onrecord.store import Record
from onrecord.verbs.forecast import WITHIN, horizons_of, now
from onrecord.verbs.forecasting.models import PLAIN, chosen, too_late
from onrecord.verbs.forecasting.source import Source, opened, written

MOST = 10
MOVED = 0.0005  # what a probability has to change by to be told
MOST_STEPS = 12


def forecast_whatif(
    source: Record | str | Path,
    given: str | Sequence[str],
    *,
    actor: str | None = None,
    story: str | None = None,
    on: str | None = None,
    within: Sequence[int] = WITHIN,
    model: str | Path | None = None,
    most: int = MOST,
    steps: int = STEPS,
    draws: int = DRAWS,
    seed: int = 0,
    leads: bool = False,
) -> WhatIf:
    """What would change if something happened: forecasts with it and without, and what may follow, week by week.

    Nothing of it is kept in a ledger. What was published on the day of the forecast or later is not looked at.

    Args:
        source: a record, or an event file, as for `forecast`.
        given: what is assumed: "PRK MOBILIZE KOR on 2023-09-10"; without a day, on the one before the forecast's.
        actor: only forecasts with this party; those of the assumed event unless given.
        story: only from this story's events.
        on: the day of the forecast; the one after what is assumed unless given, or after the last report or event.
        within: horizons in days.
        model: a file that `forecast_train` wrote; plain base rates unless given.
        most: list at most so many of the forecasts that change.
        steps: how many weeks to simulate; 0 for none.
        draws: how often.
        seed: of the draws: the same gives the same.
        leads: also count what only leads tell of.

    Raises:
        UsageError: what is assumed is no event, or a number makes no sense.
    """
    days = horizons_of(within)
    if not 0 <= steps <= MOST_STEPS or draws < 1:
        raise UsageError(f"steps are from 0 to {MOST_STEPS}, draws at least 1; not {steps} and {draws}")
    with opened(source, leads=leads) as of:
        lines = [line(one, of.relations, of.party) for one in ([given] if isinstance(given, str) else given)]
        if not lines:
            raise UsageError("nothing is assumed: give an event such as PRK MOBILIZE KOR on 2023-09-10")
        day = _day(of, on, lines)
        whose = of.story(story)
        without = of.known(day, whose)
        answers, name = chosen(model, without.happenings)
        way = Way(answers, name, now(), whose.id if whose else None)
        shown = tuple(_shown(one, day) for one in lines)
        late = too_late(answers, name, day)
        notes = (*told_of(without.datasets), *([late] if late else []))
        made = WhatIf(source=of.name, on=written(day), given=shown, seed=seed, notes=notes)
        if why := few(without):
            return structs.replace(made, no_basis=why)
        rows = [row for one in lines for row in assumed(_of(one, day), one.sides)]
        parties = {of.party(actor)} if actor else {one for part in lines for one in part.sides[::2]} - {NOBODY}
        return _made(made, without, with_events(without, rows), parties, days, way, (most, steps, draws, seed))


def _day(of: Source, on: str | None, lines: Sequence[Line]) -> int:
    """The day of the forecast: as asked, else the one after what is assumed. Raises UsageError for one before."""
    last = max((one.day for one in lines if one.day is not None), default=None)
    if on is None:
        return last + 1 if last is not None else of.day(None)
    day = of.day(on)
    if last is not None and last >= day:
        raise UsageError(f"what is assumed to happen on {written(last)} lies not before the forecast's day, {on}")
    return day


def _of(one: Line, day: int) -> int:
    return one.day if one.day is not None else day - 1


def _shown(one: Line, day: int) -> str:
    to = "" if one.recipient == NOBODY else f" {one.recipient}"
    return f"{one.actor} {one.relation}{to} on {written(_of(one, day))}"


def _made(
    made: WhatIf,
    without: Known,
    assuming: Known,
    parties: set[str],
    days: Sequence[int],
    way: Way,
    numbers: tuple[int, int, int, int],
) -> WhatIf:
    most, steps, draws, seed = numbers
    asked = candidates(assuming, lambda sides: bool(parties & {sides[0], sides[2]}))
    # What only the assumed event makes possible is asked of both: without it, it may have no basis.
    plain = {_key(one): one for one in likeliest(without, asked, days, way)}
    given = Way(way.model, way.name, way.made, way.story, made.given)
    shifts = [
        Shift(without=plain[_key(one)], assumed=one)
        for one in likeliest(assuming, asked, days, given)
        if _key(one) in plain and abs(one.probability - plain[_key(one)].probability) >= MOVED
    ]
    shifts.sort(key=lambda shift: (-abs(shift.difference), shift.assumed.words, shift.assumed.horizon))
    if not plain:
        return structs.replace(made, no_basis="no basis: no dated event with these parties happened before that day")
    followed = _followed(shifts, plain)
    ahead = _ahead(without, assuming, followed, way, steps, draws, seed)
    measured, words = decay(without, way.model, steps=steps, seed=seed) if ahead else ((), "")
    notes = list(made.notes)
    if ahead and len(without.happenings) > MOST_EVENTS:
        notes.append(f"The draws take their base rates from a sample of the pairs, of about {MOST_EVENTS:,} events.")
    if not shifts:
        notes.append("None of these chances changes by as much as a twentieth of a per cent.")
    if way.name == PLAIN:
        notes.append("Base rates take each thing by itself: only a trained model lets one event move another.")
    return structs.replace(
        made,
        shifts=tuple(shifts[:most]),
        ahead=ahead,
        draws=draws if ahead else 0,
        decay=measured,
        decay_words=words,
        notes=tuple(notes),
    )


def _key(one: Forecast) -> tuple[str, str, str | None, int]:
    return one.actor, one.relation, one.recipient, one.horizon


def _followed(shifts: Sequence[Shift], plain: dict[tuple[str, str, str | None, int], Forecast]) -> list[Forecast]:
    """What the simulation follows: what changes most, and what is likeliest."""
    likely = sorted(plain.values(), key=lambda one: (-one.probability, one.words))
    each = {_key(one)[:3]: one for one in (*(shift.without for shift in shifts), *likely)}
    return list(each.values())[:FOLLOWED]


def _ahead(
    without: Known, assuming: Known, followed: Sequence[Forecast], way: Way, steps: int, draws: int, seed: int
) -> tuple[Ahead, ...]:
    sides = [(one.actor, one.relation, one.recipient or NOBODY) for one in followed]
    if not steps or not sides:
        return ()
    one, other = (drawn(k, sides, way.model, steps=steps, draws=draws, seed=seed) for k in (without, assuming))
    return tuple(
        Ahead(
            step=step + 1,
            first=written(without.on + step * STEP),
            last=written(without.on + step * STEP + STEP - 1),
            words=told(*part[:2], None if part[2] == NOBODY else part[2]),
            without=one[step][part],
            assumed=other[step][part],
        )
        for part in sides
        for step in range(steps)
    )
