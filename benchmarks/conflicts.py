"""How well conflicts are told from look-alikes.

usage: conflicts.py FILE

FILE holds a pair of claims of one event a line, with the `kind` in which they conflict, or "none". Prints precision and
recall of the conflicts found, the kind included, and the same for each kind.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.model import Claim, Party, Place, Report, Source, Span, TimeRange
from onrecord.read.ways import PARTIAL
from onrecord.record.conflicts import compare
from onrecord.record.facts import Facts, facts


def side(raw: dict[str, Any], kind: str, name: str) -> Facts:
    """One claim of a pair, in a report of its own."""
    outlet = raw.get("outlet") or f"{name}.example"
    report = Report(id=name, text=raw["quote"], published=raw["published"], domain=outlet)
    said, time, place = raw.get("source"), raw.get("time"), raw.get("place")
    claim = Claim(
        id=name,
        report=name,
        span=Span(0, len(raw["quote"])),
        quote=raw["quote"],
        type=kind,
        actors=tuple(Party(code, code) for code in raw["actors"]),
        recipients=tuple(Party(code, code) for code in raw["recipients"]),
        status=raw["status"],
        sources=(Source(**said),) if said else (),
        time=TimeRange(**time) if time else None,
        place=Place(**place) if place else None,
        partial=raw.get("rule") in PARTIAL,
    )
    return facts(claim, report)


def measure(lines: Sequence[str]) -> dict[str, object]:
    """Precision and recall over the pairs of a file."""
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        pair = json.loads(line)
        one, two = (side(pair[name], pair["type"], name) for name in ("a", "b"))
        kinds = [finding.kind for finding in compare(one, two) if finding.conflicting]
        expected = pair["kind"]
        there[expected] += expected != "none"
        found.update(kinds[:1] if expected not in kinds else [expected])
        right[expected] += expected in kinds
        if (expected in kinds) != (expected != "none") or (expected == "none" and kinds):
            print(f"{expected} as {kinds}: {pair['a']['quote']} / {pair['b']['quote']}", file=sys.stderr)
    kinds_there = sorted(kind for kind in there if there[kind])
    return {
        "precision": round(sum(right.values()) / max(1, sum(found.values())), 3),
        "recall": round(sum(right.values()) / max(1, sum(there.values())), 3),
        "pairs": len(lines),
        "conflicts": sum(there.values()),
        "by_kind": {kind: [right[kind], found[kind], there[kind]] for kind in kinds_there},
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    args = parser.parse_args(argv)
    lines = [line for line in args.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    print(json.dumps(measure(lines)))


if __name__ == "__main__":
    main()
