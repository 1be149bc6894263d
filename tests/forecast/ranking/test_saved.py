"""A ranker comes out of a file as it went in; what is damaged or of another version is refused."""

import re
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from onrecord.errors import UsageError
from onrecord.forecast.ranking.ranker import Ranker, evaluate, train
from onrecord.forecast.ranking.saved import read, write
from tests.forecast.ranking.made import made

pytest.importorskip("lightgbm")


@pytest.fixture(scope="module")
def model() -> Ranker:
    return train(made(40), threads=1)


def saved(model: Ranker, path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        write(model, archive)
    return path


def test_a_ranker_comes_back_as_it_was(model: Ranker, tmp_path: Path) -> None:
    with ZipFile(saved(model, tmp_path / "model")) as archive:
        again = read(archive)
    assert again is not None
    events = made(43)
    before = evaluate(model, events, 40, threads=1)
    np.testing.assert_array_equal(evaluate(again, events, 40, threads=1).places, before.places)


def test_an_archive_without_a_ranker_has_none(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "model", "w") as archive:
        archive.writestr("other", "")
    with ZipFile(tmp_path / "model") as archive:
        assert read(archive) is None


@pytest.mark.parametrize(
    ("entry", "pattern", "new"),
    [
        ("ranker.json", '"form": 1', '"form": 0'),
        ("ranker.json", '"boosters": 2', '"boosters": 3'),
        ("trees-0.txt", "(?s).+", "?"),
    ],
)
def test_what_is_damaged_or_of_another_version_is_refused(
    model: Ranker, tmp_path: Path, entry: str, pattern: str, new: str
) -> None:
    with ZipFile(saved(model, tmp_path / "model")) as archive, ZipFile(tmp_path / "other", "w") as changed:
        for name in archive.namelist():
            text = archive.read(name).decode()
            changed.writestr(name, re.sub(pattern, new, text) if name.endswith(entry) else text)
    with ZipFile(tmp_path / "other") as archive, pytest.raises(UsageError, match="train it again"):
        read(archive)
