"""What a list of articles holds, whatever its form: RSS, Atom, JSON Feed, a site map, or OPML, a list of such lists."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from onrecord.acquire import streams
from onrecord.acquire.limits import RefusalError, unexpected
from onrecord.errors import OnrecordError

Kind = Literal["feed", "json", "sitemap", "lists"]
HEAD = 8192  # bytes in which the outermost element of a list stands
MOST_BYTES = 10_000_000  # of a list, unpacked: the largest site map that the protocol has is 50 MB, of 50,000 pages
MOST = 5_000  # entries of one list that are looked at
LONGEST = 2_000  # characters of an address
ROOT = re.compile(r"<(?!\?|!)\s*(?:[\w.-]+:)?([\w.-]+)")
BETWEEN = re.compile(r"<!--.*?(?:-->|\Z)|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<\?.*?\?>", re.S | re.I)
SKEW = timedelta(days=1)  # by which the clock of a site may be ahead
FIRST = datetime(1990, 1, 1, tzinfo=UTC)


class Entry(Struct, frozen=True, kw_only=True):
    """An article that a list has: its address, and what the list says of it.

    `published` and `changed` are moments in ISO 8601, None where the list has none that can be true. `stamp` changes
    when the list says that the article has changed. `text` is what the list carries of the article itself, in HTML.
    """

    url: str
    title: str = ""
    published: str | None = None
    changed: str | None = None
    stamp: str = ""
    text: str = ""


class Listing(Struct, frozen=True, kw_only=True):
    """A list: its title, its entries, and the addresses of further lists that it names."""

    kind: Kind
    title: str = ""
    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()


def listing(data: bytes, url: str, charset: str | None = None) -> Listing:
    """What a list holds. Entries without an address of the web are left out, each address is there once.

    Args:
        data: the bytes, also packed with gzip.
        url: where they come from: what relative addresses are relative to.
        charset: the encoding that the server declares.

    Raises:
        RefusalError: it is no list, or one that cannot be read; says what it is instead.
        MissingExtraError: it is RSS or Atom, and feedparser is not installed.
    """
    try:
        return _listing(data, url, charset)
    except OnrecordError:
        raise
    except Exception as error:  # one list must not end a round, whatever a parser makes of it
        raise unexpected(error) from error


def _listing(data: bytes, url: str, charset: str | None) -> Listing:
    if data.startswith(streams.GZIP):
        data, _ = streams.read_all(streams.gunzip(iter([data])), MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise RefusalError("too-large", f"a list of more than {MOST_BYTES:,} bytes: no feed is")
    head = _head(data)
    if head.startswith(("{", "[")):
        from onrecord.acquire.feeds.json_feed import json_feed

        return json_feed(data, url)
    root = _root(head)
    if root in ("rss", "feed", "rdf"):
        from onrecord.acquire.feeds.syndicated import syndicated

        return syndicated(data, url, charset)
    if root in ("urlset", "sitemapindex"):
        from onrecord.acquire.feeds.sitemaps import sitemap

        return sitemap(data, url)
    if root == "opml":
        from onrecord.acquire.feeds.opml import opml

        return opml(data, url)
    raise RefusalError("unreadable", _instead(root, head, url))


def _head(data: bytes) -> str:
    head = data[:HEAD]
    if head.startswith((b"\xfe\xff", b"\xff\xfe")):
        return head.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()


def _root(head: str) -> str:
    """The name of the outermost element, in small letters; "" if there is none."""
    found = ROOT.search(BETWEEN.sub(" ", head))
    return found[1].lower() if found else ""


def _instead(root: str, head: str, url: str) -> str:
    """Why something is no list: what it is, and the feeds that a page names."""
    if root != "html":
        return "this is no feed: neither RSS, Atom, JSON Feed, a site map nor OPML"
    offered = [link for tag in re.findall(r"<link\b[^>]{0,1000}>", head, re.I) if (link := _offered(tag, url))]
    if not offered:
        return "this is a web page, not a feed: give the address of the site's feed or site map"
    return f"this is a web page, not a feed; it names {', '.join(dict.fromkeys(offered[:3]))}: give that"


def _offered(tag: str, url: str) -> str | None:
    """The address of a feed that a <link> of a page leads to."""
    if not re.search(r"application/(?:rss\+xml|atom\+xml|feed\+json)", tag, re.I):
        return None
    found = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", tag, re.I)
    return address(found[1], url) if found else None


def address(given: object, base: str) -> str | None:
    """An address of the web, made whole and without a fragment; None for what is none."""
    if not isinstance(given, str) or not (text := given.strip()):
        return None
    try:
        whole = urljoin(base, text)
        parts = urlsplit(whole)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and len(whole) <= LONGEST
    except ValueError:
        return None
    if not fine or re.search(r"[\s\x00-\x1f\x7f]", whole):
        return None
    return parts._replace(fragment="").geturl()


def moment(given: datetime | None, now: datetime | None = None) -> str | None:
    """A moment of publication in ISO 8601; None for one that is to come or lies before the web: a clock was wrong."""
    if given is None:
        return None
    given = given if given.tzinfo else given.replace(tzinfo=UTC)
    try:
        known = FIRST <= given <= (now or datetime.now(UTC)) + SKEW
        return given.astimezone(UTC).isoformat(timespec="seconds") if known else None
    except OverflowError:
        return None


def iso(given: object) -> datetime | None:
    """A moment from ISO 8601 in one of the forms that W3C's note on it has; None for what is none."""
    if not isinstance(given, str):
        return None
    text = given.strip()
    if re.fullmatch(r"\d{4}-\d\d", text):
        text += "-01"
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def stamp(title: str, changed: datetime | None, told: str) -> str:
    """What changes when an article is edited: the moment that its list gives for that, else its words."""
    parts = (title, changed.isoformat() if changed else told)
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def words(given: object) -> str:
    """A text of a list as one line; "" for what is none."""
    return " ".join(given.replace("\0", "").split())[:1000] if isinstance(given, str) else ""


def once(entries: list[Entry]) -> tuple[Entry, ...]:
    """Each address once, as it stands first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.url, entry)
    return tuple(found.values())[:MOST]
