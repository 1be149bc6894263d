"""Decisions by program: read by all; made and undone by who bears the token, and by nobody else."""

import pytest
from fastapi.testclient import TestClient

from onrecord import open_record
from tests.serve.conftest import TOKEN, Editor

BEARS = {"authorization": f"Bearer {TOKEN}"}
PATH = "/api/v1/decisions"
MERGE = {"kind": "merge", "targets": ["Sergei Shoigu", "Sergei Lavrov"], "author": "Ada", "reason": "a test"}


def test_entities_are_merged_and_that_is_undone(stranger: TestClient, editor: Editor) -> None:
    made = stranger.post(PATH, json=MERGE, headers=BEARS)
    assert made.status_code == 200, made.text
    row = made.json()["decision"]
    assert (row["id"], row["kind"], row["author"], row["called"]) == ("d1", "merge", "Ada", MERGE["targets"])
    found = stranger.get("/api/v1/entities/Sergei Lavrov").json()["entity"]
    assert {found["name"], *found["variants"]} >= {"Sergei Shoigu", "Sergei Lavrov"}
    assert stranger.get(PATH, params={"entity": "Shoigu"}).json()["decisions"] == [row]
    undone = stranger.post(f"{PATH}/d1/undo", json={"author": "Ben"}, headers=BEARS)
    assert undone.json()["decision"] == row | {"undone": True}
    with open_record(editor.record) as record:
        assert record.entity("Sergei Lavrov").id != record.entity("Sergei Shoigu").id


def test_claims_are_decided_about_too(stranger: TestClient) -> None:
    claim = stranger.get("/api/v1/claims", params={"limit": 1}).json()["claims"][0]["id"]
    made = {"kind": "correct", "targets": [claim], "author": "Ada", "field": "status", "value": "planned"}
    assert stranger.post(PATH, json=made, headers=BEARS).json()["decision"]["value"] == "planned"
    refused = stranger.post(PATH, json=made | {"value": "planed"}, headers=BEARS)
    assert refused.status_code == 422
    assert "did you mean planned" in refused.json()["error"]["message"]
    listed = stranger.get(f"{PATH}.csv").text.splitlines()
    assert len(listed) == 2


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer guess"}, {"authorization": TOKEN}])
def test_nobody_decides_without_the_token(stranger: TestClient, header: dict[str, str]) -> None:
    for path, body in ((PATH, MERGE), (f"{PATH}/d1/undo", {"author": "Eve"})):
        refused = stranger.post(path, json=body, headers=header)
        assert refused.status_code == 401
        assert refused.json()["error"]["status"] == 401
    assert stranger.get(PATH).json() == {"decisions": [], "next": None}


def test_a_session_of_the_pages_is_not_enough_and_other_sites_are_refused(editor: Editor) -> None:
    assert editor.client.post(PATH, json=MERGE).status_code == 401
    foreign = BEARS | {"origin": "http://evil.example"}
    assert editor.client.post(PATH, json=MERGE, headers=foreign).status_code == 403


def test_guesses_are_counted(stranger: TestClient) -> None:
    guess = {"authorization": "Bearer guess"}
    answered = [stranger.post(PATH, json=MERGE, headers=guess).status_code for _ in range(9)]
    assert answered == [401] * 8 + [429]
    assert stranger.post(PATH, json=MERGE, headers=BEARS).status_code == 429


@pytest.mark.parametrize(
    "wrong",
    [{"targets": []}, {"author": ""}, {"author": " \n"}, {"kind": "odd"}, {"more": 1}, {"targets": ["PRK", "Shoigu"]},
     {"targets": ["Shoigu"]}, {"targets": ["Shoigu", "Pyongyang"]}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(stranger: TestClient, wrong: dict[str, object]) -> None:
    refused = stranger.post(PATH, json=MERGE | wrong, headers=BEARS)
    assert refused.status_code == 422, refused.text
    assert refused.json()["error"]["message"]


def test_without_edit_nothing_is_decided(client: TestClient) -> None:
    assert client.post(PATH, json=MERGE, headers=BEARS).status_code == 405
    assert client.post(f"{PATH}/d1/undo", json={"author": "x"}, headers=BEARS).status_code in (404, 405)
