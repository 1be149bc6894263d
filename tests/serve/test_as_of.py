"""A page that is made of the record's former state in part says so, and as of when; so does an answer of the API."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

MOMENT = datetime(2026, 11, 29, 14, 5, 9, tzinfo=UTC)


def test_a_page_of_the_present_state_says_nothing(client: TestClient) -> None:
    assert "Some of this page is as of" not in client.get("/sample/entities").text
    assert "onrecord-as-of" not in client.get("/api/v1/info").headers


def test_a_page_of_the_former_state_says_as_of_when(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.serve.templating.former", lambda: MOMENT)
    assert "as of 14:05:09 UTC" in client.get("/sample/entities").text


@pytest.mark.parametrize("path", ["/api/v1/info", "/api/v1/actors.csv"])
def test_an_answer_of_the_former_state_has_when(client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr("onrecord.serve.api.answering.former", lambda: MOMENT)
    assert client.get(path).headers["onrecord-as-of"] == "2026-11-29T14:05:09+00:00"
