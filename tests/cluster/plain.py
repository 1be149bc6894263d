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

from onrecord.cluster.passing import Task
from onrecord.cluster.work import Work, reports_of
from onrecord.model import Report
from onrecord.verbs.batches import Found, readable
from tests.verbs import plainly

if TYPE_CHECKING:
    from onrecord.read import Settings


def read_batch(batch: Sequence[Report | None], _: "Settings | None" = None) -> list[Found]:
    """Read plainly, if it can be survived. Failures are told as `verbs.batches.read_batch` tells them."""
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
    return [_found(report) for report in batch]


def _found(report: Report | None) -> Found:
    if report is None or not readable(report):
        return Found()
    try:
        (reading,) = plainly.read([report])
    except ZeroDivisionError as error:
        return Found(failed=f"reading it failed: ZeroDivisionError: {error}")
    return Found(reading.claims, reading.responses, report=reading.report)


def acquire(task: Task) -> Iterator[Report]:
    """Take an input apart, and die of the word CRUMBLE."""
    for report in reports_of(task):
        if "CRUMBLE" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        yield report


WORK = Work(None, acquire, read_batch)
