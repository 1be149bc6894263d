"""Who may edit: the token, the session, and what each form must bear."""

import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from onrecord.serve.editing import COOKIE, LASTS, TRIES, WINDOW, Sessions, author, local
from tests.serve.conftest import TOKEN, Editor

WRITES = ("/copy/decide", "/copy/undo", "/copy/collect", "/logout")


class Clock:
    """A clock that the test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_without_edit_there_is_nothing_to_write_with(client: TestClient) -> None:
    for path in ("/sample/decide", "/sample/undo", "/sample/collect"):
        assert client.get(path).status_code == 404, path
        assert client.post(path, data={"csrf": "x", "kind": "right"}).status_code == 404, path
    for path in ("/login", "/logout"):  # which are taken for names of records, and those are only read
        assert client.get(path).status_code == 404, path
        assert client.post(path, data={"token": "x"}).status_code == 405, path
    shown = client.get("/sample/review").text
    assert "<form" not in shown
    assert "/login" not in shown
    assert "/collect" not in shown


@pytest.mark.parametrize("path", WRITES)
def test_nobody_writes_without_the_token(stranger: TestClient, path: str) -> None:
    assert stranger.post(path, data={"csrf": "", "kind": "right"}).status_code == 403
    stranger.cookies.set(COOKIE, "made-up")
    assert stranger.post(path, data={"csrf": "", "kind": "right"}).status_code == 403


@pytest.mark.parametrize("path", WRITES)
def test_a_form_without_the_token_of_its_session_is_refused(editor: Editor, path: str) -> None:
    assert editor.client.post(path, data={"csrf": "guessed", "kind": "right"}).status_code == 403
    assert editor.client.post(path, data={"kind": "right"}).status_code == 403


def test_a_form_of_another_site_is_refused_though_it_bears_all(editor: Editor) -> None:
    foreign = {"origin": "http://evil.example"}
    sent = editor.client.post("/logout", data={"csrf": editor.csrf}, headers=foreign)
    assert sent.status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(stranger: TestClient) -> None:
    given = {"token": TOKEN, "name": "Ada", "back": "/copy/review"}
    answered = stranger.post("/login", data=given, follow_redirects=False)
    assert (answered.status_code, answered.headers["location"]) == (303, "/copy/review")
    cookie = answered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


def test_a_wrong_token_gives_no_session(stranger: TestClient) -> None:
    answered = stranger.post("/login", data={"token": "guess", "name": "Ada"})
    assert answered.status_code == 403
    assert "set-cookie" not in answered.headers
    assert stranger.post("/login", data={"token": TOKEN, "name": " \n "}).status_code == 422


def test_after_logging_out_nothing_can_be_written(editor: Editor) -> None:
    kept, csrf = editor.client.cookies[COOKIE], editor.csrf
    editor.send("/logout")
    editor.client.cookies.set(COOKIE, kept)
    assert editor.client.post("/copy/undo", data={"csrf": csrf, "decision": "d1"}).status_code == 403


def test_many_wrong_tokens_are_refused_for_a_while() -> None:
    clock = Clock()
    sessions = Sessions("right", clock)
    for _ in range(TRIES):
        assert sessions.begin("wrong", "Eve", "10.0.0.1") is None
    with pytest.raises(HTTPException) as refused:
        sessions.begin("right", "Eve", "10.0.0.1")
    assert refused.value.status_code == 429
    assert sessions.begin("right", "Ada", "10.0.0.2") is not None
    clock.now += WINDOW + 1
    assert sessions.begin("right", "Eve", "10.0.0.1") is not None


def test_a_session_ends() -> None:
    clock = Clock()
    sessions = Sessions("right", clock)
    session = sessions.begin("right", "Ada", "")
    assert session is not None
    assert sessions.of(session.id) is session
    clock.now += LASTS + 1
    assert sessions.of(session.id) is None


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\r\nb: c"])
def test_nobody_is_sent_to_another_host(address: str) -> None:
    assert local(address) == "/"
    assert local("/copy/review?kind=lead#q-1") == "/copy/review?kind=lead#q-1"


def test_an_author_stands_in_one_line() -> None:
    assert author(" Ada\n<b>\x00 ") == "Ada <b>"
    assert len(author("a" * 500)) == 80
