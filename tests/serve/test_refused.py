"""What is asked for with ill will: paths that climb, foreign names and pages, too much at once, SQL in fields."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from onrecord.serve import Shelves, application, guard
from onrecord.serve.pages import EDIT_ROUTERS, PAGE_ROUTERS
from onrecord.store import Record
from onrecord.store.asked import FIELDS
from tests.serve.conftest import TOKEN, Editor
from tests.serve.made import made

ROUTES = [route for router in (*EDIT_ROUTERS, *PAGE_ROUTERS) for route in router.routes]
POSTS = sorted(route.path for route in ROUTES if "POST" in route.methods)  # type: ignore[attr-defined]
CLIMBS = (
    "../../../../../../etc/passwd", "/etc/passwd", "..\\..\\etc\\passwd", "....//....//etc/passwd",
    "file:///etc/passwd", "%2e%2e%2fetc%2fpasswd", "made.onrecord", "..", ".", "a\0b", "~root",
)  # fmt: skip
SQL = (
    "'; DROP TABLE claims; --", '" OR 1=1 --', "x' UNION SELECT body FROM reports --", "1); DELETE FROM events",
    "claims MATCH 'x'", '"unended', "NEAR(a b, 2) AND *", "a OR (b", "{a b}:c", "^x - +", "%", "\\", "\0",
    "\U0001f600" * 99,
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = made(tmp_path_factory.mktemp("refused") / "made.onrecord")
    with TestClient(application(Shelves([Path(path)]), token=TOKEN), base_url="http://127.0.0.1") as asked:
        yield asked


def paths(client: TestClient) -> list[str]:
    """Every path that has a part to be filled in, `record` filled in."""
    of_api = client.get("/api/v1/openapi.json").json()["paths"]
    of_pages = [re.sub(r":path\}", "}", route.path).replace("{record}", "made") for route in ROUTES]  # type: ignore[attr-defined]
    return sorted({path for path in (*of_api, *of_pages, "/static/{name}", "/{record}/") if "{" in path})


def test_no_part_of_a_path_climbs_out(client: TestClient) -> None:
    known = paths(client)
    assert len(known) > 20
    for path in known:
        for climb in CLIMBS:
            for written in {quote(climb, safe="").replace(".", "%2e"), quote(climb.strip("."))} - {""}:
                answer = client.get(re.sub(r"\{\w+\}", lambda _, part=written: part, path))  # type: ignore[misc]
                assert answer.status_code < 500, (path, written)
                assert "root:x:" not in answer.text, (path, written)
                assert b"SQLite format" not in answer.content, (path, written)
                if answer.status_code == 200:
                    assert path == "/static/{name}" or "made" in answer.text, (path, written)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1@evil.example",
     "127.0.0.1:80@evil.example", "[::1].evil.example", "[::1]evil", "0.0.0.0", "", "127.0.0.1:x"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/made/", "/api/v1/info", "/static/serve.css", "/login", "/nothing"])
def test_a_foreign_name_is_refused_everywhere(client: TestClient, host: str, path: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "POST"):
        answer = client.request(method, path, headers={"host": host, "x-forwarded-host": "127.0.0.1"})
        assert answer.status_code == 400, method


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8421", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8421"])
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/made/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1"},
    ],
)
def test_every_form_of_another_site_is_refused(editor: Editor, headers: dict[str, str]) -> None:
    assert "/{record}/decide" in POSTS
    for path in POSTS:
        for content in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
            sent = {**headers, "content-type": content}
            answer = editor.client.post(path.replace("{record}", "copy"), content=b"csrf=x", headers=sent)
            assert answer.status_code == 403, path
            assert "another site" in answer.text


def test_every_form_without_the_token_of_its_session_is_refused(editor: Editor) -> None:
    for path in POSTS:
        if path != "/login":
            for csrf in ("", "x"):
                answer = editor.client.post(path.replace("{record}", "copy"), data={"csrf": csrf, "kind": "wrong"})
                assert answer.status_code == 403, path


def test_who_may_not_edit_has_no_forms(client: TestClient, tmp_path: Path) -> None:
    for path in POSTS:
        if path != "/login":
            assert client.post(path.replace("{record}", "made"), data={"csrf": "x"}).status_code == 403, path
    with TestClient(application(Shelves([made(tmp_path / "made.onrecord")])), base_url="http://127.0.0.1") as closed:
        for path in POSTS:
            assert closed.post(path.replace("{record}", "made"), data={"csrf": "x"}).status_code in (404, 405), path


def test_more_than_is_taken_is_refused_though_no_length_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 1000)

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        await PlainTextResponse(str(len(body)))(scope, receive, send)

    asked = TestClient(guard.Guard(reads), base_url="http://127.0.0.1")
    assert asked.post("/", content=(b"x" * 100 for _ in range(10))).text == "1000"
    assert asked.post("/", content=(b"x" * 100 for _ in range(11))).status_code == 413


def test_a_form_that_is_too_large_changes_nothing(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 2000)
    sent = {"content-type": "application/x-www-form-urlencoded"}
    body = [f"csrf={editor.csrf}&kind=wrong&reason=".encode(), *[b"x" * 1000] * 3]
    answer = editor.client.post("/copy/decide", content=iter(body), headers=sent)
    assert answer.status_code == 413
    assert "Nothing yet" in editor.client.get("/copy/review").text


@pytest.mark.parametrize("words", SQL)
def test_sql_in_every_field_of_every_page_is_words(client: TestClient, words: str) -> None:
    before = client.get("/api/v1/info").json()
    for route in ROUTES:
        filled = re.sub(r"\{\w+(:path)?\}", "e00000000001", route.path.replace("{record}", "made"))  # type: ignore[attr-defined]
        for field in route.dependant.query_params:  # type: ignore[attr-defined]
            answer = client.get(filled, params={"q": "Kim", field.alias: words})
            assert answer.status_code < 500, (filled, field.alias)
            assert "sqlite" not in answer.text.casefold()
    assert client.get("/api/v1/info").json() == before


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_sql_in_every_field_of_a_search_is_words(client: TestClient, field: str) -> None:
    for words in SQL:
        page = client.get("/made/search", params={"q": f'{field}:"{words}"'})
        assert page.status_code in (200, 422), words
        assert "sqlite" not in page.text.casefold()
    assert client.get("/made/search?q=Kim").text.count('class="result') > 0


def test_a_record_is_never_opened_by_its_path(client: TestClient, sample_record: Record) -> None:
    for name in (sample_record.name, f"../{Path(sample_record.name).name}", "file:" + sample_record.name):
        assert client.get("/api/v1/info", params={"record": name}).status_code == 404
        assert client.get(f"/{quote(name, safe='')}/").status_code == 404
