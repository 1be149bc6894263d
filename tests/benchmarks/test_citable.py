"""Sheets of the first lines of a record, and what is counted of marked ones."""

import csv
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.store import Record

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def citable() -> ModuleType:
    spec = importlib.util.spec_from_file_location("citable", BENCHMARKS / "citable.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marked(path: Path, marks: list[str]) -> Path:
    rows = [{"line": number, "event": f"e{number}", "mark": mark} for number, mark in enumerate(marks, 1)]
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, ("line", "event", "mark"))
        table.writeheader()
        table.writerows(rows)
    return path


def test_a_sheet_has_the_lines_that_are_shown_first_with_their_sentences(
    citable: ModuleType, sample_record: Record
) -> None:
    rows = list(citable.sheet(sample_record, 5))
    assert [row["line"] for row in rows] == [1, 2, 3, 4, 5]
    for row in rows:
        assert row["title"]
        assert "«" in row["sentences"]
        report, _, span = row["cited"].split()[0].rpartition(":")
        start, end = map(int, span.split("-"))
        assert f"«{sample_record.report(report).text[start:end]}»" in row["sentences"]


def test_quotations_fill_what_room_is_left_and_are_counted_apart(
    citable: ModuleType, sample_record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list(citable.sheet(sample_record, 200))
    told = [row["told"] for row in rows]
    assert {"firm", "sentence", "quoted"} == set(told)
    assert told == sorted(told, key=lambda one: one == "quoted")  # events first
    quoted = [row for row in rows if row["told"] != "firm"]
    assert all("“" in row["title"] and "«" in row["sentences"] and "actors" not in row for row in quoted)
    path = tmp_path / "s.csv"
    citable.write(path, citable.FIELDS, [row | {"mark": "right"} for row in rows])
    citable.main(["count", str(path), "--top", "200"])
    counted = json.loads(capsys.readouterr().out)
    assert (counted["quoted"], counted["quoted_right"]) == (len(quoted), len(quoted))


def test_missing_lines_count_as_wrong_up_to_the_events_that_a_reader_lists(
    citable: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = marked(tmp_path / "s.csv", ["right", "Right", "half", "opposite"])
    citable.main(["count", str(path), "--events", "7"])
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "right": 2, "half": 1, "wrong": 0, "opposite": 1, "missing": 3, "lines": 7, "share_right": 0.286,
        "quoted": 0, "quoted_right": 0,
    }  # fmt: skip
    citable.main(["count", str(path), "--events", "70", "--top", "3"])
    assert json.loads(capsys.readouterr().out)["lines"] == 3


def test_a_mark_that_is_none_is_refused(citable: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="right, half, wrong, opposite"):
        citable.main(["count", str(marked(tmp_path / "s.csv", ["right", "ok"]))])


def test_stripped_sheets_hold_no_text(citable: ModuleType, sample_record: Record, tmp_path: Path) -> None:
    whole, bare = tmp_path / "s.csv", tmp_path / "marks.csv"
    citable.write(whole, citable.FIELDS, citable.sheet(sample_record, 3))
    citable.main(["strip", str(whole), "-o", str(bare)])
    (first, *_) = citable.read(bare)
    assert set(first) == set(citable.KEPT)
    assert "«" not in bare.read_text()
