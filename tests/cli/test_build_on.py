"""`onrecord build --on daft` and `onrecord record`: what they print, and the exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.conftest import kept_processes as kept_processes  # noqa: PLC0414
from tests.cluster.plain import WORK

pytestmark = pytest.mark.xdist_group("daft")


@pytest.fixture
def plain_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that read as `tests.cluster.plain` does."""
    pytest.importorskip("daft", reason="needs the extra: pip install 'onrecord[cluster]'")
    monkeypatch.setattr("onrecord.cluster.reading.Work", lambda settings: WORK._replace(settings=settings))


@pytest.mark.usefixtures("plain_workers", "kept_processes")
def test_read_and_record_in_one_command_and_in_two(run: Any, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    claims, record, other = tmp_path / "claims", tmp_path / "one.onrecord", tmp_path / "two.onrecord"
    done = run("build", reports, "-o", claims, "--on", "daft", "-j", 1, "--record", record)
    assert done.code == 3
    assert done.out.splitlines()[0].startswith("4 inputs, 4 reports, 4 claims, ")
    assert f"The claims: {claims}" in done.out
    assert f"The record: {record}" in done.out
    assert "1 report in " in done.err
    assert "  empty: the file is empty" in done.err
    again = json.loads(run("build", reports, "-o", claims, "--on", "daft", "-j", 1, "--json").out)
    assert (again["inputs"], again["known"], again["reports"], again["recorded"]) == (0, 4, 0, None)
    assert again["counts"] == {"empty": 1, "ok": 3}
    recorded = json.loads(run("record", claims, "-o", other, "--json").out)
    assert recorded["outcomes"] == {"new": 4}
    assert run("export", record).out == run("export", other).out
    part = run("record", claims, "-o", tmp_path / "part.onrecord", "--party", "usa", "--quiet")
    assert (part.code, part.out) == (0, "")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--on", "dafd"), "did you mean daft?"),
        (("--ray-address", "auto"), "--ray-address goes with --on daft"),
        (("--record", "x.onrecord"), "--record goes with --on daft"),
        (("--on", "daft", "--again"), "--again does not go with --on daft: give another folder to read anew"),
        (("--on", "daft", "--profile"), "--profile does not go with --on daft"),
        (("--on", "daft", "--outlets", "l.toml"), "so give --record, or the letters to onrecord record"),
        (("--on", "daft", "--reader", "http://x/v1"), "a reader of your own is asked from one machine"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Any, reports: Path, tmp_path: Path, options: tuple[str, ...], why: str
) -> None:
    done = run("build", reports, "-o", tmp_path / "claims", *options)
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert not (tmp_path / "claims").exists()


def test_what_is_no_folder_of_claims_is_told_in_one_line(run: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra: pip install 'onrecord[cluster]'")
    done = run("record", tmp_path / "none", "-o", tmp_path / "a.onrecord")
    assert (done.code, done.out) == (1, "")
    assert "holds no claims: make it with onrecord build --on daft" in done.err
