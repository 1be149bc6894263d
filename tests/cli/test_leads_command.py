"""Leads in the commands: left out and counted, shown apart and marked where asked for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import PADDING

RUMOURS = "Rumour says that PRK visits RUS on 2023-09-13. Rumour says that CHN attacks JPN on 2023-06-02."


@pytest.fixture
def doubtful(run: Any, reports: Path, record: Path) -> Path:
    """The record with a report of leads: one that joins a firm event, and one of its own."""
    article = {
        "title": "Rumours", "maintext": RUMOURS + PADDING, "language": "en", "date_publish": "2023-09-15",
        "url": "https://rumour.example/1", "source_domain": "rumour.example",
    }  # fmt: skip
    (reports / "rumour.json").write_text(json.dumps(article))
    assert run("build", reports, "-o", record).code == 0
    return record


def claims(run: Any, record: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", record).out.splitlines()]


def test_the_table_of_claims_has_both_tiers_each_with_its_event(run: Any, doubtful: Path) -> None:
    found = claims(run, doubtful)
    assert sorted(claim["tier"] for claim in found) == ["firm"] * 4 + ["lead"] * 2
    leads = [claim for claim in found if claim["tier"] == "lead"]
    assert all(claim["event"] and claim["origin"] is None for claim in leads)
    assert {claim["confidence"] for claim in leads} == {0.41}
    firm = {claim["event"] for claim in found if claim["tier"] == "firm"}
    assert [claim["event"] in firm for claim in leads] == [True, False]


def test_show_leaves_leads_out_and_says_how_many(run: Any, doubtful: Path) -> None:
    plain = run("show", doubtful).out
    assert "1 lead not shown: --leads shows it" in plain
    assert "JPN" not in plain
    assert "Japan" not in plain
    asked = run("show", doubtful, "--leads").out
    assert "not shown" not in asked
    assert re.search(r"Leads: read with too little confidence.*\? ", asked, re.S)
    assert all(len(line) <= 80 for line in asked.splitlines())


def test_show_as_data(run: Any, doubtful: Path) -> None:
    plain, asked = (json.loads(run("show", doubtful, "--json", *more).out) for more in ((), ("--leads",)))
    assert (plain["leads"], plain["leads_not_shown"]) == ([], 1)
    assert {event["tier"] for event in plain["events"]} == {"firm"}
    assert [event["tier"] for event in asked["leads"]] == ["lead"]
    assert (asked["leads"][0]["grade"], asked["leads"][0]["origins"]) == (None, 0)
    assert sum(len(event["leads"]) for event in asked["events"]) == 1
    assert [{**event, "leads": []} for event in asked["events"]] == plain["events"]


def test_leads_are_offered_only_by_formats_that_can_mark_them(run: Any, doubtful: Path) -> None:
    assert "1 lead not shown: --leads shows it" in run("export", doubtful, "--format", "plover").err
    assert "1 lead not shown: --leads shows it" in run("export", doubtful, "--format", "markdown").err
    assert "lead" not in run("export", doubtful, "--format", "gdelt").err
    assert "1 lead" in run("export", doubtful, "--format", "gdelt", "--leads").err


def test_events_that_only_leads_carry_are_exported_where_asked(run: Any, doubtful: Path) -> None:
    done = run("export", doubtful, "--table", "events")
    assert {json.loads(line)["tier"] for line in done.out.splitlines()} == {"firm"}
    assert "1 lead not shown: --leads shows it" in done.err
    asked = run("export", doubtful, "--table", "events", "--leads")
    assert sorted(json.loads(line)["tier"] for line in asked.out.splitlines()) == ["firm", "firm", "lead"]
    assert "not shown" not in asked.err
    actors, more = (run("export", doubtful, "-t", "actors", *leads).out for leads in ((), ("--leads",)))
    assert ("CHN" in actors, "CHN" in more) == (False, True)
    sources, more = (run("export", doubtful, "-t", "sources", *leads).out for leads in ((), ("--leads",)))
    assert ("Rumour" in sources, "Rumour" in more) == (False, True)


def test_ledgers(run: Any, doubtful: Path) -> None:
    plain = run("ledger", doubtful, "statements").out
    assert "Rumour" not in plain
    assert "1 lead not shown: --leads shows it" in plain
    asked = run("ledger", doubtful, "statements", "--leads").out
    assert "Rumour" in asked
    assert "Leads: read with too little confidence" in asked
    data = json.loads(run("ledger", doubtful, "relations", "--leads", "--json").out)
    assert {row["tier"] for row in data["rows"]} == {"firm"}
    assert [row["tier"] for row in data["leads"]] == ["lead"]


def test_search(run: Any, doubtful: Path) -> None:
    plain = run("search", doubtful, "CHN").out
    assert "claim" not in plain
    assert "report" in plain
    assert "1 lead not shown: --leads shows it" in plain
    assert "(lead)" in run("search", doubtful, "CHN", "--leads").out
    hits = json.loads(run("search", doubtful, "CHN", "--leads", "--json").out)
    assert {hit["tier"] for hit in hits} == {"lead", None}


def test_diff(run: Any, doubtful: Path) -> None:
    plain = run("diff", doubtful, "--built", "0").out
    assert "1 lead not shown: --leads shows it" in plain
    since = run("diff", doubtful, "--built", "1").out
    assert since.startswith("Nothing has changed"), "a lead changes nothing of the event that it joins"
    assert "1 lead not shown" in since
    asked = run("diff", doubtful, "--built", "1", "--leads").out
    assert "Leads (1)" in asked
    assert "? " in asked


def test_what_was_a_lead_and_is_firm_is_new(run: Any, reports: Path, doubtful: Path) -> None:
    article = json.loads((reports / "rumour.json").read_text())
    article |= {"maintext": "CHN attacks JPN on 2023-06-02." + PADDING, "url": "https://sure.example/2"}
    (reports / "sure.json").write_text(json.dumps(article | {"source_domain": "sure.example"}))
    assert run("build", reports, "-o", doubtful).code == 0
    data = json.loads(run("diff", doubtful, "--built", "2", "--json").out)
    assert [entry["kind"] for entry in data["entries"]] == ["new"]
    assert data["not_shown"] == 0


def test_info_counts_both_tiers(run: Any, doubtful: Path) -> None:
    text = run("info", doubtful).out
    assert "firm: 4 claims, 2 events" in text
    assert "leads: 2 claims, 1 events" in text


def test_explain_tells_how_sure_a_reading_is(run: Any, doubtful: Path) -> None:
    joined, alone = (claim for claim in claims(run, doubtful) if claim["tier"] == "lead")
    text = " ".join(run("explain", doubtful, alone["id"]).out.split())
    assert "a lead: too doubtful to be told as fact; right as a whole: unlikely, 41 %; read by built-in" in text
    assert "almost certain, 97 %" in text
    data = json.loads(run("explain", doubtful, alone["id"], "--json").out)
    by_field = {field["field"]: field.get("confidence", {}).get("probability") for field in data["fields"]}
    assert (by_field["type"], by_field["sources"], by_field["time"]) == (0.9, 0.5, None)
    event = run("explain", doubtful, alone["event"]).out
    assert event.startswith("lead event")
    assert "Grade" not in event
    firm = run("explain", doubtful, joined["event"]).out
    assert "leads that may tell of it, and count for nothing" in firm
    assert f"{joined['id']} (lead)" in firm


def test_a_lead_that_a_person_calls_right_is_told_as_firm(run: Any, doubtful: Path) -> None:
    alone = [claim for claim in claims(run, doubtful) if claim["tier"] == "lead"][1]
    assert run("decide", doubtful, "right", alone["id"]).code == 0
    assert next(claim["tier"] for claim in claims(run, doubtful) if claim["id"] == alone["id"]) == "firm"
    assert "not shown" not in run("show", doubtful).out
    assert "firm: 5 claims, 3 events" in run("info", doubtful).out
    assert json.loads(run("search", doubtful, "CHN", "--json").out)[0]["tier"] in ("firm", None)
    assert "as a person called it right" in run("explain", doubtful, alone["id"]).out
    assert run("undo", doubtful, "d1").code == 0
    assert "1 lead not shown" in run("show", doubtful).out


def test_the_page_holds_leads_only_where_asked_and_behind_a_box(run: Any, doubtful: Path, tmp_path: Path) -> None:
    assert run("page", doubtful, "-o", tmp_path / "plain.html").code == 0
    plain = (tmp_path / "plain.html").read_text()
    assert "1 lead not shown: a page made with “onrecord page --leads” has it" in plain
    assert 'id="show-leads"' not in plain
    assert 'class="event lead"' not in plain
    assert run("page", doubtful, "--leads", "-o", tmp_path / "leads.html").code == 0
    html = (tmp_path / "leads.html").read_text()
    assert html.count('class="event lead"') == 1
    assert "show leads (2 claims, 1 event of their own)" in html
    assert "Leads that may tell of it, and count for nothing" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert re.search(r'<p class="sum">[^<]*; 2 events: ', html)
