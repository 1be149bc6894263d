import pytest
from fastapi.testclient import TestClient

REFUSED = (
    ("GET", "/", {"host": "evil.example"}, 400),
    ("POST", "/", {"sec-fetch-site": "cross-site"}, 403),
    ("POST", "/", {"content-length": "99999999999"}, 413),
    ("GET", "/?q=" + "x" * 9000, {}, 414),
)


def test_a_foreign_host_is_refused(client: TestClient) -> None:
    answered = client.get("/", headers={"host": "evil.example"})
    assert answered.status_code == 400
    assert "evil.example" in answered.text


def test_a_form_from_another_site_is_refused(client: TestClient) -> None:
    assert client.post("/", headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/", headers={"origin": "http://127.0.0.1"}).status_code == 405
    assert client.post("/", headers={"origin": "null"}).status_code == 403
    assert client.post("/", headers={"origin": "null", "sec-fetch-site": "same-origin"}).status_code == 405


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    assert client.get("/?q=" + "x" * 9000).status_code == 414
    assert client.post("/", content=b"", headers={"content-length": "99999999999"}).status_code == 413


def test_a_page_that_the_asker_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/", follow_redirects=True)
    assert first.status_code == 200
    again = client.get(first.url.path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_page_may_load_from_another_host(client: TestClient) -> None:
    policy = client.get("/", follow_redirects=True).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy


def test_errors_have_one_shape(client: TestClient) -> None:
    page = client.get("/nothing/")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    told = client.get("/api/v1/nothing")
    assert told.status_code == 404
    assert told.json()["error"]["kind"] == "NotFoundError"


@pytest.mark.parametrize(("method", "path", "headers", "status"), REFUSED)
def test_what_the_guard_refuses_has_that_shape_too(
    client: TestClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    told = client.request(method, f"/api/v1/info{path}", headers=headers)
    assert told.status_code == status
    error = told.json()["error"]
    assert (error["kind"], error["status"]) == ("HTTPError", status)
    assert error["message"]
    page = client.request(method, path, headers=headers)
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert "content-security-policy" in page.headers
    assert "/static/" not in page.text, "it loads nothing, for nothing would be answered"
    assert "<a " not in page.text, "no record is named to a stranger"


def test_a_foreign_name_is_never_markup(client: TestClient) -> None:
    assert "<b>" not in client.get("/", headers={"host": "<b>evil</b>"}).text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "info?no=1", 422),
        ("GET", "", 404),
        ("GET", "events/none", 404),
        ("PUT", "info", 405),
        ("TRACE", "search", 405),
    ],
)
def test_every_error_of_the_api_has_that_shape(client: TestClient, method: str, path: str, status: int) -> None:
    told = client.request(method, f"/api/v1/{path}")
    assert (told.status_code, told.json()["error"]["status"]) == (status, status)
    assert set(told.json()["error"]) == {"kind", "message", "status"}


def test_what_was_not_foreseen_bears_the_same_headers(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("onrecord.serve.api.rows.of_events", breaks)
    bare = TestClient(client.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    assert "content-security-policy" in bare.get("/api/v1/events").headers
