"""Columns of tables of articles: the usual spellings of their names, and which of them a table has."""

import csv
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.acquire import dates
from onrecord.knowledge.folding import letters

# By the field that `articles.draft` reads; within one, the name that most surely means it comes first. Names are
# folded: "Pub. Date" is "pubdate". From exports of Media Cloud, ProQuest, Nexis, Factiva, NewsAPI, GDELT, Kaggle.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "articletext", "articlebody", "maintext", "bodytext", "body", "content", "contents",
        "articlecontent", "newstext", "newscontent", "storytext", "article", "story", "maincontent", "cleantext",
        "textbody", "paragraphs", "document", "report", "news",
    ),
    "title": ("title", "headline", "articletitle", "newstitle", "heading", "storytitle", "hl", "header", "titel"),
    "description": ("description", "lead", "leadparagraph", "summary", "abstract", "subtitle", "standfirst", "snippet"),
    "date": (
        "date", "published", "publicationdate", "publisheddate", "datepublished", "publishdate", "pubdate",
        "publishedat", "datepublish", "dateofpublication", "publishedon", "articledate", "newsdate", "reportdate",
        "entrydate", "datetime", "timestamp", "publishedtime", "publicationdatetime", "day",
    ),
    "outlet": (
        "outlet", "source", "publication", "publicationtitle", "sourcename", "newspaper", "publisher", "medianame",
        "mediaoutlet", "media", "outletname", "newsoutlet", "site", "sitename", "website", "journal", "pubtitle",
        "newssource", "magazine", "agency", "paper",
    ),
    "url": ("url", "link", "articleurl", "weburl", "documenturl", "sourceurl", "href", "newsurl", "permalink", "uri"),
    "authors": ("author", "authors", "byline", "writer", "journalist", "reporter", "creator"),
    "language": ("language", "lang", "languagecode"),
    "id": ("id", "articleid", "docid", "documentid", "uuid", "guid", "storyid", "accessionnumber"),
}  # fmt: skip
MEANS = {name: (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}
DELIMITERS = (",", ";", "\t", "|")
FIGURES = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)\b")


class Columns(NamedTuple):
    """Where a table keeps the fields of an article; the names as it spells them."""

    places: dict[str, int]
    names: tuple[str, ...]

    def article(self, row: Sequence[object], day_first: bool | None = None) -> dict[str, object]:
        """A row as an article object, empty cells left out."""
        found = {field: row[at] for field, at in self.places.items() if at < len(row) and row[at] not in (None, "")}
        if "date" in found:
            found["date"] = ordered(found["date"], day_first)
        return found


def columns(header: Sequence[object]) -> Columns | None:
    """The columns that a header names; None unless one is for text, as a description beside a title or day is."""
    best: dict[str, tuple[int, int]] = {}
    for at, name in enumerate(header):
        known = MEANS.get(letters(str(name or "")))
        if known and known[1] < best.get(known[0], (len(MEANS), 0))[0]:
            best[known[0]] = (known[1], at)
    if "text" not in best and not ("description" in best and best.keys() & {"title", "date"}):
        return None
    names = tuple(str(name or "").strip()[:40] for name in header)
    return Columns({field: at for field, (_, at) in best.items()}, names)


def delimiter(head: str) -> str | None:
    """What parts the columns of a table whose first line names one for text and another one; None if none does."""
    line = head.lstrip("\ufeff\r\n ").partition("\n")[0].partition("\r")[0]
    if len(line) > 2000:
        return None
    best: tuple[int, str] | None = None
    for mark in DELIMITERS:
        if mark not in line:
            continue
        found = columns(next(csv.reader([line], delimiter=mark), []))
        if found and len(found.places) >= 2 and (best is None or len(found.places) > best[0]):
            best = (len(found.places), mark)
    return best[1] if best else None


def day_first(cells: Sequence[object]) -> bool | None:
    """Whether 05/09/2023 means 5 September in a column: as its other dates must be read; None if they do not tell."""
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := FIGURES.match(str(cell or "")))]
    first = any(a > 12 >= b for a, b in pairs)
    second = any(b > 12 >= a for a, b in pairs)
    return first if first != second else None


def ordered(value: object, first_is_day: bool | None) -> object:
    """A date in figures as an ISO day, if the order of its column is known; anything else as it is."""
    found = FIGURES.match(value) if isinstance(value, str) else None
    if not found or first_is_day is None:
        return value.isoformat() if hasattr(value, "isoformat") else value
    day, month = (found[1], found[2]) if first_is_day else (found[2], found[1])
    return dates.day(f"{found[3]}-{int(month):02}-{int(day):02}") or value


def no_text(header: Sequence[object]) -> str:
    """Why a table was not read: it has no column for text."""
    seen = ", ".join(str(name or "").strip()[:24] or "(no name)" for name in header[:8])
    return f"a table without a column for text: its first row is {seen}; name the column text, body or content"


def is_row(article: Mapping[str, object]) -> bool:
    """Whether a row holds anything of an article's own words."""
    return any(str(article.get(field) or "").strip() for field in ("text", "title", "description"))
