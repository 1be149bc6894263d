"""Parquet: a report a row, by the same names of columns as any other table; damage costs only what it strikes."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire import acquire

pa = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'onrecord[parquet]'")
from pyarrow import parquet  # noqa: E402

TEXT = "Officials met on Tuesday to talk about grain. They agreed to meet again in a week, both sides said."


def written(path: Path, **columns: list[Any]) -> Path:
    parquet.write_table(pa.table(columns), path)
    return path


def test_each_row_is_a_report(tmp_path: Path) -> None:
    path = written(
        tmp_path / "talks.parquet",
        Headline=["Talks go on", "Talks end"],
        full_text=[TEXT, TEXT],
        published=[datetime(2024, 6, 19, 10), datetime(2024, 6, 20)],
        source=["The Lantern", None],
        authors=[["A. Writer", "B. Writer"], []],
        vector=[[0.1] * 4, [0.2] * 4],
    )
    first, second = acquire([path])
    assert (first.id, first.title, first.outlet) == ("talks-1", "Talks go on", "The Lantern")
    assert (first.published or "")[:10] == "2024-06-19"
    assert first.byline == ("A. Writer, B. Writer",)
    assert TEXT in second.text


def test_a_table_without_text_and_a_damaged_one_say_so(tmp_path: Path) -> None:
    none = written(tmp_path / "none.parquet", price=[1, 2], day=["x", "y"])
    damaged = written(tmp_path / "damaged.parquet", text=[TEXT] * 100)
    damaged.write_bytes(damaged.read_bytes()[:200])
    found = {report.id: report for report in acquire([none, damaged])}
    assert "without a column for text: its first row is price, day" in (found["none"].reason or "")
    assert "this Parquet file is damaged" in (found["damaged"].reason or "")
    assert {report.status for report in found.values()} == {"unreadable"}


def test_without_the_extra_its_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "talks.parquet", text=[TEXT], title=["Talks"])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (report,) = acquire([path])
    assert report.status == "unreadable"
    assert "pip install 'onrecord[parquet]'" in (report.reason or "")
