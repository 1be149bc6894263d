"""Pages that hold only the beginning of their article, and offer the rest for money or a login."""

import re

from lxml.html import HtmlElement

from onrecord.acquire.blocks import pattern
from onrecord.acquire.page_tree import marked, text_of

CLOSED = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:false|no)\b', re.I)
TIERS = frozenset({"article:content_tier", "content_tier", "og:article:content_tier", "access", "cxenseparse:access"})
TEASER = 1500  # characters beyond which a text is an article, whatever is offered beside it
NOTE = "only a teaser: the page offers the rest of its article to subscribers"


def teaser(tree: HtmlElement, html: str, text: str) -> str | None:
    """A note if the page held only a teaser of its article."""
    cut = re.search(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$", text.strip()) is not None
    if len(text) > TEASER and not cut:
        return None
    closed = CLOSED.search(html) is not None or any(
        (meta.get("property") or meta.get("name") or "").lower() in TIERS
        and (meta.get("content") or "").lower() in ("locked", "metered", "subscriber", "premium", "paid")
        for meta in tree.iter("meta")
    )
    walled = pattern("walls").search(html) is not None and any(
        _wall(one) for one in tree.iter("p", "div", "section", "h2", "h3", "span")
    )
    return NOTE if (closed and (walled or cut or len(text) < TEASER)) or (walled and len(text) < TEASER) else None


def _wall(element: HtmlElement) -> bool:
    text = text_of(element, 400)
    return len(text) < 400 and pattern("walls").search(text) is not None and not marked(element, pattern("chrome"))
