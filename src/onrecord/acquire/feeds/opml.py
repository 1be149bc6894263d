"""OPML 2.0, the lists of feeds that feed readers export (http://opml.org/spec2.opml)."""

from onrecord.acquire.feeds.listing import MOST, Listing, address
from onrecord.acquire.feeds.xml import local, tree


def opml(data: bytes, url: str) -> Listing:
    """The feeds of a list. Raises RefusalError for what is broken."""
    named = (one.get("xmlUrl") or one.get("xmlurl") for one in tree(data).iter() if local(one) == "outline")
    feeds = [where for one in named if (where := address(one, url))]
    return Listing(kind="lists", lists=tuple(dict.fromkeys(feeds))[:MOST])
