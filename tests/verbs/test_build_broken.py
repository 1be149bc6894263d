"""Stopping a build anywhere, filling the disk under it or striking a bug does no harm."""

import os
import random
import signal
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import event

import onrecord.read
from onrecord import open_record
from onrecord.errors import StoreError
from onrecord.model import Report
from onrecord.verbs.build import build
from tests.verbs import plainly
from tests.verbs.building import Write, dump

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("plain_reader")]


def many(write: Write, count: int = 32) -> Path:
    """Reports of which several speak of one event, some carry the same words, and one comes twice, changed."""
    choose = random.Random(7)
    folder = Path()
    for number in range(count):
        day = f"2023-09-{choose.randint(1, 9):02}"
        said = choose.choice(["", "Kirby says that ", "Russia denies that "])
        verb, to = choose.choice(["visits", "attacks", "may visit"]), choose.choice(["RUS", "CHN"])
        extra = {"url": "https://sample.example/twice"} if number in (11, 29) else {}
        folder = write(f"r{number:02}", f"{said}PRK {verb} {to} on {day}. PRK visits USA on {day}.", **extra)
    (folder / "r20b.txt").touch()
    return folder


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_any_moment_and_run_again_it_ends_as_if_unbroken(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(write)
    build(folder, tmp_path / "unbroken.onrecord")
    monkeypatch.setattr(plainly, "SLOWLY", 0.004)
    broken, moments, killed = tmp_path / "broken.onrecord", random.Random(3), 0
    for _ in range(9):
        child = os.fork()
        if child == 0:
            try:
                build(folder, broken)
            finally:
                os._exit(0)
        sleep(moments.uniform(0.01, 0.35))
        os.kill(child, signal.SIGKILL)
        killed += os.waitpid(child, 0)[1] == signal.SIGKILL
    assert killed >= 3, "the test must stop it in the midst"
    build(folder, broken)
    assert dump(broken) == dump(tmp_path / "unbroken.onrecord")


def test_a_full_disk_loses_nothing_that_was_recorded(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(write)
    build(folder, tmp_path / "unbroken.onrecord")
    full = tmp_path / "full.onrecord"
    with open_record(full, create=True):
        pages = full.stat().st_size // 4096
    connect = onrecord.store.open.connect_file

    def small(path: Path, *, create: bool = False) -> Any:
        engine = connect(path, create=create)
        event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages + 30}"))
        return engine

    with monkeypatch.context() as now:
        now.setattr(onrecord.store.open, "connect_file", small)
        with pytest.raises(StoreError, match="disk is full"):
            build(folder, full)
    kept = dump(full)
    assert 0 < len(kept["reports"]) < len(dump(tmp_path / "unbroken.onrecord")["reports"])
    build(folder, full)
    assert dump(full) == dump(tmp_path / "unbroken.onrecord")


@pytest.mark.parametrize("where", ["while it is taken in", "when all are summed up"])
def test_a_bug_in_recording_costs_only_the_report_it_strikes(
    where: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.record import Recorder, settling

    folder = many(write, 6)
    build(folder, tmp_path / "unbroken.onrecord")
    take, summarise = Recorder.take, settling.summarise

    def breaks(self: Recorder, report: Report, *parts: Any) -> Any:
        take(self, report, *parts)
        if report.id == "r03" and report.status == "ok":
            raise RuntimeError("lost its way")

    def breaks_later(event: Any, claims: Any, reports: Any) -> Any:
        if any(claim.report == "r03" for claim in claims):
            raise RuntimeError("lost its way")
        return summarise(event, claims, reports)

    with monkeypatch.context() as now:
        if where == "while it is taken in":
            now.setattr(Recorder, "take", breaks)
        else:
            now.setattr(settling, "summarise", breaks_later)
        built = build(folder, tmp_path / "r.onrecord")
    assert [problem.report for problem in built.problems if "lost its way" in problem.reason] == ["r03"]
    assert len(dump(tmp_path / "r.onrecord")["reports"]) == len(dump(tmp_path / "unbroken.onrecord")["reports"])
    assert not any(claim.report == "r03" for claim in dump(tmp_path / "r.onrecord")["claims"].values())
    build(folder, tmp_path / "r.onrecord")
    assert {c.id for c in dump(tmp_path / "r.onrecord")["claims"].values()} == set(
        dump(tmp_path / "unbroken.onrecord")["claims"]
    ), "once it is mended, the report is read like any other"
