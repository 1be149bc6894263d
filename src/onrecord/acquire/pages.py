"""HTML pages: the article's text by trafilatura, its date by the page's metadata and htmldate."""

import logging
import re
from datetime import date, timedelta

from onrecord.acquire import dates, live
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import RefusalError
from onrecord.model import PublishedHow

PUBLISHED = re.compile(
    r"""<meta[^>]{0,80}?(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|og:published_time|datePublished|"""
    r"""pubdate|publishdate|publish-date|parsely-pub-date|sailthru\.date|dc\.date(?:\.issued)?|dcterms\.(?:created|date|issued)|"""
    r"""cxenseparse:recs:publishtime|date|publication_date|article\.published|originalpublicationdate)["'][^>]{0,80}?content\s*=\s*["']([^"']{6,60})["']"""
    r"""|<meta[^>]{0,40}?content\s*=\s*["']([^"']{6,60})["'][^>]{0,80}?(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|datePublished)["']"""
    r"""|"datePublished"\s*:\s*"([^"]{6,60})"|itemprop\s*=\s*["']datePublished["'][^>]{0,80}?(?:content|datetime)\s*=\s*["']([^"']{6,60})["']""",
    re.I,
)
HEAD = 600_000
MAX_TAGS = 200_000
FEWEST = 40
LANG = re.compile(r"""<html[^>]{0,300}?\blang\s*=\s*["']?([A-Za-z]{2,3})""", re.I)


def page(html: str, *, id: str, input: str, url: str | None = None, fetched: str | None = None) -> Draft:
    """The article of an HTML page. Raises RefusalError("no-article") if there is none."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    if html.count("<") > MAX_TAGS:
        raise RefusalError("too-large", f"a page of more than {MAX_TAGS:,} tags: no article is; save the article alone")
    found = bare_extraction(
        html, url=url, include_comments=False, favor_precision=True, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    if found is None or isinstance(found, dict) or len((found.text or "").strip()) < FEWEST:
        raise RefusalError("no-article", "an HTML page without an article in it: save the article's own page")
    entries = live.body(html, found.text or "")
    published, how = _published(html, url)
    lang = LANG.search(html[:HEAD])
    return Draft(
        id=id,
        input=input,
        title=((live.title(html) if entries else None) or found.title or "").strip(),
        lead=(found.description or "").strip(),
        body=entries or found.text or "",
        outlet=found.sitename or None,
        url=url or found.url or None,
        domain=None if url else found.hostname or None,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        dates=((published, how),) if published else (),
        language=lang[1] if lang else None,
        fetched=fetched,
    )


def _published(html: str, url: str | None) -> tuple[str | None, PublishedHow]:
    """The day of publication: from the page's metadata, else as htmldate finds it on the page."""
    found = PUBLISHED.search(html[:HEAD])
    if found and (known := dates.stamp(next(group for group in found.groups() if group))):
        return known, "metadata"
    from htmldate import find_date

    try:
        latest = (date.today() + timedelta(days=1)).isoformat()
        seen = find_date(html[:HEAD], url=url, original_date=True, extensive_search=True, max_date=latest)
    except (ValueError, TypeError, AttributeError):
        seen = None
    return (dates.stamp(seen), "page") if seen else (None, "unknown")
