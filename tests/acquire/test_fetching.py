import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.acquire import Limits, acquire
from onrecord.acquire.fetching import _public

from .conftest import FIRST, SECOND

PAGE = f"<html><body><article><h1>Talks to resume</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>".encode()


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        else:
            data = b"x" * 200_000 if self.path == "/big" else PAGE
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


LOCAL = Limits(allow_private=True, max_bytes=100_000, timeout=5)


def test_a_page_is_fetched_also_after_a_redirect(site: str) -> None:
    page, moved = acquire([f"{site}/page", f"{site}/moved"], limits=LOCAL)
    assert (page.status, page.id) == ("ok", f"{site}/page")
    assert FIRST in page.text
    assert page.fetched
    assert (moved.id, moved.url) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [("/gone", "unreadable", "404"), ("/loop", "unreadable", "redirects"), ("/big", "too-large", "larger")],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, status: str, words: str) -> None:
    (report,) = acquire([site + path], limits=LOCAL)
    assert report.status == status
    assert words in (report.reason or "")


def test_private_addresses_are_refused_also_behind_a_name_or_a_redirect(site: str, monkeypatch) -> None:
    for url in (site, "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://0x7f000001/"):
        (report,) = acquire([url])
        assert report.status == "unreadable"
        assert "private address" in (report.reason or "")
    found = socket.getaddrinfo
    answers = iter([False, True])

    def resolve(host: str, port: int, **options: object):
        if host == "inside.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", port))]
        assert next(answers, True) is not None
        return found(host, port, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    (report,) = acquire(["http://inside.example/"])
    assert "10.0.0.7" in (report.reason or "")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("10.1.2.3", False), ("192.168.0.1", False),
        ("127.0.0.1", False), ("::1", False), ("fe80::1", False), ("::ffff:127.0.0.1", False), ("100.64.0.1", False),
        ("64:ff9b::7f00:1", False), ("224.0.0.1", False), ("0.0.0.0", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _public(address) is public


def test_addresses_with_a_password_and_runs_without_fetching() -> None:
    (secret,) = acquire(["http://user:word@example.com/"])
    (offline,) = acquire(["https://example.com/"], fetch=False)
    assert "password" in (secret.reason or "")
    assert "not fetched" in (offline.reason or "")
