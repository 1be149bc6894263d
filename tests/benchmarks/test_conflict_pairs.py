"""Pairs of real reports' claims: their marks, and what is printed where the reports are not at hand."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
PAIRS = BENCHMARKS / "pairs" / "conflicts.jsonl"


def test_the_marks_hold_no_text_and_half_at_least_are_look_alikes() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 120
    assert sum(row["kind"] == "none" for row in rows) >= len(rows) / 2
    for row in rows:
        assert set(row) <= {"a", "b", "kind", "why", "part"}
        assert all(isinstance(row[name][0], str) and isinstance(row[name][1], int) for name in ("a", "b"))
        assert ("why" in row) == (row["kind"] == "none")
    parts = Counter(row["part"] for row in rows)
    assert parts["confirm"] >= (parts["build"] + parts["confirm"]) / 4
    assert parts["fired"] >= 60


def test_no_report_is_in_both_parts() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    reports = {
        part: {row[name][0] for row in rows if row["part"] == part for name in ("a", "b")}
        for part in ("build", "confirm", "build2", "confirm2")
    }
    assert reports["build"].isdisjoint(reports["confirm"])
    assert reports["build2"].isdisjoint(reports["confirm2"])
    assert (reports["build2"] | reports["confirm2"]).isdisjoint(reports["build"] | reports["confirm"])


def test_the_further_pairs_are_halved() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    for conflicts in (True, False):
        parts = Counter(row["part"] for row in rows if (row["kind"] != "none") == conflicts)
        assert abs(parts["build2"] - parts["confirm2"]) <= 2


def test_it_is_skipped_where_the_reports_lack(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "conflict_pairs.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "skipped" in json.loads(done.stdout.strip().splitlines()[-1])
