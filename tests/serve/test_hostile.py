"""Texts that are full of markup stay text: on every page, in every feed, brief, citation and export."""

import csv
import io
import json
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from onrecord import brief, cite, open_record, page
from onrecord.export import FORMATS, export
from onrecord.export.briefs import written
from onrecord.export.citations import FORMATS as CITATIONS
from onrecord.serve import Shelves, application
from onrecord.store import Record
from tests.serve import hostile
from tests.serve.markup import alive

MOST = 90  # pages that are followed
TEXTS = ("jsonl", "jsonld", "geojson", "stix", "ftm", "plover", "training")  # of JSON: in whole or by the line
TABLES = {"csv": ",", "acled": ",", "polecat": "\t", "gdelt": "\t"}

LIBRARIES = {"parquet": "pyarrow", "stix": "stix2", "ics": "icalendar", "gexf": "networkx", "graphml": "networkx"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.hostile(tmp_path_factory.mktemp("hostile") / "hostile.onrecord")


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(application(Shelves([place])), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def record(place: Path) -> Iterator[Record]:
    with open_record(place) as opened:
        yield opened


def test_the_detector_finds_what_it_is_for() -> None:
    found = alive(f"<p title=x>{hostile.MARKUP}</p><a href=' java\tscript:alert(1)'>x</a>")
    for sign in ("<script>alert", "<img>", "onerror", "onload", "javascript:alert(4)", "style=", "java"):
        assert any(sign in one for one in found), sign
    assert alive("<p>a</p><svg><rect width='1'/></svg><a href='/x'>y</a>") == []


def test_on_every_page_that_links_lead_to(client: TestClient) -> None:
    ask, seen = deque(hostile.PAGES.values()), set(hostile.PAGES.values())
    while ask and len(seen) < MOST:
        address = ask.popleft()
        answer = client.get(address)
        assert answer.status_code in (200, 404, 422), address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert alive(answer.text) == [], address
        for link in map(unescape, re.findall(r'href="(/hostile/[^"#]+)', answer.text)):
            if link not in seen:
                seen.add(link)
                ask.append(link)
    assert len(seen) > 40
    assert "&lt;script&gt;alert(1)" in client.get(hostile.PAGES["event"]).text, "and it is shown as what it is"


def test_in_errors_that_repeat_what_was_asked(client: TestClient) -> None:
    for path in ("/%s/", "/hostile/%s", "/hostile/event/%s", "/hostile/entity/%s", "/hostile/search?q=x:%s"):
        answer = client.get(path % "<script>alert(1)</script><img src=x onerror=alert(2)>")
        assert answer.status_code in (200, 404, 422)
        assert alive(answer.text) == [], path


@pytest.mark.parametrize("path", [f"story/{hostile.STORY}", "search"])
def test_in_feeds(client: TestClient, path: str) -> None:
    asked = "?q=Kim" if path == "search" else ""
    feed = etree.fromstring(client.get(f"/api/v1/feeds/{path}.atom{asked}").content)
    tags = {etree.QName(one).localname for one in feed.iter()}
    assert tags <= {
        "feed", "id", "title", "updated", "published", "link", "generator", "author", "name", "entry", "category",
        "content",
    }  # fmt: skip
    assert "<script>alert(1)" in (feed.findtext(".//{*}entry/{*}title") or "")
    assert {one.get("type") for one in feed.iterfind(".//{*}content")} == {"text"}
    assert all(one.get("href", "").startswith("http://127.0.0.1/") for one in feed.iterfind(".//{*}link"))
    items = client.get(f"/api/v1/feeds/{path}.json{asked}").json()["items"]
    assert items
    assert all("content_html" not in item and item["url"].startswith("http://127.0.0.1/") for item in items)


@pytest.mark.parametrize("what", ["html", "markdown"])
def test_in_briefs(record: Record, what: str) -> None:
    made = brief(record)
    assert made.sentences
    text = written(made, what).decode()
    assert alive(text if what == "html" else shown(text), styled=what == "html") == []


def test_in_briefs_for_word(record: Record) -> None:
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(written(brief(record), "docx"))) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                content = file.read(name)
                etree.fromstring(content)
                assert b"<script" not in content
                assert b'Target="javascript' not in content


@pytest.mark.parametrize("format", sorted(CITATIONS))
def test_in_citations(record: Record, format: str) -> None:
    cited = cite(record, hostile.EVENT, format=format)
    if format == "ris":
        fields = [line[:6] for line in cited.splitlines() if line]
        assert all(re.fullmatch("[A-Z][A-Z0-9]  - ", one + " " * (6 - len(one))) for one in fields), fields
        assert fields.count("TY  - ") == fields.count("ER  - ")
    elif format == "csl-json":
        assert all("javascript" not in str(item.get("URL", "")) for item in json.loads(cited))
    elif format == "bibtex":
        assert not re.search(r"^TY ", cited, flags=re.M)
        assert len(re.findall(r"^@", cited, flags=re.M)) == len(re.findall(r"^}", cited, flags=re.M))


def test_on_the_page_that_stands_alone(record: Record, tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.onrecord", create=True) as empty:
        own = page(empty)
    made = page(record, leads=True)
    assert set(alive(made, styled=True)) == set(alive(own, styled=True)), "its own scripts, and nothing besides"


@pytest.mark.parametrize("format", FORMATS)
def test_in_exports(record: Record, format: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    if format in LIBRARIES:
        pytest.importorskip(LIBRARIES[format])
    export(record, file, format=format, leads=True)
    if format == "parquet":
        assert file.read_bytes()[:4] == b"PAR1"
        return
    text = file.read_text(encoding="utf-8", errors="strict")
    if format in TEXTS:
        lines = text.splitlines() if format in ("jsonl", "ftm", "plover", "training") else [text]
        assert all(isinstance(json.loads(line), dict | list) for line in lines)
    elif format in TABLES:
        rows = list(csv.reader(io.StringIO(text), delimiter=TABLES[format]))
        assert len({len(row) for row in rows}) <= 1, "no text ends a row or a cell"
        if format in ("csv", "acled"):
            assert not [cell for row in rows for cell in row if cell.startswith("=")], "no text is a formula"
    elif format in ("graphml", "gexf"):
        tags = {str(one.tag) for one in etree.fromstring(text.encode()).iter() if isinstance(one.tag, str)}
        assert not [tag for tag in tags if tag.endswith(("script", "img", "svg"))]
    elif format == "ics":
        lines = text.replace("\r\n ", "").split("\r\n")
        assert not [line for line in lines if line.startswith("URL") and "javascript" in line]
        assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines if line), "no text begins a line"
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    else:
        assert format == "markdown"
        assert alive(shown(text)) == []


def shown(text: str) -> str:
    """Markdown as HTML."""
    markdown = pytest.importorskip("markdown")
    return f"<html><body>{markdown.markdown(text, extensions=['tables'])}</body></html>"
