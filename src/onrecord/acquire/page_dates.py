"""The days that a page gives for itself: its metadata, the lines and times beside its headline, htmldate's guess."""

import copy
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
from lxml.html import HtmlElement, tostring

from onrecord.acquire import dates
from onrecord.acquire.blocks import pattern
from onrecord.acquire.characters import line
from onrecord.acquire.dating import Candidate, Role
from onrecord.acquire.page_tree import BLOCKS, headline, marked, text_of
from onrecord.knowledge.folding import letters

METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_time", "published-date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate", "article.published", "publication_date",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created",
    "date", "article:published",
    "rnews:datepublished", "prism.publicationdate", "vr:published_time", "gentime", "displaydate",
)  # fmt: skip
CHANGED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod", "last-modified",
    "revised", "dcterms.modified", "dc.date.modified", "article.updated", "cxenseparse:recs:modtime", "moddate",
    "utime", "modified_time", "updated_time",
)  # fmt: skip
ARTICLE = re.compile(r"article|posting|report|webpage", re.I)
NOT_OURS = (
    "comment",
    "comments",
    "itemListElement",
    "hasPart",
    "review",
    "video",
    "image",
    "isPartOf",
    "mentions",
    "citation",
    "liveBlogUpdate",
)
SCRIPT = re.compile(r'"datePublished"\s*:\s*"([^"]{6,60})"')
DEEP = 8
MOST = 4000  # elements looked at for lines
HEAD = 600_000
FIRST_PARAGRAPHS = 2
COPYRIGHT = re.compile(r"(?:©|&copy;|\(c\)|\bcopyright\b)[^<>\n]{0,60}?\b((?:19|20)\d\d)\b", re.I)


def candidates(tree: HtmlElement, html: str, title: str) -> list[Candidate]:
    """The page's days in order of trust; its text, address and file name come after, in `assemble`."""
    found = [*_linked_data(tree, title), *_metas(tree), *_itemprops(tree)]
    if not any(one.value and one.role == "published" for one in found):
        script = SCRIPT.search(html[:HEAD])
        found += [_made("script datePublished", script[1], "published")] if script else []
    return [*found, *_lines(tree, title)]


def _made(place: str, words: str, role: Role, how: Any = "metadata") -> Candidate:
    return Candidate(dates.stamp(words), how, place, line(words)[:160], role)


def _linked_data(tree: HtmlElement, title: str) -> list[Candidate]:
    """JSON-LD of the article itself: of the objects with a date, those that carry its headline come first."""
    rows: list[tuple[int, Candidate]] = []
    for one in linked(tree):
        named = line(str(one.get("headline") or one.get("name") or ""))
        kind = str(one.get("@type") or "")
        rank = 0 if named and _same(named, title) else 1 if re.search("article|posting|report", kind, re.I) else 2
        for key, role in (("datePublished", "published"), ("dateModified", "changed"), ("dateCreated", "created")):
            if isinstance(value := one.get(key), str | int) and str(value).strip():
                rows.append((rank, _made(f"JSON-LD {key}", str(value), role)))  # type: ignore[arg-type]
    best = min((rank for rank, one in rows if one.value), default=0)
    return [one for rank, one in sorted(rows, key=lambda row: row[0]) if rank == best]


def linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles and pages of a page's linked data."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = msgspec.json.decode((script.text or "").strip().rstrip(";").encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _objects(value, DEEP)


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """The articles and pages of linked data, without comments, videos and lists of other articles."""
    if isinstance(value, dict):
        if ARTICLE.search(str(value.get("@type") or "article")):
            yield value
        for key, inner in value.items():
            if depth and key not in NOT_OURS and isinstance(inner, dict | list):
                yield from _objects(inner, depth - 1)
    elif isinstance(value, list) and depth:
        for inner in value[:200]:
            yield from _objects(inner, depth - 1)


def _same(one: str, other: str) -> bool:
    a, b = (letters(text, underscores=True) for text in (one, other))
    return bool(a and b) and (a in b or b in a)


def _metas(tree: HtmlElement) -> list[Candidate]:
    rows: list[tuple[int, Candidate]] = []
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if not content or len(content) > 100:
            continue
        if name in METAS:
            rows.append((METAS.index(name), _made(f"meta {name}", content, "published")))
        elif name in CHANGED:
            rows.append((len(METAS), _made(f"meta {name}", content, "changed")))
    return [one for _, one in sorted(rows, key=lambda row: row[0])]


def _itemprops(tree: HtmlElement) -> list[Candidate]:
    """Microdata of the article, outside lists of others."""
    found = []
    for element in tree.iter(*BLOCKS, "time", "span", "abbr", "a"):
        prop = element.get("itemprop") or ""
        if not re.search(r"datePublished|dateModified|dateCreated", prop) or marked(element, pattern("away")):
            continue
        words = element.get("content") or element.get("datetime") or element.get("title") or text_of(element)
        role: Role = "published" if "Published" in prop else "changed" if "Modified" in prop else "created"
        if words.strip() and (prop != "dateCreated" or len(words) < 60):
            found.append(_made(f"itemprop {prop}", words.strip(), role))
    return found[:6]


def _lines(tree: HtmlElement, title: str) -> list[Candidate]:
    """Lines of the page that state its day: with a label anywhere but in furniture, without one beside the headline."""
    head = headline(tree, title)
    labelled: list[Candidate] = []
    beside: list[Candidate] = []
    paragraphs = seen = 0
    below = head is None
    for number, element in enumerate(
        tree.iter("time", "span", "em", "small", "font", "b", "strong", "i", "td", *BLOCKS)
    ):
        if number > MOST:
            break
        if element is head:
            below = True
        text = text_of(element, dates.LONGEST_LINE + 1)
        if len(text) > dates.LONGEST_LINE:
            paragraphs += below and element.tag == "p"
            continue
        near = head is not None and below and paragraphs < FIRST_PARAGRAPHS
        if not re.search(r"\d", text) or marked(element, pattern("away")) or _teased(element):
            continue
        for one in dates.all_stated(text):
            seen += 1
            role: Role = "changed" if not one.first else "labelled" if one.labelled else "published"
            place = "the line" if one.labelled else "the line below the headline"
            (labelled if one.labelled else beside if near else []).append(Candidate(one.day, "page", place, text, role))
        stamp = element.get("datetime") if element.tag == "time" else None
        if stamp and near and (value := dates.stamp(stamp)) and not dates.LABEL.search(text):
            beside.append(Candidate(value, "page", "the time below the headline", stamp))
    first = [one for one in labelled if one.role == "labelled"]
    return [*_unique(first), *_unique(beside), *_unique(one for one in labelled if one.role == "changed")][:12]


def _teased(element: HtmlElement) -> bool:
    """Whether the date stands beside a link to another article, whose date it is."""
    around = element.getparent()
    if around is None or around.tag in ("body", "article", "main", "header"):
        return False
    links = [len(text_of(link, 100).split()) for link in around.iterchildren("a")]
    return any(count > 4 for count in links)


def _unique(found: Any) -> list[Candidate]:
    """Each day once, with the shortest words."""
    by_day: dict[str | None, Candidate] = {}
    for one in found:
        known = by_day.get(one.value)
        if known is None or len(one.words) < len(known.words):
            by_day[one.value] = one
    return list(by_day.values())


def guess(tree: HtmlElement, url: str | None) -> Candidate | None:
    """The day that htmldate finds anywhere on the page; none unless it stands there as a whole day.

    A footer's copyright year gives it the first of January, a figure such as 05/09/2023 one of two days.
    """
    from htmldate import find_date

    html = dates.COPIED.sub(" ", _own(tree)[:HEAD])
    latest = (date.today() + timedelta(days=1)).isoformat()
    try:
        seen = find_date(html, url=url, original_date=True, extensive_search=True, max_date=latest)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    if not seen:
        return None
    words = written(html, seen)
    if words is None:
        year = COPYRIGHT.search(str(tostring(tree, encoding="unicode")))
        return Candidate(None, "page", "htmldate", line(year[0]) if year else f"{seen[:4]}", "created")
    return Candidate(seen, "page", "htmldate", words)


def _own(tree: HtmlElement) -> str:
    """The page without its footer, lists of other articles and the like, whose dates are not the article's."""
    own = copy.deepcopy(tree)
    for one in list(own.iter("div", "section", "ul", "nav", "footer", "aside", "header", "span", "p")):
        named = f"{one.get('class') or ''} {one.get('id') or ''}"
        if one.getparent() is None or not (one.tag in ("nav", "footer") or pattern("away").search(named)):
            continue
        if one.find(".//article") is None and one.find(".//h1") is None:
            one.drop_tree()
    return str(tostring(own, encoding="unicode"))


def written(html: str, day: str) -> str | None:
    """The words in which a day stands whole on a page, if it does."""
    year, month, number = day.split("-")
    digits = re.search(rf"(?<!\d){year}[-/._]?{month}[-/._]?{number}(?!\d)", html)
    if digits:
        return digits[0]
    for form in (dates.ISO, dates.DAY_FIRST, dates.MONTH_FIRST, dates.NUMERIC, dates.CHINESE):
        for found in form.finditer(html):
            if dates.day(found[0]) == day:
                return found[0]
    return None
