"""HTML pages: the article's text by trafilatura, its date by the page's metadata, its lines and htmldate."""

import logging
import re

from lxml.html import HtmlElement

from onrecord.acquire import dates, live, page_dates
from onrecord.acquire.dating import Candidate
from onrecord.acquire.draft import Draft
from onrecord.acquire.extraction import Found, article, extracted, linked_article, stands_instead
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.page_offers import teaser
from onrecord.acquire.page_tree import flat, tree_of

HEAD = 600_000
MAX_TAGS = 200_000
LANG = re.compile(r"""<html[^>]{0,300}?\blang\s*=\s*["']?([A-Za-z]{2,3})""", re.I)


def page(html: str, *, id: str, input: str, url: str | None = None, fetched: str | None = None) -> Draft:
    """The article of an HTML page. Raises RefusalError("no-article") if there is none."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if html.count("<") > MAX_TAGS:
        raise RefusalError("too-large", f"a page of more than {MAX_TAGS:,} tags: no article is; save the article alone")
    html = flat(html)
    tree = tree_of(html)
    found = article(html, tree, url) or (linked_article(tree) if tree is not None else None)
    if entries := live.body(html, found.text if found else ""):
        found = _live(found or extracted(html, url), entries, live.title(html))
    if found is None or tree is None:
        raise RefusalError("no-article", "an HTML page without an article in it: save the article's own page")
    if not entries and stands_instead(tree, found):
        raise RefusalError("no-article", "a page of an error, or of a test for humans: save the article's own page")
    lang = LANG.search(html[:HEAD])
    note = teaser(tree, html[:HEAD], found.text)
    known = _of_page(page_dates.candidates(tree, html, found.title), entries)
    return Draft(
        id=id,
        input=input,
        title=found.title,
        lead=found.description,
        body=found.text,
        outlet=found.sitename,
        url=url or found.url,
        domain=None if url else found.hostname,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        dates=(*known, *_guessed(known, tree, url)),
        language=lang[1] if lang else None,
        fetched=fetched,
        notes=(*found.notes, *((note,) if note else ())),
    )


def _live(found: Found | None, entries: str, title: str | None) -> Found:
    """A live blog's page: its entries under their times, which extraction may take for a list of articles.

    Its headline is the page's, not that of the newest entry.
    """
    known = found or Found("", "", "", None, None, None, None)
    return known._replace(text=entries, title=title or known.title)


def _of_page(known: list[Candidate], entries: str | None) -> list[Candidate]:
    """The page's days without the times of its entries, unless it gives no other."""
    stamps = frozenset(entries.split("\n")) if entries else frozenset()
    own = [one for one in known if one.words not in stamps]
    return own if any(one.value and one.role in ("published", "labelled") for one in own) else known


def _guessed(known: list[Candidate], tree: HtmlElement, url: str | None) -> tuple[Candidate, ...]:
    """What htmldate guesses, where neither metadata nor a line nor the address says when the page was published."""
    if any(one.value and one.role in ("published", "labelled") for one in known) or dates.in_url(url):
        return ()
    found = page_dates.guess(tree, url)
    return (found,) if found else ()
