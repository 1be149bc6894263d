"""Feeds in their formats: Atom (RFC 4287), and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from onrecord import __version__
from onrecord.tell.feeds.entries import Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


class Places(Struct, frozen=True, kw_only=True):
    """What a feed is known by for good, where it lies, the page that it is of, and the page of an event.

    A feed in a file is of no page: it has none of the addresses.
    """

    id: str
    own: str = ""
    page: str = ""
    event: Callable[[str], str] = lambda _: ""


def atom(feed: Feed, places: Places) -> bytes:
    """The feed as Atom; all text is plain, and escaped."""
    from lxml import etree

    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})

    def add(to: Any, name: str, text: str | None = None, **attributes: str) -> Any:
        made = etree.SubElement(to, f"{{{ATOM}}}{name}", attributes)
        made.text = None if text is None else REFUSED.sub("\N{REPLACEMENT CHARACTER}", text)
        return made

    add(root, "id", urn(places.id))
    add(root, "title", feed.title)
    add(root, "updated", when(feed.updated))
    if places.own:
        add(root, "link", rel="self", type="application/atom+xml", href=places.own)
    if places.page:
        add(root, "link", rel="alternate", type="text/html", href=places.page)
    add(root, "generator", "onrecord", version=__version__)
    add(add(root, "author"), "name", "onrecord")
    for one in feed.entries:
        entry = add(root, "entry")
        add(entry, "id", urn(one.event))
        add(entry, "title", one.title)
        add(entry, "updated", when(one.updated))
        if one.published:
            add(entry, "published", when(one.published))
        if page := places.event(one.event):
            add(entry, "link", rel="alternate", type="text/html", href=page)
        for tag in one.tags:
            add(entry, "category", term=tag)
        add(entry, "content", one.text, type="text")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def json_feed(feed: Feed, places: Places) -> dict[str, Any]:
    """The feed as JSON Feed."""
    return {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": places.page,
        "feed_url": places.own,
        "authors": [{"name": "onrecord"}],
        "items": [_item(one, places) for one in feed.entries],
    }


def _item(one: Entry, places: Places) -> dict[str, Any]:
    dated = {"date_published": when(one.published)} if one.published else {}
    return {
        "id": urn(one.event),
        "url": places.event(one.event),
        "title": one.title,
        "content_text": one.text,
        "date_modified": when(one.updated),
        "tags": list(one.tags),
        **dated,
    }


def urn(of: str) -> str:
    """An id that stays: that of an event is the same in every feed."""
    return uuid5(NAMESPACE_URL, f"onrecord:{of}").urn


def when(moment: datetime) -> str:
    """A moment as RFC 3339 has it."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
