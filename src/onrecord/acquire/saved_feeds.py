"""Feeds that were saved: the entries of RSS and Atom that carry text, an article each.

A feed that only lists addresses holds no report, and is refused as before.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from onrecord.acquire import articles
from onrecord.acquire.draft import Draft
from onrecord.acquire.feeds.listing import MOST, address, words
from onrecord.acquire.feeds.xml import local, tree
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.markup import PROLOG
from onrecord.acquire.running_text import running

FULL = ("encoded", "content", "body", "fulltext")
SHORT = ("description", "summary")
PUBLISHED = ("pubdate", "published", "date", "issued", "created")
CHANGED = ("updated", "modified")
NOTE = "the text is that which a feed carries, perhaps in part"


def drafts(text: str, id: str, input: str) -> Iterator[Draft]:
    """The articles of a feed. Raises RefusalError if none of its entries carries text.

    Args:
        text: the feed, decoded.
        id: of the file; an article without an address gets a number after it.
        input: its label.
    """
    try:
        root = tree(PROLOG.sub("", text, count=1).encode("utf-8", "replace"))
    except RefusalError as refusal:
        raise RefusalError("unreadable", f"a feed that is broken ({refusal}): save it again") from refusal
    channel = next((words("".join(one.itertext())) for one in root.iter() if local(one) == "title"), "")
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in root.iter():
        if local(one) in ("item", "entry") and len(found) < MOST and (entry := _entry(one)).get("text"):
            found.setdefault((entry.get("url", ""), entry["title"], entry["text"]), entry)
    if not found:
        raise RefusalError("unreadable", f"a feed (<{root.tag}>) of addresses alone: give the pages themselves")
    for number, entry in enumerate(found.values(), 1):
        made = {**entry, "source": channel} if channel else entry
        draft = articles.draft(made, id=f"{id}-{number}", input=f"{input}#{number}", own_id=True)
        yield structs.replace(draft, notes=(*draft.notes, NOTE))


def _entry(element: Any) -> dict[str, Any]:
    """What an entry says of its article, under the names that articles in JSON have."""
    texts: dict[str, str] = {}
    entry: dict[str, Any] = {"title": ""}
    names: list[str] = []
    for child in element:
        name = local(child)
        if name in (*FULL, *SHORT) and len(told := _markup(child)) > len(texts.get(name, "")):
            texts[name] = told
        elif name == "title" and not entry["title"]:
            entry["title"] = words(running(_markup(child)))
        elif name == "link" and "url" not in entry and child.get("rel", "alternate") == "alternate":
            where = address(child.get("href") or child.text, "")
            entry.update({"url": where} if where else {})
        elif name in (*PUBLISHED, *CHANGED) and (child.text or "").strip():
            entry.setdefault("pubDate" if name in PUBLISHED else "updated", child.text.strip())
        elif name in ("creator", "author"):
            names.append(words(" ".join(part for one in child.iter() if (part := _name(one)))))
    whole = next((texts[name] for name in FULL if texts.get(name)), "")
    short = next((texts[name] for name in SHORT if texts.get(name)), "")
    entry["text"] = running(max(whole, short, key=len)).strip()
    return {**entry, "authors": [one for one in names if one]}


def _name(element: Any) -> str:
    return (element.text or "").strip() if local(element) in ("creator", "author", "name") else ""


def _markup(element: Any) -> str:
    """The inside of an element as it is written: its text, or markup that stands in it as XML."""
    from lxml import etree

    if not len(element):
        return (element.text or "").strip()
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return f"{element.text or ''}{inner}".strip()
