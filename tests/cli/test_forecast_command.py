"""`onrecord forecast`: what its commands print, keep, and refuse."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from tests.forecast.made import fill, threats

HEADER = "date\tactor\trelation\trecipient\n"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.onrecord"
    with open_record(path, create=True) as record:
        fill(record, *threats())
    return path


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.tsv"
    lines = [f"2018-{1 + n // 4:02}-{1 + 7 * (n % 4):02}\tIran\tThreaten\tIsrael\n" for n in range(20)]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_next_of_a_record_is_printed_and_kept(run: Any, made: Path) -> None:
    done = run("forecast", "next", made, "--on", "2023-02-27", "--within", "7")
    assert done.code == 0, done.err
    assert "A forecast, not part of the record" in done.out
    assert "North Korea may threaten or warn South Korea" in done.out
    assert "within 7 days, to 2023-03-05:" in done.out
    assert "before: this came within 7 days after" in done.out
    assert "2 forecasts kept" in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert "forecasts kept" not in run("forecast", "next", made, "--on", "2023-02-27", "--within", "7").out
    assert "forecasts kept" not in run("forecast", "next", made, "--on", "2023-02-20", "--no-keep").out
    scored = run("forecast", "score", made)
    assert "2 forecasts: 2 resolved, 2 of them came about, 0 open." in scored.out
    assert json.loads(run("forecast", "score", made, "--json").out)["resolved"] == 2


def test_next_of_an_event_file(run: Any, events: Path) -> None:
    found = json.loads(run("forecast", "next", events, "--actor", "iran", "--json").out)
    assert [one["horizon"] for one in found["forecasts"]] == [7, 30]
    assert found["on"] == "2018-05-23"
    assert found["kept"] == 0
    line = run("forecast", "next", events, "--question", "Iran Threaten Israel by 2018-06-01").out
    assert "'Threaten' by Iran to Israel" in line
    assert "within 10 days, to 2018-06-01" in line
    by_code = json.loads(run("forecast", "next", events, "--pair", "IRN,isr", "--json").out)
    assert by_code["forecasts"][0]["probability"] == found["forecasts"][0]["probability"]


def test_without_a_basis_it_says_so_and_ends_well(run: Any, made: Path) -> None:
    done = run("forecast", "next", made, "--on", "2022-01-01")
    assert done.code == 0
    assert "No basis: fewer than 5 dated events" in done.out
    assert "%" not in done.out


def test_what_if_changes_what_a_repeated_thing_is_worth(run: Any, events: Path) -> None:
    given = ("--given", "Iran Threaten Israel on 2018-06-30")
    done = run("forecast", "whatif", events, *given, "--steps", "2", "--draws", "50")
    assert done.code == 0, done.err
    assert "If Iran Threaten Israel on 2018-06-30" in done.out
    assert "As of 2018-07-01" in done.out
    assert "in 50 draws (seed 0)" in done.out
    assert "is not measured" in done.out
    same = [run("forecast", "whatif", events, *given, "--draws", "50", "--json").out for _ in range(2)]
    first, second = map(json.loads, same)
    assert first["ahead"] == second["ahead"]
    assert {one["step"] for one in first["ahead"]} == {1, 2, 3, 4}
    assert first["shifts"], "a later threat makes the next likelier"
    assert all(one["assumed"]["given"] == first["given"] for one in first["shifts"])


@pytest.mark.parametrize(
    ("args", "code", "why"),
    [
        (("next", "EVENTS", "--within", "soon"), 2, "no horizons"),
        (("next", "EVENTS", "--within", "0"), 2, "from 1 to 366 days"),
        (("next", "EVENTS", "--pair", "Iran"), 2, "no pair"),
        (("next", "EVENTS", "--actor", "Irann"), 2, "did you mean Iran?"),
        (("next", "EVENTS", "--actor", "Ali Khamenei"), 2, "no event is by or towards"),
        (("next", "EVENTS", "--on", "someday"), 2, "is no day"),
        (("next", "EVENTS", "--story", "x"), 2, "has no stories"),
        (("next", "none.onrecord"), 1, "there is no record"),
        (("whatif", "EVENTS", "--given", "Iran Treaten Israel"), 2, "did you mean Threaten?"),
        (("whatif", "EVENTS", "--given", "Iran Threaten Israel on 2018-06-30", "--on", "2018-06-01"), 2, "not before"),
        (("whatif", "EVENTS"), 2, "--given"),
        (("score", "EVENTS"), 1, "is not a record"),
        (("tomorrow", "EVENTS"), 2, "No such command"),
    ],
)
def test_a_slip_is_an_error_that_says_what_to_do(
    run: Any, events: Path, args: tuple[str, ...], code: int, why: str
) -> None:
    done = run("forecast", *(events if arg == "EVENTS" else arg for arg in args))
    assert (done.code, done.out) == (code, "")
    assert why in done.err


def test_a_record_that_cannot_be_written_is_forecast_and_nothing_kept(
    run: Any, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord import StoreError

    def full(*_: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr("onrecord.verbs.forecast.keep_in", full)
    done = run("forecast", "next", made, "--on", "2023-02-27")
    assert done.code == 0
    assert "North Korea may threaten or warn South Korea" in done.out
    assert "Not kept in the ledger: the disk is full" in done.out
