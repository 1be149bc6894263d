"""Whether forecasts are as good as they were, on a slice that takes less than a minute: a floor, no figure to publish.

    python benchmarks/forecast_slice.py TRAIN.tsv[.gz] VALID.tsv[.gz]

Of the events of the last months before VALID and of VALID, those between the parties that did most, so that all is
small. Prints one JSON object: Brier skill of the events' chances within 7 and 30 days as forecast_questions.py has them
(`exact_` of events, `class_` of their classes), their calibration error, and the mean reciprocal rank of the true
party as forecast.py has it.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from forecast_questions import answers, measured, question_days
from onrecord.forecast.asking import rows_of
from onrecord.forecast.chances.keys import Kind
from onrecord.forecast.happenings import Happenings, gathered, read_happenings
from onrecord.forecast.ranking.ranker import evaluate, train

QUESTIONS: tuple[tuple[Kind, int], ...] = (("exact", 7), ("exact", 30), ("class", 30))
PARTIES = 50
DAYS = 180  # before the test
ASKED = 2  # question days
TAUGHT = 60  # days before the test that the ranker learns from
RANKED = 5  # days of the test that are ranked


def sliced(events: Happenings, until: int, parties: int) -> Happenings:
    """The events between those that did most before a day."""
    did = Counter(name for _, actor, _, recipient in rows_of(events.before(until)) for name in (actor, recipient))
    chosen = {name for name, _ in sorted(did.items(), key=lambda one: (-one[1], one[0]))[:parties]}
    return gathered(row for row in rows_of(events) if row[1] in chosen and row[3] in chosen)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs=2, type=Path, metavar="FILE", help="TRAIN VALID")
    given = parser.parse_args(argv)
    test = read_happenings(given.files[1])
    start, end = int(test.day[0]), int(test.day[-1])
    began = time.process_time()
    events = sliced(read_happenings(*given.files).since(start - DAYS), start, PARTIES)
    out: dict[str, float] = {}
    for kind, horizon in QUESTIONS:
        days = question_days(start, end, horizon, ASKED)
        found = measured(kind, horizon, answers(events, kind, horizon, days, {"train": 0.0, "predict": 0.0}))
        out |= {name: found[name] for name in (f"{kind}_bss_{horizon}", f"{kind}_ece_{horizon}")}
    late = events.since(start - TAUGHT).before(start + RANKED)
    out["mrr"] = evaluate(train(late.before(start), threads=1), late, start, threads=1).figures()["mrr"]
    out["cpu_seconds"] = round(time.process_time() - began, 1)
    print(json.dumps(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
