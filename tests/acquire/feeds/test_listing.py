"""Lists in every form: what they have, and nothing that cannot be true."""

import gzip
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.acquire.feeds import Entry, Listing, listing
from onrecord.acquire.feeds.listing import MOST, MOST_BYTES
from onrecord.acquire.limits import RefusalError
from onrecord.errors import MissingExtraError

URL = "https://news.example/lists/feed"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>A  paper</title>
<item><title>One</title><link>/one</link><pubDate>Thu, 14 Sep 2023 10:00:00 +0900</pubDate></item>
<item><title>Again</title><link>https://news.example/one#top</link></item>
<item><title>No link</title></item>
<item><title>A script</title><link>javascript:alert(1)</link></item>
<item><title>By its id</title><guid isPermaLink="true">https://news.example/two</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A paper</title>
<entry><title>One</title><link href="one"/><published>2023-09-14T10:00:00+09:00</published>
<updated>2023-09-15T00:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item><title>One</title><link>https://news.example/one</link></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "A paper", "items": [
{"id": "1", "url": "https://news.example/one", "title": "One", "date_published": "2023-09-14T10:00:00+09:00"},
{"id": "2"}, 3, {"url": ["no"]}]}"""
SITEMAP = """<!-- made by x --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://news.example/one </loc>
<lastmod>2023-09-15</lastmod><news:news><news:publication_date>2023-09-14T01:00:00Z</news:publication_date>
<news:title>One</news:title></news:news></url></urlset>"""
ONE = "2023-09-14T01:00:00+00:00"


def of(text: str | bytes, **options: str) -> Listing:
    return listing(text if isinstance(text, bytes) else text.encode(), URL, **options)


@pytest.mark.parametrize(
    ("text", "kind", "dated"),
    [(RSS, "feed", ONE), (ATOM, "feed", ONE), (RDF, "feed", None), (JSON, "json", ONE), (SITEMAP, "sitemap", ONE)],
)
def test_each_form_is_read(text: str, kind: str, dated: str | None) -> None:
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), gzip.compress(text.encode())):
        found = of(data)
        first = found.entries[0]
        wanted = "https://news.example/lists/one" if "href=" in text else "https://news.example/one"
        assert (found.kind, first.url, first.title, first.published) == (kind, wanted, "One", dated)


def test_entries_have_addresses_of_the_web_each_once() -> None:
    found = of(RSS)
    assert [entry.url for entry in found.entries] == ["https://news.example/one", "https://news.example/two"]
    assert found.title == "A paper"


def test_an_edited_entry_has_another_stamp() -> None:
    one, other = of(ATOM).entries[0], of(ATOM.replace("2023-09-15", "2023-09-16")).entries[0]
    assert one.stamp != other.stamp
    assert of(ATOM).entries[0].stamp == one.stamp
    assert one.changed == "2023-09-15T00:00:00+00:00"


@pytest.mark.parametrize("form", [RSS, ATOM, JSON, SITEMAP])
def test_a_moment_that_cannot_be_is_none(form: str) -> None:
    """Clocks of sites are wrong: nothing was published in years to come, or before there was a web."""
    later = datetime.now(UTC) + timedelta(days=400)
    for wrong in (f"{later:%Y-%m-%d}", "1970-01-01"):
        rfc = datetime.fromisoformat(wrong).strftime("%d %b %Y")
        entry = of(form.replace("2023-09-14", wrong).replace("2023-09-15", wrong).replace("14 Sep 2023", rfc)).entries[
            0
        ]
        assert (entry.published, entry.changed) == (None, None)
    soon = datetime.now(UTC) + timedelta(hours=2)
    entry = of(ATOM.replace("2023-09-14T10:00:00+09:00", soon.isoformat())).entries[0]
    assert entry.published, "a clock that is somewhat ahead is believed"


def test_lists_of_lists() -> None:
    outlines = '<outline xmlUrl="https://a.example/f"/><outline xmlUrl="mailto:x"/>'
    assert of(f"<opml><body><outline>{outlines}</outline></body></opml>").lists == ("https://a.example/f",)
    maps = "".join(
        f"<sitemap><loc>https://a.example/{day}</loc><lastmod>2023-09-{day:02}</lastmod></sitemap>"
        for day in range(1, 31)
    )
    found = of(f"<sitemapindex>{maps}</sitemapindex>").lists
    assert found[0] == "https://a.example/30"
    assert len(found) == 20, "the newest of an index"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no feed"),
        ("a letter", "no feed"),
        ("\x00\x01\x02", "no feed"),
        ("<svg/>", "no feed"),
        ('{"items": [1]}', "no JSON Feed"),
        ('{"items": [', "broken"),
        ("[" * 100_000, "broken"),
        ("<!doctype html><html><p>x", "a web page, not a feed: give"),
        (
            '<html><link rel="alternate" type="application/rss+xml" href="/rss"><link type="text/css" href="/x">',
            "it names https://news.example/rss: give that",
        ),
    ],
)
def test_what_is_no_list_says_what_it_is(text: str, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        of(text)


def test_of_broken_xml_what_there_is() -> None:
    for cut in (RSS[:200] + "&nbsp; & <b>" + RSS[200:], RSS[:-60], RSS.replace("</title>", "", 1)):
        assert of(cut).entries
    assert of(SITEMAP[:-20]).entries
    with pytest.raises(RefusalError, match=r"broken|address"):
        of('<rss version="2.0"><channel><item><link>')


def test_no_entity_is_put_in_and_no_file_is_read(tmp_path) -> None:
    """Billion laughs, and external entities: a feed may not make much of little, nor see what this machine has."""
    secret = tmp_path / "secret"
    secret.write_text("https://secret.example/")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY s SYSTEM "file://{secret}">]>'
    for name, form in (("rss", RSS), ("urlset", SITEMAP)):
        body = form.partition("?>")[2] if form.startswith("<?xml") else form
        hostile = head.replace("DOCTYPE x", f"DOCTYPE {name}") + body.replace("One", "&l11;&s;").replace("two", "&s;")
        try:
            found = of(hostile)
        except RefusalError:
            continue
        assert "secret.example" not in repr(found)
        assert len(repr(found)) < 5_000


def test_a_list_has_a_bound() -> None:
    with pytest.raises(RefusalError, match=r"larger|more than"):
        of(gzip.compress(b"<rss>" + b" " * (MOST_BYTES + 1)))
    many = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(MOST + 10))
    assert len(of(f"<urlset>{many}</urlset>").entries) == MOST


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item><title>" * 200_000,
        b"<rss><channel>" + b"<item><link>/a</link><description>&lt;b&gt;x &bogus;</description></item>" * 30_000,
        b"<rss><channel><item><title>" + b"&amp;&" * 400_000,
        b"<rss>" + b"<!--" * 600_000,
    ],
)
def test_what_is_made_to_hold_us_up_does_not(data: bytes) -> None:
    begun = time.process_time()
    with suppress(RefusalError):
        listing(data, URL)
    assert time.process_time() - begun < 10


def test_rss_needs_a_part_and_site_maps_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "feedparser", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[watch\]"):
        of(RSS)
    assert of(SITEMAP).entries == (
        Entry(url="https://news.example/one", title="One", published=ONE, changed="2023-09-15T00:00:00+00:00",
              stamp="2023-09-15T00:00:00+00:00"),
    )  # fmt: skip
    assert of(JSON).entries


@pytest.mark.parametrize(
    ("form", "old", "new", "text"),
    [
        (ATOM, "<published>", '<content type="html">&lt;p>All of it.&lt;/p></content><published>', "<p>All of it.</p>"),
        (ATOM, "<published>", "<content>5 &lt; 6</content><published>", "<p>5 &lt; 6</p>"),
        (ATOM, "<published>", '<content src="/all"/><published>', ""),
        (RSS, "<pubDate>", "<description>An excerpt.</description><pubDate>", ""),
        (JSON, '"title": "One"', '"title": "One", "content_html": "<p>All of it.</p>"', "<p>All of it.</p>"),
        (JSON, '"title": "One"', '"title": "One", "content_text": "5 < 6\\n\\nand"', "<p>5 &lt; 6</p><p>and</p>"),
        (JSON, '"title": "One"', '"title": "One", "content_html": ["no"]', ""),
        (JSON, '"title": "One"', f'"title": "One", "content_html": "{"x" * 200_001}"', ""),
    ],
)
def test_what_a_list_carries_of_an_article_itself(form: str, old: str, new: str, text: str) -> None:
    assert of(form.replace(old, new, 1)).entries[0].text == text


@pytest.mark.parametrize("encoding", ["undefined", "idna", "rot13", "no-such-thing"])
def test_an_encoding_that_is_none_costs_the_list_at_most(encoding: str) -> None:
    data = RSS.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>').encode()
    told = ["this feed is broken"]
    try:
        found = [entry.title for entry in listing(data, URL).entries]
    except RefusalError as refusal:
        told.append(str(refusal))
        found = ["One", "By its id"]
    assert found == ["One", "By its id"]
    assert told[0] in told[-1]


def test_half_a_character_costs_no_list_its_other_entries() -> None:
    found = of(RSS.replace("A  paper", "A&#xd800;  paper"))
    assert found.title == "A\ufffd paper"
    assert found.entries == of(RSS).entries
