"""Sites that misbehave cost what they have alone, and are told; the others are recorded."""

from collections.abc import Callable
from pathlib import Path

from onrecord import WatchResult, open_record
from tests.acquire.feeds.sites import IMPATIENT, Page, Site, bomb, serving, trickling

Look = Callable[..., WatchResult]
VISIT = "PRK visits RUS on 2023-09-13."


def test_bad_pages_stop_nothing(site: Site, look: Look, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /no", kind="text/plain")
    site.pages |= {
        "/slow": Page(write=trickling),
        "/huge": Page(b"x" * 400_000),
        "/bomb": Page(bomb(50), headers={"Content-Encoding": "gzip"}),
        "/circle": Page(status=302, headers={"Location": "/circle"}),
        "/broken": Page(b"\xff\xfe\x00<html", kind="text/html"),
        "/empty": Page(b""),
    }
    site.article("/fine", VISIT)
    site.feed("/feed", "/slow", "/huge", "/bomb", "/circle", "/broken", "/empty", "/no", "/gone", "/fine")
    done = look(site.url("/feed"), limits=IMPATIENT)
    assert not done.ok
    told = {one.what.removeprefix(site.address): one for one in done.last.missed}
    assert set(told) == {"/slow", "/huge", "/bomb", "/circle", "/no", "/gone"}
    assert "forbids" in told["/no"].reason
    assert (told["/no"].again, told["/gone"].again) == ("", ""), "they are given up"
    assert told["/slow"].again > done.last.started
    assert {problem.report.removeprefix(site.address) for problem in done.last.problems} == {"/broken", "/empty"}
    with open_record(tmp_path / "a.onrecord") as record:
        assert [claim.quote for claim in record.claims()] == [VISIT[:-1]]
    again = look(site.url("/feed"))
    assert again.ok, "what failed waits for its time"
    assert site.paths.count("/gone") == site.paths.count("/slow") == 1


def test_bad_feeds_stop_no_others(site: Site, look: Look) -> None:
    site.article("/fine", VISIT)
    site.feed("/good", "/fine")
    site.pages |= {
        "/page": Page(b"<html><body>Hello"),
        "/broken": Page(b"<rss><channel><item>"),
        "/down": Page(status=500),
    }
    done = look(*(site.url(path) for path in ("/page", "/broken", "/down", "/none", "/good")))
    assert done.outcomes == {"new": 1}
    reasons = {one.what.removeprefix(site.address): one.reason for one in done.last.missed}
    assert set(reasons) == {"/page", "/broken", "/down", "/none"}
    assert "a web page, not a feed" in reasons["/page"]
    again = look(site.url("/down"), site.url("/good"))
    assert [one.what for one in again.last.missed] == [site.url("/down")], "it is told as long as it is not had"
    assert site.paths.count("/down") == 1, "and not asked before its time"


def test_a_host_that_asks_for_it_is_left_alone_and_its_articles_wait(site: Site, look: Look) -> None:
    with serving() as other:
        other.article("/fine", VISIT)
        other.feed("/feed", "/fine")
        site.pages["/busy"] = Page(status=429, headers={"Retry-After": "3600"})
        site.article("/later", "CHN visits RUS on 2023-03-20.")
        site.feed("/feed", "/busy", "/later")
        done = look(site.url("/feed"), other.url("/feed"))
        assert done.outcomes == {"new": 1}
        told = {one.what: one.reason for one in done.last.missed}
        assert set(told) == {site.address.removeprefix("http://")}
        assert len(done.last.missed) == 1, "the host once, not each of its articles"
        assert "/later" not in site.paths
        asked = len(site.asked)
        look(site.url("/feed"), other.url("/feed"))
        assert len(site.asked) == asked


def test_a_wrong_clock_dates_nothing(site: Site, look: Look, tmp_path: Path) -> None:
    site.article("/fine", "Nobody says when.")
    site.feed("/feed", "/fine|Thu, 14 Sep 2093 10:00:00 GMT")
    assert look(site.url("/feed")).ok
    with open_record(tmp_path / "a.onrecord") as record:
        assert record.report(site.url("/fine")).published is None
