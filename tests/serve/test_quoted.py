"""The page of what a story's reports say without its being clear of whom."""

import re
from html import unescape

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
