"""Every link of every page leads somewhere."""

import re
from collections import deque
from html import unescape
from urllib.parse import unquote

from fastapi.testclient import TestClient

from onrecord.store import Record

ELSEWHERE = ("report", "search", "entity", "entities", "review", "collect", "ask", "api")  # made in rooms of their own


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    ask, seen = deque(["/sample/"]), {"/sample/"}
    kinds: set[str] = set()
    while ask:
        address = ask.popleft()
        answer = client.get(address)
        path = address.partition("?")[0]
        parts = path.strip("/").split("/")
        kind = parts[1] if len(parts) > 1 and parts[0] != "api" else parts[0]
        if (
            answer.status_code == 404
            and kind in ELSEWHERE
            and f"Not Found: {unquote(path)}" in unescape(unquote(answer.text))
        ):
            continue  # no page of that kind is served yet
        assert answer.status_code == 200, address
        if kind not in ("sample", "story", "event") or "from=" in address:
            continue  # windows of days lead to others without end
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
    """Not each event in each form of citation: that is tested for one."""
    return "cite_as" not in where


def test_what_is_counted_was_read_and_is_firm(client: TestClient, sample_record: Record) -> None:
    page = " ".join(client.get("/sample/").text.split())
    firm = sample_record.tiers()["claims"]["firm"]
    read = sample_record.statuses()["ok"]
    assert f"from {firm} firm claims in {read} reports" in page
    assert re.search(r'<a href="#h-problems">1 report more</a> was not read', page)
