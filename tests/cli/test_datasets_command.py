"""`onrecord import` of events, `onrecord datasets`, and what other commands say of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.export import varied

LINES = (
    "date\tactor\trelation\trecipient\n"
    "2023-09-13\tKim Jong-Un\tProvide military aid\tRussia\n"
    "2023-09-12\tSouth Korea\tCriticize or denounce\tNorth Korea\n"
)
NO_TEXT = "no text: from the data set ICEWS, row 2"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.tsv"
    path.write_text(LINES)
    return path


@pytest.fixture
def known(tmp_path: Path) -> Path:
    return varied.make(tmp_path / "varied.onrecord")


@pytest.fixture
def taken(run: Any, known: Path, file: Path) -> Path:
    assert run("import", known, file, "--format", "icews", "--name", "ICEWS").code == 0
    return known


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_data_set_is_taken_in_shown_and_taken_out(run: Any, known: Path, file: Path) -> None:
    done = run("import", known, file, "--format", "icews", "--name", "ICEWS")
    assert done.code == 0
    assert "Taken in: the data set ICEWS, 2 rows, 2023-09-12 to 2023-09-13" in done.out
    assert "1 event of the record has a row of the same type, parties and day" in done.out
    assert "ICEWS" in run("datasets", known).out
    assert "the data set ICEWS: 2 rows" in run("info", known).out
    assert json.loads(run("info", known, "--json").out)["datasets"][0]["rows"] == 2
    assert "Taken out: the data set ICEWS, 2 rows" in run("import", known, "--forget", "ICEWS").out
    assert "No data set stands beside the record" in run("datasets", known).out
    assert json.loads(run("datasets", known, "--json").out) == {"datasets": []}


def test_rows_say_that_there_is_no_text(run: Any, taken: Path) -> None:
    shown = words(run("datasets", taken, "--party", "Kim Jong Un").out)
    assert NO_TEXT in shown
    assert "They count for no origin" in shown
    [row] = json.loads(run("datasets", taken, "ICEWS", "--party", "PRK", "--with", "RUS", "--json").out)["rows"]
    assert (row["dataset"], row["row"], row["type"]) == ("ICEWS", 2, "AID")
    assert "No row" in run("datasets", taken, "--type", "CONSULT").out


def test_rows_of_an_event(run: Any, taken: Path) -> None:
    shown = words(run("datasets", taken, "--event", "e1").out)
    assert "Rows of the type AID with the same parties and day: ICEWS 1 row" in shown
    assert NO_TEXT in shown
    assert "No row was looked for: the day of the event is not known" in words(
        run("datasets", taken, "--event", "e2").out
    )
    assert NO_TEXT in words(run("explain", taken, "e1").out)
    assert json.loads(run("explain", taken, "e1", "--json").out)["datasets"]["rows"][0]["source"] == NO_TEXT
    assert run("datasets", taken, "--event", "e1", "--type", "AID").code == 2


def test_without_data_sets_events_say_nothing_of_them(run: Any, known: Path) -> None:
    assert "ata set" not in run("explain", known, "e1").out
    assert "No data set was taken in" in run("datasets", known, "--event", "e1").out


def test_they_are_a_table_of_their_own_in_exports(run: Any, taken: Path) -> None:
    rows = [json.loads(line) for line in run("export", taken, "--table", "dataset_events").out.splitlines()]
    assert [(row["row"], row["cameo"], row["actors"], row["source"]) for row in rows] == [
        (2, "072", ["PRK"], NO_TEXT), (3, "111", ["KOR"], NO_TEXT.replace("2", "3")),
    ]  # fmt: skip


def test_damaged_lines_give_a_code_of_their_own_and_mistakes_another(run: Any, known: Path, file: Path) -> None:
    with file.open("a") as open_file:
        open_file.write("2023-09-14\n")
    done = run("import", known, file, "--format", "icews", "--json")
    assert done.code == 3
    assert json.loads(done.out)["left_out"] == {"too few columns": 1}
    wrong = run("import", known, file, "--format", "plover")
    assert wrong.code == 1
    assert "has no event as plover has them" in wrong.err
    assert "did you mean icews" in run("import", known, file, "--format", "icew").err
    assert run("datasets", known, "--party", "Wakanda").code == 1
