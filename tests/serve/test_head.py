"""HEAD is answered as GET is, without a body; pages name their feeds."""

import re

from starlette.testclient import TestClient


def test_head_is_answered_as_get_is_without_a_body(client: TestClient) -> None:
    for path in ("/sample/", "/api/v1/info", "/static/serve.css", "/sample/nothing-there"):
        got, asked = client.get(path), client.head(path)
        assert (asked.status_code, asked.content) == (got.status_code, b""), path
        assert asked.headers.get("etag") == got.headers.get("etag")


def test_a_story_and_a_search_name_their_feeds(client: TestClient) -> None:
    story = re.search(r'href="(/sample/story/[^"/?]+)"', client.get("/sample/").text)
    assert story
    for page in (story[1], "/sample/search?q=shells"):
        links = re.findall(r'<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)"', client.get(page).text)
        assert len(links) == 2
        for type, address in links:
            answer = client.get(address.replace("&amp;", "&"))
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(type)
