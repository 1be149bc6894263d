"""One of a kind by its id: short ids, ids of merged events, what hangs on each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from onrecord import decide
from onrecord.serve import Shelves, application
from onrecord.store import Record, open_record

Get = Callable[..., Any]


def test_an_event_with_all_that_supports_it(get: Get, sample_record: Record) -> None:
    event = get("/events", order="weight", limit=1)["events"][0]
    found = get(f"/events/{event['id'][:9]}", leads=True)
    assert found["event"] == event
    assert found["accounts"][0]["says"] == event["status"]
    assert {claim["id"] for claim in found["claims"]} == set(event["claim_ids"])
    assert {claim["id"] for claim in found["leads"]} == set(event["lead_ids"])
    assert len(found["responses"]) == event["responses"]
    assert found["accounts"][0]["told"] in found["support"].replace(" origins", "").replace(" origin", "")
    for claim in found["claims"]:
        assert sample_record.report(claim["report"]).text[claim["start_char"] : claim["end_char"]] == claim["quote"]


def test_what_is_planned_is_never_told_as_done(get: Get) -> None:
    planned = get("/events", status="planned", limit=1)["events"][0]
    found = get(f"/events/{planned['id']}")
    assert "happened" not in found["support"]
    assert all(account["says"] != "happened" for account in found["accounts"])


def test_a_report_with_its_claims_in_its_text(get: Get) -> None:
    found = get("/reports/wire-arms-talks-advance")
    for claim in found["claims"]:
        assert found["text"][claim["start_char"] : claim["end_char"]] == claim["quote"]
    assert {claim["tier"] for claim in found["claims"]} == {"firm"}
    every = get("/reports/wire-arms-talks-advance.json", leads=True)["claims"]
    assert len(every) == found["report"]["claims"]
    assert sum(claim["tier"] == "lead" for claim in every) == found["report"]["leads"]


def test_a_report_known_by_its_address(client: TestClient) -> None:
    asked = client.get("/api/v1/reports/https%3A%2F%2Fnews.example%2Fa%2F1.html")
    assert asked.status_code == 404
    assert "'https://news.example/a/1.html'" in asked.json()["error"]["message"]


def test_a_claim_with_why(get: Get) -> None:
    claim = get("/claims", limit=1)["claims"][0]
    found = get(f"/claims/{claim['id']}")
    assert found["claim"] == claim
    assert found["why"]


def test_an_actor_a_story_and_an_entity_by_name(get: Get) -> None:
    assert get("/actors/dprk") == get("/actors/PRK")
    assert get("/actors/PRK")["others"]["RUS"] > 1
    story = get("/stories")["stories"][0]
    assert get(f"/stories/{story['heading']}")["story"]["id"] == story["id"]
    assert get("/entities/sergei shoigu")["entity"]["kind"] == "person"


def test_one_as_csv_is_its_row(client: TestClient, get: Get) -> None:
    event = get("/events", limit=1)["events"][0]
    lines = client.get(f"/api/v1/events/{event['id']}.csv").text.splitlines()
    assert lines[0].startswith("id,title,type")
    assert lines[1].startswith(event["id"])


def test_an_id_of_a_merged_event_and_a_corrected_claim(sample_record: Record, tmp_path: Path) -> None:
    path = tmp_path / "merged.onrecord"
    path.write_bytes(Path(sample_record.name).read_bytes())
    with open_record(path) as record:
        claim = next(claim for claim in record.claims() if claim.tier == "firm" and claim.status == "happened")
        decide(record, "correct", [claim.id], field="status", value="planned", author="ana")
        kept = next(record.events()).id
        record.shelf.redirect("e0123456789ab", kept)
    with TestClient(application(Shelves([path])), base_url="http://127.0.0.1") as client:
        for asked in ("e0123456789ab", "e01234567"):
            found = client.get(f"/api/v1/events/{asked}").json()
            assert (found["event"]["id"], found["asked"]) == (kept, asked)
        row = client.get(f"/api/v1/claims/{claim.id}").json()["claim"]
        assert (row["status"], row["corrected"], row["as_read"]) == ("planned", ["status"], ["happened"])


def test_info_tells_no_path_of_the_machine(get: Get, sample_record: Record) -> None:
    found = get("/info")
    assert found["record"] == "sample"
    assert found["counts"] == sample_record.counts()
    assert str(Path(sample_record.name).parent) not in str(found)
