"""`onrecord build`: what it tells, what it refuses, how it goes on."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import onrecord.read
from tests.cli.running import PADDING, Done


def test_build_tells_what_it_did(run: Any, reports: Path, tmp_path: Path) -> None:
    done = run("build", reports, "-o", tmp_path / "r.onrecord")
    assert done.code == 0
    assert done.out.startswith("3 reports (3 new), 4 claims, ")
    assert done.err == ""
    assert run("build", reports, "-o", tmp_path / "r.onrecord").out.startswith("3 reports (3 known), 0 claims")
    assert run("build", reports, "-o", tmp_path / "r.onrecord", "--quiet") == Done(0, "", "")


def test_build_ends_with_3_and_a_line_for_each_that_was_not_read(run: Any, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    (reports / "other.json").write_text('{"form": ["another"]}')
    for _ in range(2):
        done = run("build", reports, "-o", tmp_path / "r.onrecord")
        assert done.code == 3
        assert done.err.startswith("2 reports were not read:\n  empty: ")
        assert len(done.err.splitlines()) == 3
    data = json.loads(run("build", reports, "-o", tmp_path / "r.onrecord", "--json").out)
    assert [problem["report"] for problem in data["problems"]] == ["empty", "other"]
    assert "not read: empty:" in run("info", tmp_path / "r.onrecord").out


def test_build_names_what_it_passed_over_and_that_is_no_failure(run: Any, reports: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "c.png", "d.png", "site.css", ".hidden"):
        (reports / name).write_bytes(b"\x89PNG")
    done = run("build", reports, "-o", tmp_path / "r.onrecord")
    assert done.code == 0
    assert done.err.splitlines()[0] == "6 files were passed over (--json names them all):"
    assert f"a picture: {reports / 'a.png'}" in done.err
    assert "and 1 more" in done.err
    assert "a style sheet: " in done.err
    told = json.loads(run("build", reports, "-o", tmp_path / "r.onrecord", "--json").out)["passed_over"]
    assert {Path(one["input"]).name for one in told} == {"a.png", "b.png", "c.png", "d.png", "site.css", ".hidden"}
    assert run("build", reports, "-o", tmp_path / "r.onrecord", "--quiet") == Done(0, "", "")


def test_build_of_nothing_at_all(run: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("build", tmp_path / "none", tmp_path / "missing.txt", "-o", tmp_path / "r.onrecord")
    assert done.code == 3
    assert "Traceback" not in done.err


def test_build_reads_standard_input(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"A title for it\n\nPRK visits RUS on 2023-09-13.{PADDING}\n".encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page), isatty=lambda: False))
    done = run("build", "-", "-o", tmp_path / "r.onrecord")
    assert (done.code, done.out[:25]) == (0, "1 report (1 new), 1 claims"[:25])


def test_build_takes_letters_for_outlets(run: Any, reports: Path, tmp_path: Path) -> None:
    letters = tmp_path / "outlets.toml"
    letters.write_text('"wire.example" = "B"\n')
    assert run("build", reports, "-o", tmp_path / "r.onrecord", "--outlets", letters).code == 0
    for wrong in ('"wire.example" = "G"', "not toml"):
        letters.write_text(wrong)
        assert run("build", reports, "-o", tmp_path / "r.onrecord", "--outlets", letters).code == 2


def test_a_stopped_build_says_how_to_go_on(
    run: Any, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(onrecord.read, "read", stop)
    done = run("build", reports, "-o", tmp_path / "r.onrecord")
    assert done.code == 130
    assert done.err.startswith("Stopped.")


def test_build_takes_day_and_outlet_for_reports_that_state_none(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"PRK visits RUS on 2023-09-13.{PADDING}")
    record = tmp_path / "r.onrecord"
    done = run("build", tmp_path / "a.txt", "-o", record)
    assert done.code == 0
    assert done.err.splitlines()[0] == "1 report states no day of publication (give it with --date or a table):"
    assert "No day of publication is stated\n  a: " in run("show", record).out
    assert json.loads(run("show", record, "--json").out)["undated"] == [{"id": "a", "between": None}]
    given = ("--date", "2023-09-14", "--outlet", "The Lantern", "--by", "ana")
    done = run("build", tmp_path / "a.txt", "-o", record, *given)
    assert (done.code, done.err) == (0, "")
    told = " ".join(run("explain", record, "a").out.split())
    assert "published by ana (--date, --outlet)" in told
    assert "given by ana" in told
    assert "No day of publication" not in run("show", record).out
    assert run("build", tmp_path / "a.txt", "-o", record, "--date", "soon").code == 2


def test_build_takes_a_table_of_inputs(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"PRK visits RUS on 2023-09-13.{PADDING}")
    (tmp_path / "inputs.csv").write_text("path,date,outlet\na.txt,2023-09-14,The Lantern\nbb.txt,,\n")
    done = run("build", tmp_path / "inputs.csv", "-o", tmp_path / "r.onrecord", "--json")
    assert done.code == 3
    told = json.loads(done.out)
    assert (told["undated"], [one["report"] for one in told["problems"]]) == ([], ["bb"])
    page = tmp_path / "p.html"
    assert run("page", tmp_path / "r.onrecord", "-o", page).code == 0
    assert "<time>2023-09-14</time> (given by " in page.read_text()


def test_letters_that_are_no_text_are_refused(run: Any, reports: Path, tmp_path: Path) -> None:
    letters = tmp_path / "outlets.toml"
    letters.write_bytes(b'"The Daily" = "\xb7"\n')
    done = run("build", reports, "-o", tmp_path / "r.onrecord", "--outlets", letters)
    assert done.code == 2
    assert "cannot use" in done.err
