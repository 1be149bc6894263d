"""A ranker comes out of a file as it went in; what is damaged or of another version is refused."""

from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from onrecord.errors import UsageError
from onrecord.forecast.ranking.ranker import evaluate, train
from onrecord.forecast.ranking.saved import read, write
from tests.forecast.ranking.made import made

pytest.importorskip("lightgbm")


def saved(path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        write(train(made(40), threads=1), archive)
    return path


def test_a_ranker_comes_back_as_it_was(tmp_path: Path) -> None:
    with ZipFile(saved(tmp_path / "model")) as archive:
        again = read(archive)
    assert again is not None
    events = made(45)
    before = evaluate(train(made(40), threads=1), events, 40, threads=1)
    np.testing.assert_array_equal(evaluate(again, events, 40, threads=1).places, before.places)


def test_an_archive_without_a_ranker_has_none(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "model", "w") as archive:
        archive.writestr("other", "")
    with ZipFile(tmp_path / "model") as archive:
        assert read(archive) is None


@pytest.mark.parametrize(
    ("name", "old", "new"), [("ranker.json", '"form": 1', '"form": 0'), ("trees-0.txt", "tree", "")]
)
def test_what_is_damaged_or_of_another_version_is_refused(tmp_path: Path, name: str, old: str, new: str) -> None:
    with ZipFile(saved(tmp_path / "model")) as archive, ZipFile(tmp_path / "other", "w") as changed:
        for entry in archive.namelist():
            text = archive.read(entry).decode()
            changed.writestr(entry, text.replace(old, new) if entry.endswith(name) else text)
    with ZipFile(tmp_path / "other") as archive, pytest.raises(UsageError, match="train it again"):
        read(archive)
