"""Questions of one day to learn from or to measure by: every pair seen before with everything that it may do.

These are millions a day, and nearly all are things that a pair never did and will not do now. So all triples seen
before are asked, and of the rest those that came true, and a sample of those that did not, drawn by how likely each
seemed, with weights that stand for all of them (importance sampling).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Floats, Triples, distinct, triple_keys, whats
from onrecord.forecast.chances.outcomes import Outcomes
from onrecord.forecast.chances.plain import activity
from onrecord.forecast.chances.rates import Rates, pair_keys
from onrecord.forecast.chances.tally import Tally
from onrecord.forecast.happenings import Happenings

QUIET = 30  # days without the pair after which a triple seen before is not always asked in training
TIMES = 2.0  # questions drawn of those that did not come true, for each expected to come true


@dataclass(frozen=True, slots=True)
class Sample:
    """Questions of a day.

    Attributes:
        triples: what is asked.
        weight: how many questions each stands for.
        held: whether it came true.
        seen: whether the triple had happened before the day.
    """

    triples: Triples
    weight: Floats
    held: NDArray[np.bool_]
    seen: NDArray[np.bool_]


def sampled(
    events: Happenings,
    counted: Rates,
    outcomes: Outcomes,
    chance: np.random.Generator,
    quiet_share: float = 1.0,
) -> Sample:
    """The questions of a day.

    Args:
        events: all events; those from the day on only say what came true.
        counted: base rates up to the day, which they carry with them, and its horizon.
        outcomes: of all events.
        chance: for the drawing.
        quiet_share: how many of the triples seen before to ask if their pair was quiet of late.
    """
    kind, day, horizon = counted.kind, counted.day, counted.horizon
    past = events.before(day)
    old = distinct(past, kind)
    held = outcomes.within(old, day, horizon)
    weight = np.ones(len(old))
    if quiet_share < 1:
        quiet = quiet_pairs(past, old, day)
        kept = ~quiet | (chance.random(len(old)) < quiet_share)
        weight = np.where(quiet, 1 / quiet_share, 1.0)[kept]
        old, held = old.part(kept), held[kept]
    came = _came(events, counted)
    drawn, standing = _drawn(past, counted, outcomes, chance)
    parts = (old, came, drawn)
    return Sample(
        Triples(*(np.concatenate([getattr(part, side) for part in parts]) for side in ("actor", "what", "recipient"))),
        np.concatenate([weight, np.ones(len(came)), standing]),
        np.concatenate([held, np.ones(len(came), dtype=bool), np.zeros(len(drawn), dtype=bool)]),
        np.repeat([True, False], [len(old), len(came) + len(drawn)]),
    )


def quiet_pairs(past: Happenings, asked: Triples, day: int) -> NDArray[np.bool_]:
    """Which questions are about a pair that had no event in the days before."""
    own = Triples(past.actor, past.relation, past.recipient)
    names = len(past.names)
    return Tally.of_keys(pair_keys(own, names), past.day, pair_keys(asked, names)).since(day) > QUIET


def _came(events: Happenings, counted: Rates) -> Triples:
    """What pairs seen before did within the window that they had not done before."""
    window = events.since(counted.day).before(counted.day + counted.horizon)
    new = distinct(window, counted.kind)
    return new.part(_open(counted, new))


def _open(counted: Rates, asked: Triples) -> NDArray[np.bool_]:
    """Whether a pair has been seen before, and the triple has not."""
    seen = np.isin(triple_keys(asked, counted.names, counted.many), counted.again.keys)
    return np.isin(pair_keys(asked, counted.names), counted.pairs.keys) & ~seen


def _drawn(past: Happenings, counted: Rates, outcomes: Outcomes, chance: np.random.Generator) -> tuple[Triples, Floats]:
    """Of what pairs had not done before and did not do: a sample by its plain chance, and what each stands for."""
    what = np.unique(whats(past, counted.kind)[0])
    what = what[what > 0] if counted.kind == "class" else what
    pairs = counted.pairs.keys
    if not len(what) or not len(pairs):
        nothing = np.zeros(0, dtype=np.int32)
        return Triples(nothing, nothing, nothing), np.zeros(0)
    lively, new = activity(counted, pairs) / max(counted.any_of, 1e-9), counted.new[what]
    many = chance.poisson(TIMES * lively.sum() * new.sum())
    pair = chance.choice(len(pairs), many, p=lively / lively.sum())
    done = chance.choice(len(what), many, p=new / new.sum())
    actor, recipient = np.divmod(pairs[pair], counted.names + 1)
    asked = Triples(actor.astype(np.int32), what[done], recipient.astype(np.int32))
    kept = _open(counted, asked) & ~outcomes.within(asked, counted.day, counted.horizon)
    return asked.part(kept), (1 / (TIMES * lively[pair] * new[done]))[kept]


def rates_of_all(counted: Rates) -> Floats:
    """By relation or class, how often any pair seen before did it within the horizon."""
    what = counted.again.keys // (counted.names + 1) % (counted.many + 1)
    again = np.bincount(what, counted.again.held, minlength=counted.many + 1)
    asked = max(float(counted.pairs.asked.sum()), 1.0)
    overall: Floats = (again + counted.joined) / asked
    return overall
