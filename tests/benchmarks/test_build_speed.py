"""Reports made for the speed of builds are no copies of each other, and the same each time."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.model import Report

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TEXT = "In 2019 the minister of Aland met Smith and Jones in Berlin, and in 2020 they saw Petrov with Kovacs in Oslo."
ONE = Report(id="one", text=TEXT, published="2020-03-01T08:00:00Z")


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    spec = importlib.util.spec_from_file_location("build_speed", BENCHMARKS / "build_speed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_are_as_they_are_and_others_have_other_names_and_years(stick: ModuleType) -> None:
    first, *others = stick.varied([ONE], 6)
    assert first.text == TEXT
    assert len({report.text for report in others} | {TEXT}) == 6
    assert len({report.id for report in (first, *others)}) == 6
    assert all(len(report.text.split()) == len(TEXT.split()) for report in others)
    days = {report.published for report in others}
    assert len(days) > 3
    assert all(day is not None and "2017" < day < "2023" for day in days)


def test_they_are_the_same_each_time(stick: ModuleType) -> None:
    assert list(stick.varied([ONE], 4)) == list(stick.varied([ONE], 4))
