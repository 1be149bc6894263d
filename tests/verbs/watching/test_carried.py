"""What a feed carries of an article is taken where its page cannot be had, and says so; it replaces no page."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from onrecord import Report, WatchResult, open_record
from onrecord.acquire.address import canonical
from onrecord.acquire.feeds.carried import LONGEST
from onrecord.acquire.feeds.manners import Manners
from onrecord.store.watching import articles
from tests.acquire.feeds.sites import FIRST, IMPATIENT, Page, Site, bomb, trickling

Look = Callable[..., WatchResult]
VISIT, CALL = "PRK visits RUS on 2023-09-13.", "CHN visits RUS on 2023-03-20."
MORE = "People who know it well have followed it for long."
WHOLE = f"<p>{FIRST}</p><p>{VISIT} {MORE}</p><script>alert('CHN attacks RUS on 2023-01-01.')</script>"


def rss(site: Site, text: str, *paths: str) -> Page:
    items = "".join(
        f"<item><title>The visit</title><link>{site.url(path)}</link><pubDate>Thu, 14 Sep 2023 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for path in paths
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return Page(
        f'<rss version="2.0" {space}><channel><title>A</title>{items}</channel></rss>'.encode(), kind="text/xml"
    )


def atom(site: Site, text: str, *paths: str) -> Page:
    entries = "".join(
        f'<entry><title>The visit</title><link href="{site.url(path)}"/><published>2023-09-14T10:00:00Z</published>'
        f'<content type="html">{escape(text)}</content></entry>'
        for path in paths
    )
    return Page(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{entries}</feed>'.encode(), kind="text/xml")


def json_feed(site: Site, text: str, *paths: str) -> Page:
    items = [
        {"id": path, "url": site.url(path), "title": "The visit", "date_published": "2023-09-14T10:00:00Z",
         "content_html": text}
        for path in paths
    ]  # fmt: skip
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": items}
    return Page(json.dumps(whole).encode(), kind="application/json")


def report(tmp_path: Path, url: str) -> Report:
    with open_record(tmp_path / "a.onrecord") as record:
        return record.report(url)


def quotes(tmp_path: Path) -> set[str]:
    with open_record(tmp_path / "a.onrecord") as record:
        return {claim.quote for claim in record.claims()}


@pytest.mark.parametrize("feed", [rss, atom, json_feed])
def test_it_is_taken_where_the_page_is_gone(site: Site, look: Look, tmp_path: Path, feed: Callable[..., Page]) -> None:
    site.pages["/feed"] = feed(site, WHOLE, "/gone")
    done = look(site.url("/feed"))
    assert done.outcomes == {"new": 1}
    (missed,) = done.last.missed
    assert "answered 404" in missed.reason
    assert missed.reason.endswith("; what its list carries of it was taken")
    found = report(tmp_path, site.url("/gone"))
    assert (found.title, found.text) == ("The visit", f"The visit\n{FIRST}\n{VISIT} {MORE}")
    assert (found.published, found.published_how) == ("2023-09-14T10:00:00+00:00", "given")
    assert found.notes[0].startswith(f"its page could not be had ({site.url('/gone')} answered 404")
    assert found.notes[0].endswith(f"the text is that which the list {site.url('/feed')} carries, perhaps in part")
    assert quotes(tmp_path) == {VISIT[:-1]}
    assert look(site.url("/feed")).outcomes == {}
    assert site.paths.count("/gone") == 1


def test_the_page_goes_before_it_and_it_is_kept_no_longer(site: Site, look: Look, tmp_path: Path) -> None:
    site.article("/visit", CALL)
    site.pages["/feed"] = rss(site, WHOLE, "/visit")
    assert look(site.url("/feed")).ok
    assert quotes(tmp_path) == {CALL[:-1]}
    assert not any("could not be had" in note for note in report(tmp_path, site.url("/visit")).notes)
    with open_record(tmp_path / "a.onrecord") as record:
        (kept,) = articles(record, [canonical(site.url("/visit"))]).values()
    assert (kept.carried, kept.had) == ("", True)
    del site.pages["/visit"]
    site.pages["/feed"] = rss(site, WHOLE.replace(FIRST, "It was edited."), "/visit")
    assert look(site.url("/feed")).outcomes == {}, "what may be an excerpt replaces no page"
    assert quotes(tmp_path) == {CALL[:-1]}


@pytest.mark.parametrize("tries", [5, 1])
def test_pages_that_misbehave_have_it_taken_once_they_are_given_up(
    site: Site, look: Look, tmp_path: Path, tries: int
) -> None:
    site.pages |= {
        "/robots.txt": Page(b"User-agent: *\nDisallow: /no", kind="text/plain"),
        "/broken": Page(b"\xff\xfe\x00<html", kind="text/html"),
        "/wall": Page(b"<html><body><p>Log in.</p></body></html>"),
        "/slow": Page(write=trickling),
        "/down": Page(status=500),
        "/bomb": Page(bomb(50), headers={"Content-Encoding": "gzip"}),
        "/circle": Page(status=302, headers={"Location": "/circle"}),
    }
    at_once, later = {"/no", "/broken", "/wall"}, {"/slow", "/down", "/bomb", "/circle"}
    site.pages["/feed"] = rss(site, WHOLE, *at_once, *later)
    done = look(site.url("/feed"), limits=IMPATIENT, manners=Manners(delay=0, settled=0, tries=tries))
    with open_record(tmp_path / "a.onrecord") as record:
        taken = {one.id.removeprefix(site.address) for one in record.reports()}
    assert taken == (at_once if tries > 1 else at_once | later)
    assert done.last.problems == ()
    assert {one.what.removeprefix(site.address) for one in done.last.missed} == {"/no", *later}
    assert quotes(tmp_path) == {VISIT[:-1]}


@pytest.mark.parametrize(
    "text",
    ["", "<p>Read on</p>", f"<p>{VISIT} {MORE}</p>" * (LONGEST // 60), "<script>1</script>", "\x00\x1b<", "&#x0;"],
    ids=["none", "a word", "too long", "a script", "controls", "a reference"],
)  # fmt: skip
def test_what_is_no_text_is_not_taken(site: Site, look: Look, tmp_path: Path, text: str) -> None:
    site.pages["/feed"] = json_feed(site, text, "/gone")
    done = look(site.url("/feed"))
    assert done.outcomes == {}
    assert "taken" not in done.last.missed[0].reason
    assert quotes(tmp_path) == set()
