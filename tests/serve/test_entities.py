"""States, persons, ships and so on: lists by kind, and what the record tells of one."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord.store import Record
from onrecord.store.directory import directory
from onrecord.tell.profile import Use, Uses


def addresses(html: str) -> set[str]:
    return {unescape(one).partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', html)} - {""}


MINE = ("/sample/report", "/sample/entit", "/sample/actor", "/sample/search", "/static/")


def test_everybody_is_listed_and_has_a_page(client: TestClient, sample_record: Record) -> None:
    html = client.get("/sample/entities").text
    for one in directory(sample_record).entries:
        assert f"/sample/entity/{one.id}" in html
        page = client.get(f"/sample/entity/{one.id}")
        assert page.status_code == 200
        assert f"<h1>{one.name}</h1>" in unescape(page.text)
    for code in directory(sample_record).actors:
        assert client.get(f"/sample/actor/{code}").status_code == 200


def test_a_person_is_told_with_offices_and_days(client: TestClient, sample_record: Record) -> None:
    shoigu = directory(sample_record).find("Sergei Shoigu", "sample")
    html = unescape(client.get(f"/sample/entity/{shoigu.id}").text)
    beside = html.partition("Called, and when")[2]
    assert re.search(r"(?i)defen[cs]e minister", beside)
    assert re.search(r"2023-08-3\d", beside)
    assert "/sample/actor/RUS" in html
    assert "travelled to Pyongyang" in html


def test_lines_lead_to_events_and_into_the_report(client: TestClient, sample_record: Record) -> None:
    html = client.get("/sample/actor/PRK").text
    deeds = re.findall(r'<li class="deed"><a href="/sample/event/([^"]+)"', html)
    assert deeds
    events = {event.id: event for event in sample_record.events()}
    did = html.partition('id="h-did"')[2].partition("</section>")[0]
    for id in re.findall(r'<li class="deed"><a href="/sample/event/([^"]+)"', did):
        assert any(party.code == "PRK" for claim in sample_record.claims(event=id) for party in claim.actors)
        assert id in events
    assert re.search(r"/sample/report/[\w-]+#c-\w+", html)


def test_what_a_state_was_accused_of_is_apart(client: TestClient, sample_record: Record) -> None:
    html = client.get("/sample/actor/PRK").text
    accused = html.partition('id="h-accused"')[2].partition("</section>")[0]
    ids = re.findall(r'<li class="deed"><a href="/sample/event/([^"]+)"', accused)
    assert ids
    assert {sample_record.event(id).type for id in ids} == {"ACCUSE"}


def test_leads_are_left_out_until_asked_for(client: TestClient) -> None:
    assert "lead-badge" not in client.get("/sample/actor/PRK").text
    shown = client.get("/sample/actor/PRK?leads=1&part=did").text
    assert "lead-badge" in shown
    assert "Hide leads" in shown


def test_names_lead_to_ids(client: TestClient, sample_record: Record) -> None:
    shoigu = directory(sample_record).find("Sergei Shoigu", "sample")
    assert (
        client.get("/sample/entity/shoigu", follow_redirects=False).headers["location"] == f"/sample/entity/{shoigu.id}"
    )
    assert client.get("/sample/actor/north%20korea", follow_redirects=False).headers["location"] == "/sample/actor/PRK"


@pytest.mark.parametrize(
    "address",
    ["/sample/entity/nothing", "/sample/actor/XYZ", "/sample/actor/Brazil", "/sample/entities/x",
     "/sample/entity/a%2Fb", "/sample/actor/%27%20OR%201=1", "/nothing/entities", "/sample/entity/%3Cscript%3E"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert "<script>%" not in page.text
    assert "/tmp" not in page.text


def test_lists_are_found_in(client: TestClient) -> None:
    assert "Sergei Shoigu" in client.get("/sample/entities/person?q=shoi").text
    assert "John Kirby" not in client.get("/sample/entities/person?q=shoi").text
    assert client.get("/sample/entities/Person").status_code == 200
    assert "None of that name" in client.get("/sample/entities/person?q=zzz").text
    assert "North Korea" in client.get("/sample/actors?q=prk").text
    assert "to the first" in client.get("/sample/actors?page=9").text


@pytest.mark.parametrize(
    "start", ["/sample/entities", "/sample/actor/PRK", "/sample/actor/RUS?part=undergone", "/sample/entities/person"]
)
def test_links_lead_somewhere(client: TestClient, start: str) -> None:
    for address in addresses(client.get(start).text):
        if address.startswith(MINE):
            assert client.get(address).status_code == 200, address


def test_who_denies_an_event_is_not_told_as_a_source_of_it(client: TestClient, sample_record: Record) -> None:
    peskov = directory(sample_record).find("Dmitry Peskov", "sample")
    said = client.get(f"/sample/entity/{peskov.id}").text.partition('id="h-said"')[2].partition("</section>")[0]
    lines = re.findall(r'<li class="deed">.*?</li>', said, flags=re.S)
    assert lines
    for line in lines:
        assert re.search(r'class="badge (\w+)"', line)[1] == "negated"  # type: ignore[index]
    assert any("of an event that is told as" in line for line in lines)


def test_days_that_say_nothing_bound_nothing() -> None:
    uses = [
        Use("c1", "r", "2000-01-01", "2099-12-31", "firm", "did"),
        Use("c2", "r", "2023-10-01", "2023-10-31", "firm", "did"),
        Use("c3", "r", "", "", "firm", "did"),
    ]
    assert Uses(listed=uses, leads=0, complete=True).days("did") == ("2023-10-01", "2023-10-31")
    assert Uses(listed=uses[:1], leads=0, complete=True).days("did") == ("", "")
