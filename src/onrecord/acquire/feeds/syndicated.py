"""RSS and Atom, read by feedparser: of broken XML, what can be read of it."""

import calendar
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import islice
from time import struct_time
from typing import Any

from onrecord.acquire.feeds.carried import of_parts
from onrecord.acquire.feeds.listing import Entry, Listing, address, moment, once, stamp, words
from onrecord.acquire.feeds.xml import mended
from onrecord.acquire.limits import RefusalError
from onrecord.errors import MissingExtraError

LARGEST = 3_000_000  # bytes of a feed: of more, broken on purpose, feedparser would think for minutes
ITEMS = 1_000  # that are looked at
ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.I)


def syndicated(data: bytes, url: str, charset: str | None = None) -> Listing:
    """A feed in RSS or Atom.

    Raises RefusalError for one of which nothing can be read, MissingExtraError without feedparser.
    """
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtraError("Reading RSS and Atom", "watch") from error
    if len(data) > LARGEST:
        raise RefusalError("too-large", f"a feed of more than {LARGEST:,} bytes: no newspaper's is")
    beyond = next(islice(ITEM.finditer(data), ITEMS, None), None)
    data = data[: beyond.start()] if beyond else data
    kind = "application/xml" + (f"; charset={charset}" if charset else "")
    # Of a name or an address, feedparser would open the file or the page.
    try:
        read = feedparser.parse(
            io.BytesIO(mended(data)),
            response_headers={"content-type": kind, "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except UnicodeError as error:  # Python has encodings of names that decode nothing
        raise RefusalError("unreadable", f"this feed is broken: {_short(error)}") from error
    entries = [entry for one in read.entries if (entry := _entry(one, url))]
    if not entries and read.bozo and not read.version:
        raise RefusalError("unreadable", f"this feed is broken: {_short(read.get('bozo_exception'))}")
    if not entries and read.entries:
        raise RefusalError("unreadable", "none of this feed's entries has an address of the web")
    return Listing(kind="feed", title=words(read.feed.get("title")), entries=once(entries))


def _entry(one: Mapping[str, Any], url: str) -> Entry | None:
    where = address(one.get("feedburner_origlink") or one.get("link"), url)
    if where is None:
        return None
    title = words(one.get("title"))
    changed = _moment(one["updated_parsed"]) if "updated_parsed" in one else None  # `get` would give the first day
    told = "" if changed else words(one.get("summary"))
    published = moment(_moment(one.get("published_parsed")))
    return Entry(
        url=where,
        title=title,
        published=published,
        changed=moment(changed),
        stamp=stamp(title, changed, told),
        text=of_parts(one.get("content")),
    )


def _moment(given: object) -> datetime | None:
    if not isinstance(given, struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(given), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _short(error: object) -> str:
    return " ".join(str(error or "no feed was found in it").split())[:120]
