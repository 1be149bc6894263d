"""`onrecord explain`: everything in the record accounts for itself."""

import json
from pathlib import Path
from typing import Any

import pytest


def claims(run: Any, record: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", record).out.splitlines()]


def test_explain_a_claim(run: Any, record: Path) -> None:
    claim = claims(run, record)[0]
    text = run("explain", record, claim["id"]).out
    assert f"[[{claim['quote']}]]" in text
    assert "[bold]Title[/bold] of copy" in text, "what looks like markup is text"
    assert "verb visits" in text
    data = json.loads(run("explain", record, claim["id"], "--json").out)
    assert data["context"]["quote"] == claim["quote"]
    assert {"field": "type", "value": "CONSULT", "stage": "events", "rule": "verb visits", "words": "visits"} in data[
        "fields"
    ]
    assert {"actors", "recipients", "status", "sources", "time", "place"} <= {
        field["field"] for field in data["fields"]
    }


def test_explain_an_event_adds_up(run: Any, record: Path) -> None:
    claim = claims(run, record)[0]
    data = json.loads(run("explain", record, claim["event"], "--json").out)
    assert data["terms"][-1]["sum"] == pytest.approx(data["record"]["grade"]["log_odds"], abs=1e-3)
    assert {origin["id"] for origin in data["origins"]} == {claim["origin"] for claim in data["claims"]}
    text = run("explain", record, claim["event"]).out
    assert "Grade" in text
    assert all(term["name"] in text for term in data["terms"])
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("kind", ["report", "origin", "story", "response"])
def test_explain_the_rest(run: Any, record: Path, kind: str) -> None:
    claim = next(claim for claim in claims(run, record) if claim["report"] == "denial")
    table = {"report": "reports", "story": "stories", "response": "responses", "origin": "origins"}[kind]
    id = (
        claim["origin"]
        if kind == "origin"
        else json.loads(run("export", record, "-t", table).out.splitlines()[0])["id"]
    )
    done = run("explain", record, id)
    assert done.code == 0
    assert done.out.startswith(f"{kind} {id}")
    assert json.loads(run("explain", record, id, "--json").out)["kind"] == kind


def test_explain_what_is_not_there_brings_the_nearest(run: Any, record: Path) -> None:
    id = claims(run, record)[0]["id"]
    done = run("explain", record, id[:-1])
    assert done.code == 1
    assert f"did you mean {id}" in done.err or id in done.err


def test_evidence_for_folding_is_told_once_a_kind(capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.cli.explain_ import _folded
    from onrecord.cli.output import console

    told = [("speaker", "Ann (KEN)"), ("speaker", "Bo (KEN)"), ("speaker", "Ann (KEN)"), ("quote", "“never”")]
    _folded(console(), [{"kind": kind, "detail": detail} for kind, detail in told], "  ")
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["  folded by speaker: Ann (KEN); Bo (KEN)", "  folded by quote: “never”"]
