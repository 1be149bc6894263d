"""`--reader`: a language model of the user's own, priced first."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord import open_record
from tests.read.model_reader.serving import Asked, Host, Reply, claim, party, refused, said, serving

BUILT_IN = onrecord.read.read
QUOTE = "Kirby says that PRK visits RUS"
VISIT = claim(QUOTE, "visits", "CONSULT", actors=[party("PRK", "PRK")], recipients=[party("RUS", "RUS")])


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    for name in ("ONRECORD_READER_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving() as started:
        started.answer = well
        yield started


@pytest.fixture
def own(host: Host, tmp_path: Path) -> list[str]:
    return ["--reader", host.url, "--reader-model", "small-1", "--reader-cache", str(tmp_path / "answers")]


def well(request: Asked) -> Reply:
    lie = {**VISIT, "quote": "Nobody said so"}
    return said({"claims": [VISIT, lie] if QUOTE in request.text else []}, tokens=(1_000_000, 500_000))


def test_a_run_is_priced_before_anything_is_asked(
    run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str]
) -> None:
    priced = ("--dry-run", "--price-in", "2", "--price-out", "8")
    done = run("build", reports, "-o", tmp_path / "r.onrecord", *own, *priced)
    assert done.code == 0
    assert done.out.startswith(f"3 reports to read\n3 requests to small-1 at {host.name}\nabout ")
    assert "cost: about 0.0" in done.out
    assert host.asked == []
    assert not (tmp_path / "r.onrecord").exists()
    assert not (tmp_path / "answers").exists()
    data = json.loads(run("build", reports, "-o", tmp_path / "r.onrecord", *own, "--dry-run", "--json").out)
    assert data["requests"] == data["reports"] == 3
    assert data["cost"] is None


def test_what_is_known_or_answered_is_not_priced_again(
    run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str]
) -> None:
    assert run("build", reports, "-o", tmp_path / "r.onrecord", *own).code == 0
    assert len(host.asked) == 3
    assert run("build", reports, "-o", tmp_path / "r.onrecord", *own, "--dry-run").out.startswith("0 reports to read")
    again = run("build", reports, "-o", tmp_path / "r.onrecord", *own, "--dry-run", "--again").out
    assert again.startswith("3 reports to read, 3 of them answered before\n0 requests")
    assert len(host.asked) == 3


def test_a_run_tells_what_the_reader_did(run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str]) -> None:
    priced = ("--price-in", "2", "--price-out", "8")
    lines = run("build", reports, "-o", tmp_path / "r.onrecord", *own, *priced).out.splitlines()
    told = f"small-1 at {host.name}: 3 requests, 0 from the cache, 3,000,000 tokens in, 1,500,000 out; cost: 18.00"
    assert told in lines
    assert "Claims left out: quote not in the text (2)" in lines
    data = json.loads(run("build", reports, "-o", tmp_path / "s.onrecord", *own, "--json").out)
    assert data["reader"]["answers from the cache"] == 3


def test_who_read_a_claim_is_shown(run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str]) -> None:
    record = tmp_path / "r.onrecord"
    run("build", reports, "-o", record, *own)
    rows = [json.loads(line) for line in run("export", record).out.splitlines()]
    assert {row["reader"] for row in rows} == {f"small-1 at {host.name}"}
    told = run("explain", record, rows[0]["id"]).out
    assert "small-1" in told
    data = json.loads(run("explain", record, rows[0]["id"], "--json").out)
    assert data["reader"] == f"small-1 at {host.name}"
    assert 0 < data["confidence"]["probability"] < 1


def test_reports_left_to_the_built_in_reader_are_told(
    run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onrecord.read, "read", BUILT_IN)
    host.answer = lambda _: said("no")
    done = run("build", reports / "wire.json", "-o", tmp_path / "r.onrecord", *own)
    assert done.code == 0
    assert "1 report read by the built-in reader: their notes say why" in done.out
    with open_record(tmp_path / "r.onrecord") as record:
        (report,) = record.reports()
    assert "it is not JSON" in run("explain", tmp_path / "r.onrecord", report.id).out


def test_a_wrong_key_is_one_line_and_keeps_what_was_recorded(
    run: Any, reports: Path, tmp_path: Path, host: Host, own: list[str]
) -> None:
    host.answers([refused(401)])
    done = run("build", reports, "-o", tmp_path / "r.onrecord", *own)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "HTTP 401" in done.err
    host.answer = well
    assert run("build", reports, "-o", tmp_path / "r.onrecord", *own).code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--reader", "http://127.0.0.1:9/v1"], "--reader-model"),
        (["--reader-model", "small-1"], "--reader URL"),
        (["--dry-run"], "--reader"),
        (["--reader", "host", "--reader-model", "small-1"], "https://"),
        (["--reader", "http://me:pw@host/v1", "--reader-model", "small-1"], "ONRECORD_READER_KEY"),
        (["--reader", "http://host/v1", "--reader-model", "small-1", "--reader-scale", "none.toml"], "scale"),
        (["--reader", "http://host/v1", "--reader-model", "small-1", "--reader-timeout", "0"], "timeout"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    run: Any, reports: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    done = run("build", reports, "-o", tmp_path / "r.onrecord", *options)
    assert done.code == 2
    assert told in done.err
    assert not (tmp_path / "r.onrecord").exists()


def test_read_takes_the_reader_too(run: Any, reports: Path, host: Host, own: list[str]) -> None:
    data = json.loads(run("read", reports / "wire.json", *own, "--json").out)
    assert [one["reader"] for one in data[0]["claims"]] == [f"small-1 at {host.name}"]
    assert host.asked
