"""What a list carries of an article itself, which is read where the article's page cannot be had."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from msgspec import structs

from onrecord.acquire.facts import Facts
from onrecord.acquire.fetching import Fetched
from onrecord.acquire.limits import Limits
from onrecord.acquire.names import shown
from onrecord.acquire.reading import read_fetched
from onrecord.model import Report

LONGEST = 200_000  # characters of an article: what is longer is left out, for a part would be told as the whole
MARKUP = ("html", "xhtml")


def of_parts(parts: object) -> str:
    """The text of an entry of a feed in HTML, of its parts as feedparser gives them; "" if it has none."""
    for part in parts if isinstance(parts, list) else ():
        text: Any = part.get("value") if isinstance(part, dict) else None
        if isinstance(text, str) and text.strip():
            return bounded(text if str(part.get("type")).endswith(MARKUP) else plain(text))
    return ""


def plain(text: str) -> str:
    """A text without markup, in HTML."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def bounded(text: str) -> str:
    """The text, or nothing of one that is too long for an article."""
    return text if len(text) <= LONGEST else ""


def page_of(title: str, text: str) -> str:
    """What a list carries of an article as a page of its own; "" if it carries nothing."""
    if not text:
        return ""
    head = escape(title)
    return f"<html><head><title>{head}</title></head><body><article><h1>{head}</h1>{text}</article></body></html>"


def read_carried(page: str, url: str, source: str, why: str, at: str, limits: Limits, facts: Facts) -> Iterator[Report]:
    """The report of such a page, which says what it is; nothing if there is no text to read in it.

    Args:
        page: as `page_of` gives it.
        url: of the article.
        source: the address of the list.
        why: the article's own page could not be had.
        at: the moment it came, in ISO 8601.
        limits: bounds on it.
        facts: what the list says of it.
    """
    facts = structs.replace(facts, over=True)  # the list's day, not one that stands somewhere in the text
    answer = Fetched(url, page.encode("utf-8", "replace"), "utf-8", "text/html")
    note = (
        f"its page could not be had ({shown(why)}): the text is that which the list {source} carries, perhaps in part"
    )
    for report in _good(read_fetched(url, answer, at, limits, facts)):
        yield structs.replace(report, notes=(note, *report.notes))


def _good(reports: Iterable[Report]) -> Iterator[Report]:
    return (report for report in reports if report.status in ("ok", "other-language"))
