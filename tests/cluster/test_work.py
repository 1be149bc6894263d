"""What a worker does: it takes inputs apart and reads batches, and outlives what ends the process that does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import json

from onrecord import __version__
from onrecord.acquire import Facts
from onrecord.cluster.passing import Batch, Outcome, Task
from onrecord.cluster.tasks import tasks_of
from onrecord.cluster.work import AT_ONCE, Worker
from onrecord.errors import UsageError
from onrecord.model import Report
from tests.cluster.conftest import Lines
from tests.cluster.plain import WORK
from tests.verbs.building import PADDING

VISIT = "PRK visits RUS on 2023-09-13."


@pytest.fixture(scope="module")
def worker() -> Worker:
    """One for all tests that it outlives, for its processes take a second to start."""
    return Worker(WORK)


def task_of(path: Path) -> Task:
    (task,) = tasks_of([path], Facts(), lambda _: None)
    return task


def batches(worker: Worker, task: Task) -> list[Batch]:
    return [json.decode(raw, type=Batch) for raw in worker.acquire(task)]


def outcome(worker: Worker, *texts: str) -> Outcome:
    reports = tuple(Report(id=f"r{at}", text=text + PADDING) for at, text in enumerate(texts))
    return json.decode(worker.read(json.encode(Batch("in", "", 0, reports, last=True))), type=Outcome)


def test_an_input_becomes_batches_and_those_that_are_done_are_left_out(worker: Worker, lines: Lines) -> None:
    task = task_of(lines("many", *[VISIT] * (2 * AT_ONCE + 1)))
    found = batches(worker, task)
    assert [(one.number, len(one.reports), one.last) for one in found] == [
        (0, AT_ONCE, False), (1, AT_ONCE, False), (2, 1, True),
    ]  # fmt: skip
    assert {one.label for one in found} == {task.input.label}
    left = batches(worker, task._replace(done=frozenset({0})))
    assert [(one.number, len(one.reports), one.last) for one in left] == [(1, AT_ONCE, False), (2, 1, True)]


def test_a_batch_is_read_as_on_one_machine(worker: Worker, lines: Lines) -> None:
    (batch,) = worker.acquire(task_of(lines("two", VISIT, "")))
    found = json.decode(worker.read(batch), type=Outcome)
    assert found.version == __version__
    assert [len(read.claims) for read in found.read] == [1, 0]
    assert [len(read.claims) for read in outcome(worker, VISIT, f"{VISIT} {VISIT}").read] == [1, 2]


def test_poison_is_set_aside_after_two_tries_and_the_rest_of_its_batch_is_read(worker: Worker) -> None:
    found = outcome(worker, VISIT, f"{VISIT} POISON", VISIT, "CRASH")
    assert [read.told.status for read in found.read] == ["ok", "unreadable", "ok", "unreadable"]
    assert [len(read.claims) for read in found.read] == [1, 0, 1, 0]
    assert found.read[1].told.reason == ("reading it ended its process (SIGKILL): it was tried twice and set aside")
    assert found.read[3].told.reason == "reading it failed: ZeroDivisionError: a bug"


def test_a_worker_that_fails_once_costs_nothing(worker: Worker, tmp_path: Path) -> None:
    marker = tmp_path / "failed"
    found = outcome(worker, VISIT, f"{VISIT} FLAKY {marker} .")
    assert marker.exists(), "it did die"
    assert [(read.told.status, len(read.claims)) for read in found.read] == [("ok", 1), ("ok", 1)]


def test_a_report_without_end_is_set_aside() -> None:
    found = outcome(Worker(WORK._replace(patience=1.5)), "STUCK")
    assert (found.read[0].told.reason or "").startswith("reading it took longer than 2 seconds")


def test_an_input_that_ends_the_process_loses_what_follows_and_says_so(worker: Worker, lines: Lines) -> None:
    texts = [VISIT] * AT_ONCE + [VISIT, "CRUMBLE", VISIT]
    first, rest = batches(worker, task_of(lines("many", *texts)))
    assert (len(first.reports), first.last, rest.last) == (AT_ONCE, False, True)
    before, aside = rest.reports
    assert before.status == "ok"
    assert aside.status == "unreadable"
    assert aside.reason == (
        "taking it apart ended its process (SIGKILL): it was tried twice and set aside; what follows in it was lost"
    )


def misconfigured(_: object, __: object) -> Iterator[object]:
    raise UsageError("no spaCy pipeline 'x'")


def test_what_every_batch_would_meet_is_no_fault_of_the_reports() -> None:
    found = outcome(Worker(WORK._replace(read=misconfigured)), VISIT)  # type: ignore[arg-type]
    assert found.fault
    assert str(found.fault.error()) == "no spaCy pipeline 'x'"
    assert isinstance(found.fault.error(), UsageError)


def test_processes_that_die_of_everything_are_no_fault_of_the_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cluster.work.IN_A_ROW", 3)
    found = outcome(Worker(WORK), "POISON", "POISON", "POISON")
    assert found.fault
    assert "3 times in a row" in found.fault.message
    assert found.read == ()
