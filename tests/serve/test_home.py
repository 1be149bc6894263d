"""The home of a record: stories, what is new, what could not be read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from onrecord.model import Report, Story
from onrecord.serve import Shelves, application, visits
from onrecord.store import open_record, schema
from tests.serve.made import MANY, made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return made(tmp_path / "made.onrecord")


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(application(Shelves([place])), base_url="http://127.0.0.1") as asked:
        yield asked


def build(place: Path, started: str) -> None:
    """A build that brought one event and changed another."""
    with open_record(place) as record, record.shelf.writing() as connection:
        run = {"started": started, "finished": started, "version": "1", "inputs": "[]", "counts": "{}"}
        key = connection.execute(insert(schema.builds), run).inserted_primary_key
        assert key is not None
        connection.execute(insert(schema.taken), {"build": key[0], "report": "two", "outcome": "new"})
        kept = record.event("e10000000007")
        before = msgspec.json.encode(msgspec.structs.replace(kept, status="planned")).decode()
        for event, was in (("e00000000001", None), (kept.id, before)):
            connection.execute(insert(schema.changes), {"build": key[0], "event": event, "before": was})


def test_a_story_is_told_in_a_few_lines(client: TestClient) -> None:
    page = client.get("/made/").text
    assert '<a href="/made/story/s00000000001">' in page
    card = page[page.index('<article class="card"') : page.index("</article>")]
    assert card.count('<li class="line') == 3
    assert "2 reports" in card
    assert 'action="/made/search"' in page


def test_what_was_not_read_is_listed_with_the_reason(client: TestClient) -> None:
    page = client.get("/made/").text
    assert "Not a report" in page
    assert "nothing in it but &lt;script&gt;" in page


def test_what_is_new_is_new_since_the_visit_before(
    client: TestClient, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2030, 1, 1, 12, tzinfo=UTC).timestamp()
    monkeypatch.setattr(visits.time, "time", lambda: now)
    first = client.get("/made/")
    assert "first visit" in first.text
    cookie = first.headers["set-cookie"]
    assert "samesite=strict" in cookie.lower()
    assert "httponly" in cookie.lower()
    now += 600
    assert "first visit" in client.get("/made/").text  # the same visit goes on
    build(place, "2030-01-02T00:00:00+00:00")
    now += 3 * 24 * 3600
    for _ in range(2):  # it stays new while one looks around
        page = client.get("/made/").text
        assert "1 report came or changed" in page
        assert "1 new event, 1 event told otherwise than before" in page
        assert '<a href="/made/event/e00000000001">' in page
        now += 60
    now += 24 * 3600
    assert "Nothing was built since" in client.get("/made/").text
    assert "status: planned → happened" in client.get("/made/event/e10000000007").text


def test_a_cookie_from_elsewhere_says_nothing(client: TestClient) -> None:
    client.get("/made/")
    (name,) = client.cookies
    client.cookies.clear()
    client.cookies.set(name, "<script>.1", domain="127.0.0.1")
    assert "first visit" in client.get("/made/").text


def test_a_story_without_a_day_says_so_and_comes_after_those_with_one(tmp_path: Path) -> None:
    place = made(tmp_path / "made.onrecord")
    with open_record(place) as record, record.transaction():
        record.shelf.put(Report(id="undated", title="Undated", text="x", published_window=("2024-01-01", "2024-02-01")))
        called = msgspec.structs.replace(record.event("e10000000007"), id="e20000000001", story="s00000000002")
        record.shelf.put(called)
        record.shelf.put(Story(id="s00000000002", title="Undated", reports=("undated",), events=(called.id,)))
    with TestClient(application(Shelves([place])), base_url="http://127.0.0.1") as client:
        page = client.get("/made/").text
    cards = page.split('<article class="card"')[1:]
    assert ["/made/story/s00000000001" in card for card in cards] == [True, False]
    assert "no day of publication known" in cards[1]
    assert "2024-01-01" not in cards[1]
    assert "last reported of on <time>2023-09-03</time>" in cards[0]


def test_events_are_counted_in_the_words_of_the_story(client: TestClient) -> None:
    assert f"{MANY + 1} events" in client.get("/made/").text
    assert "firm event" not in client.get("/made/").text
    assert f"of {MANY + 1} events" in client.get("/made/story/s00000000001").text


def test_one_report_and_one_story_are_counted_as_one(tmp_path: Path, place: Path) -> None:
    other = tmp_path / "other.onrecord"
    open_record(other, create=True).close()
    with TestClient(application(Shelves([place, other])), base_url="http://127.0.0.1") as client:
        page = client.get("/").text
    assert "3 reports, 1 story<" in page
    assert "0 reports, 0 stories" in page
