"""What a whole build costs: its time over that of the bare spaCy pipeline, two processes against one, memory, stages.

    python benchmarks/build_speed.py REPORTS                # a folder of reports as they are
    python benchmarks/build_speed.py REPORTS --size 1000    # so many, made from them: days, names and places varied

ratio: processor seconds of a build (acquire, read, record) over those of the same spaCy pipeline alone on the same
texts, both on one thread; the two take turns, and the median over the turns counts. Processor seconds, so that a busy
machine does not weigh on one more than on the other; `seconds_per_report` is by the clock. Loading models and data is
left out of both by a small build before. peak_mb: the most memory that this process held up to then, the bare pipeline
included. speedup_2: reading alone, by the clock, in one process and in two; each on 32 reports and on four times as
many, and the difference counts, so that starting processes and loading models is left out. stages: shares of the
build's time. Prints one JSON object.
"""

import _one_thread  # noqa: F401, I001 (before what imports NumPy)

import argparse
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from msgspec import structs

from onrecord import build
from onrecord.model import Report
from onrecord.verbs.batches import read_batches
from onrecord.verbs.intake import Incoming
from onrecord.verbs.settled import READING, settle
from reading_speed import bare, reports_in

BATCH = 16
FEW = 32
APART = 1000  # days that a report's day is moved at most
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
YEAR = re.compile(r"\b20[12]\d\b")


def varied(reports: Sequence[Report], size: int) -> Iterator[Report]:
    """So many reports: each again and again, of another day, with other names and years: none is another's copy."""
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
        day = _moved(source.published, random.randrange(-APART, APART))
        yield structs.replace(source, id=f"{source.id}-{number}", text=text, published=day)


def _moved(day: str | None, by: int) -> str | None:
    return (date.fromisoformat(day[:10]) + timedelta(days=by)).isoformat() if day else None


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


def built(folder: Path) -> tuple[float, float, dict[str, float]]:
    """Processor seconds of a build, seconds by the clock, and these by stage."""
    with tempfile.TemporaryDirectory() as other:
        started = time.process_time()
        done = build([folder], Path(other) / "speed.onrecord", profile=True)
        return time.process_time() - started, done.seconds, dict(done.stages)


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
    more = list(varied(reports[:FEW], 4 * FEW))
    one, two = (read_in(more, jobs) - read_in(more[:FEW], jobs) for jobs in (1, 2))
    return one / two


def peak_mb() -> int:
    """The most memory, in MB, that this process held so far."""
    unit = 1_000_000 if sys.platform == "darwin" else 1000  # Linux counts in kilobytes, macOS in bytes
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def measured(reports: list[Report], folder: Path, turns: int) -> dict[str, Any]:
    """The figures."""
    stages: dict[str, float] = {}
    ratios, clock = [], []
    for turn in range(turns):
        alone = bare(reports)
        spent, seconds, by_stage = built(folder)
        for stage, share in by_stage.items():
            stages[stage] = stages.get(stage, 0) + share
        ratios.append(spent / alone)
        clock.append(seconds)
        print(
            f"turn {turn + 1}: bare {alone:.2f} s, build {spent:.2f} s, {seconds:.2f} s by the clock", file=sys.stderr
        )
    whole = sum(stages.values())
    return {
        "ratio": round(median(ratios), 2),
        "seconds_per_report": round(median(clock) / len(reports), 3),
        "peak_mb": peak_mb(),
        "speedup_2": round(speedup(reports), 2),
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
    given = parser.parse_args()
    settle(READING)  # as the command `build` does
    reports = reports_in(given.reports)
    if not reports:
        sys.exit(f"{given.reports} has no report that can be read")
    reports = list(varied(reports, given.size)) if given.size else reports
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as folder:
        built(written(reports[:2], Path(first)))
        print(json.dumps(measured(reports, written(reports, Path(folder)), given.turns)))


if __name__ == "__main__":
    main()
