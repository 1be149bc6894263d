"""The page of what a story's reports say without its being clear of whom."""

import csv
import io
import re
from html import unescape
from typing import Any

from fastapi.testclient import TestClient

from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.quoted import quotations


def test_all_quotations_of_a_story_are_on_its_pages_with_a_way_to_their_reports(
    client: TestClient, sample_record: Record
) -> None:
    found = quotations(Books(sample_record))
    (story,) = (id for id in found if id)
    assert client.get(f"/sample/story/{story}").text.count(f"/sample/story/{story}/quoted") == 1
    linked, address = set[str](), f"/sample/story/{story}/quoted"
    while address:
        page = client.get(address).text
        linked |= set(re.findall(r'href="/sample/report/[^"]*#c-(\w+)"', page))
        more = re.search(r'href="([^"]*)" rel="next"', page)
        address = unescape(more.group(1)) if more else ""
    assert linked >= {one.claim.id for one in found[story]}


def test_the_start_of_an_id_leads_to_the_whole(client: TestClient, sample_record: Record) -> None:
    story = next(sample_record.stories()).id
    short = sample_record.short([story])[story]
    answer = client.get(f"/sample/story/{short}/quoted", follow_redirects=False)
    assert answer.headers["location"].endswith(f"/sample/story/{story}/quoted")
    assert client.get("/sample/story/nothing/quoted").status_code == 404


def walked(client: TestClient, story: str, limit: int) -> list[dict[str, Any]]:
    """All quotations that the API has of a story, page by page."""
    found: list[dict[str, Any]] = []
    path: str | None = f"/api/v1/stories/{story}/quoted?limit={limit}"
    while path:
        answered = client.get(path)
        body = answered.json()
        found += body["quoted"]
        following = answered.links.get("next")
        assert (following is None) == (body["next"] is None)
        path = following["url"] if following else None
    return found


def test_the_api_has_them_with_where_they_stand(client: TestClient, sample_record: Record) -> None:
    told = quotations(Books(sample_record))
    (story,) = (id for id in told if id)
    found = walked(client, story, 200)
    assert {one["claim"] for one in found} == {one.claim.id for one in told[story]}
    for one in found:
        report = sample_record.report(one["report"])
        lead = report.text[one["start_char"] : one["end_char"]]
        assert one["words"] in report.text
        assert lead.split()[0] in one["words"]
        assert one["outlet"] == report.outlet
        assert client.get(f"/api/v1/claims/{one['claim']}").json()["claim"]["tier"] == "lead"
    by_few = {one["claim"] for one in walked(client, story, 7)}
    assert by_few >= {one["claim"] for one in found}, "what is folded on one page may stand on two"


def test_the_api_gives_them_as_csv_and_knows_no_other_story(client: TestClient, sample_record: Record) -> None:
    story = next(sample_record.stories())
    rows = client.get(f"/api/v1/stories/{story.id}/quoted?limit=200").json()["quoted"]
    read = list(csv.DictReader(io.StringIO(client.get(f"/api/v1/stories/{story.id}/quoted.csv?limit=200").text)))
    assert [row["words"] for row in read] == [row["words"] for row in rows] != []
    assert client.get("/api/v1/stories/nothing/quoted").status_code == 404
    assert client.get(f"/api/v1/stories/{story.id}/quoted?cursor=none").status_code == 422
