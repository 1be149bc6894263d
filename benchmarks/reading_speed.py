"""What reading costs: its time over that of the bare spaCy pipeline on the same text, and its peak memory.

ratio: processor seconds of `onrecord.read.read`, parse included, over those of the same spaCy pipeline alone, with the
same matrix kernels and on one thread, in one run. The two take turns, and the median over the turns counts, so that a
busy machine slows both. Loading the model and the data files is left out by a first turn that is not timed. peak_mb:
the most memory that a process of its own holds while it acquires and reads all reports.

The bare pipeline is spaCy's with the line breaks and the mending of the parse that reading adds to it. For its
attribute ruler, and for the loops that lead its parser and its finder of names, reading has quicker ones that say the
same.
"""

import _one_thread  # noqa: F401, I001 (before what imports NumPy)

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from onrecord.acquire import acquire
from onrecord.model import Report
from onrecord.read import read
from onrecord.read.language import DEFAULT_MODEL, pipeline
from onrecord.verbs.settled import READING, settle


def reports_in(folder: Path) -> list[Report]:
    """The reports of a folder that can be read."""
    return [report for report in acquire([folder]) if report.status == "ok" and report.text]


def bare(reports: list[Report]) -> float:
    """Processor seconds that the spaCy pipeline alone takes."""
    start = time.process_time()
    for _ in pipeline(DEFAULT_MODEL).pipe((report.text for report in reports), batch_size=16):
        pass
    return time.process_time() - start


def full(reports: list[Report]) -> float:
    """Processor seconds that reading takes."""
    start = time.process_time()
    for _ in read(reports):
        pass
    return time.process_time() - start


def peak_mb(folder: Path) -> float:
    """Peak resident memory, in MB, of a process that reads the folder."""
    done = subprocess.run(
        [sys.executable, __file__, "--peak-of-this-process", str(folder)], capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout.splitlines()[-1])["peak_mb"])


def main(argv: list[str] | None = None) -> int:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, help="folder of reports")
    parser.add_argument("--turns", type=int, default=5, help="how often each is timed")
    parser.add_argument("--peak-of-this-process", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    settle(READING)  # as the command `build` does
    reports = reports_in(args.reports)
    if args.peak_of_this_process:
        full(reports)
        # Linux counts in kilobytes, macOS in bytes.
        unit = 1_000_000 if sys.platform == "darwin" else 1000
        print(json.dumps({"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit}))
        return 0
    bare(reports)
    full(reports)
    pairs = []
    for turn in range(args.turns):
        pair = (bare(reports), full(reports)) if turn % 2 == 0 else (full(reports), bare(reports))[::-1]
        print(f"turn {turn + 1}: bare {pair[0]:.2f} s, full {pair[1]:.2f} s", file=sys.stderr)
        pairs.append(pair)
    words = sum(len(report.text.split()) for report in reports)
    result = {
        "ratio": round(median(whole / alone for alone, whole in pairs), 2),
        "words_per_second": round(words / median(whole for _, whole in pairs)),
        "bare_words_per_second": round(words / median(alone for alone, _ in pairs)),
        "peak_mb": round(peak_mb(args.reports)),
        "reports": len(reports),
        "words": words,
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
