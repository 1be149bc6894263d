"""The brief of a story in the workbench: sentences that lead to their words, and files that pass the check."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord import brief, check
from onrecord.store import Record


@pytest.fixture
def address(sample_record: Record) -> str:
    return f"/sample/story/{next(sample_record.stories()).id}"


def test_each_sentence_leads_to_the_words_that_it_rests_on(
    client: TestClient, sample_record: Record, address: str
) -> None:
    assert f'href="{address}/brief"' in client.get(address).text
    page = unescape(client.get(f"{address}/brief").text)
    sentences = re.findall(r"<li>(.*?)</li>", page.partition("Sources</h2>")[0], flags=re.S)
    assert len(sentences) > 3
    for sentence in sentences:
        claims = re.findall(r"/sample/report/[^\"#]+#c-(\w+)", sentence)
        assert claims
        assert all(sample_record.claim(id).tier == "firm" for id in claims)
        assert re.search(r"origins? .*grade \d", sentence)


def test_the_file_passes_the_check_and_says_what_the_command_says(
    client: TestClient, sample_record: Record, address: str
) -> None:
    file = client.get(f"{address}/brief.md")
    assert file.headers["content-disposition"].startswith("attachment; filename=")
    checked = check(file.text, sample_record)
    assert checked.ok
    told = {one.words for one in brief(sample_record, length=100).sentences}
    said = {re.sub(r" ?\[\d+\]", "", line[2:]) for line in file.text.splitlines() if line.startswith("- ")}
    assert said <= told


def test_it_comes_as_html_and_word_and_as_nothing_else(client: TestClient, address: str) -> None:
    assert client.get(f"{address}/brief.html").text.startswith("<!doctype html>")
    assert client.get(f"{address}/brief.docx").content.startswith(b"PK")
    assert client.get(f"{address}/brief.exe").status_code == 404
    assert client.get("/sample/story/nothing/brief").status_code == 404
