"""How well claims are joined into events, with the annotators' own claims given.

usage: linking.py REPORTS GOLD

REPORTS holds reports (.json or .txt), GOLD one file of claims for each; prints B-cubed in percent (`link`), and by how
much it differs over five random orders in which the reports arrive (`order_difference`, in points).
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from _gold import load_gold, load_reports
from onrecord.model import Claim, Event, Report
from onrecord.record import MemoryShelf, Recorder

ORDERS = 5
Annotated = tuple[Report, list[tuple[Claim, str]]]


def bcubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of (gold, found) cluster names (Bagga and Baldwin 1998)."""
    gold, found, both = Counter(g for g, _ in pairs), Counter(f for _, f in pairs), Counter(pairs)
    precision = sum(both[g, f] / found[f] for g, f in pairs) / len(pairs)
    recall = sum(both[g, f] / gold[g] for g, f in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def link(annotated: Iterable[Annotated]) -> tuple[float, float, float]:
    """Record the reports in this order and compare the events with the annotators'."""
    shelf, expected = MemoryShelf(), {}
    recorder = Recorder(shelf)
    for report, claims in annotated:
        expected.update({claim.id: key for claim, key in claims})
        recorder.add(report, [claim for claim, _ in claims])
    event_of = {claim: event.id for event in shelf.all(Event) for claim in (*event.claims, *event.leads)}
    return bcubed([(key, event_of[claim]) for claim, key in sorted(expected.items())])


def measure(reports: Path, gold: Path) -> dict[str, float]:
    """The figures for one folder of annotated reports."""
    annotated = list(load_gold(load_reports(reports), gold))
    precision, recall, f1 = link(annotated)
    shuffled = []
    for seed in range(ORDERS):
        order = list(annotated)
        random.Random(seed).shuffle(order)
        shuffled.append(link(order)[2])
        print(f"order {seed}: {100 * shuffled[-1]:.1f}", file=sys.stderr)
    return {
        "link": round(100 * f1, 1),
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "order_difference": round(100 * (max([f1, *shuffled]) - min([f1, *shuffled])), 2),
        "order_mean": round(100 * sum(shuffled) / len(shuffled), 1),
        "claims": sum(len(claims) for _, claims in annotated),
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args(argv)
    print(json.dumps(measure(args.reports, args.gold)))


if __name__ == "__main__":
    main()
