"""Feeds: valid in both formats, and never more certain than the record."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from onrecord.store import Record
from onrecord.tell.feeds import Entry, Feed, of_search, of_story
from onrecord.tell.feeds.entries import stamp
from onrecord.tell.feeds.written import ATOM, Places, atom, json_feed, urn

NS = {"a": ATOM}
RFC3339 = "%Y-%m-%dT%H:%M:%S%z"
MADE = datetime(2024, 6, 19, 12, tzinfo=UTC)
PLACES = Places(id="x", own="http://h/f?q=a&b", page="http://h/", event="http://h/event/{}".format)


@pytest.fixture
def story(sample_record: Record) -> str:
    return next(iter(sample_record.stories())).id


def parsed(client: TestClient, path: str) -> Any:
    answered = client.get(f"/api/v1/feeds/{path}")
    assert answered.status_code == 200, answered.text
    assert answered.headers["content-type"] == "application/atom+xml"
    return etree.fromstring(answered.content)


@pytest.mark.parametrize("path", ["story/{story}.atom", "search.atom?q=arms", "search.atom?q=nothing-like-it"])
def test_atom_has_what_the_standard_requires(client: TestClient, story: str, path: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated each; an author; a link to the feed and to what it shows."""
    feed = parsed(client, path.format(story=story))
    assert feed.tag == f"{{{ATOM}}}feed"
    for one in (feed, *feed.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            (element,) = one.findall(f"a:{name}", NS)
            assert element.text.strip()
        datetime.strptime(one.findtext("a:updated", namespaces=NS), RFC3339)
        assert one.findtext("a:id", namespaces=NS).startswith("urn:uuid:")
        assert len(one.findall("a:link[@rel='alternate']", NS)) == 1
    assert feed.findtext("a:author/a:name", namespaces=NS)
    assert len(feed.findall("a:link[@rel='self']", NS)) == 1
    ids = [one.text for one in feed.findall("a:entry/a:id", NS)]
    assert len(set(ids)) == len(ids)
    assert bool(ids) == ("nothing" not in path)


def test_both_formats_tell_the_same(client: TestClient, story: str) -> None:
    entries = parsed(client, f"story/{story}.atom").findall("a:entry", NS)
    answered = client.get(f"/api/v1/feeds/story/{story}.json")
    assert answered.headers["content-type"] == "application/feed+json"
    feed = answered.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    told = [(one.findtext("a:id", namespaces=NS), one.findtext("a:content", namespaces=NS)) for one in entries]
    assert [(item["id"], item["content_text"]) for item in feed["items"]] == told
    assert len(client.get(f"/api/v1/feeds/story/{story}.json?limit=2").json()["items"]) == 2


def test_an_entry_says_first_what_the_record_holds_of_it(client: TestClient, sample_record: Record, story: str) -> None:
    events = {urn(event.id): event for event in sample_record.events()}
    words = {"happened": "happened", "ongoing": "going on", "planned": "planned", "possible": "possible"}
    items = client.get(f"/api/v1/feeds/story/{story}.json?limit=60").json()["items"]
    assert {events[item["id"]].status for item in items} > {"happened", "possible"}
    for item in items:
        event = events[item["id"]]
        assert item["title"] == event.title
        assert item["content_text"].startswith(f"Status: {words.get(event.status, 'said not to be')}. ")
        if event.status in ("planned", "possible") and not any(a.says == "happened" for a in event.accounts):
            assert "say it happened" not in item["content_text"]
            assert "says it happened" not in item["content_text"]


def test_what_changed_last_comes_first_and_nothing_changes_before_it_is_told(client: TestClient, story: str) -> None:
    items = client.get(f"/api/v1/feeds/story/{story}.json?limit=60").json()["items"]
    dated = [item for item in items if "date_published" in item]
    assert [item["date_modified"] for item in dated] == sorted((i["date_modified"] for i in dated), reverse=True)
    assert all(item["date_published"] <= item["date_modified"] for item in dated)
    assert any(item["date_published"] < item["date_modified"] for item in dated)
    assert items[: len(dated)] == dated


def test_text_of_reports_is_only_text() -> None:
    hostile = "<script>alert(1)</script> & \x00\x0b]]>"
    entry = Entry(event="e1", title=hostile, published=None, updated=MADE, text=hostile, tags=('"<b>',))
    feed = Feed(title=hostile, updated=MADE, entries=(entry,))
    body = atom(feed, PLACES)
    assert b"<script>" not in body
    root = etree.fromstring(body)
    assert root.findtext("a:entry/a:title", namespaces=NS) == hostile.replace("\x00", "\ufffd").replace(
        "\x0b", "\ufffd"
    )
    assert root.find("a:link[@rel='self']", NS).get("href") == PLACES.own
    (item,) = json.loads(json.dumps(json_feed(feed, PLACES)))["items"]
    assert (item["content_text"], "date_published" in item) == (hostile, False)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2024-06-19", "2024-06-19T00:00:00+00:00"),
        ("2024-06-19T12:00:00Z", "2024-06-19T12:00:00+00:00"),
        ("2024-06-19T12:00:00+09:00", "2024-06-19T12:00:00+09:00"),
        ("some day", None),
        (None, None),
    ],
)
def test_moments(given: str | None, wanted: str | None) -> None:
    found = stamp(given)
    assert (found.isoformat() if found else None) == wanted


@pytest.mark.parametrize("of", ["story", "search"])
def test_a_shorter_feed_is_the_beginning_of_a_longer_one(sample_record: Record, story: str, of: str) -> None:
    def entries(most: int) -> list[tuple[str, datetime, datetime | None]]:
        made = of_story(sample_record, story, "", most) if of == "story" else of_search(sample_record, "", most)
        return [(entry.event, entry.updated, entry.published) for entry in made.entries]

    every = entries(60)
    assert len(every) > 8
    assert all(entries(most) == every[:most] for most in (1, 3, 8))


def test_a_feed_of_a_search_takes_fields(sample_record: Record) -> None:
    assert {entry.tags[0] for entry in of_search(sample_record, "type:CONSULT").entries} == {"CONSULT"}
    assert of_search(sample_record, "nothing-like-it").entries == ()
