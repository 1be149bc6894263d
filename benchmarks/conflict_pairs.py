"""How well conflicts are told from look-alikes among pairs of claims that real reports give.

usage: conflict_pairs.py DATA [--pairs FILE]

DATA holds `train/` and `gold/`: the annotated reports. FILE marks pairs of their claims, a pair a line, each claim by
the id of its report and its place among that report's annotated claims: the `kind` in which they conflict or "none",
`why` not, and the `part` it belongs to: "build" and "build2" (the rules were made looking at these), "confirm" and
"confirm2" (they were not), or "fired": pairs out of all annotated reports in which the rules of the day saw a conflict,
marked then, looked at since. "build2" and "confirm2" were marked before rules were run on them, and halved by matter.

Prints, for each part, precision and recall of the conflicts found, the kind included: as `compared`, the two taken for
claims of one event; as `told`, only where a record of these two claims joins them into one event.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from _pairs import claims_of
from onrecord.model import Claim, Conflict, Report
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.conflicts import compare
from onrecord.record.facts import facts

PAIRS = Path(__file__).resolve().parent / "pairs" / "conflicts.jsonl"
PARTS = ("build", "confirm", "fired", "build2", "confirm2")
Side = tuple[Report, Claim]


def compared(one: Side, two: Side) -> list[str]:
    """The kinds in which two claims conflict, taken for claims of one event."""
    a, b = (facts(claim, report) for report, claim in (one, two))
    return [str(finding.kind) for finding in compare(a, b) if finding.conflicting]


def told(one: Side, two: Side) -> list[str]:
    """The kinds of the conflicts that a record of the two claims alone tells."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    if one[0].id == two[0].id:
        recorder.add(one[0], [one[1], two[1]])
    else:
        recorder.add(one[0], [one[1]])
        recorder.add(two[0], [two[1]])
    return [str(conflict.kind) for conflict in shelf.all(Conflict)]


def measure(rows: Sequence[Mapping[str, Any]], sides: Mapping[int, tuple[Side, Side]]) -> dict[str, object]:
    """Precision and recall over the pairs."""
    counted: dict[str, object] = {"pairs": len(rows), "conflicts": sum(row["kind"] != "none" for row in rows)}
    for name, kinds in (("compared", compared), ("told", told)):
        right, found, there = Counter[str](), Counter[str](), Counter[str]()
        for at, row in enumerate(rows):
            got, expected = kinds(*sides[at]), row["kind"]
            there.update([expected] if expected != "none" else [])
            found.update([expected] if expected in got else got[:1])
            right.update([expected] if expected in got else [])
            if (expected in got) != (expected != "none") or (expected == "none" and got):
                quotes = " / ".join(claim.quote for _, claim in sides[at])
                print(f"{name}: {expected} {row.get('why', '')} as {got}: {quotes}", file=sys.stderr)
        counted |= {
            name: {
                "precision": round(sum(right.values()) / max(1, sum(found.values())), 3),
                "recall": round(sum(right.values()) / max(1, sum(there.values())), 3),
                "by_kind": {
                    kind: [right[kind], found[kind], there[kind]] for kind in sorted({*found, *there} - {"none"})
                },
            }
        }
    return counted


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--part", choices=PARTS, help="this part alone")
    args = parser.parse_args(argv)
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines() if line]
    known = claims_of(args.data, {row[name][0] for row in rows for name in ("a", "b")})
    if not known:
        print(json.dumps({"skipped": f"no annotated reports at {args.data}"}))
        return
    result: dict[str, object] = {}
    for part in (args.part,) if args.part else PARTS:
        mine = [row for row in rows if row["part"] == part and row["a"][0] in known and row["b"][0] in known]
        sides = {at: (_side(known, row["a"]), _side(known, row["b"])) for at, row in enumerate(mine)}
        result[part] = measure(mine, sides)
    print(json.dumps(result))


def _side(known: Mapping[str, tuple[Report, list[Claim]]], at: Sequence[Any]) -> Side:
    report, claims = known[at[0]]
    return report, claims[at[1]]


if __name__ == "__main__":
    main()
