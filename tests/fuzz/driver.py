"""Runs the child, takes down what it finds, and begins again behind an input that ended it."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SILENCE = 180  # seconds without a word, as where a call waits for something
MEMORY = 900  # MB: what one input may add to what the process has


class Finding(NamedTuple):
    """An input on which a reader is wrong: made again by `python -m tests.fuzz READER --from NUMBER --count 1`."""

    reader: str
    number: int
    what: str


class Ran(NamedTuple):
    """What came of feeding: findings, inputs, seconds of processor time, the slowest input, the most memory in MB."""

    findings: list[Finding]
    inputs: int
    seconds: float
    slowest: tuple[float, str]
    peak: int


class Watch:
    """What the children tell, put together."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Finding] = []
        self.at: tuple[str, int] | None = None  # the input that is read, or was read last
        self.inputs = self.peak = 0
        self.seconds = 0.0
        self.slowest = (0.0, "")

    def feed(self, jobs: Sequence[tuple[str, int, int]]) -> None:
        """Have a child do the jobs, as far as it comes."""
        self.at, silent = None, False
        words = [f"{reader}:{start}:{count}" for reader, start, count in jobs]
        path = os.pathsep.join(filter(None, (str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
        with (
            (self.folder / "stderr").open("wb") as errors,
            subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.child", str(self.folder), *words],
                cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL,
            ) as child,
        ):  # fmt: skip
            assert child.stdout is not None
            while not (silent := not select.select([child.stdout], [], [], SILENCE)[0]):
                if not (line := child.stdout.readline()):
                    break
                self.take(json.loads(line))
            if silent:
                child.kill()
            code = child.wait()
        if code:
            said = (self.folder / "stderr").read_text(errors="replace").strip().rpartition("\n")[2]
            assert self.at is not None, f"the child did not begin: {said}"
            self.findings.append(Finding(*self.at, _ended(code, silent, said)))

    def take(self, line: dict[str, Any]) -> None:
        """Take down a line of a child's."""
        if "begins" in line:
            self.at = (line["reader"], line["begins"])
            self.inputs += 1
            return
        assert self.at is not None
        self.seconds += line["took"]
        self.slowest = max(self.slowest, (line["took"], ":".join(map(str, self.at))))
        self.peak = max(self.peak, line["peak"])
        if line["peak"] > MEMORY:
            self.findings.append(Finding(*self.at, f"takes {line['peak']} MB"))
        if line["wrong"]:
            self.findings.append(Finding(*self.at, line["wrong"]))


def run(folder: Path, jobs: Sequence[tuple[str, int, int]]) -> Ran:
    """Feed each reader from a number on so many inputs; the seeds lie in `folder`."""
    watch, left = Watch(folder), list(jobs)
    while left:
        watch.feed(left)
        assert watch.at is not None
        left = _behind(left, watch.at)
    return Ran(watch.findings, watch.inputs, watch.seconds, watch.slowest, watch.peak)


def _behind(jobs: Sequence[tuple[str, int, int]], at: tuple[str, int]) -> list[tuple[str, int, int]]:
    """What is left to do behind an input."""
    for number, (reader, start, count) in enumerate(jobs):
        if reader == at[0] and start <= at[1] < start + count:
            rest = start + count - at[1] - 1
            return [*([(reader, at[1] + 1, rest)] if rest else []), *jobs[number + 1 :]]
    return []


def _ended(code: int, silent: bool, said: str) -> str:
    if silent:
        return f"hangs: not a word for {SILENCE} seconds"
    if code == -signal.SIGPROF:
        return "hangs: more than ten seconds of processor time"
    return f"ends the process with {code}: {said[:300]}"
