"""Feeds that were saved as files: each entry with text is a report."""

import json
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.acquire.feeds.xml import tree
from onrecord.acquire.limits import RefusalError
from onrecord.model import Report

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ITEM = """<item><title>Ruritania &amp;amp; Sylvania sign</title><link>https://zenda.example/1</link>
<guid isPermaLink="false">42</guid><pubDate>Tue, 05 Mar 2024 08:00:00 +0000</pubDate><description>A teaser</description>
<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Ruritania and Sylvania signed a pact.</p>
<p>Freedonia called it a mistake.</p><p>The post <a href="x">Ruritania signs</a> appeared first on Zenda Post.</p>]]>
</c:encoded></item>"""
SECOND = """<item><title>Freedonia shuts a port</title><link>https://zenda.example/2</link>
<guid isPermaLink="false">42</guid>
<pubDate>Wed, 06 Mar 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Freedonia shut a port on Tuesday.&lt;/p&gt;</description></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Zenda</title><updated>2024-11-30T00:00:00Z</updated><entry>
<title type="html">Sylvania &lt;b&gt;expels&lt;/b&gt; an envoy</title><link href="https://zenda.example/3"/>
<published>2024-04-18T09:00:00Z</published><updated>2024-11-29T09:00:00Z</updated><author><name>Ann Lee</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sylvania expelled an envoy of Freedonia.</p>
<p>Freedonia will answer.</p></div></content></entry></feed>"""


def reports(tmp_path: Path, text: str, name: str = "feed.xml") -> list[Report]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(acquire([tmp_path / name]))


def test_each_entry_is_a_report_under_its_own_address_and_day(tmp_path: Path) -> None:
    one, two = reports(tmp_path, f"{HEAD}<rss><channel><title>Zenda Post</title>{ITEM}{SECOND}{ITEM}</channel></rss>")
    assert (one.id, one.title, one.published) == (
        "https://zenda.example/1", "Ruritania & Sylvania sign", "2024-03-05T08:00:00+00:00"
    )  # fmt: skip
    assert one.text.split("\n")[1:] == ["Ruritania and Sylvania signed a pact.", "Freedonia called it a mistake."]
    assert (two.id, two.text) == (
        "https://zenda.example/2", "Freedonia shuts a port\nFreedonia shut a port on Tuesday."
    )  # fmt: skip
    assert any("a feed carries" in note for note in two.notes)


def test_atom_with_markup_as_xml(tmp_path: Path) -> None:
    (one,) = reports(tmp_path, HEAD + ATOM, "a.atom")
    assert (one.title, one.published, one.byline) == (
        "Sylvania expels an envoy", "2024-04-18T09:00:00+00:00", ("Ann Lee",)
    )  # fmt: skip
    assert "Sylvania expelled an envoy of Freedonia.\nFreedonia will answer." in one.text


@pytest.mark.parametrize(
    "broken", ["<rss><channel><item><link>https://a.example/1</link></item></channel></rss>", "<rss>"]
)
def test_a_feed_without_texts_is_refused(tmp_path: Path, broken: str) -> None:
    (one,) = reports(tmp_path, HEAD + broken)
    assert one.status == "unreadable"
    assert "a feed" in (one.reason or "")


def test_no_file_is_read_for_an_entity(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words of a file")
    evil = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    found = reports(tmp_path, f"{HEAD}{evil}<rss><channel>{ITEM.replace('a mistake', '&x;')}</channel></rss>")
    assert all("hidden words" not in one.text for one in found)


def test_json_with_markup_is_read_as_text(tmp_path: Path) -> None:
    article = {
        "title": {"rendered": "Ruritania &#038; Sylvania"},
        "content": {"rendered": "<p>Ruritania recalled its envoy.</p><aside>Buy now</aside><p>Prices are &lt; 5.</p>"},
        "link": "https://zenda.example/4",
    }
    (tmp_path / "a.json").write_text(json.dumps(article))
    (one,) = acquire([tmp_path / "a.json"])
    assert one.text == "Ruritania & Sylvania\nRuritania recalled its envoy.\nPrices are < 5."


def test_articles_that_keep_their_text_one_level_below(tmp_path: Path) -> None:
    found = {"webTitle": "Freedonia shuts a port", "webUrl": "https://g.example/1", "webPublicationDate": "2024-06-03",
             "fields": {"body": "<p>Freedonia shut a port on Sunday.</p>"}}  # fmt: skip
    (tmp_path / "g.json").write_text(json.dumps({"response": {"status": "ok", "results": [found]}}))
    (one,) = acquire([tmp_path / "g.json"])
    assert (one.published, one.text) == ("2024-06-03", "Freedonia shuts a port\nFreedonia shut a port on Sunday.")


@pytest.mark.parametrize("half", ["&#xd800;", "&#xDFFF;", "&#55296;", "&#057343;"])
def test_half_a_character_costs_no_more_than_itself(tmp_path: Path, half: str) -> None:
    told = "<![CDATA[<p>" + "Envoys of both states met on Friday. " * 12 + "</p>]]>"
    item = f"<item><title>Talks{half} held</title><description>{told}</description><pubDate>1{half}</pubDate></item>"
    (found,) = reports(tmp_path, f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert found.status == "ok"
    assert found.title == "Talks\ufffd held"


def test_a_list_whose_characters_cannot_be_had_is_refused() -> None:
    with pytest.raises(RefusalError, match="some of its characters are none"):
        tree(b"<rss><title>x&#x000000000d800;</title></rss>")
