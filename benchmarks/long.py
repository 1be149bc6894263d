"""What long reports cost: seconds and peak memory of a build, at 10,000, 100,000 and 500,000 characters.

usage: long.py REPORTS [--chars 10000 100000 500000] [--reports 1]

REPORTS  folder of reports; the long ones are made of their paragraphs, taken in turn, so that each reads as news

Each length is built into a record by a process of its own, acquiring, reading and recording included. `seconds` are
of processor time and leave out loading the model, `peak_mb` is the most memory that the process holds, and `per_100k`
the seconds for 100,000 characters: about the same at every length if time is linear. With --reports, so many reports
of each length, each of other paragraphs.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from onrecord import build
from onrecord.acquire import acquire

CHARS = (10_000, 100_000, 500_000)
MOST = 499_000  # characters: a little less than what acquire takes for an article
SHORTEST = 80  # characters of a paragraph that counts as one of news


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of the reports' bodies."""
    found = []
    for report in acquire([folder]):
        for section in report.sections:
            if section.kind == "body" and report.status == "ok":
                found += [line for line in section.span.of(report.text).split("\n") if len(line) >= SHORTEST]
    return list(dict.fromkeys(found))


def texts(given: Sequence[str], chars: int, reports: int) -> Iterator[str]:
    """So many texts of that length, of other paragraphs each while they last."""
    turn = cycle(given)
    for _ in range(reports):
        lines, length = [], 0
        while length < min(chars, MOST):
            lines.append(next(turn))
            length += len(lines[-1]) + 1
        yield "\n\n".join(lines)[: min(chars, MOST)]


def write(folder: Path, given: Sequence[str], chars: int, reports: int) -> None:
    """Write the texts as files of plain text with a headline."""
    for number, text in enumerate(texts(given, chars, reports), 1):
        head = f"Title: What was said and done, part {number}\nDate: 2024-06-05\n\n"
        (folder / f"long-{number}.txt").write_text(head + text, encoding="utf-8")


def measure(folder: Path) -> dict[str, Any]:
    """The processor seconds and the peak memory of this process for a build of the folder."""
    with tempfile.TemporaryDirectory() as place:
        warm = Path(place) / "warm.txt"
        warm.write_text("Title: Talks in Geneva\n\nThe foreign ministers of France and Peru met in Geneva on Monday.\n")
        build([warm], Path(place) / "warm.onrecord")
        started = time.process_time()
        done = build([folder], Path(place) / "long.onrecord")
        seconds = time.process_time() - started
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"seconds": round(seconds, 2), "peak_mb": round(peak), "reports": done.counts, "claims": done.claims}


def of_length(given: Sequence[str], chars: int, reports: int) -> dict[str, Any]:
    """What reports of a length cost, in a process of their own."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), given, chars, reports)
        command = [sys.executable, __file__, place, "--measure"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found | {"per_100k": round(found["seconds"] * 100_000 / (min(chars, MOST) * reports), 2)}


def main(argv: list[str] | None = None) -> int:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports_folder", metavar="REPORTS", type=Path, help="folder of reports")
    parser.add_argument("--chars", type=int, nargs="+", default=list(CHARS), help="lengths to measure")
    parser.add_argument("--reports", type=int, default=1, help="how many reports of each length")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.measure:
        print(json.dumps(measure(args.reports_folder)))
        return 0
    given = paragraphs(args.reports_folder)
    if not given:
        parser.error(f"no reports with paragraphs of news in {args.reports_folder}")
    print(json.dumps({str(chars): of_length(given, chars, args.reports) for chars in args.chars}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
