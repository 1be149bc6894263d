# ruff: noqa: E501  (markup is read best in one line)
"""The article of a page, whatever stands around it."""

import pytest

from onrecord.acquire.extraction import likeness
from onrecord.acquire.page_tree import flat, tree_of

from .test_text import Read, body

HEAD = "Ruritania closes its border with Freedonia"
ONE = "Ruritania closed its border with Freedonia on Tuesday after two guards were wounded near the Zubra pass."
TWO = "The Freedonian foreign ministry called the step “unfounded” and summoned the Ruritanian ambassador."
THREE = "Lorries queued for nine kilometres on the Freedonian side by the evening, drivers said."
ARTICLE = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"

CONSENT = (
    "<p>We and our 164 partners store small files on your device so that we can measure our audience and show you "
    "advertising that fits your profile.</p><p>Some partners rely on a legitimate interest; you may object to it, or "
    "withdraw your consent, in the privacy settings at any time.</p><p>If you refuse, you will see as much advertising "
    "as before, but we will not use your personal data to choose it for you. You can change your mind whenever you "
    "like, on every page of ours, with the button at its foot.</p>"
)
OFFER = (
    "<h3>Keep reading for 1 euro</h3><p>Get unlimited access to all our articles for a month, cancel whenever you like. "
    "Subscribe now and have our morning newsletter in your inbox, too.</p><p>Already a subscriber? Log in.</p>"
)
COMMENTS = (
    "<p>Finally! They should have closed that border ten years ago, and everybody in my street says the same thing.</p>"
    "<p>As a driver who lost two days there I can tell you that nobody asked us before they did this, nobody at all.</p>"
    "<p>My cousin is a guard in Zubra and he says that Freedonia attacked first with mortars and forty men.</p>"
    "<p>Does anyone know whether the trains still run? My sister is to marry in Freedonia on Saturday, help please.</p>"
)
CARD = "<p>Mila Dorn is our correspondent in Zubra. She has covered Ruritania since 2011 and holds a degree in law.</p>"


def page(inner: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>{HEAD} - Zenda Post</title>{head}</head><body>{inner}</body></html>'


PAGES = {
    "consent before an aside": f'<div class="x1">{CONSENT}</div><aside><h1>{HEAD}</h1>{ARTICLE}</aside>',
    "consent in a section": f"<section>{CONSENT * 2}</section><div><h1>{HEAD}</h1><div>{ARTICLE}</div></div>",
    "offer": f'<article><h1>{HEAD}</h1>{ARTICLE}<div class="paywall-box">{OFFER}</div></article>',
    "comments by class": f'<main><h1>{HEAD}</h1>{ARTICLE}<div class="comments">{COMMENTS}</div></main>',
    "comments by heading": f"<main><h1>{HEAD}</h1><div>{ARTICLE}</div><div><h3>Comments (4)</h3>{COMMENTS}</div></main>",
    "author card": f'<article><h1>{HEAD}</h1>{ARTICLE}<div class="author-bio">{CARD}</div></article>',
    "author card without a name": f"<article><h1>{HEAD}</h1>{ARTICLE}<div>{CARD}</div></article>",
    "line breaks": f"<font><b>{HEAD}</b></font><br><br><font>{ONE}<br><br>{TWO}<br><br>{THREE}</font>",
    "tables": f"<table><tr><td width=90><a href=/>Home</a><br><a href=/n>News</a></td><td><h1>{HEAD}</h1>{ONE}<br><br>{TWO}"
    f"<br><br>{THREE}</td><td>Weather: rain</td></tr></table>",
    "most read": f'<article><h1>{HEAD}</h1><p>{ONE}</p><p>{TWO}</p><div class="k7"><div>Most read now</div><div><a href="/a">'
    "Peruritania's president resigns after a night of protests</a><p>Soldiers shot dead nine people on Sunday.</p></div>"
    f"</div><p>{THREE}</p></article>",
    "nested": f"{'<div>' * 3000}<h1>{HEAD}</h1>{ARTICLE}{'</div>' * 3000}",
    "never closed": "".join(f"<div><span><p>{one}</p>" for one in (ONE, TWO, THREE)) + "<div>" * 3000,
    "several blocks": f"<article><header><h1>{HEAD}</h1></header>"
    + "".join(f'<div class="grid"><div><p>{one}</p></div></div>' for one in (ONE, TWO, THREE))
    + "</article>",
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
def test_the_article_alone_is_the_report(read: Read, kind: str) -> None:
    report = read("page.html", page(PAGES[kind]))
    assert report.status == "ok", report.reason
    assert report.title == HEAD
    assert body(report) == [ONE, TWO, THREE]


def test_a_report_on_consent_is_no_consent_dialog(read: Read) -> None:
    text = (
        "<p>A court in Streslau fined the Zenda Post on Monday for tracking readers without their consent.</p><p>The paper "
        "and its partners had stored cookies on devices and built a profile of each user for advertising, the judges "
        "said.</p><p>“You cannot call this a legitimate interest,” the presiding judge told its lawyers. “We have your "
        "privacy settings before us, and they do nothing.”</p>"
    )
    report = read("page.html", page(f"<div><h1>{HEAD}</h1>{text}</div>"))
    assert len(body(report)) == 3


def test_rows_with_sentences_are_kept_and_figures_are_not(read: Read) -> None:
    rows = "".join(
        f"<tr><td>{day} June</td><td>{where}</td><td>Two shells hit the customs house and wounded a clerk.</td></tr>"
        for day, where in ((3, "Zubra"), (5, "Hentzau"))
    )
    figures = "".join(f"<tr><th>Lane</th><td>{n}</td><td>{n * 7}</td></tr>" for n in (1, 2, 3))
    tables = f"<table>{rows}</table><p>{TWO}</p><table>{figures}</table>"
    report = read("page.html", page(f"<article><h1>{HEAD}</h1><p>{ONE}</p>{tables}<p>{THREE}</p></article>"))
    assert "|" not in report.text
    assert "Zubra: Two shells hit the customs house" in report.text
    assert any("table of 3 rows" in note for note in report.notes)


@pytest.mark.parametrize(
    "head", ['<meta name="article:content_tier" content="locked">',
             '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'],
)  # fmt: skip
def test_a_teaser_is_said_to_be_one(read: Read, head: str) -> None:
    closed = f'<article><h1>{HEAD}</h1><p>{ONE}</p><p>{TWO[:60]}…</p><div class="piano-box">{OFFER}</div></article>'
    report = read("page.html", page(closed, head))
    assert report.status == "ok"
    assert "subscriber?" not in report.text
    assert any("teaser" in note for note in report.notes)


def test_a_whole_article_is_no_teaser(read: Read) -> None:
    report = read("page.html", page(f"<nav><a>Subscribe</a></nav><article><h1>{HEAD}</h1>{ARTICLE}</article>"))
    assert not any("teaser" in note for note in report.notes)


def test_a_section_s_front_page_is_no_article(read: Read) -> None:
    towns = ("Zubra", "Hentzau", "Streslau", "Tarlenheim", "Strelsau", "Luzau", "Altdorf")
    cards = "".join(
        f'<div class="c"><h3><a href="/{town}">Talks in {town} end</a></h3><p>The talks in {town} ended on Monday without '
        "an agreement on the border, a diplomat said.</p></div>"
        for town in towns
    )
    report = read("index.html", page(f"<main><h1>Borders</h1>{cards}</main>"))
    assert report.status == "no-article"


def test_depth_is_bounded_and_words_stay() -> None:
    html = f"<body>{'<div>' * 5000}<p>{ONE}</p>{'</div>' * 5000}<p>{TWO}</p></body>"
    tree = tree_of(html)
    assert tree is not None
    assert ONE in tree.text_content()
    assert TWO in tree.text_content()
    assert flat(page(ARTICLE)) == page(ARTICLE)


def test_likeness_counts_the_headline_s_words_outside_the_headline() -> None:
    assert likeness(HEAD, f"{HEAD}\nNothing of it here.") == 0
    assert likeness(HEAD, ONE) > 0.7
    assert likeness("", ONE) == 1
