"""Pages that hold only the beginning of their article, and offer the rest for money or a login."""

import re

from lxml.html import HtmlElement

from onrecord.acquire.page_tree import marked, text_of

CLOSED = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:false|no)\b', re.I)
TIERS = frozenset({"article:content_tier", "content_tier", "og:article:content_tier", "access", "cxenseparse:access"})
WALL = re.compile(
    r"\b(?:(?:to|please|subscribe(?: now)? to|sign in to|log ?in to|register to|continue to|want to) (?:continue|keep|read on|finish) ?(?:reading)?\b|"
    r"subscribe to (?:read|unlock|continue|get (?:full )?access)|(?:this|the full|the rest of (?:this|the)) "
    r"(?:article|story|report|content) is (?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|locked)|for subscribers only|subscribers? only|"
    r"(?:you(?: have|.ve) )(?:reached|used|read) (?:your|all|the|\d+|one|two|three|four|five)\b.{0,40}(?:limit|free|articles?)|"
    r"(?:unlock|get full access to|read the (?:full|rest of the|whole)) (?:this |the )?(?:article|story|report)|already a (?:subscriber|member)|"
    r"(?:the )?(?:article|story) continues (?:for|behind)|remaining \d+ ?% |\d+ free articles?)",
    re.I,
)
CHROME = re.compile(r"(?:^|[-_ ])(?:nav|menu|masthead|topbar|toolbar|header|footer|sidebar|comments?)", re.I)
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
    walled = WALL.search(html) is not None and any(
        _wall(one) for one in tree.iter("p", "div", "section", "h2", "h3", "span")
    )
    return NOTE if (closed and (walled or cut or len(text) < TEASER)) or (walled and len(text) < TEASER) else None


def _wall(element: HtmlElement) -> bool:
    text = text_of(element, 400)
    return len(text) < 400 and WALL.search(text) is not None and not marked(element, CHROME)
