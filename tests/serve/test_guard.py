from fastapi.testclient import TestClient


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
