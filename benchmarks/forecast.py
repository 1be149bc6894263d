"""Who is at the other end of the next events: places of the true party among all parties, one step ahead.

    python benchmarks/forecast.py TRAIN.tsv VALID.tsv TEST.tsv   # learn from TRAIN and VALID, rank the days of TEST
    python benchmarks/forecast.py TRAIN.tsv VALID.tsv            # learn from TRAIN, rank the days of VALID

Event files with date, actor, relation and recipient, plain or packed with gzip. The protocol is that of Gastinger et
al. (ECML PKDD 2023): both directions, other true answers of the same day left out, ties at their mean place, and all
events of the days before a question's day known. Prints one JSON object: mrr, hits1, hits3, hits10 in hundredths (also
mrr_seen and mrr_never_seen, of events that had and had not happened before), train_seconds, predict_seconds,
day_seconds (mean of the days asked about), peak_mb.
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

from onrecord.forecast.happenings import read_happenings
from onrecord.forecast.ranking.ranker import evaluate, train


def main() -> None:
    """Learn, rank and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="TRAIN VALID [TEST]")
    parser.add_argument("--threads", type=int, default=0, help="of LightGBM; as many as there are cores unless given")
    given = parser.parse_args()
    if not 2 <= len(given.files) <= 3:
        parser.error("give two or three files: TRAIN VALID [TEST]")
    *history, asked = given.files
    events = read_happenings(*given.files)
    first = int(read_happenings(asked).day[0])
    if len(events.before(first)) < len(read_happenings(*history)):
        sys.exit(
            f"{asked} has days before the last of {', '.join(map(str, history))}: a forecast would know the future"
        )
    started = time.perf_counter()
    model = train(events.before(first), threads=given.threads)
    learned = time.perf_counter()
    found = evaluate(model, events, first, threads=given.threads).figures()
    ranked = time.perf_counter()
    found |= {
        "train_seconds": round(learned - started, 1),
        "predict_seconds": round(ranked - learned, 1),
        "day_seconds": round((ranked - learned) / len(np.unique(events.since(first).day)), 2),
        "peak_mb": round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)
        ),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
