"""How good the yes-no chances of events are: skill against base rates, and calibration.

usage: forecast_questions.py TRAIN.tsv[.gz] VALID.tsv[.gz] [TEST.tsv[.gz]] [--days 10]

The last file is the test; what comes before it is history (without TEST, the validation file is the test).
Questions: will X do R to Y (exact), or anything of a quad class (class), within 7 and 30 days. Question days are those
whose window ends within the test file, `--days` of them spread evenly for each horizon: windows of 30 days that end in
a month of 30 reach back into the one before. So for each horizon the model is trained on events before the first
question day only; each question is answered from the events before its own day.

The questions are about pairs seen before, with every relation (or class) seen before, against the base rate of the
relation (or class): how often pairs seen before did this, counted over the history up to the day. These are millions a
day. All triples seen before are asked, all others that came true, and of those that did not a sample drawn by how
likely each seemed, weighted to stand for all.

Beside these, two parts of them, each against its own base rate, for what part of it is due to which question:
- `recurring_`: every triple seen before, however long ago; base: how often such came again, counted up to the day;
- `live_`: triples seen before whose pair had an event in the 30 days before the question day; base: how many of such
  questions came true on every 7th day of the history.

Prints one JSON object: Brier skill scores, of plain base rates too (`plain`), expected calibration error in 20 bins of
equal counts (`ece` is the worst of the four), the worst of 20 bins of equal width with at least 200 questions
(`worst_bin`), seconds and megabytes.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances import train
from onrecord.forecast.chances.features import features, rule_day
from onrecord.forecast.chances.keys import Floats, Kind, distinct, whats
from onrecord.forecast.chances.outcomes import Outcomes
from onrecord.forecast.chances.rates import rates
from onrecord.forecast.chances.rules import learned
from onrecord.forecast.chances.sampling import quiet_pairs, rates_of_all, sampled
from onrecord.forecast.happenings import Happenings, read_happenings

KINDS: tuple[Kind, ...] = ("exact", "class")
HORIZONS = (7, 30)
BINS = 20
LARGE = 200
EVERY = 7  # days between the question days of the history
WARM = 60  # days before the first of them
PRIOR = 20.0  # questions by which a relation's base rate is drawn to that of all


@dataclass(frozen=True, slots=True)
class Answers:
    """By question: the chance given, the base rate of each set, whether it came true, and how many it stands for.

    Attributes:
        chance, plain: by trees and by plain base rates.
        live_base, again_base, any_base: of the three sets.
        held, weight: what came of it, and how many questions it stands for.
        seen, live: whether the triple was seen before, and its pair also of late.
    """

    chance: Floats
    plain: Floats
    live_base: Floats
    again_base: Floats
    any_base: Floats
    held: Floats
    weight: Floats
    seen: NDArray[np.bool_]
    live: NDArray[np.bool_]


def live_base(history: Happenings, kind: Kind, horizon: int) -> Floats:
    """By relation or class, how many questions about triples of live pairs came true in the history."""
    outcomes, many = Outcomes.of(history, kind), whats(history, kind)[1] + 1
    asked, held = np.zeros(many), np.zeros(many)
    for day in range(int(history.day[0]) + WARM, int(history.day[-1]) - horizon + 2, EVERY):
        old = distinct(history.before(day), kind)
        old = old.part(~quiet_pairs(history.before(day), old, day))
        asked += np.bincount(old.what, minlength=many)
        held += np.bincount(old.what, outcomes.within(old, day, horizon), minlength=many)
    drawn: Floats = (held + PRIOR * held.sum() / max(asked.sum(), 1.0)) / (asked + PRIOR)
    return drawn


def question_days(start: int, end: int, horizon: int, most: int) -> list[int]:
    """Days whose windows end from `start` to `end`, at most so many of them, spread evenly."""
    days = list(range(start - horizon + 1, end - horizon + 2))
    step = max(len(days) / most, 1.0)
    return [days[int(at * step)] for at in range(min(most, len(days)))]


def answers(events: Happenings, kind: Kind, horizon: int, days: Sequence[int], spent: dict[str, float]) -> Answers:
    """Trained before the first of the days, asked on each."""
    began = time.perf_counter()
    learner = train(events.before(days[0]), [horizon], [kind]).learners[kind, horizon]
    spent["train"] += time.perf_counter() - began
    outcomes, chance = Outcomes.of(events, kind), np.random.default_rng(1)
    live_rate = live_base(events.before(days[0]), kind, horizon)
    rows = []
    for day in days:
        counted = rates(events, kind, horizon, day)
        asked = sampled(events, counted, outcomes, chance)
        began = time.perf_counter()
        rules = learned(events, kind, horizon, rule_day(day))
        found = features(events, kind, asked.triples, day, horizon, rules)
        given = learner.chances(found.values)
        spent["predict"] += time.perf_counter() - began
        what = asked.triples.what
        plain = found.values[:, found.names.index("plain_chance")].astype(np.float64)
        live = asked.seen & ~quiet_pairs(events.before(day), asked.triples, day)
        bases = (live_rate[what], counted.base[what], rates_of_all(counted)[what])
        rows.append((given, plain, *bases, asked.held.astype(np.float64), asked.weight, asked.seen, live))
    return Answers(*(np.concatenate(column) for column in zip(*rows, strict=True)))


def skill(chance: Floats, base: Floats, held: Floats, weight: Floats) -> float:
    """The Brier skill score."""
    return 1 - float((weight * (chance - held) ** 2).sum() / (weight * (base - held) ** 2).sum())


def calibration_error(chance: Floats, held: Floats, weight: Floats) -> float:
    """Expected calibration error in bins of equal counts."""
    order = np.argsort(chance, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.minimum(np.arange(len(order)) * BINS // len(order), BINS - 1)
    off = np.bincount(place, weight * (chance - held), minlength=BINS)
    return float(np.abs(off).sum() / weight.sum())


def worst_bin(chance: Floats, held: Floats, weight: Floats) -> float:
    """How far the worst bin of equal width is off, of those with questions enough."""
    place = np.minimum((chance * BINS).astype(np.int64), BINS - 1)
    count, standing = np.bincount(place, minlength=BINS), np.bincount(place, weight, minlength=BINS)
    off = np.abs(np.bincount(place, weight * (chance - held), minlength=BINS))
    large = count >= LARGE
    return float((off[large] / standing[large]).max()) if large.any() else 0.0


def measured(name: str, horizon: int, found: Answers) -> dict[str, Any]:
    """The figures of one kind and horizon."""
    every = ("", np.ones(len(found.seen), dtype=bool), found.any_base)
    parts = (("recurring_", found.seen, found.again_base), ("live_", found.live, found.live_base))
    out: dict[str, Any] = {}
    for prefix, chosen, base in (every, *parts):
        chance, held, weight = found.chance[chosen], found.held[chosen], found.weight[chosen]
        figures = {
            "bss": round(skill(chance, base[chosen], held, weight), 4),
            "plain_bss": round(skill(found.plain[chosen], base[chosen], held, weight), 4),
            "ece": round(calibration_error(chance, held, weight), 5),
            "worst_bin": round(worst_bin(chance, held, weight), 4),
            "rate": round(float((held * weight).sum() / weight.sum()), 5),
            "questions": len(held),
        }
        out |= {f"{prefix}{name}_{figure}_{horizon}": value for figure, value in figures.items()}
    return out


def main() -> int:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--days", type=int, default=10)
    given = parser.parse_args()
    events, test = read_happenings(*given.files), read_happenings(given.files[-1])
    start, end = int(test.day[0]), int(test.day[-1])
    spent = {"train": 0.0, "predict": 0.0}
    out: dict[str, Any] = {}
    for kind in KINDS:
        for horizon in HORIZONS:
            days = question_days(start, end, horizon, given.days)
            out |= measured(kind, horizon, answers(events, kind, horizon, days, spent))
    each = [f"{kind}_{{}}_{horizon}" for kind in KINDS for horizon in HORIZONS]
    for name, kind in (("triples", "exact"), ("quads", "class")):
        out[name] = {f"bss_{horizon}": out[f"{kind}_bss_{horizon}"] for horizon in HORIZONS}
    out["ece"] = max(out[name.format("ece")] for name in each)
    out["worst_bin"] = max(out[name.format("worst_bin")] for name in each)
    out["questions"] = sum(out[name.format("questions")] for name in each)
    out["train_seconds"], out["predict_seconds"] = round(spent["train"], 1), round(spent["predict"], 1)
    out["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
