"""`onrecord get`: an answer of the API without a server."""

import csv
import io
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.serve.made import MANY, made

pytest.importorskip("fastapi", reason="needs the extra serve")


def test_it_prints_what_the_api_answers(run: Any, record: Path) -> None:
    done = run("get", record, "/api/v1/events?limit=1")
    assert done.code == 0
    body = json.loads(done.out)
    assert len(body["events"]) == 1
    assert body["next"]
    rows = list(csv.DictReader(io.StringIO(run("get", record, "/api/v1/reports.csv").out)))
    assert {row["id"] for row in rows} == {"copy", "denial", "wire"}
    assert run("get", record, "/api/v1/feeds/search.atom?q=Kirby").out.startswith("<?xml")


def test_a_table_is_whole_and_what_else_there_is_is_told(run: Any, tmp_path: Path) -> None:
    place, count = made(tmp_path / "made.onrecord"), MANY + 3  # more than a page
    whole = run("get", place, "/api/v1/claims.csv")
    rows = list(csv.DictReader(io.StringIO(whole.out)))
    assert (len({row["id"] for row in rows}), len(rows), whole.err) == (count, count, "")
    some = run("get", place, "/api/v1/claims.csv?limit=2")
    assert len(list(csv.DictReader(io.StringIO(some.out)))) == 2
    first = run("get", place, "/api/v1/claims.json")
    assert len(json.loads(first.out)["claims"]) == 50
    told = "There is more than this; what follows: onrecord get"
    for done in (some, first):
        assert told in done.err
    following = shlex.split(first.err)[-1]
    second = run("get", place, following)
    assert len(json.loads(second.out)["claims"]) == count - 50


@pytest.mark.parametrize(
    ("path", "code", "kind"),
    [
        ("/api/v1/events/nothing", 1, "NotFoundError"),
        ("/api/v1/nothing", 1, "NotFoundError"),
        ("/api/v1/events?limit=none", 2, "UsageError"),
        ("/api/v1/ledgers/gossip", 2, "UsageError"),
    ],
)
def test_it_ends_as_the_answer_was(run: Any, record: Path, path: str, code: int, kind: str) -> None:
    done = run("get", record, path)
    assert (done.code, done.out) == (code, "")
    assert json.loads(done.err)["error"]["kind"] == kind


def test_it_takes_paths_of_the_api_alone(run: Any, record: Path) -> None:
    for path in ("events", "/korea/", "https://other.example/api/v1/events"):
        done = run("get", record, path)
        assert (done.code, done.out) == (2, "")
        assert "is no path of the API" in done.err
    assert run("get", record.with_name("none"), "/api/v1/info").code == 1


def test_with_the_record_behind_the_path_it_tells_the_command_to_type(run: Any) -> None:
    done = run("get", "/api/v1/events?limit=1&status=planned", "my korea.onrecord")
    assert (done.code, done.out) == (2, "")
    assert "the record comes first" in done.err
    assert "onrecord get 'my korea.onrecord' '/api/v1/events?limit=1&status=planned'" in " ".join(done.err.split())
