"""Sites for tests: a server in a thread that answers as it is told, and notes what it was asked."""

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import structs

from onrecord.acquire import Limits
from onrecord.acquire.feeds.manners import Manners

FIRST = "The two countries have long known each other well, and their neighbours watch what they do with some care."
LOCAL = Limits(allow_private=True, max_bytes=300_000, timeout=20, max_redirects=4)
IMPATIENT = structs.replace(LOCAL, timeout=2)  # where a page is too slow
QUICK = Manners(delay=0.0, settled=0.0)


class Page(NamedTuple):
    """What a site answers at a path."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = MappingProxyType({})
    write: Callable[[Any], None] | None = None


class Site:
    """A site on this machine: `pages` by path, and what was asked, with the headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str], float]] = []

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked but for robots.txt."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def article(self, path: str, text: str, **headers: str) -> None:
        """An article, which answers to ETags."""
        title = path.strip("/").replace("-", " ").title()
        body = (
            f'<html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{FIRST}</p>'
            f"<p>{text} People who know it well have followed it for long.</p></article></body></html>"
        )
        self.pages[path] = Page(body.encode(), headers=headers)

    def feed(self, path: str, *articles: str, kind: str = "application/rss+xml", **headers: str) -> None:
        """An RSS feed of articles on this site, each as "path" or "path|date|what else an item has"."""
        items = []
        for one in articles:
            where, date, more = (*one.split("|"), "", "")[:3]
            dated = f"<pubDate>{date}</pubDate>" if date else ""
            items.append(f"<item><title>{where}</title><link>{self.url(where)}</link>{dated}{more}</item>")
        body = (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>A paper</title>{"".join(items)}</channel></rss>'
        )
        self.pages[path] = Page(body.encode(), kind=kind, headers=headers)


@contextmanager
def serving() -> Iterator[Site]:
    """A site, as long as it is needed."""
    holder: dict[str, Site] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site = holder["site"]
            path = self.path.partition("?")[0]
            site.asked.append((path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic()))
            page = site.pages.get(path)
            if page is None:
                self.send_error(404)
                return
            if page.write is not None:
                self.close_connection = True
                with suppress(OSError):
                    page.write(self)
                return
            fresh = page.headers.get("ETag") and self.headers.get("If-None-Match") == page.headers["ETag"]
            self.send_response(304 if fresh else page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", "0" if fresh else str(len(page.body)))
            self.end_headers()
            if not fresh:
                self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = holder["site"] = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def trickling(handler: Any) -> None:
    """A page that comes byte by byte, and never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def dawdling(handler: Any) -> None:
    """Headers that never end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(f"X-{number}: y\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def bomb(megabytes: int) -> bytes:
    """That many megabytes of nothing, packed."""
    return gzip.compress(bytes(megabytes << 20), 9)
