"""XML that is no page: feeds, site maps, messages of agencies, told by the first element."""

import re

from onrecord.acquire.limits import RefusalError

PROLOG = re.compile(r"\s*<\?xml\b[^>]*\?>")
# Every part ends where it first can, so that what is no XML is looked through once.
ROOT = re.compile(
    r"(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\][^>]*)?>)*<([A-Za-z_][\w.:-]*)", re.S
)
BODY = re.compile(r"<(?:html|body)\b", re.I)
SYNDICATED = frozenset({"rss", "feed", "rdf:rdf"})
FEEDS = frozenset({*SYNDICATED, "urlset", "sitemapindex", "opml"})
HEAD = 1 << 16


def is_feed(text: str) -> bool:
    """Whether a text is RSS or Atom, by its first element."""
    root = ROOT.match(text[:HEAD])
    return bool(root and root[1].lower() in SYNDICATED)


def refuse_other_xml(text: str) -> None:
    """Raise RefusalError if the text is XML and has no page in it, as a feed or a site map."""
    head = text[:HEAD]
    root = ROOT.match(head)
    if not root:
        return
    name = root[1].lower()
    if name in FEEDS or (PROLOG.match(head) and not BODY.search(head)):
        kind = "a feed or site map, which lists reports and holds none" if name in FEEDS else "XML of another form"
        raise RefusalError("unreadable", f"{kind} (<{root[1]}>): give the pages themselves")
