"""Search by meaning on its page and in the API: what answers, why, and what is said where something lacks."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord import meanings, open_record
from onrecord.read import meaning
from onrecord.serve import Shelves, application
from onrecord.store import Record
from tests import meant

ASKED = "artillery ammunition sold by North Korea to Russia"


@pytest.fixture(scope="module")
def file(sample_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("meant") / "meant.onrecord"
    shutil.copy(sample_record.name, made)
    with pytest.MonkeyPatch.context() as patched:
        meant.installed(patched)
        meanings(made)
    return made


@pytest.fixture
def client(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    meant.installed(monkeypatch)
    with TestClient(application(Shelves([file])), base_url="http://127.0.0.1") as made:
        yield made


def ask(client: TestClient, q: str = ASKED, **more: object) -> str:
    page = client.get("/meant/search", params={"by": "meaning", "q": q, **more})  # type: ignore[arg-type]
    assert page.status_code == 200, page.text
    return page.text


def test_claims_stand_with_their_likeness_and_a_link_to_their_words(client: TestClient) -> None:
    html = ask(client, least=0.3)
    likeness = [float(value) for value in re.findall(r"likeness (\d\.\d\d)", html)]
    assert likeness == sorted(likeness, reverse=True)
    assert likeness[0] > 0.3
    assert "#c-c" in html
    assert 'value="meaning" checked' in html


def test_events_reports_and_both(client: TestClient) -> None:
    assert "likeness" in ask(client, least=0.3, show="events")
    html = ask(client, least=0.3, show="reports")
    assert "likeness" in html
    assert 'class="excerpt"' in html
    both = ask(client, "artillery", by="both", least=0.3)
    assert '<b class="hit">artillery</b>' in both
    assert 'value="both" checked' in both


def test_every_link_of_the_page_keeps_what_it_goes_by(client: TestClient) -> None:
    html = ask(client, f"party:PRK {ASKED}", least=0.3)
    links = {unescape(one) for one in re.findall(r'href="(/meant/search\?[^"]+)"', html)}
    assert links
    for address in links:
        assert "by=meaning" in address
        assert client.get(address).status_code == 200, address


def test_where_nothing_says_the_like_the_page_says_so_and_shows_the_nearest_if_asked(client: TestClient) -> None:
    html = ask(client, "artillery quarterly earnings beat every forecast of banks", least=0.9)
    assert "Nothing here says the like: the nearest sentence has a likeness of 0." in html
    assert "answers begin at 0.90" in html
    assert 'class="result"' not in html
    (nearest,) = re.findall(r'<a href="([^"]+)">Show what is nearest</a>', html)
    assert "likeness 0." in client.get(unescape(nearest)).text


def test_where_vectors_lack_the_command_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.installed(monkeypatch, meant.Plain("newer"))
    html = ask(client)
    assert "onrecord meanings meant" in html
    assert "/meant.onrecord" not in html, "where it lies is nobody's business"
    assert 'class="result' in ask(client, "artillery", by="both"), "words still find"


def test_where_the_extra_lacks_the_install_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "installed", lambda: False)
    assert "pip install &#39;onrecord[meaning]&#39;" in ask(client)


def test_fields_that_there_are_not_are_errors_as_ever(client: TestClient) -> None:
    page = client.get("/meant/search", params={"by": "meaning", "q": "nofield:x ships"})
    assert page.status_code == 422
    assert client.get("/meant/search", params={"by": "meaning", "q": "ships", "least": 7}).status_code == 422
    assert client.get("/meant/search", params={"by": "nonsense", "q": "artillery"}).status_code == 200


def test_the_api_gives_likeness_and_place(client: TestClient, file: Path) -> None:
    asked = {"q": ASKED, "by": "meaning", "least": 0.3, "kind": "report"}
    hits = client.get("/api/v1/search", params=asked).json()["hits"]  # type: ignore[arg-type]
    with open_record(file) as record:
        for hit in hits:
            words = record.report(hit["report"]).text[hit["start_char"] : hit["end_char"]]
            assert " ".join(words.split()) == hit["excerpt"]
    assert [hit["likeness"] for hit in hits] == sorted((hit["likeness"] for hit in hits), reverse=True)
    words = client.get("/api/v1/search", params={"q": "artillery"}).json()["hits"]
    assert {hit["likeness"] for hit in words} == {None}
    table = client.get("/api/v1/search.csv", params=asked).text  # type: ignore[arg-type]
    assert table.splitlines()[0].endswith("start_char,end_char,likeness")


def test_the_api_says_what_lacks(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/api/v1/search", params={"q": "x", "by": "sense"}).status_code == 422
    meant.installed(monkeypatch, meant.Plain("newer"))
    lacks = client.get("/api/v1/search", params={"q": ASKED, "by": "meaning"})
    assert lacks.status_code == 422
    assert "onrecord meanings meant" in lacks.json()["error"]["message"]


def test_the_api_without_the_extra(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.absent(monkeypatch)
    with TestClient(application(Shelves([file])), base_url="http://127.0.0.1") as made:
        lacks = made.get("/api/v1/search", params={"q": ASKED, "by": "meaning"})
    assert lacks.status_code == 501
    assert lacks.json()["error"]["kind"] == "MissingExtraError"
