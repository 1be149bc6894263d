"""Inputs that are all mistyped are refused; one among others is not."""

from pathlib import Path

import pytest

from onrecord.acquire import check_there
from onrecord.errors import InputError


def test_none_of_them_is_there(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    with pytest.raises(
        InputError, match=r"report: there is no such file or folder: did you mean .*reports\?; .*\*\.txt"
    ):
        check_there([tmp_path / "report", str(tmp_path / "report" / "*.txt")])


def test_what_is_there_or_may_be_passes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a[1].txt").touch()
    for given in (
        [tmp_path / "none", tmp_path],
        [str(tmp_path / "*.txt")],
        [str(tmp_path / "a[1].txt")],
        ["-"],
        ["https://example.org/a"],
        [""],
        [],
    ):
        check_there(given)
