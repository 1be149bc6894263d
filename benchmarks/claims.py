"""Claims read from annotated reports: event, claim, record, status, sources, dates, link.

usage: claims.py REPORTS GOLD

REPORTS  folder of reports
GOLD     folder of annotated claims, one <stem>.json a report

Builds a record from the reports, exports its claims, and compares them with the annotators'.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import _scoring
from onrecord import build, export, open_record


def read_claims(reports: Path) -> dict[str, list[_scoring.Row]]:
    """The claims of a record built from the reports."""
    with TemporaryDirectory() as folder:
        record, table = Path(folder) / "claims.onrecord", Path(folder) / "claims.jsonl"
        result = build(reports, record)
        print(f"{result.claims} claims in {result.seconds:.1f} s", file=sys.stderr)
        with open_record(record) as built:
            export(built, table, table="claims", format="jsonl")
        return _scoring.found_in(table.read_text(encoding="utf-8").splitlines())


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args(argv)
    found = read_claims(args.reports)
    print(json.dumps(_scoring.score(_scoring.texts(args.reports), _scoring.annotated(args.gold), found)))


if __name__ == "__main__":
    main()
