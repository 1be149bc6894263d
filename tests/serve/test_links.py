"""Every link of every page leads somewhere."""

import re
from collections import deque
from html import unescape

from fastapi.testclient import TestClient
from starlette.routing import Match

ELSEWHERE = ("report", "search", "entity", "entities", "review", "collect", "ask", "api")  # made in rooms of their own


def served(client: TestClient, path: str) -> bool:
    """Whether any route of the application is for that path, whatever it answers."""
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    return any(route.matches(scope)[0] is Match.FULL for route in client.app.routes)  # type: ignore[attr-defined]


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    ask, seen = deque(["/sample/"]), {"/sample/"}
    kinds: set[str] = set()
    while ask:
        address = ask.popleft()
        answer = client.get(address)
        path = address.partition("?")[0]
        parts = path.strip("/").split("/")
        kind = parts[1] if len(parts) > 1 else parts[0]
        if answer.status_code == 404 and kind in ELSEWHERE and not served(client, path):
            continue
        assert answer.status_code == 200, address
        if kind not in ("sample", "story", "event"):
            continue
        kinds.add(kind)
        ids = set(re.findall(r' id="([^"]+)"', answer.text))
        assert len(ids) == len(re.findall(r' id="([^"]+)"', answer.text)), f"an id twice in {address}"
        for link in map(unescape, re.findall(r' (?:href|action|src)="([^"]+)"', answer.text)):
            where, _, anchor = link.partition("#")
            if not where:
                assert anchor in ids, f"{link} in {address}"
            elif link.startswith("/") and where not in seen and _wanted(where):
                seen.add(where)
                ask.append(where)
    assert {"sample", "story", "event"} <= kinds
    assert len(seen) > 60


def _wanted(where: str) -> bool:
    """Not each event in each form, nor each window of days: one of each will do."""
    path, _, query = where.partition("?")
    if "cite_as" in query:
        return False
    return not ("/story/" in path and re.search(r"from=\d{4}-\d{2}-\d{2}", query) and "to=2023" in query)
