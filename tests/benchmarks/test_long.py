"""The texts that the benchmark of long reports is made of."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.acquire import acquire

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def long() -> ModuleType:
    spec = importlib.util.spec_from_file_location("long", BENCHMARKS / "long.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_have_their_length_and_differ(long: ModuleType) -> None:
    given = [f"Paragraph {number} says that the talks of the {number} ministers went on." for number in range(400)]
    found = list(long.texts(given, 5000, 3))
    assert [len(text) for text in found] == [5000] * 3
    assert len(set(found)) == 3


def test_written_reports_are_read_whole(long: ModuleType, tmp_path: Path) -> None:
    given = [
        f"Paragraph {number} says that the talks of the {number} ministers went on for long." for number in range(99)
    ]
    long.write(tmp_path, given, 4000, 2)
    reports = list(acquire([tmp_path]))
    assert [report.status for report in reports] == ["ok", "ok"]
    assert all(len(report.text) > 3900 for report in reports)
