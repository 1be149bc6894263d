"""What is wrong is refused in one shape, and says why; what is hostile is never more than text."""

import base64
import json
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

HOSTILE = (
    "' OR '1'='1\"; DROP TABLE events; -- UNION SELECT body FROM reports",
    "<script>alert(1)</script>../../../../etc/passwd..%2f..%2fetc%2fpasswd",
    '" OR NEAR(a b) *\0',
    "\u202e😀" * 150,
)
PATHS = (
    "/events", "/events.csv", "/claims", "/reports", "/stories", "/actors", "/entities", "/ledgers/{name}",
    "/search", "/diff", "/info", "/feeds/search.atom", "/feeds/search.json", "/stories/{id}/quoted",
)  # fmt: skip
NEEDED = {"/search": {"q": "shells"}, "/feeds/search.atom": {"q": "shells"}, "/diff": {"since": "2024-06-19"}}


def parameters(client: TestClient, path: str) -> list[str]:
    operation = client.get("/api/v1/openapi.json").json()["paths"][f"/api/v1{path}"]["get"]
    return [one["name"] for one in operation["parameters"] if one["in"] == "query"]


@pytest.mark.parametrize("path", PATHS)
def test_hostile_words_in_every_parameter(client: TestClient, path: str) -> None:
    named = parameters(client, path)
    assert "record" in named
    for name in named:
        for words in HOSTILE:
            asked = NEEDED.get(path, {}) | {name: words}
            answered = client.get(
                f"/api/v1{path.replace('{name}', 'transfers').replace('{id}', 'korea')}", params=asked
            )
            assert answered.status_code in (200, 404, 422), (name, words, answered.text)
            if answered.status_code != 200:
                assert set(answered.json()["error"]) == {"kind", "message", "status"}
            assert "root:" not in answered.text
            assert answered.headers["x-content-type-options"] == "nosniff"
            assert not answered.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("kind", ["events", "claims", "reports", "stories", "actors", "entities", "ledgers"])
def test_hostile_words_in_every_path(client: TestClient, kind: str) -> None:
    for words in HOSTILE:
        answered = client.get(f"/api/v1/{kind}/{quote(words, safe='')}")
        assert answered.status_code in (404, 422), (words, answered.text)
        assert set(answered.json()["error"]) == {"kind", "message", "status"}
        assert "root:" not in answered.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/events?typ=CONSULT", 422, "there is no parameter 'typ' here"),
        ("/search", 422, "'q' is needed"),
        ("/events?type=CONSLT", 422, "did you mean CONSULT?"),
        ("/events?status=maybe", 422, "planned"),
        ("/events?limit=0", 422, "limit"),
        ("/entities?kind=", 422, "kind: Value error, is empty"),
        ("/events?limit=501", 422, "limit"),
        ("/events?least_origins=1e99", 422, "least_origins"),
        ("/events?cursor=x", 422, "is no cursor"),
        ("/actors?cursor=at-1", 422, "is no cursor"),
        ("/events?after=2023-13", 422, "is no day"),
        ("/events?party=Nroth Korea", 422, "North Korea"),
        ("/events?party=Vladimir Putin", 422, "entity=Vladimir Putin"),
        ("/events?entity=nobody", 404, "no entity 'nobody'"),
        ("/events?story=nothing", 404, "no story 'nothing'"),
        ("/events?record=other", 404, "no record 'other'"),
        ("/events/e000000", 404, "no event 'e000000'"),
        ("/reports/wire-arms-talks-advace", 404, "wire-arms-talks-advance"),
        ("/ledgers/transfer", 422, "did you mean transfers?"),
        ("/search", 422, "q"),
        ("/diff", 422, "since when?"),
        ("/diff?since=2024-06-19&built=1", 422, "one of them"),
        ("/diff?built=99", 422, "has no build 99"),
        ("/feeds/story/nothing.atom", 404, "no story"),
        ("/actors/JPN", 404, "holds no event with Japan"),
    ],
)
def test_a_slip_is_an_error_that_says_what_there_is(client: TestClient, path: str, status: int, told: str) -> None:
    answered = client.get(f"/api/v1{path}")
    error = answered.json()["error"]
    assert (answered.status_code, error["status"]) == (status, status)
    assert told in error["message"]


@pytest.mark.parametrize(
    "key", [["day", 1, 2], ["weight", 10**30, "", ""], ["weight", -1, "", "'"], ["weight", "9", ["x"]], [], {}]
)
def test_a_cursor_made_by_hand_breaks_nothing(client: TestClient, key: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
    answered = client.get("/api/v1/events", params={"cursor": cursor, "order": "weight"})
    assert answered.status_code in (200, 422), answered.text


def test_what_was_not_foreseen_has_the_same_shape(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("a secret of the machine")

    monkeypatch.setattr("onrecord.serve.api.rows.of_events", breaks)
    bare = TestClient(client.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answered = bare.get("/api/v1/events")
    assert answered.status_code == 500
    assert answered.json()["error"]["kind"] == "InternalError"
    assert "secret" not in answered.text
