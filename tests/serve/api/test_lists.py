"""Lists: filters, pages and their order, both formats; rows are those of the export."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.export import TABLES, export
from onrecord.serve.api.entity_rows import FEW, rows
from onrecord.store import Record
from onrecord.store.directory import directory
from onrecord.store.keys import day_of

Get = Callable[..., Any]
LISTS = ("events", "claims", "reports", "stories", "entities", "actors")


def exported(record: Record, table: str, *, leads: bool = False) -> dict[str, dict[str, Any]]:
    file = io.BytesIO()
    export(record, file, table=table, leads=leads)
    rows = (json.loads(line) for line in file.getvalue().splitlines())
    return {row["id"]: row for row in rows}


@pytest.mark.parametrize("table", ["events", "claims", "reports", "stories"])
def test_rows_are_those_of_the_export(get: Get, sample_record: Record, table: str) -> None:
    asked = {} if table in ("reports", "stories") else {"leads": True}
    rows = {row["id"]: row for row in get(f"/{table}", limit=500, **asked)[table]}
    assert rows == exported(sample_record, table, leads=True)


def test_rows_of_entities_are_those_of_the_export_with_the_ids_of_the_newest(get: Get, sample_record: Record) -> None:
    told = exported(sample_record, "entities", leads=True)
    rows = {row["id"]: row for row in get("/entities", limit=500, leads=True)["entities"]}
    assert rows.keys() == told.keys()
    ids = ("claim_ids", "claim_roles", "event_ids")
    days = {claim.id: day_of(claim) for claim in sample_record.claims()}
    for id, row in rows.items():
        assert {name: row[name] for name in row if name not in ids} == {
            k: v for k, v in told[id].items() if k not in ids
        }
        newest = sorted(told[id]["claim_ids"], key=lambda claim: (days[claim], claim), reverse=True)[:FEW]
        assert row["claim_ids"] == sorted(newest)
        roles = dict(zip(told[id]["claim_ids"], told[id]["claim_roles"], strict=True))
        assert row["claim_roles"] == [roles[claim] for claim in row["claim_ids"]]
        own = set(sample_record.owners("event", newest).values())
        assert row["event_ids"] == [event for event in told[id]["event_ids"] if event in own]
    assert max(row["claims"] for row in rows.values()) > FEW, "some are named by more claims than a row has ids of"
    most = max(rows, key=lambda one: rows[one]["claims"])
    assert get(f"/entities/{most}", leads=True)["entity"] == told[most]


@pytest.mark.parametrize("leads", [False, True])
def test_many_claims_are_counted_as_few_are(sample_record: Record, leads: bool) -> None:
    every = directory(sample_record).listed(leads=True)
    apart = [one for one in every if one.apart]
    known = [one._replace(apart=()) for one in every]
    few, all_of_them = (rows(sample_record, known, leads=leads, most=most) for most in (1, 10_000))
    counts = ("claims", "reports", "events", "variants")
    assert [[row[name] for name in counts] for row in few] == [[row[name] for name in counts] for row in all_of_them]
    assert [row["claims"] for row in rows(sample_record, apart, leads=leads, most=1)] == [
        row["claims"] for row in rows(sample_record, apart, leads=leads, most=10_000)
    ]
    assert max(len(row["claim_ids"]) for row in few) == 1


@pytest.mark.parametrize("name", LISTS)
def test_pages_follow_one_another_without_gaps_or_repetitions(client: TestClient, name: str) -> None:
    key = "code" if name == "actors" else "id"
    whole = [row[key] for row in client.get(f"/api/v1/{name}?limit=500").json()[name]]
    seen: list[str] = []
    path: str | None = f"/api/v1/{name}?limit=7"
    while path:
        answered = client.get(path)
        body = answered.json()
        seen += [row[key] for row in body[name]]
        following = answered.links.get("next")
        assert (following is None) == (body["next"] is None)
        path = following["url"] if following else None
    assert seen == whole
    assert len(set(seen)) == len(seen) > 0


@pytest.mark.parametrize("name", LISTS)
def test_the_same_rows_as_csv(client: TestClient, name: str) -> None:
    key = "code" if name == "actors" else "id"
    rows = client.get(f"/api/v1/{name}.json?limit=3").json()[name]
    answered = client.get(f"/api/v1/{name}.csv?limit=3")
    assert answered.headers["content-type"] == "text/csv; charset=utf-8"
    read = list(csv.DictReader(io.StringIO(answered.text)))
    assert [row[key] for row in read] == [row[key] for row in rows]
    assert list(read[0]) == (list(rows[0]) if name == "actors" else list(TABLES[name].names))


def test_csv_has_no_formula(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.serve.api import rows

    made = rows.of_events
    monkeypatch.setattr(rows, "of_events", lambda *given: [row | {"title": "=1+1"} for row in made(*given)])
    assert ",'=1+1," in client.get("/api/v1/events.csv?limit=1").text


def test_leads_are_left_out_unless_asked_for(get: Get) -> None:
    for name in ("events", "claims"):
        assert {row["tier"] for row in get(f"/{name}", limit=500)[name]} == {"firm"}
        assert {row["tier"] for row in get(f"/{name}", limit=500, leads=True)[name]} == {"firm", "lead"}


def test_events_are_narrowed(get: Get) -> None:
    every = get("/events", limit=500)["events"]
    cases: dict[str, tuple[dict[str, Any], Callable[[dict[str, Any]], bool]]] = {
        "type": ({"type": "CONSULT"}, lambda e: e["type"] == "CONSULT"),
        "status": ({"status": "planned"}, lambda e: e["status"] == "planned"),
        "party": ({"party": "north korea"}, lambda e: "PRK" in e["actors"] + e["recipients"]),
        "sides": ({"actor": "PRK", "recipient": "RUS"}, lambda e: "PRK" in e["actors"] and "RUS" in e["recipients"]),
        "days": (
            {"after": "2023-09", "before": "2023-09-30"},
            lambda e: "2023-09-01" <= (e["start"] or e["end"] or "") <= "2023-09-30",
        ),
        "origins": (
            {"least_origins": 2},
            lambda e: sum(e[f"origins_{says}"] for says in ("happened", "planned", "possible", "negated")) >= 2,
        ),
    }
    for name, (asked, meets) in cases.items():
        wanted = {event["id"] for event in every if meets(event)}
        assert {event["id"] for event in get("/events", limit=500, **asked)["events"]} == wanted, name
        assert 0 < len(wanted) < len(every), name


def test_what_names_an_entity_is_narrowed_as_everything_is(get: Get) -> None:
    entity = max(get("/entities", limit=500)["entities"], key=lambda row: row["events"])
    events = get("/events", entity=entity["name"], limit=500)["events"]
    assert {event["id"] for event in events} >= set(entity["event_ids"])
    days = [event["start"] or event["end"] or "" for event in events]
    assert days == sorted(days, reverse=True)
    happened = get("/events", entity=entity["id"], status="happened", limit=500)["events"]
    assert [event["id"] for event in happened] == [e["id"] for e in events if e["status"] == "happened"]
    claims = get("/claims", entity=entity["id"], limit=500)["claims"]
    assert {claim["id"] for claim in claims} == set(entity["claim_ids"])
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = get("/claims", entity=entity["id"], limit=2, **cursor)
        seen += page["claims"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == claims


def test_reports_of_a_story_and_those_that_were_not_read(get: Get) -> None:
    (story,) = get("/stories", order="size")["stories"]
    reports = get("/reports", story=story["heading"], limit=500)["reports"]
    assert {report["id"] for report in reports} == set(story["reports"])
    unread = get("/reports", status="other-language")["reports"]
    assert [report["status"] for report in unread] == ["other-language"]


def test_search_says_where_the_words_stand(get: Get, sample_record: Record) -> None:
    hits = get("/search", q="arms", limit=500)["hits"]
    assert {hit["kind"] for hit in hits} == {"report", "claim"}
    for hit in hits:
        assert "«" in hit["excerpt"]
        if hit["kind"] == "claim":
            text = sample_record.report(hit["report"]).text
            assert text[hit["start_char"] : hit["end_char"]] == sample_record.claim(hit["id"]).quote
    assert get("/search", q="arms", limit=1)["next"] == "at1"
    assert get("/search", q="arms", limit=1, cursor="at1")["hits"] == hits[1:2]
    assert get("/search", q="nothing-like-it")["hits"] == []


def test_search_for_what_names_an_entity(get: Get) -> None:
    entity = get("/entities/sergei shoigu")["entity"]
    hits = get("/search", q="Russia", entity=entity["name"], limit=500)["hits"]
    assert hits
    assert {hit["id"] for hit in hits if hit["kind"] == "claim"} <= set(entity["claim_ids"])
    assert len(hits) < len(get("/search", q="Russia", limit=500)["hits"])


def test_ledgers_are_those_of_the_command(get: Get, sample_record: Record) -> None:
    from onrecord import ledger

    for name in [row["ledger"] for row in get("/ledgers")["ledgers"]]:
        wanted = ledger(sample_record, name)
        found = get(f"/ledgers/{name}", limit=500)
        assert [row["cells"] for row in found["rows"]] == [row.cells for row in wanted.rows], name
        assert found["leads_not_shown"] == wanted.not_shown


def test_a_ledger_of_a_few_days(get: Get) -> None:
    narrowed = get("/ledgers/engagements", after="2023-09-01", before="2023-09-30")["rows"]
    assert 0 < len(narrowed) < len(get("/ledgers/engagements")["rows"])


def test_a_large_record_has_no_ledger_of_everything(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.serve.api.ledgers.SMALL", 10)
    monkeypatch.setattr("onrecord.serve.api.ledgers.MOST", 5)
    refused = client.get("/api/v1/ledgers/relations?actor=RUS")
    assert refused.status_code == 422
    assert "narrow it" in refused.json()["error"]["message"]
    assert client.get("/api/v1/ledgers/relations?actor=CHN").json()["rows"]


def test_diff_is_that_of_the_command(get: Get, sample_record: Record) -> None:
    from onrecord import diff

    wanted = diff(sample_record, "2024-06-19")
    found = get("/diff", since="2024-06-19", limit=500)
    assert [(row["kind"], row["event"]) for row in found["changes"]] == [(e.kind, e.event) for e in wanted.entries]
    assert found["reports"] == list(wanted.reports)
    assert get("/diff", built="1")["changes"] == []
