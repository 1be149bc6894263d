"""What workers do in tests: they read plainly, and die of some words, each of which stands in a report's text.

POISON ends the process; FLAKY ends it the first time, for it leaves the file that it names; STUCK goes on for ever.
"""

import os
import re
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import onrecord.read
from onrecord.cluster.passing import Task
from onrecord.cluster.work import Work, reports_of
from onrecord.model import Report
from onrecord.verbs import batches
from onrecord.verbs.batches import Found
from tests.verbs import plainly

if TYPE_CHECKING:
    from onrecord.read import Settings


def read_batch(batch: Sequence[Report | None], settings: "Settings | None" = None) -> list[Found]:
    """Read plainly, if it can be survived."""
    onrecord.read.read = plainly.read  # type: ignore[attr-defined, assignment]
    for report in batch:
        if report is None:
            continue
        if "STUCK" in report.text:
            sleep(600)
        if "POISON" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if flaky := re.search(r"FLAKY (\S+)", report.text):
            marker = Path(flaky[1])
            if not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return batches.read_batch(batch, settings)


def acquire(task: Task) -> Iterator[Report]:
    """Take an input apart, and die of the word CRUMBLE."""
    for report in reports_of(task):
        if "CRUMBLE" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        yield report


WORK = Work(None, acquire, read_batch)
