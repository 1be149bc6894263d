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


def test_explain_a_report_shows_the_days_that_it_could_have_had(run: Any, tmp_path: Path) -> None:
    meta = '<meta property="article:published_time" content="2024-03-09T10:00:00+01:00">'
    body = (
        "<h1>Kenya expels envoy of Chad</h1><p>Published 4 March 2024 | Updated 9 March 2024</p><p>Kenya expelled the "
        "ambassador of Chad on Monday, its foreign ministry said.</p><p>Chad has not replied to the step so far.</p>"
    )
    (tmp_path / "envoy.html").write_text(
        f'<html lang="en"><head>{meta}</head><body><article>{body}</article></body></html>'
    )
    made = tmp_path / "made.onrecord"
    run("build", tmp_path / "envoy.html", "-o", made)
    data = json.loads(run("explain", made, "envoy", "--json").out)["record"]["dates"]
    assert [one["day"][:10] for one in data if one["taken"]] == ["2024-03-04"]
    text = " ".join(run("explain", made, "envoy").out.split())
    assert "day of publication" in text
    assert "meta article:published_time" in text
    assert "overwritten" in text
