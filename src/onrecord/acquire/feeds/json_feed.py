"""JSON Feed, version 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

import msgspec

from onrecord.acquire.feeds.carried import bounded, plain
from onrecord.acquire.feeds.listing import MOST, Entry, Listing, address, iso, moment, once, stamp, words
from onrecord.acquire.limits import RefusalError


def json_feed(data: bytes, url: str) -> Listing:
    """A JSON Feed. Raises RefusalError for other JSON, and for what is broken."""
    try:
        whole = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusalError("unreadable", f"this feed is broken: {str(error)[:120]}") from error
    items = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version" not in str(whole.get("version")):
        raise RefusalError("unreadable", "this is JSON, but no JSON Feed: it has no version and items of one")
    entries = [entry for one in items[:MOST] if isinstance(one, dict) and (entry := _entry(one, url))]
    return Listing(kind="json", title=words(whole.get("title")), entries=once(entries))


def _entry(one: dict[str, Any], url: str) -> Entry | None:
    where = address(one.get("url") or one.get("external_url"), url)
    if where is None:
        return None
    title, changed = words(one.get("title")), iso(one.get("date_modified"))
    told = "" if changed else words(one.get("summary") or one.get("content_text") or one.get("content_html"))
    published = moment(iso(one.get("date_published")))
    return Entry(
        url=where,
        title=title,
        published=published,
        changed=moment(changed),
        stamp=stamp(title, changed, told),
        text=_text(one),
    )


def _text(one: dict[str, Any]) -> str:
    """What it carries of the article, in HTML."""
    markup, words_alone = one.get("content_html"), one.get("content_text")
    if isinstance(markup, str) and markup.strip():
        return bounded(markup)
    return bounded(plain(words_alone)) if isinstance(words_alone, str) else ""
