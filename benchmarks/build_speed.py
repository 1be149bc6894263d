"""What a whole build costs: its time over that of the bare spaCy pipeline, two processes against one, memory, stages.

    python benchmarks/build_speed.py REPORTS                # a folder of reports as they are
    python benchmarks/build_speed.py REPORTS --size 1000    # so many, made from them: days, names and places varied

ratio: seconds of a build (acquire, read, record) over the seconds of the same spaCy pipeline alone on the same texts;
the two take turns, and the median over the turns counts. speedup_2: reading alone, in one process and in two; each on
some reports and on four times as many, and the difference counts, so that starting processes and loading models is left
out. peak_mb: the most memory that a process of its own holds while it builds in one process. stages: shares of the
build's time. Prints one JSON object.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from msgspec import structs

from onrecord import build
from onrecord.model import Report
from onrecord.verbs.batches import read_batches
from onrecord.verbs.intake import Incoming
from reading_speed import bare, reports_in

BATCH = 16
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
YEAR = re.compile(r"\b20[12]\d\b")


def varied(reports: Sequence[Report], size: int) -> Iterator[Report]:
    """So many reports: each text again and again, with other names and years, so that none is another's copy."""
    names = sorted({name for report in reports for name in NAME.findall(report.text)})
    for number in range(size):
        source, random = reports[number % len(reports)], Random(number)
        if number < len(reports):
            yield source
            continue
        other = {name: random.choice(names) for name in set(NAME.findall(source.text)) if random.random() < 0.5}
        text = _replaced(source.text, NAME, other)
        shift = random.randrange(10)
        text = _replaced(text, YEAR, {str(2010 + year): str(2010 + (year + shift) % 20) for year in range(20)})
        yield structs.replace(source, id=f"{source.id}-{number}", text=text)


def _replaced(text: str, pattern: re.Pattern[str], other: Mapping[str, str]) -> str:
    def new(found: re.Match[str]) -> str:
        return other.get(found[0], found[0])

    return pattern.sub(new, text)


def written(reports: Sequence[Report], folder: Path) -> Path:
    """The reports as files that can be built from."""
    for number, report in enumerate(reports):
        told = {"title": report.title, "text": report.text, "date": report.published, "outlet": report.outlet}
        (folder / f"{number:06}.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def built(folder: Path) -> tuple[float, dict[str, float]]:
    """Seconds of a build, and seconds by stage."""
    with tempfile.TemporaryDirectory() as other:
        done = build([folder], Path(other) / "speed.onrecord", profile=True)
    return done.seconds, dict(done.stages)


def read_in(reports: Sequence[Report], jobs: int) -> float:
    """Seconds that reading takes with so many processes, their start included."""
    waiting = [Incoming(report, "new") for report in reports]
    batches = (waiting[at : at + BATCH] for at in range(0, len(waiting), BATCH))
    started = time.perf_counter()
    for _ in read_batches(batches, None, jobs):
        pass
    return time.perf_counter() - started


def speedup(reports: Sequence[Report]) -> float:
    """How many times as fast two processes read as one, their start left out."""
    more = list(varied(reports, 4 * max(len(reports), 2 * BATCH)))
    few = more[: len(more) // 4]
    one, two = (read_in(more, jobs) - read_in(few, jobs) for jobs in (1, 2))
    return one / two


def peak_mb(folder: Path) -> float:
    """Peak resident memory, in MB, of a process that builds from the folder."""
    command = [sys.executable, __file__, "--peak-of-this-process", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["peak_mb"])


def measured(reports: list[Report], folder: Path, turns: int) -> dict[str, Any]:
    """The figures."""
    bare(reports[:BATCH])
    stages: dict[str, float] = {}
    pairs = []
    for turn in range(turns):
        alone = bare(reports)
        seconds, spent = built(folder)
        for stage, share in spent.items():
            stages[stage] = stages.get(stage, 0) + share
        pairs.append((alone, seconds))
        print(f"turn {turn + 1}: bare {alone:.2f} s, build {seconds:.2f} s", file=sys.stderr)
    whole = sum(stages.values())
    return {
        "ratio": round(median(seconds / alone for alone, seconds in pairs), 2),
        "seconds_per_report": round(median(seconds for _, seconds in pairs) / len(reports), 3),
        "speedup_2": round(speedup(reports), 2),
        "peak_mb": round(peak_mb(folder)),
        "reports": len(reports),
        "stages": {stage: round(share / whole, 3) for stage, share in sorted(stages.items(), key=lambda one: -one[1])},
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, help="folder of reports")
    parser.add_argument(
        "--size", type=int, default=0, help="how many reports, made from those; as they are unless given"
    )
    parser.add_argument("--turns", type=int, default=3, help="how often each is timed")
    parser.add_argument("--peak-of-this-process", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peak_of_this_process:
        built(given.reports)
        unit = 1_000_000 if sys.platform == "darwin" else 1000  # Linux counts in kilobytes, macOS in bytes
        print(json.dumps({"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit}))
        return
    reports = reports_in(given.reports)
    if not reports:
        sys.exit(f"{given.reports} has no report that can be read")
    reports = list(varied(reports, given.size)) if given.size else reports
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(reports, written(reports, Path(folder)), given.turns)))


if __name__ == "__main__":
    main()
