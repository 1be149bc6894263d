"""What is new since a day, and rows to be taken along from a page."""

import csv
import io
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord.store import Record
from onrecord.tell import diff


def taken(client: TestClient, path: str) -> list[dict[str, str]]:
    """The rows to which the page's link CSV leads; its link JSON answers, too."""
    page = client.get(path).text
    table, json = (unescape(address) for address in re.findall(r'href="(/api/v1/(?!feeds)[^"]+)"', page)[-2:])
    assert client.get(json).status_code == 200, json
    answered = client.get(table)
    assert answered.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answered.text)))


def test_what_is_new_since_a_day_is_what_diff_says(client: TestClient, sample_record: Record) -> None:
    told = diff(sample_record, "2024-05-01")
    assert told.entries
    page = client.get("/sample/since?day=2024-05-01")
    assert page.status_code == 200
    for one in told.entries:
        assert one.kind == "gone" or f"/sample/event/{one.event}" in page.text
    assert f"{len(told.entries)} changes by {len(told.reports)} report" in page.text
    assert len(taken(client, "/sample/since?day=2024-05-01")) == len(told.entries)


@pytest.mark.parametrize("day", ["<b>", "2024-13-40", "yesterday", "x" * 39, "\0"])
def test_what_is_no_day_is_told_beside_the_question(client: TestClient, day: str) -> None:
    page = client.get("/sample/since", params={"day": day})
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert 'name="day"' in page.text
    assert "<b>" not in page.text


def test_home_asks_for_the_day(client: TestClient) -> None:
    assert 'action="/sample/since"' in client.get("/sample/").text
    asked = client.get("/sample/since")
    assert (asked.status_code, 'role="alert"' in asked.text) == (200, False)


def test_the_events_of_a_story_are_taken_along_as_asked_for(client: TestClient, sample_record: Record) -> None:
    story = max(sample_record.stories(), key=lambda one: len(one.reports)).id
    every = taken(client, f"/sample/story/{story}")
    some = taken(client, f"/sample/story/{story}?status=negated&party=RUS&least=1&from=2023-08&to=2024")
    assert len(every) == len(sample_record.events_page(story=story, limit=500).rows)
    assert 0 < len(some) < len(every)
    assert {row["status"] for row in some} == {"negated"}


def test_what_a_search_finds_is_taken_along(client: TestClient) -> None:
    claims = taken(client, "/sample/search?q=party:PRK+type:CONSULT")
    assert claims
    assert {row["kind"] for row in claims} == {"claim"}
    assert {row["kind"] for row in taken(client, "/sample/search?q=artillery&show=reports")} == {"report"}
    assert "lead" in {row["tier"] for row in taken(client, "/sample/search?q=party:PRK&leads=1")}
