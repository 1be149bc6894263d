"""The page of a story, and what is said of two parties."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.serve import Shelves, application
from onrecord.serve.stories import TOLD, outline
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.screen import heads
from onrecord.tell.view import Views
from tests.serve.made import MANY, made

STORY = "/made/story/s00000000001"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = made(tmp_path_factory.mktemp("made") / "made.onrecord")
    with TestClient(application(Shelves([Path(path)])), base_url="http://127.0.0.1") as asked:
        yield asked


def bars(page: str) -> list[str]:
    return re.findall(r'<li><a class="row [^"]*" href="/made/event/(\w+)"', page)


def test_it_begins_as_the_single_page_does(client: TestClient, sample_record: Record) -> None:
    books = Books(sample_record)
    (head,) = heads(books, Views(books).events(books.events))
    page = client.get(f"/sample/story/{head.id}").text
    first = page[: page.index('id="timeline"')]
    told = re.findall(r'href="/sample/event/(\w+)"', first)
    assert told == [line.view.event.id for block in head.blocks for line in block.lines] + [
        line.view.event.id for line in head.background
    ]
    assert f"{head.reports} reports" in first


def test_a_long_story_is_paged(long: TestClient) -> None:
    page = long.get(STORY).text
    assert f"{MANY + 1} events; {TOLD} of them below" in page
    first = bars(page)
    assert len(first) == TOLD
    more = re.search(r'href="([^"]*cursor=[^"#]*)#timeline" rel="next"', page)
    assert more
    rest = bars(long.get(more.group(1).replace("&amp;", "&")).text)
    assert len(rest) == MANY + 1 - TOLD
    assert not set(first) & set(rest)


def test_events_are_asked_for(long: TestClient) -> None:
    def asked(**given: str) -> list[str]:
        answer = long.get(STORY, params=given)
        assert answer.status_code == 200
        return bars(answer.text)

    assert asked(type="CONSULT") == ["e00000000001"]
    assert asked(least="2") == ["e00000000001"]
    assert asked(party="CHN") == []
    assert asked(**{"from": "2023-07-27", "to": "2023-07-29"}) == ["e10000000002", "e10000000003", "e10000000004"]
    assert len(asked(**{"from": "2023-07", "to": "2023-07"})) == 7
    assert asked(status="negated", party="", type="", least="") == []


@pytest.mark.parametrize(
    "query", [{"least": "many"}, {"from": "yesterday"}, {"type": "NOTHING"}, {"cursor": "x"}, {"ledger": "nothing"}]
)
def test_what_cannot_be_asked_for_is_said(long: TestClient, query: dict[str, str]) -> None:
    answer = long.get(STORY, params=query)
    assert answer.status_code == 422
    assert "That did not work" in answer.text


def test_an_edge_opens_the_sentences(long: TestClient) -> None:
    page = long.get(f"{STORY}/parties").text
    assert 'href="/made/story/s00000000001/between/PRK/RUS"' in page
    assert 'class="edge denied"' in page
    told = long.get(f"{STORY}/between/PRK/RUS").text
    assert "Kim did not meet Putin" in told
    assert told.index("Kim met Putin") < told.index("Call 59")  # the weightiest first
    assert long.get(f"{STORY}/between/PRK/CHN").status_code == 404


def test_a_place_is_shown_no_finer_than_it_is_known(long: TestClient) -> None:
    page = long.get(f"{STORY}/places").text
    assert 'class="spot settlement" cx="131.9" cy="-43.1"' in page
    assert f"{MANY} events without a known place" in page


def test_a_ledger_is_of_the_events_asked_for(long: TestClient) -> None:
    page = long.get(STORY, params={"ledger": "engagements", "type": "CONSULT"}).text
    rows = page[page.index('<div class="ledger">') : page.index('id="coverage"')]
    assert rows.count('href="/made/event/') == 1


def test_the_beginning_of_an_id_leads_to_the_story(long: TestClient) -> None:
    answer = long.get("/made/story/s0000000", params={"type": "CONSULT"}, follow_redirects=False)
    assert answer.headers["location"] == f"{STORY}?type=CONSULT"
    assert long.get("/made/story/nothing").status_code == 404
    answer = long.get("/made/story/s0000000/parties", follow_redirects=False)
    assert answer.headers["location"] == f"{STORY}/parties"


def test_of_a_large_story_each_section_is_to_be_had_by_its_link(long: TestClient) -> None:
    page = long.get(STORY).text
    for name, told in (("parties", 'class="network"'), ("places", 'class="map"'), ("coverage", 'class="heat"')):
        section = page[page.index(f'<section id="{name}"') :]
        assert f'<a href="{STORY}/{name}" data-section="{name}">' in section[: section.index("</section>")]
        assert told not in page
        apart = long.get(f"{STORY}/{name}").text
        assert told in apart[apart.index(f'<section id="{name}"') :]
    answer = long.get(f"{STORY}/weather")
    assert answer.status_code == 404
    assert "parties, places, coverage" in answer.text


def test_a_small_story_has_all_on_its_page(client: TestClient, sample_record: Record) -> None:
    (story,) = sample_record.stories()
    address = f"/sample/story/{story.id}"
    for asked in ({}, {"type": "CONSULT"}):
        page = client.get(address, params=asked).text
        assert "data-section" not in page
        assert 'id="first"' in page
        for name in ("parties", "places", "coverage"):
            apart, begin = client.get(f"{address}/{name}").text, f'<section id="{name}"'
            section = apart[apart.index(begin) :]
            assert section[: section.index("</section>")] in page


def test_of_many_events_those_asked_for_come_without_what_the_story_is_about(long: TestClient) -> None:
    page = long.get(STORY, params={"type": "CONSULT"}).text
    assert 'id="first"' not in page
    assert f'<a href="{STORY}">What matters first in this story</a>' in page
    assert f"2 reports tell of {MANY + 1} events" in page


def test_the_timeline_begins_as_its_pages_go_on(long: TestClient) -> None:
    record = long.app.state.shelves.one().record  # type: ignore[attr-defined]
    line = record.story_lines(["s00000000001"])["s00000000001"]
    begun = outline(record, line)
    page = record.events_page(story=line.id, order="weight", limit=TOLD)
    assert list(begun.listed) == page.rows
    assert begun.next_cursor == page.next_cursor
    assert begun.told == TOLD
    assert {event.id for event in begun.listed} <= set(begun.views)


def test_a_block_says_how_many_of_its_kind_stand_under_new(client: TestClient, sample_record: Record) -> None:
    story = max(sample_record.stories(), key=lambda one: len(one.reports))
    html = client.get(f"/sample/story/{story.id}").text
    assert re.search(r'<a href="#timeline">\d+ more</a>, <a href="#h-new">\d+ under New</a>', html)
