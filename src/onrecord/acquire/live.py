"""Live blogs: the entries of a page or of its schema.org LiveBlogPosting, each under a line with its time.

Such a line ("2024-10-02T07:40:00+03:00") is the stamp that `entries` reads. Only pages that call themselves live are
taken apart, since lists of teasers and readers' comments have the same markup.
"""

import html as entities
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.acquire import dates
from onrecord.acquire.entries import CLOCK
from onrecord.knowledge.folding import letters

JSON_LD = re.compile(r"<script[^>]{0,200}?application/ld\+json[^>]{0,200}>(.*?)</script>", re.I | re.S)
SAYS_LIVE = re.compile(
    r"LiveBlogPosting|(?:class|id)\s*=\s*[\"'][^\"'>]{0,80}\blive-?_?(?:blog|updates?|feed|post|stream|ticker)|"
    r"<title>[^<]{0,120}\b(?:live(?: updates?|blog)|as it happened|live:|live [-–—|])|<title>\s*live\b",
    re.I,
)
TAGS = re.compile(r"<[^>]{1,400}>")
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
CLOCK_ALONE = re.compile(rf"^\s*{CLOCK}\s*$")
FEWEST = 2
MOST = 5000


def body(page: str, article: str) -> str | None:
    """The entries of a live blog's page as paragraphs under stamps, behind what `article` has before the first.

    None if the page is no live blog, or its entries have no times.
    """
    if not SAYS_LIVE.search(page):
        return None
    entries = list(_stated(page)) or list(_marked_up(page))
    if len(entries) < FEWEST:
        return None
    return "\n".join([*_before(article, entries), *(line for at, lines in entries for line in (at, *lines))])


def title(page: str) -> str | None:
    """The headline of the live blog itself, which extraction mistakes for that of its newest entry."""
    for one in _ld_objects(page):
        if "liveBlogUpdate" in one and (lines := _lines(one.get("headline"))):
            return lines[0]
    found = re.search(r"<h1\b[^>]{0,400}>(.{1,600}?)</h1>", page, re.S) or re.search(
        r"<title>([^<]{1,400})</title>", page
    )
    return " ".join(entities.unescape(TAGS.sub("", found[1])).split()) or None if found else None


def of_object(article: Mapping[str, Any]) -> str | None:
    """The same for a JSON object with `liveBlogUpdate`; None if it has none."""
    entries = list(_updates(article))
    return "\n".join(line for at, lines in entries for line in (at, *lines)) if entries else None


def _before(article: str, entries: list[tuple[str, list[str]]]) -> list[str]:
    """The lines of the article above its first entry."""
    known = {letters(line, underscores=True) for _, lines in entries for line in lines}
    above: list[str] = []
    for line in article.split("\n"):
        folded = letters(line, underscores=True)
        if any(one and (one in folded or folded in one) for one in known):
            return above
        above.append(line)
    return []


def _stated(page: str) -> Iterator[tuple[str, list[str]]]:
    """The entries that the page states as data."""
    for one in _ld_objects(page):
        yield from _updates(one)


def _ld_objects(page: str) -> Iterator[Mapping[str, Any]]:
    for block in JSON_LD.findall(page[:5_000_000]):
        try:
            value = json.loads(block.strip())
        except (ValueError, RecursionError):
            continue
        yield from _objects(value)


def _objects(value: Any, depth: int = 4) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth - 1) if depth else ()
    elif isinstance(value, dict):
        yield value
        if depth and "@graph" in value:
            yield from _objects(value["@graph"], depth - 1)


def _updates(article: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    updates = article.get("liveBlogUpdate")
    for one in (updates if isinstance(updates, list) else [updates])[:MOST]:
        if not isinstance(one, Mapping):
            continue
        at = one.get("datePublished") or one.get("dateCreated") or one.get("dateModified")
        lines = [line for key in ("headline", "articleBody") for line in _lines(one.get(key))]
        if isinstance(at, str) and dates.stamp(at) and "T" in at and lines:
            yield at.strip(), lines


def _lines(value: Any) -> list[str]:
    if not isinstance(value, str):
        return []
    text = re.sub(r"</(?:p|h\d|li|div)>|<br ?/?>", "\n", value)
    return [line for one in entities.unescape(TAGS.sub("", text)).split("\n") if (line := one.strip())]


def _marked_up(page: str) -> Iterator[tuple[str, list[str]]]:
    """The entries that the markup shows: siblings of one kind, each with one time of its own and some text."""
    from lxml import html as markup

    try:
        root = markup.document_fromstring(page.encode("utf-8", "replace"), parser=markup.HTMLParser(encoding="utf-8"))
    except (ValueError, markup.etree.ParserError):
        return
    for parent, times in _lists(root):
        for entry, time in times:
            if entry.getparent() is parent and (lines := _text_of(entry, time)):
                yield _time_of(time), lines


def _lists(root: Any) -> list[tuple[Any, list[tuple[Any, Any]]]]:
    """The list with the most entries, as its element and each entry with its time; none if it has only one."""
    stamped = [one for one in root.iter("time") if _moment(one)] or [
        one for one in root.iter() if isinstance(one.tag, str) and not len(one) and CLOCK_ALONE.match(one.text or "")
    ]
    count: dict[Any, int] = {}
    for time in stamped[:MOST]:
        for above in time.iterancestors():
            count[above] = count.get(above, 0) + 1
    lists: dict[Any, list[tuple[Any, Any]]] = {}
    for time in stamped[:MOST]:
        entry = time
        while (above := entry.getparent()) is not None and count.get(above, 0) == 1:
            entry = above
        if above is not None and entry is not time and "comment" not in (entry.get("class") or "").lower():
            lists.setdefault(above, []).append((entry, time))
    best = max(lists.items(), key=lambda one: len(one[1]), default=None)
    return [best] if best and len(best[1]) >= FEWEST else []


def _moment(time: Any) -> bool:
    stated = time.get("datetime") or ""
    return "T" in stated and dates.stamp(stated) is not None


def _time_of(time: Any) -> str:
    """The moment that an element states, or else the clock time that it shows."""
    return str(time.get("datetime")).strip() if _moment(time) else " ".join(time.text_content().split())


def _text_of(entry: Any, time: Any) -> list[str]:
    """The paragraphs of an entry, without the words of its time."""
    shown = " ".join(time.text_content().split())
    blocks = [
        one
        for one in entry.iter()
        if one.tag in BLOCKS and not any(down.tag in BLOCKS for down in one.iterdescendants())
    ]
    lines = [" ".join(one.text_content().split()) for one in blocks or [entry]]
    return [line for one in lines if (line := one.replace(shown, "", 1).strip() if shown else one)]
