"""The page of an event."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.serve import Shelves, application
from tests.serve.made import HOSTILE, made


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = made(tmp_path_factory.mktemp("made") / "made.onrecord")
    with TestClient(application(Shelves([Path(path)])), base_url="http://127.0.0.1") as asked:
        yield asked


EVENT = "/made/event/e00000000001"


def test_accounts_are_told_apart_with_copies_folded(client: TestClient) -> None:
    page = client.get(EVENT).text
    assert "1 origin says it happened, 1 denies it" in page
    assert "1 more that only repeats this origin" in page
    headings = re.findall(r"<h3>(\d [^<]+?) <span", page)
    assert headings == ["1 says it happened", "1 denies it"]
    marks = page[page.index('class="marks-of"') :].partition("</p>")[0]
    assert '<span class="badge negated">disputed</span>' in marks  # as on home and in its story
    assert "badge happened" not in marks


def test_conflicts_stand_side_by_side_and_responses_are_named(client: TestClient) -> None:
    page = client.get(EVENT).text
    beside = page[page.index('class="plain beside"') :].partition("</ul>")[0]
    assert beside.count('<li class="cite') == 2
    assert "Peskov denies it" in page
    assert '<span class="badge denies">denies</span>' in page


def test_leads_are_folded_away_and_marked(client: TestClient) -> None:
    page = client.get(EVENT).text
    folded = page[page.index("lead-part-of") :].partition("</details>")[0]
    assert "1 lead that may tell of it, and counts for nothing" in folded
    assert 'class="cite lead"' in folded
    assert 'href="/made/report/two?leads=1#c-c00000000004"' in folded
    lead = client.get("/made/event/e00000000002").text
    assert "read with too little confidence to be told as fact" in lead
    assert 'class="digit' not in lead


def test_the_grade_is_drawn_for_each_account(client: TestClient) -> None:
    page = client.get(EVENT).text
    assert page.count('class="falls"') == 2
    assert "A report says so." in page


def test_text_of_reports_is_escaped(client: TestClient) -> None:
    for path in (EVENT, "/made/", "/made/story/s00000000001", "/made/story/s00000000001/between/PRK/RUS"):
        page = client.get(path).text
        assert HOSTILE not in page
        assert "style=" not in page  # which the policy forbids
    assert "&lt;script&gt;" in client.get(EVENT).text


def test_ids_that_mean_it_lead_to_it(client: TestClient) -> None:
    short = client.get("/made/event/e1000000000", follow_redirects=False)
    assert short.status_code == 404  # several begin so
    assert "begin with" in short.text
    moved = client.get("/made/event/e0000000000f", follow_redirects=False)
    assert moved.headers["location"] == EVENT
    assert "e0000000000f" in client.get(EVENT).text  # it also answers to that
    assert client.get("/made/event/nothing").status_code == 404
    assert client.get("/made/event/s00000000001").status_code == 404


@pytest.mark.parametrize(("form", "sign"), [("text", "“"), ("bibtex", "@"), ("csl-json", '"id"'), ("ris", "TY  -")])
def test_it_is_cited_in_each_form(client: TestClient, form: str, sign: str) -> None:
    page = client.get(EVENT, params={"cite_as": form}).text
    cited = unescape(page[page.index('<pre id="citation"') :].partition("</pre>")[0])
    assert sign in cited
    assert "Kim met Putin" in cited


def test_neighbours_in_the_story_are_by_day(client: TestClient) -> None:
    page = client.get("/made/event/e10000000005").text
    assert 'rel="prev" href="/made/event/e10000000004"' in page
    assert 'rel="next" href="/made/event/e10000000006"' in page


def test_it_is_there_for_programs(client: TestClient) -> None:
    assert 'href="/api/v1/events/e00000000001?record=made"' in client.get(EVENT).text
