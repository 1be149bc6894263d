"""`onrecord import` in the terminal and as data."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.export import varied

KIM = {
    "id": "NK-1",
    "schema": "Person",
    "properties": {"name": ["KIM Jong Un"], "country": ["kp"], "topics": ["sanction"]},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.nested.json"
    path.write_text(json.dumps(KIM) + "\n")
    return path


@pytest.fixture
def known(tmp_path: Path) -> Path:
    return varied.make(tmp_path / "varied.onrecord")


def test_a_list_is_taken_in_shown_and_taken_out(run: Any, known: Path, file: Path) -> None:
    done = run("import", known, file, "--format", "opensanctions", "--list", "sanctions")
    assert done.code == 0
    assert "Taken in: the list sanctions, 1 entry" in done.out
    shown = run("entities", known, "Kim Jong Un").out
    assert "May be, in lists" in shown
    assert "KIM Jong Un (sanctions NK-1): the same name and state; PRK; sanction" in " ".join(shown.split())
    [one] = json.loads(run("entities", known, "Kim Jong Un", "--json").out)["listed"]
    assert (one["by"], one["listed"]["id"]) == ("name and state", "NK-1")
    assert "1 entries" in run("import", known, "--forget", "sanctions").out
    assert "May be" not in run("entities", known, "Kim Jong Un").out


def test_lines_that_cannot_be_read_give_a_code_of_their_own(run: Any, known: Path, file: Path) -> None:
    with file.open("a") as open_file:
        open_file.write("no json\n")
    done = run("import", known, file, "--json")
    assert done.code == 3
    assert json.loads(done.out)["unreadable"] == 1


def test_either_a_file_or_a_list_to_forget(run: Any, known: Path, file: Path) -> None:
    assert run("import", known).code == 2
    assert run("import", known, file, "--forget", "sanctions").code == 2
