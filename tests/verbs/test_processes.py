"""Reading over processes: a report that kills its process costs itself alone, and nothing outlives a build."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.model import Report
from onrecord.verbs.batches import AHEAD, DIED, Found, read_batches
from onrecord.verbs.intake import Incoming

ROOT = Path(__file__).resolve().parents[2]


def fragile(batch: Sequence[Report | None], settings: object = None) -> list[Found]:  # noqa: ARG001
    """Dies of a report that says CRASH, as of a fault in a library."""
    if any(report is not None and "CRASH" in report.text for report in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Found(report=report) for report in batch]


def waits(batch: Sequence[Report | None], settings: object = None) -> list[Found]:  # noqa: ARG001
    """Leaves a file named after its process, and takes longer than any test."""
    for report in batch:
        if report is not None:
            (Path(report.text) / str(os.getpid())).touch()
    time.sleep(600)
    return [Found() for _ in batch]


def incoming(*texts: str) -> list[Incoming]:
    return [Incoming(Report(id=text, text=text), "new") for text in texts]


def test_what_a_process_dies_of_is_set_aside_and_all_else_is_read_in_order() -> None:
    batches = [
        incoming("a", "b"),
        incoming("c", "CRASH", "d"),
        incoming("e"),
        incoming("f", "CRASH too"),
        incoming("g"),
    ]
    found = list(read_batches(batches, None, 2, fragile))
    assert [one.report.id for one, _ in found] == ["a", "b", "c", "CRASH", "d", "e", "f", "CRASH too", "g"]
    assert [one.report.id for one, read in found if read.failed] == ["CRASH", "CRASH too"]
    assert {read.failed for _, read in found} == {None, DIED}
    assert all(read.report == one.report for one, read in found if not read.failed)


def test_what_is_known_or_has_no_text_is_not_read_again_after_a_death() -> None:
    known = Incoming(Report(id="known", text="CRASH"), "known")
    empty = Incoming(Report(id="empty", status="empty"), "new")
    found = list(read_batches([[known, *incoming("CRASH", "a"), empty]], None, 2, fragile))
    assert [read.failed for _, read in found] == [None, DIED, None, None]
    assert [read.report for _, read in found if read.report] == [Report(id="a", text="a")]


def test_no_more_is_taken_than_the_processes_need() -> None:
    taken: list[str] = []

    def batches() -> Iterator[list[Incoming]]:
        for number in range(40):
            taken.append(str(number))
            yield incoming(str(number))

    reading = read_batches(batches(), None, 2, fragile)
    for number, (one, _) in enumerate(reading):
        assert one.report.id == str(number)
        assert len(taken) - number <= 2 * AHEAD + 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_processes_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from tests.verbs.test_processes import *\n"
        f"list(read_batches([incoming({str(tmp_path)!r}), incoming({str(tmp_path)!r})], None, 2, waits))"
    )
    build = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    pids = until(lambda: [int(file.name) for file in tmp_path.iterdir()], 2)
    build.kill()
    build.wait()
    assert len(pids) == 2
    assert until(lambda: [pid for pid in pids if ended(pid)], 2) == pids


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be noticed as gone."""
    try:
        return not Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True


def until(found: Callable[[], list[int]], count: int, seconds: float = 60) -> list[int]:
    """What is found, once it is so many."""
    end = time.monotonic() + seconds
    while len(held := found()) < count and time.monotonic() < end:
        time.sleep(0.05)
    return sorted(held)
