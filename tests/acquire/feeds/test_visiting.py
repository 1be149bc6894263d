"""Visits to sites that misbehave: each ends soon, says why, and keeps the manners."""

import gzip
import time
from collections.abc import Iterator
from itertools import pairwise
from threading import Event, Thread
from typing import Any

import pytest
from msgspec import structs

from onrecord.acquire.feeds import (
    ForbiddenError,
    GoneError,
    Host,
    Hosts,
    LaterError,
    StoppedError,
    Validators,
    Visit,
    host_of,
    visit,
)
from onrecord.acquire.fetching import UnansweredError
from onrecord.acquire.limits import RefusalError
from tests.acquire.feeds.sites import LOCAL, Page, Site, bomb, dawdling, serving, trickling

NOTHING = Validators()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def hosts(*kept: Host, delay: float = 0.0, stop: Event | None = None, **limits: Any) -> Hosts:
    known = {host.name: host for host in kept}
    return Hosts(known.get, structs.replace(LOCAL, **limits), delay, stop or Event())


def ask(site: Site, path: str, of: Hosts | None = None, validators: Validators = NOTHING) -> Visit:
    return visit(site.url(path), of or hosts(), LOCAL, validators)


def test_only_what_has_changed_comes(site: Site) -> None:
    site.pages["/a"] = Page(b"news", headers={"ETag": '"1"', "Last-Modified": "Wed, 19 Jun 2024 13:00:00 GMT"})
    first = ask(site, "/a")
    assert first.page
    assert first.page.data == b"news"
    second = ask(site, "/a", validators=first.validators)
    assert second.page is None
    assert second.validators == first.validators
    _, headers, _ = site.asked[-1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Wed, 19 Jun 2024 13:00:00 GMT")
    assert headers["user-agent"].startswith("onrecord/")


def test_a_page_may_come_packed(site: Site) -> None:
    site.pages["/a"] = Page(gzip.compress(b"news"), headers={"Content-Encoding": "gzip"})
    found = ask(site, "/a").page
    assert found
    assert found.data == b"news"


def late(_: object) -> None:
    time.sleep(1.5)


SLOW = (trickling, dawdling, late)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(write=trickling), "took more than 0.6 seconds"),
        (Page(write=dawdling), "took more than 0.6 seconds"),
        (Page(write=late), "did not answer in time|took more than"),
        (Page(write=lambda handler: handler.wfile.write(b"\x00\xff" * 50)), "could not be fetched"),
        (Page(write=lambda _: None), "could not be fetched"),
        (Page(b"x" * 400_000), "larger than 300,000 bytes"),
        (Page(bomb(200), headers={"Content-Encoding": "gzip"}), "larger than 300,000 bytes"),
        (Page(gzip.compress(bytes(2000))[:-12], headers={"Content-Encoding": "gzip"}), "damaged"),
        (Page(b"x", headers={"Content-Encoding": "br"}), "packed as br, which was not asked for"),
        (Page(b"x", headers={"Content-Encoding": "gzip, gzip"}), "which was not asked for"),
        (Page(status=302, headers={"Location": "/a"}), "redirects"),
        (Page(status=302, headers={"Location": "ftp://host.example/"}), "not an http"),
        (Page(status=302, headers={"Location": "http://[bad"}), "could not be fetched|not an http"),
        (Page(status=418), "answered 418"),
        (Page(status=500), "answered 500"),
    ],
)
def test_it_ends_and_says_why(site: Site, page: Page, words: str) -> None:
    site.pages["/a"] = page
    limits = structs.replace(LOCAL, timeout=0.6) if page.write in SLOW else LOCAL
    begun = time.monotonic()
    with pytest.raises(RefusalError, match=words):
        visit(site.url("/a"), hosts(), limits, NOTHING)
    assert time.monotonic() - begun < 9, "a page that trickles takes ten seconds to come, or never ends"


def test_what_is_gone_is_told_from_what_fails(site: Site) -> None:
    site.pages["/a"] = Page(status=410)
    with pytest.raises(GoneError, match="410"):
        ask(site, "/a")
    with pytest.raises(GoneError, match="404"):
        ask(site, "/b")


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_it_is_left_alone(site: Site, status: int) -> None:
    site.pages["/a"] = Page(status=status, headers={"Retry-After": "3600"})
    site.pages["/b"] = Page(b"news")
    of = hosts()
    with pytest.raises(LaterError, match=f"answered {status}") as first:
        ask(site, "/a", of)
    with pytest.raises(LaterError, match="left alone until") as second:
        ask(site, "/b", of)
    assert second.value.at == first.value.at
    assert site.paths == ["/a"]
    (kept,) = of.changed()
    with pytest.raises(LaterError):
        ask(site, "/b", hosts(kept))
    assert site.paths == ["/a"], "after a restart, too"
    opened = structs.replace(kept, closed="2024-01-01T00:00:00+00:00")
    of = hosts(opened)
    assert ask(site, "/b", of).page
    assert of.changed()[0].failures == 0
    assert [path for path, _, _ in site.asked].count("/robots.txt") == 1, "it is read once a day"


def test_a_host_that_fails_again_and_again_is_left_alone(site: Site) -> None:
    site.pages["/a"] = Page(write=lambda _: None)
    of = hosts()
    for _ in range(3):
        with pytest.raises(UnansweredError):
            ask(site, "/a", of)
    with pytest.raises(LaterError):
        ask(site, "/a", of)


def test_robots_are_obeyed_also_behind_a_redirect(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /no", kind="text/plain")
    site.pages["/no"] = Page(b"secret")
    site.pages["/way"] = Page(status=302, headers={"Location": "/no"})
    site.pages["/yes"] = Page(b"news")
    of = hosts()
    for path in ("/no", "/way"):
        with pytest.raises(ForbiddenError, match="forbids to fetch"):
            ask(site, path, of)
    assert ask(site, "/yes", of).page
    assert "/no" not in site.paths


@pytest.mark.parametrize(
    ("page", "fetched"),
    [
        (Page(status=404), True),
        (Page(status=403), True),
        (Page(status=500), False),
        (Page(status=503), False),
        (Page(write=lambda _: None), False),
        (Page(status=302, headers={"Location": "/robots.txt"}), True),
        (Page(b"\xff" * 100, kind="text/plain"), True),
    ],
)
def test_robots_that_cannot_be_had(site: Site, page: Page, fetched: bool) -> None:
    """RFC 9309, 2.3.1: one that there is not allows all, one that the site cannot give allows nothing."""
    site.pages["/robots.txt"], site.pages["/a"] = page, Page(b"news")
    if fetched:
        assert ask(site, "/a").page
        return
    with pytest.raises(RefusalError):
        ask(site, "/a")
    assert site.paths == []


def test_requests_to_one_host_keep_apart(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 0.2", kind="text/plain")
    site.pages["/a"] = Page(b"news")
    of = hosts(delay=0.1)
    threads = [Thread(target=ask, args=(site, "/a", of)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [at for path, _, at in site.asked if path == "/a"]
    assert all(second - first > 0.15 for first, second in pairwise(times))


@pytest.mark.parametrize("wait", ["²", "Wed, 99999999999999999999 Jun 2024 13:00:00 GMT", "soon"])
def test_a_wait_that_makes_no_sense_is_the_usual_one(site: Site, wait: str) -> None:
    site.pages["/a"] = Page(status=429, headers={"Retry-After": wait})
    with pytest.raises(LaterError, match="left alone until"):
        ask(site, "/a")


def test_waiting_ends_when_it_is_to(site: Site) -> None:
    site.pages["/a"] = Page(b"news")
    stop = Event()
    stop.set()
    of = hosts(delay=30.0, stop=stop)
    with pytest.raises(StoppedError):  # after robots.txt, for which nobody has to wait
        ask(site, "/a", of)


def test_private_addresses_are_refused(site: Site) -> None:
    site.pages["/a"] = Page(b"news")
    with pytest.raises(RefusalError, match="private address"):
        visit(site.url("/a"), hosts(allow_private=False), structs.replace(LOCAL, allow_private=False), Validators())
    assert site.asked == []


def test_hosts_go_by_name_and_port() -> None:
    assert host_of("https://me:secret@News.example:8443/a") == "news.example:8443"
