"""Runs the child, takes down what it finds, and begins again behind an input that ended it."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

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


def run(folder: Path, jobs: Sequence[tuple[str, int, int]]) -> Ran:
    """Feed each reader from a number on so many inputs; the seeds lie in `folder`."""
    findings: list[Finding] = []
    inputs, seconds, slowest, peak = 0, 0.0, (0.0, ""), 0
    left = list(jobs)
    while left:
        at: tuple[str, int] | None = None
        done = ("", -1)
        for line in _lines(folder, left, findings, lambda: at):
            if "begins" in line:
                at = (line["reader"], line["begins"])
                inputs += 1
                continue
            assert at is not None
            done, (reader, number) = at, at
            seconds += line["took"]
            slowest = max(slowest, (line["took"], f"{reader}:{number}"))
            if line["peak"] - MEMORY > 0:
                findings.append(Finding(reader, number, f"takes {line['peak']} MB"))
            peak = max(peak, line["peak"])
            if line["wrong"]:
                findings.append(Finding(reader, number, line["wrong"]))
        left = _behind(left, at) if at and (at != done or left[-1][1] + left[-1][2] - 1 != at[1]) else []
    return Ran(findings, inputs, seconds, slowest, peak)


def _behind(jobs: Sequence[tuple[str, int, int]], at: tuple[str, int]) -> list[tuple[str, int, int]]:
    """What is left to do behind an input."""
    for number, (reader, start, count) in enumerate(jobs):
        if reader == at[0] and start <= at[1] < start + count:
            rest = start + count - at[1] - 1
            return [*([(reader, at[1] + 1, rest)] if rest else []), *jobs[number + 1 :]]
    return []


def _lines(folder: Path, jobs: Sequence[tuple[str, int, int]], findings: list[Finding], at):  # type: ignore[no-untyped-def]
    """The child's lines; what ended it is taken down as a finding."""
    words = [f"{reader}:{start}:{count}" for reader, start, count in jobs]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fuzz.child", str(folder), *words],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=(folder / "stderr").open("wb"), stdin=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        silent = False
        while True:
            if not select.select([child.stdout], [], [], SILENCE)[0]:
                silent = True
                child.kill()
                break
            if not (line := child.stdout.readline()):
                break
            yield json.loads(line)
        code = child.wait()
    if code or silent:
        reader, number = at() or (jobs[0][0], jobs[0][1])
        said = (folder / "stderr").read_text(errors="replace").strip().rpartition("\n")[2]
        findings.append(Finding(reader, number, _ended(code, silent, said)))
        if at() is None:
            raise AssertionError(f"the child did not begin: {said}")


def _ended(code: int, silent: bool, said: str) -> str:
    if silent:
        return f"hangs: not a word for {SILENCE} seconds"
    if code == -signal.SIGPROF:
        return "hangs: more than ten seconds of processor time"
    return f"ends the process with {code}: {said[:300]}"
