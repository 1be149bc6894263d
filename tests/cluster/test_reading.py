"""Reading with Daft on this machine: what it finds, what it does not read twice, and what it says of what fails."""

import builtins
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import read_to_claims
from onrecord.acquire import Facts
from onrecord.cluster.engine import Engine
from onrecord.cluster.folder import ClaimsFolder
from onrecord.cluster.reading import ClaimsStep, read_with
from onrecord.cluster.work import AT_ONCE, Work
from onrecord.errors import MissingExtraError, OnrecordError, UsageError
from onrecord.read import Settings
from onrecord.read.model_reader import ReaderSettings
from tests.cluster.conftest import Lines, ReadInto
from tests.cluster.plain import WORK

pytestmark = pytest.mark.xdist_group("daft")
VISIT = "PRK visits RUS on 2023-09-13."


def test_what_is_read_is_written_and_told(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    many = lines("many", *[VISIT] * (AT_ONCE + 3), "CRASH")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    steps: list[ClaimsStep] = []
    done = read_into(tmp_path / "claims", many, tmp_path / "in", tmp_path / "none.txt", progress=steps.append)
    assert (done.reports, done.claims, done.inputs, done.known) == (AT_ONCE + 6, AT_ONCE + 3, 3, 0)
    assert done.counts == {"empty": 1, "ok": AT_ONCE + 3, "unreadable": 2}
    assert not done.ok
    assert {problem.report: problem.reason.partition(":")[0] for problem in done.problems} == {
        "empty": "the file is empty",
        "none": "there is no such file or folder",
        f"https://sample.example/many{AT_ONCE + 3}": "reading it failed",
    }
    assert (steps[-1].reports, steps[-1].inputs, steps[-1].of_inputs) == (AT_ONCE + 6, 3, 3)
    assert len(list(ClaimsFolder(tmp_path / "claims").read())) == AT_ONCE + 6


def test_what_was_read_is_not_read_again_and_what_has_changed_is(
    tmp_path: Path, lines: Lines, read_into: ReadInto
) -> None:
    many, other = lines("many", VISIT, VISIT), lines("other", VISIT)
    first = read_into(tmp_path / "claims", many)
    second = read_into(tmp_path / "claims", many, other)
    assert [(one.inputs, one.known, one.reports) for one in (first, second)] == [(1, 0, 2), (1, 1, 1)]
    assert second.counts == {"ok": 3}, "of all that the folder holds"
    lines("other", VISIT, VISIT)
    assert read_into(tmp_path / "claims", many, other).reports == 2
    assert read_into(tmp_path / "claims", many, other).reports == 0


def test_a_run_that_breaks_off_goes_on_where_it_was(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    many = lines("many", *[VISIT] * (3 * AT_ONCE))

    def stop(step: ClaimsStep) -> None:
        if step.reports > AT_ONCE:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(tmp_path / "claims", many, progress=stop)
    assert ClaimsFolder(tmp_path / "claims").statuses() == {"ok": 2 * AT_ONCE}
    done = read_into(tmp_path / "claims", many)
    assert (done.reports, done.known) == (AT_ONCE, 0)
    assert len(list(ClaimsFolder(tmp_path / "claims").read())) == 3 * AT_ONCE
    assert read_into(tmp_path / "claims", many).known == 1


def test_poison_is_set_aside_and_a_failed_batch_is_read_again(
    tmp_path: Path, write: Callable[..., Path], lines: Lines, read_into: ReadInto
) -> None:
    write("poison", f"{VISIT} POISON")
    write("flaky", f"{VISIT} FLAKY {tmp_path / 'marker'} .")
    reports = write("sound", VISIT)
    done = read_into(tmp_path / "claims", reports, lines("many", VISIT, f"{VISIT} POISON", VISIT), jobs=2)
    assert done.counts == {"ok": 4, "unreadable": 2}
    assert done.claims == 4
    assert {problem.reason for problem in done.problems} == {
        "reading it ended its process (SIGKILL): it was tried twice and set aside"
    }


class Broken(Engine):
    """An engine of which a machine is lost after so many batches, as often as told."""

    def __init__(self, *after: int) -> None:
        super().__init__(jobs=1)
        self.after = list(after)

    def outcomes(self, tasks: Any, work: Work) -> Iterator[bytes]:
        after = self.after.pop(0) if self.after else sys.maxsize
        for at, outcome in enumerate(super().outcomes(tasks, work)):
            if at == after:
                raise RuntimeError("a node died")
            yield outcome


@pytest.mark.usefixtures("read_into")
def test_when_a_machine_is_lost_the_rest_is_read_again_and_nothing_twice(tmp_path: Path, lines: Lines) -> None:
    many = lines("many", *[VISIT] * (3 * AT_ONCE))
    done = read_with(WORK, (many,), tmp_path / "claims", Broken(1, 0, 1), Facts())
    assert (done.reports, done.counts) == (3 * AT_ONCE, {"ok": 3 * AT_ONCE})
    with pytest.raises(OnrecordError, match=r"failed 2 times with nothing read \(RuntimeError: a node died\)"):
        read_with(WORK, (lines("other", VISIT),), tmp_path / "claims", Broken(0, 0), Facts())
    assert ClaimsFolder(tmp_path / "claims").statuses() == {"ok": 3 * AT_ONCE}


def another_version(*_: object) -> Iterator[object]:
    raise UsageError("no spaCy pipeline 'x'")
    yield


def test_what_every_report_would_meet_ends_the_run(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    work = WORK._replace(read=another_version)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no spaCy pipeline 'x'"):
        read_into(tmp_path / "claims", lines("many", VISIT), work=work)


@pytest.mark.usefixtures("read_into")
def test_a_worker_of_another_version_is_refused(tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cluster.work.__version__", "0.0.1")
    with pytest.raises(UsageError, match=r"a worker runs onrecord 0\.0\.1"):
        read_with(WORK, (lines("many", VISIT),), tmp_path / "claims", Engine(jobs=1), Facts())


@pytest.mark.usefixtures("read_into")
def test_nothing_is_told_to_anyone() -> None:
    Engine(jobs=1)
    assert os.environ["DAFT_ANALYTICS_ENABLED"] == "0"
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


@pytest.mark.usefixtures("read_into")
def test_wrong_calls_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(VISIT)
    for options, why in (
        ({"inputs": ()}, "nothing to read"),
        ({"jobs": 0}, "jobs must be 1 or more"),
        ({"date": "2023-02-30"}, "2023-02-30"),
        ({"settings": Settings(reader=ReaderSettings(url="http://x/v1", model="m"))}, "a reader of your own"),
    ):
        given: dict[str, Any] = {"inputs": tmp_path / "a.txt", "claims": tmp_path / "claims"} | options
        with pytest.raises(UsageError, match=why):
            read_to_claims(**given)
    assert not (tmp_path / "claims").exists()


def test_without_the_extra_its_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without_daft(name: str, *args: Any, **more: Any) -> Any:
        if name == "daft":
            raise ImportError(name)
        return imported(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without_daft)
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[cluster\]'"):
        read_to_claims(tmp_path, tmp_path / "claims")
