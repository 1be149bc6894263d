"""What lies near a path that is not there."""

from pathlib import Path

import pytest

from onrecord.knowledge.paths import did_you_mean_path, near_paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "talks.txt").touch()
    (tmp_path / "korea.onrecord").touch()
    (tmp_path / ".hidden").touch()
    return tmp_path


def test_a_name_that_was_mistyped(folder: Path) -> None:
    assert near_paths(folder / "korae.onrecord") == [str(folder / "korea.onrecord")]
    assert near_paths(folder / "report") == [str(folder / "reports")]
    assert did_you_mean_path(folder / "report") == f": did you mean {folder / 'reports'}?"


def test_a_folder_on_the_way_that_was_mistyped(folder: Path) -> None:
    assert near_paths(folder / "reprots" / "talks.txt") == [str(folder / "reports" / "talks.txt")]
    assert near_paths(folder / "reprots" / "other.txt") == [str(folder / "reports")]


def test_relative_paths_stay_relative(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert near_paths(Path("report")) == ["reports"]
    assert near_paths(Path("reprots/talks.txt")) == ["reports/talks.txt"]


def test_nothing_is_near(folder: Path) -> None:
    assert did_you_mean_path(folder / "zzz") == ""
    assert near_paths(folder / ".hiden") == []
