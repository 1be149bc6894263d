"""What may follow step by step: events drawn by their chances, each draw a history that the next step goes on from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random
from statistics import fmean
from zlib import crc32

import numpy as np

from onrecord.forecast.asking import rows_of
from onrecord.forecast.beside import Row
from onrecord.forecast.chances import Asked, ChanceModel
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import Happenings, gathered
from onrecord.forecast.scored import skill
from onrecord.forecast.sides import NOBODY
from onrecord.knowledge.plover import MUTUAL
from onrecord.model.forecasts import Decay

DRAWS = 1000
STEP = 7  # days
STEPS = 4
FOLLOWED = 6  # things that are followed
MOST_EVENTS = 2000  # that draws go on from: each step of each draw counts over all of them
SLOTS = 10_000  # into which pairs are sorted, to take a sample of them
ORIGINS = 8  # past days on which simulations are begun to measure them
MEASURED_DRAWS = 50
ENOUGH = 200  # dated events, below which nothing is measured
Sides = tuple[str, str, str]
Happened = frozenset[tuple[int, Sides]]  # by step, what was drawn


def drawn(
    known: Known, followed: Sequence[Sides], model: ChanceModel, *, steps: int, draws: int, seed: int
) -> list[dict[Sides, float]]:
    """By step, in which share of the draws each thing happened in it.

    Draws that have come to the same go on from the same chances, which are asked for once. What is not followed goes on
    as in the last days before the first step: else all would seem to fall silent.
    """
    rng = Random(seed)
    past = _shortened(known, followed)
    last = [row for row in rows_of(past.happenings.since(past.on - STEP)) if row[1:] not in set(followed)]
    state: Counter[Happened] = Counter({frozenset(): draws})
    shares: list[dict[Sides, float]] = []
    for step in range(steps):
        after: Counter[Happened] = Counter()
        came: Counter[Sides] = Counter()
        for held, times in sorted(state.items(), key=lambda pair: sorted(pair[0])):
            chances = _chances(past, last, held, step, followed, model)
            for _ in range(times):
                new = [sides for sides, chance in zip(followed, chances, strict=True) if rng.random() < chance]
                came.update(new)
                after[held | {(step, sides) for sides in new}] += 1
        shares.append({sides: came[sides] / draws for sides in followed})
        state = after
    return shares


def _chances(
    past: Known, last: Sequence[Row], held: Happened, step: int, followed: Sequence[Sides], model: ChanceModel
) -> list[float]:
    on = past.on + step * STEP
    rows = [row for at, sides in held for row in _rows(past.on + at * STEP + STEP // 2, sides)]
    rows += [(row[0] + (at + 1) * STEP, *row[1:]) for at in range(step) for row in last]
    rows.sort()
    events = _appended(past.happenings, rows) if rows else past.happenings
    answers = model.chances(events, [Asked(*sides, STEP) for sides in followed], on)
    return [answer.probability or 0.0 for answer in answers]


def _appended(events: Happenings, rows: Sequence[Row]) -> Happenings:
    """Events with later ones of known names behind them."""
    name, relation = _places(events.names), _places(events.relations)
    new = np.array([(day, name[a], relation[r], name[o]) for day, a, r, o in rows], dtype=np.int32)
    old = (events.day, events.actor, events.relation, events.recipient)
    day, actor, what, to = (np.concatenate([had, new[:, column]]) for column, had in enumerate(old))
    return Happenings(day, actor, what, to, events.names, events.relations)


@lru_cache(maxsize=8)
def _places(words: tuple[str, ...]) -> dict[str, int]:
    return {word: at for at, word in enumerate(words)}


def _rows(day: int, sides: Sides) -> list[Row]:
    """An event as rows: what is done together is done by each."""
    actor, relation, recipient = sides
    both = relation in MUTUAL and recipient not in (NOBODY, actor)
    return [(day, *sides), *([(day, recipient, relation, actor)] if both else [])]


def assumed(day: int, sides: Sides) -> list[Row]:
    """The rows of an event that is assumed."""
    return _rows(day, sides)


def _shortened(known: Known, followed: Sequence[Sides]) -> Known:
    """What was known; where that is very much, all of the pairs that are followed, and of a sample of the others.

    The base rates are those of the sample then: whole pairs are in it or not, so that what they did is all there.
    """
    events = known.happenings.before(known.on)
    if len(events) <= MOST_EVENTS:
        return replace(known, happenings=events)
    wanted = {frozenset((sides[0], sides[2])) for sides in followed}
    share = int(MOST_EVENTS / len(events) * SLOTS)
    rows = [
        row
        for row in rows_of(events)
        if frozenset((row[1], row[3])) in wanted or crc32(" ".join(sorted((row[1], row[3]))).encode()) % SLOTS < share
    ]
    return replace(known, happenings=gathered(rows))


def decay(known: Known, model: ChanceModel, *, steps: int, seed: int) -> tuple[tuple[Decay, ...], str]:
    """How good simulations begun on past days were, step by step; in words, what was measured, or why nothing was."""
    events = known.happenings
    if len(events) < ENOUGH:
        had = f"fewer than {ENOUGH} dated events"
        return (), f"How fast this loses its calibration from step to step is not measured: there are {had}."
    origins = _origins(events, known.on, steps)
    if not origins:
        return (
            (),
            "How fast this loses its calibration from step to step is not measured: the events span too few weeks.",
        )
    pairs: list[list[tuple[float, float, int]]] = [[] for _ in range(steps)]
    for origin in origins:
        before = replace(known, on=origin, happenings=events.before(origin))
        followed = _spread(before.happenings)
        shares = drawn(before, followed, model, steps=steps, draws=MEASURED_DRAWS, seed=seed)
        base = _base(before, followed, model)
        for step, share in enumerate(shares):
            start = origin + step * STEP
            came = _within(events, start, start + STEP)
            pairs[step] += [(share[sides], base[sides], int(sides in came)) for sides in followed]
    found = tuple(_decay(step + 1, of) for step, of in enumerate(pairs) if of)
    if not found:
        why = "nothing had happened twice"
        return (), f"How fast this loses its calibration from step to step is not measured: {why}."
    told = f"{len(origins)} past days, up to {FOLLOWED} things from the commonest to the rare, {MEASURED_DRAWS} draws"
    words = f"How good such simulations were, step by step, measured on these events themselves: {told}."
    last = model.trained.last
    if model.learners and last is not None and last >= origins[0]:
        words += " The model was trained on some of these days: on days that it has not seen, it is worse."
    return found, words


def _origins(events: Happenings, on: int, steps: int) -> list[int]:
    """Days in the second half of the events from which all steps are over, as far apart as there is room for."""
    first, last = int(events.day[0]), on - steps * STEP
    middle = (first + on) // 2
    if last < middle:
        return []
    count = min(ORIGINS, (last - middle) // STEP + 1)
    return sorted({middle + (last - middle) * number // max(1, count - 1) for number in range(count)})


def _spread(events: Happenings) -> list[Sides]:
    """Some of what happened more than once, from the commonest to the rare: a simulation is measured on both."""
    counted = Counter((a, r, o) for _, a, r, o in rows_of(events))
    ranked = sorted((sides for sides in counted if counted[sides] > 1), key=lambda sides: (-counted[sides], sides))
    places = {round(len(ranked) ** (at / (FOLLOWED - 1))) - 1 for at in range(FOLLOWED)} if ranked else set()
    return [ranked[place] for place in sorted(places)]


def _base(known: Known, followed: Sequence[Sides], model: ChanceModel) -> dict[Sides, float]:
    answers = model.chances(known.happenings, [Asked(*sides, STEP) for sides in followed], known.on)
    return {sides: answer.base_rate or 0.0 for sides, answer in zip(followed, answers, strict=True)}


def _within(events: Happenings, start: int, end: int) -> set[Sides]:
    return {(a, r, o) for _, a, r, o in rows_of(events.since(start).before(end))}


def _decay(step: int, pairs: Sequence[tuple[float, float, int]]) -> Decay:
    brier = fmean((said - came) ** 2 for said, _, came in pairs)
    better = skill(brier, fmean((base - came) ** 2 for _, base, came in pairs))
    said, came = fmean(said for said, _, _ in pairs), fmean(came for _, _, came in pairs)
    return Decay(step, len(pairs), brier, better, said, came)


__all__ = ["DRAWS", "STEP", "STEPS", "assumed", "decay", "drawn"]
