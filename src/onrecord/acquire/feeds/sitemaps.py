"""Site maps and their indices (https://www.sitemaps.org/protocol.html), with what Google's news site maps add."""

from typing import Any

from onrecord.acquire.feeds.listing import MOST, Entry, Listing, address, iso, moment, once, words
from onrecord.acquire.feeds.xml import local, tree

MOST_MAPS = 20  # of an index, those that changed last


def sitemap(data: bytes, url: str) -> Listing:
    """A site map, its newest entries; or an index, the site maps in it that changed last. Raises RefusalError."""
    root = tree(data)
    children = [fields for one in root if (fields := _fields(one))]
    if local(root) == "sitemapindex":
        named = [(_changed(one), where) for one in children if (where := address(one.get("loc"), url))]
        newest = sorted(named, key=lambda pair: pair[0], reverse=True)[:MOST_MAPS]
        return Listing(kind="sitemap", lists=tuple(dict.fromkeys(where for _, where in newest)))
    entries = [entry for one in children if (entry := _entry(one, url))]
    entries.sort(key=lambda entry: entry.changed or entry.published or "", reverse=True)
    return Listing(kind="sitemap", entries=once(entries[:MOST]))


def _fields(element: Any) -> dict[str, str]:
    """The texts of what stands in an element, by name: those of `news:news` too."""
    return {local(one): " ".join(one.text.split()) for one in element.iter() if local(one) and one.text}


def _changed(fields: dict[str, str]) -> str:
    return moment(iso(fields.get("lastmod"))) or ""


def _entry(fields: dict[str, str], url: str) -> Entry | None:
    where = address(fields.get("loc"), url)
    if where is None:
        return None
    changed, published = _changed(fields), moment(iso(fields.get("publication_date")))
    title = words(fields.get("title"))
    return Entry(url=where, title=title, published=published, changed=changed or None, stamp=changed)
