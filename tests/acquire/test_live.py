"""Live blogs: entries with their times, from data on the page or from its markup."""

import json
from collections.abc import Callable

from onrecord.model import Report

Read = Callable[..., Report]

ENTRIES = [
    ("2024-10-02T07:40:00+03:00", "Oman closes its airspace", "Oman closed its airspace this morning, officials said."),
    ("2024-10-02T00:25:00+03:00", "Yemen vows to answer", "Yemen threatened to answer the attack, a spokesman said."),
    ("2024-10-01T21:10:00+03:00", "Navy fires missiles", "The navy fired about 20 missiles this evening, it said."),
]
MARKUP = "".join(
    f'<section><h2><time datetime="{at}">{at[11:16]}</time> {head}</h2><p>{text}</p></section>'
    for at, head, text in ENTRIES
)


def page(head: str = "", body: str = MARKUP, title: str = "Live: Oman and Yemen") -> str:
    return (
        f'<html lang="en"><head><title>{title}</title>{head}'
        '<meta property="article:published_time" content="2024-10-01T06:00:00+03:00"></head>'
        f"<body><article><h1>{title}</h1><p>All that happened on Tuesday and Wednesday in the Gulf.</p>{body}"
        "</article></body></html>"
    )


def times(report: Report) -> list[str | None]:
    return [section.at for section in report.sections if section.kind == "entry"]


STATED = ["2024-10-02T07:40", "2024-10-02T00:25", "2024-10-01T21:10"]


def test_entries_of_the_pages_data(read: Read) -> None:
    updates = [{"headline": h, "datePublished": at, "articleBody": f"<p>{text}</p>"} for at, h, text in ENTRIES]
    data = {"@type": "LiveBlogPosting", "headline": "Live: Oman and Yemen", "liveBlogUpdate": updates}
    report = read("live.html", page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert times(report) == STATED
    assert report.title == "Live: Oman and Yemen"
    assert "<p>" not in report.text
    assert report.text.count("Oman closed its airspace") == 1


def test_entries_of_the_markup(read: Read) -> None:
    report = read("live.html", page())
    assert times(report) == STATED
    entry = next(section for section in report.sections if section.kind == "entry")
    assert entry.span.of(report.text).split("\n") == [ENTRIES[0][1], ENTRIES[0][2]]
    assert "All that happened on Tuesday" in report.text


def test_a_list_of_teasers_is_no_live_blog(read: Read) -> None:
    assert times(read("list.html", page(title="News from the Gulf"))) == []


def test_a_json_article_with_updates(read: Read) -> None:
    updates = [{"headline": h, "datePublished": at, "articleBody": text} for at, h, text in ENTRIES]
    article = {"headline": "Live: Oman", "datePublished": "2024-10-01", "articleBody": "x", "liveBlogUpdate": updates}
    assert times(read("live.json", json.dumps(article))) == STATED


def test_broken_data_on_the_page_does_no_harm(read: Read) -> None:
    broken = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [</script>'
    assert times(read("live.html", page(broken))) == STATED


def test_entries_with_links_are_no_list_of_articles(read: Read) -> None:
    cards = "".join(
        f'<div><h3><a href="#p{number}">{head}</a></h3><time datetime="{at}">{at[11:16]}</time><p>{text}</p></div>'
        for number, (at, head, text) in enumerate([*ENTRIES, *((f"2024-10-01T0{n}:00:00+03:00", f"Turn {n}",
            f"The port of Sohar took in {n} more ships, its harbour master said.") for n in range(5, 1, -1))])
    )  # fmt: skip
    site = '<meta property="og:site_name" content="Gulf Post">'
    report = read("live.html", page(site, f'<div class="live-blog">{cards}</div>', "Live updates: Oman and Yemen"))
    assert (report.status, report.title, report.outlet) == ("ok", "Live updates: Oman and Yemen", "Gulf Post")
    assert len(times(report)) == 7
    assert report.published == "2024-10-01T06:00:00+03:00"
    assert [one.place for one in report.dates] == ["meta article:published_time"]


def test_clock_times_without_a_moment(read: Read) -> None:
    items = "".join(
        f"<li><span>{clock}</span><h3>{head}</h3><p>{text}</p></li>"
        for clock, (_, head, text) in zip(("7:40 PM", "12:25 PM", "9:10 AM"), ENTRIES, strict=True)
    )
    report = read("live.html", page(body=f'<ul class="live-updates">{items}</ul>'))
    assert times(report) == ["2024-10-01T19:40", "2024-10-01T12:25", "2024-10-01T09:10"]
    assert "Oman closes its airspace\nOman closed its airspace this morning" in report.text
