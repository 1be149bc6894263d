"""Watching: each article once, edits as revisions, on from where it was, and what fails told with its reason."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Timer

import pytest

from onrecord import InputError, StoreError, UsageError, WatchResult, open_record, watch
from onrecord.verbs.watching.telling import Round
from tests.acquire.feeds.sites import LOCAL, QUICK, Page, Site
from tests.verbs.building import Write

Look = Callable[..., WatchResult]
VISIT, CALL = "PRK visits RUS on 2023-09-13.", "CHN visits RUS on 2023-03-20."


def quotes(tmp_path: Path) -> set[str]:
    with open_record(tmp_path / "a.onrecord") as record:
        return {claim.quote for claim in record.claims()}


def test_articles_of_a_feed_are_recorded_once(site: Site, look: Look, tmp_path: Path) -> None:
    site.article("/visit", VISIT)
    site.article("/call", CALL)
    site.article("/undated", "Nobody says when.")
    site.feed("/feed", "/undated|Thu, 14 Sep 2023 10:00:00 GMT", "/call", "/visit", ETag='"1"')
    first = look(site.url("/feed"))
    assert (first.outcomes, first.claims, first.ok) == ({"new": 3}, 2, True)
    assert quotes(tmp_path) == {VISIT[:-1], CALL[:-1]}
    with open_record(tmp_path / "a.onrecord") as record:
        undated = record.report(site.url("/undated"))
        assert (undated.published, undated.published_how) == ("2023-09-14T10:00:00+00:00", "given")
        assert {one.by for one in undated.given} == {site.url("/feed")}
    again = look(site.url("/feed"))
    assert (again.outcomes, again.last.unchanged, again.last.listed) == ({}, 1, 0)
    assert sorted(site.paths) == ["/call", "/feed", "/feed", "/undated", "/visit"], (
        "no article is asked for again so soon"
    )


def test_an_article_that_its_feed_says_was_edited_is_a_revision(site: Site, look: Look, tmp_path: Path) -> None:
    site.article("/visit", VISIT)
    site.feed("/feed", "/visit||<description>Kim travels</description>")
    look(site.url("/feed"))
    site.article("/visit", VISIT + " " + CALL)
    assert look(site.url("/feed")).outcomes == {}, "the feed says nothing new of it"
    site.feed("/feed", "/visit||<description>Kim has travelled</description>")
    assert look(site.url("/feed")).outcomes == {"revised": 1}
    with open_record(tmp_path / "a.onrecord") as record:
        assert record.report(site.url("/visit")).revision == 2
        (older,) = record.revisions(site.url("/visit"))
    assert CALL not in older.text
    assert quotes(tmp_path) == {VISIT[:-1], CALL[:-1]}


def test_an_article_that_was_edited_without_a_word_is_seen_when_it_is_looked_at_again(site: Site, look: Look) -> None:
    site.article("/visit", VISIT, ETag='"1"')
    site.article("/call", CALL, ETag='"1"')
    site.feed("/feed", "/visit", "/call")
    soon = QUICK.__class__(delay=0, looks=(0.0,))
    look(site.url("/feed"), manners=soon)
    site.article("/visit", VISIT + " RUS visits CHN on 2023-10-17.", ETag='"2"')
    time.sleep(1.1)  # moments are kept to the second
    second = look(site.url("/feed"), manners=soon)
    assert (second.outcomes, second.last.unchanged_articles) == ({"revised": 1}, 1)
    assert look(site.url("/feed"), manners=soon).outcomes == {}, "as often as it is to be looked at, and no more"


def test_it_goes_on_where_it_was_stopped(
    site: Site, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        site.article(f"/a{number}", f"PRK visits RUS on 2023-09-1{number}.")
    site.feed("/feed", *(f"/a{number}" for number in range(4)))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as then:
        then.setattr("onrecord.verbs.watching.course.take_in", killed)
        with pytest.raises(KeyboardInterrupt):
            look(site.url("/feed"))
    site.pages["/feed"] = Page(status=500)
    assert look(site.url("/feed")).outcomes == {"new": 4}, "what the feed had said was kept"
    assert len(quotes(tmp_path)) == 4


def test_what_was_recorded_and_not_kept_as_fetched_is_not_recorded_twice(
    site: Site, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("/visit", VISIT)
    site.feed("/feed", "/visit")

    def killed(*_: object, **given: object) -> None:
        if given.get("articles"):
            raise KeyboardInterrupt

    with monkeypatch.context() as then:
        then.setattr("onrecord.verbs.watching.articles.keep", killed)
        with pytest.raises(KeyboardInterrupt):
            look(site.url("/feed"))
    assert quotes(tmp_path) == {VISIT[:-1]}
    assert look(site.url("/feed")).outcomes == {"known": 1}


def test_it_stops_after_the_batch_in_hand(site: Site, look: Look, tmp_path: Path) -> None:
    stop = Event()
    site.article("/a", VISIT)
    site.pages["/b"] = Page(write=lambda _: (stop.set(), time.sleep(0.2)))
    site.feed("/feed", "/a", "/b", "/c")
    done = look(site.url("/feed"), stop=stop)
    assert done.last.stopped
    assert quotes(tmp_path) == {VISIT[:-1]}
    assert "/c" not in site.paths
    site.article("/c", CALL)
    assert look(site.url("/feed")).outcomes == {"new": 1}
    assert quotes(tmp_path) == {VISIT[:-1], CALL[:-1]}


def test_rounds_go_on_until_it_is_stopped(site: Site, look: Look) -> None:
    rounds: list[Round] = []
    stop = Event()
    site.feed("/feed", "/visit")
    site.article("/visit", VISIT)

    def told(one: Round) -> None:
        rounds.append(one)
        site.article(f"/more{len(rounds)}", f"PRK visits RUS on 2023-08-1{len(rounds)}.")
        site.feed("/feed", "/visit", f"/more{len(rounds)}")
        if len(rounds) == 3:
            stop.set()

    done = look(site.url("/feed"), every=0.05, stop=stop, progress=told)
    assert (done.rounds, done.outcomes) == (3, {"new": 3})
    assert not rounds[0].stopped


def test_a_record_that_is_in_use_is_told_and_tried_again(
    site: Site, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[Round] = []
    stop = Event()

    def busy(*_: object) -> Round:
        raise StoreError("a.onrecord is in use by another build: wait until it has ended")

    monkeypatch.setattr("onrecord.verbs.watch.go_round", busy)
    with pytest.raises(StoreError, match="in use"):
        look(site.url("/feed"))
    site.feed("/feed")

    def told(one: Round) -> None:
        rounds.append(one)
        monkeypatch.undo()
        if len(rounds) == 2:
            stop.set()

    look(site.url("/feed"), every=0.05, stop=stop, progress=told)
    assert "in use" in rounds[0].missed[0].reason
    assert rounds[1].ok


def test_a_stop_is_heeded_while_it_waits(site: Site, look: Look) -> None:
    site.feed("/feed")
    stop = Event()
    Timer(0.2, stop.set).start()
    begun = time.monotonic()
    look(site.url("/feed"), every=60.0, stop=stop)
    assert time.monotonic() - begun < 30


def test_a_folder_is_read_for_what_is_new_in_it(look: Look, write: Write, tmp_path: Path) -> None:
    folder = write("a", VISIT)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert look(folder).outcomes == {"new": 1}
    assert look(folder).outcomes == {}
    write("b", CALL)
    write("a", VISIT + " " + CALL)
    assert look(folder).outcomes == {"new": 1, "revised": 1}
    assert look(folder).ok
    empty = tmp_path / "empty"
    empty.mkdir()
    assert look(empty).ok, "reports may still come"
    empty.rmdir()
    with pytest.raises(InputError, match="there is no such file or folder"):
        look(empty)


def test_a_file_that_is_being_written_waits(look: Look, write: Write) -> None:
    folder = write("a", VISIT)
    file = folder / "a.json"
    whole = file.read_text()
    file.write_text(whole[:60])

    class Meanwhile(Event):
        def wait(self, timeout: float | None = None) -> bool:
            file.write_text(whole)
            return super().wait(timeout)

    first = look(folder, stop=Meanwhile())
    assert (first.outcomes, first.last.waiting) == ({}, 1)
    assert look(folder).outcomes == {"new": 1}


def test_lists_of_feeds_name_what_is_watched(site: Site, look: Look, tmp_path: Path) -> None:
    site.article("/visit", VISIT)
    site.article("/call", CALL)
    site.feed("/one", "/visit")
    site.feed("/two", "/call", "/visit")
    outlines = "".join(f'<outline text="x" xmlUrl="{site.url(path)}"/>' for path in ("/one", "/two"))
    opml = f'<?xml version="1.0"?><opml version="2.0"><body><outline text="news">{outlines}</outline></body></opml>'
    file = tmp_path / "feeds.opml"
    file.write_text(opml)
    assert look(file).outcomes == {"new": 2}, "an article that two feeds have is fetched once"
    site.pages["/opml"] = Page(opml.encode(), kind="text/x-opml")
    assert look(site.url("/opml")).last.lists == 3
    file.write_text("<opml/>")
    with pytest.raises(InputError, match="names no feeds"):
        look(file)
    file.write_text("a letter")
    with pytest.raises(InputError, match="no list of feeds"):
        look(file)


def test_site_maps_give_what_is_new(site: Site, look: Look) -> None:
    site.article("/old", VISIT)
    site.article("/new", CALL)
    site.article("/dated", "RUS visits CHN on 2023-10-17.")
    today = time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime())

    def sitemap(*entries: tuple[str, str]) -> Page:
        urls = "".join(
            f"<url><loc>{site.url(path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
            for path, day in entries
        )
        body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
        return Page(body.encode(), kind="application/xml")

    site.pages["/map.xml"] = sitemap(("/old", "2019-01-01"), ("/there", ""), ("/dated", today))
    index = f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap></sitemapindex>"
    site.pages["/index.xml"] = Page(index.encode(), kind="application/xml")
    assert look(site.url("/index.xml")).outcomes == {"new": 1}, "no years of archive are fetched"
    site.pages["/map.xml"] = sitemap(("/old", "2019-01-01"), ("/there", ""), ("/dated", today), ("/new", ""))
    assert look(site.url("/index.xml")).outcomes == {"new": 1}
    assert {"/old", "/there"}.isdisjoint(site.paths)
    assert look(site.url("/index.xml"), since="2018-01-01").outcomes == {"new": 1}


def test_nothing_to_watch_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to watch"):
        watch([], tmp_path / "a.onrecord")
    with pytest.raises(UsageError, match="more than nothing"):
        watch(["https://news.example/feed"], tmp_path / "a.onrecord", every=0)
    assert not (tmp_path / "a.onrecord").exists()


def test_private_addresses_are_not_asked_unless_they_are_let(site: Site, look: Look) -> None:
    site.feed("/feed", "/visit")
    done = look(site.url("/feed"), limits=LOCAL.__class__(timeout=1))
    assert not done.ok
    assert "private address" in done.last.missed[0].reason
    assert site.asked == []
