# ruff: noqa: E501  (markup is read best in one line)
"""The day of a page: which of its dates is taken, and what becomes of the others."""

import json

import pytest

from .test_page_articles import ARTICLE, HEAD
from .test_text import Read


def page(head: str = "", line: str = "", foot: str = "", top: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{HEAD}</title>{head}</head><body>{top}<article><h1>{HEAD}</h1>{line}'
        f"{ARTICLE}</article>{foot}</body></html>"
    )


def meta(name: str, day: str) -> str:
    return f'<meta property="{name}" content="{day}">'


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": HEAD, **fields})}</script>'


PUBLISHED = "article:published_time"
BOTH = "<p>Published 4 March 2024, 18:10 | Updated 9 March 2024</p>"
FOOT = "<footer><p>© 2023 Zenda Post. All rights reserved.</p></footer>"


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (page(meta(PUBLISHED, "2024-03-09T10:00:00+01:00"), BOTH), "2024-03-04"),
        (page(meta(PUBLISHED, "2024-03-09"), "<p>Updated: 9 March 2024. First published: 4 March 2024</p>"), "2024-03-04"),
        (page(meta(PUBLISHED, "2024-03-09"), "<p>4 March 2024 (updated on 9 March 2024)</p>"), "2024-03-09"),
        (page(linked(dateModified="2024-03-09", dateCreated="2024-03-01", datePublished="2024-03-04")), "2024-03-04"),
        (page(meta("article:modified_time", "2024-03-09"), "<p>Published March 4, 2024</p>"), "2024-03-04"),
        (page(meta(PUBLISHED, "2024-03-05T01:00:00Z"), "<p>Published March 4, 2024 at 8 pm EST</p>"), "2024-03-04"),
        (page(line="<time datetime='2024-03-04T09:00:00+00:00'>two days ago</time>"), "2024-03-04"),
        (page(foot=FOOT), None),
        (page(foot="<footer>Copyright 2011-2024 Zenda Post</footer>"), None),
        (page(line="<p>05/09/2023</p>"), None),
        (page(meta(PUBLISHED, "2567-03-04T10:00:00+07:00")), "2024-03-04"),
        (page(line="<p>Monday, 4 March 2567</p>"), "2024-03-04"),
        (page(line="<p>Published: 14 Esfand 1402 (4 March 2024)</p>"), "2024-03-04"),
        (page(line="<p>14 Esfand 1402</p>"), None),
        (page(meta(PUBLISHED, "1402-12-14")), None),
        (page(meta(PUBLISHED, "2081-11-21")), None),
        (page(meta(PUBLISHED, "1970-01-01T00:00:00Z"), "<p>Published 4 March 2024</p>"), "2024-03-04"),
        (page(top="<header class='masthead'>Saturday, June 1, 2024</header>", line="<p>4 March 2024</p>"), "2024-03-04"),
        (page(meta(PUBLISHED, "2024-03-04"), "<p>Correction, 9 March 2024:</p>"), "2024-03-04"),
        (page(foot="<div class='related'><a href='/x'>Other news of the day here</a><time>1 June 2024</time></div>"), None),
    ],
)  # fmt: skip
def test_the_day_of_publication(read: Read, html: str, day: str | None) -> None:
    report = read("page.html", html)
    assert (report.published or "none")[:10] == (day or "none")


def test_rivals_are_kept_with_where_they_stood_and_why_they_lost(read: Read) -> None:
    report = read("page.html", page(meta(PUBLISHED, "2024-03-09T10:00:00+01:00"), BOTH))
    taken, *others = report.dates
    assert (taken.day, taken.taken, taken.place) == ("2024-03-04", True, "the line")
    told = {one.place: one.verdict for one in others}
    assert "overwritten" in told["meta article:published_time"]
    assert not any(one.taken for one in others)
    assert any("2024-03-09" in note and "2024-03-04" in note for note in report.notes)


def test_the_linked_data_of_others_are_not_the_article_s(read: Read) -> None:
    others = linked(
        datePublished="2024-03-04",
        comment=[{"@type": "Comment", "datePublished": "2024-03-08"}],
        video={"@type": "VideoObject", "datePublished": "2019-01-02"},
    )
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2024-06-01"}]}
    html = page(f'<script type="application/ld+json">{json.dumps(listed)}</script>{others}')
    assert read("page.html", html).published == "2024-03-04"


def test_month_and_number_in_an_address_are_no_day(read: Read) -> None:
    fields = {"title": HEAD, "text": ARTICLE.replace("</p>", "\n").replace("<p>", ""), "date_publish": None}
    for path in ("2021/04/92713", "2021/04/9-border", "plan-2026-1-release", "story-20214092"):
        report = read("a.json", json.dumps({**fields, "url": f"https://zenda.example/{path}"}))
        assert (report.published, report.published_window) == (None, None), path


def test_a_day_in_the_address_shows_that_metadata_were_overwritten(read: Read) -> None:
    fields = {"title": HEAD, "text": ARTICLE.replace("</p>", "\n").replace("<p>", ""), "date_publish": "2024-03-09"}
    report = read("a.json", json.dumps({**fields, "url": "https://zenda.example/2021/04/07/border"}))
    assert report.published == "2021-04-07"


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("1970-01-01T00:00:00Z", "zero of a clock"), ("08/11/20", "no day that is certain"), ("2024-03", "year or month"),
     ("1402-12-14", "another calendar"), ("2091-01-01", "future")],
)  # fmt: skip
def test_what_is_no_day_is_set_aside_with_a_note(read: Read, value: str, verdict: str) -> None:
    report = read("a.json", json.dumps({"title": HEAD, "text": ARTICLE, "date_publish": value}))
    assert report.published is None
    assert verdict in report.dates[0].verdict
    assert any(value[:10] in note for note in report.notes)
