"""The article of a page: trafilatura's, unless another look at the page reads more like the headline."""

import copy
import re
from typing import NamedTuple

from lxml.html import HtmlElement, tostring

from onrecord.acquire import page_dates, page_furniture
from onrecord.acquire.blocks import pattern
from onrecord.acquire.page_tree import headline, marked, text_of, words
from onrecord.acquire.running_text import running

FEWEST = 40
ALIKE = 0.34  # the share of a headline's words that an article has; below it another look is taken
CLEARLY = 0.25  # by how much another look must be more like the headline
ROW = re.compile(r"^\s*\|(?:[^|\n]*\|){2,}[^|\n]*$")  # of two cells or more
CELL = re.compile(r"^\s*\|\s*([^|\n]*?)\s*\|?\s*$")  # a table of one cell lays text out
RULE = re.compile(r"[\s|:-]*\|[\s|:-]*")
CARDS = 5
MOSTLY = 0.3
HALF, PART, TWICE = 0.5, 0.6, 1.8
LINKED = "the text is that of the page's linked data"
LONGEST_INSTEAD, SHORTEST = 2500, 800  # characters of a page that stands where an article would be


class Found(NamedTuple):
    """The article of a page as it was found, and whether furniture had to be cut from the page first."""

    title: str
    text: str
    description: str
    sitename: str | None
    author: str | None
    url: str | None
    hostname: str | None
    notes: tuple[str, ...] = ()


def article(html: str, tree: HtmlElement | None, url: str | None) -> Found | None:
    """The article of a page, or None if it has none."""
    first = extracted(html, url)
    if tree is None:
        return first
    title = _own_title(first.title if first else "", tree)
    head = headline(tree, title)
    if first and is_index(tree, head, first.text):
        return None
    looks = [] if first is None else [first]
    looks += _others(html, tree, title, url, first)
    usable = [one for one in looks if len(one.text.strip()) >= FEWEST or _flash(one, title)]
    if not usable:
        return None
    best = _best(usable, title)
    if first is None:
        first = best
    best = _whole(head, best._replace(title=title))
    text, notes = _without_rows(best.text)
    return first._replace(text=text, notes=notes, title=title)


def likeness(title: str, text: str) -> float:
    """How many of the headline's words the text has, from 0 to 1; 1 for a headline of no words."""
    wanted = words(title)
    lines = (text[:8000].replace(title, " ") if title else text[:8000]).split("\n")
    own = " ".join(line for line in lines if not (words(line) <= wanted and len(line) < 300))
    return len(wanted & words(own)) / len(wanted) if wanted else 1.0


def extracted(html: str, url: str | None) -> Found | None:
    """What trafilatura takes for the article of a page, be it one or not; None if that is nothing."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        html, url=url, include_comments=False, favor_precision=True, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    if found is None or isinstance(found, dict):
        return None
    return Found(
        (found.title or "").strip(), found.text or "", (found.description or "").strip(), found.sitename or None,
        found.author or None, found.url or None, found.hostname or None,
    )  # fmt: skip


def _without_rows(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the rows of its tables that are no sentences, and a note on how many there were."""
    kept, left = [], 0
    for line in text.split("\n"):
        if not ROW.match(line) or RULE.fullmatch(line):
            kept += [] if RULE.fullmatch(line) else [CELL.sub(r"\1", line)]
        elif sentence := _row(line):
            kept.append(sentence)
        else:
            left += 1
    if sum(map(len, kept)) < MOSTLY * len(text):  # a page of figures: there is nothing else to keep
        return re.sub(r"(?m)^\s*\||\|\s*$", "", text).replace("|", ","), ()
    return "\n".join(kept), ((f"a table of {left} rows was left out",) if left else ())


def _row(line: str) -> str | None:
    """A row with a sentence in a cell, as "5 June, Kharkiv: Drones hit a depot."; None for figures and names."""
    cells = [cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip()]
    long = [cell for cell in cells if len(cell.split()) > 5]
    if not long:
        return None
    short = cells[: cells.index(long[0])]
    return (f"{', '.join(short)}: " if short else "") + " ".join(long)


def _title(tree: HtmlElement) -> str:
    heads = [text_of(one, 300) for one in tree.iter("h1")]
    return heads[0] if len(heads) == 1 else ""


def linked_article(tree: HtmlElement) -> Found | None:
    """The article that a page has in its linked data alone, as one that scripts put together; None for several."""
    found = [one for one in page_dates.linked(tree) if isinstance(one.get("articleBody"), str)]
    if len(found) != 1 or len(text := running(found[0]["articleBody"])) < FEWEST:
        return None
    return Found(str(found[0].get("headline") or "").strip(), text, "", None, None, None, None, (LINKED,))


def _own_title(found: str, tree: HtmlElement) -> str:
    """The page's headline: its only heading of the first rank, where what was found is another article's.

    Linked data may list several articles, of which extraction takes the first.
    """
    heading, named = _title(tree), tree.findtext(".//title") or ""
    if not found or not heading or not named.strip():
        return found or heading
    own, other = words(heading), words(found)
    told = own and len(own & words(named)) > (1 - ALIKE) * len(own)
    return heading if told and len(other & (own | words(named))) < ALIKE * len(other) else found


def stands_instead(tree: HtmlElement, found: Found) -> bool:
    """Whether a page is an error, or asks whether its reader is human, in place of the article."""
    if len(found.text) > LONGEST_INSTEAD:
        return False
    titles = [found.title, tree.findtext(".//title") or "", *(text_of(one, 200) for one in tree.iter("h1"))]
    if not any(pattern("stead_titles").fullmatch(" ".join(one.split())) for one in titles):
        return len(found.text) < SHORTEST and pattern("stead_words").search(found.text) is not None
    return True


def _others(html: str, tree: HtmlElement, title: str, url: str | None, first: Found | None) -> list[Found]:
    """Other looks: the page without its furniture, and the block around its headline."""
    bare = copy.deepcopy(tree)
    head = headline(bare, title)
    gone = page_furniture.cut(bare, head)
    tabled = first is not None and re.search(r"(?m)^\|", first.text) is not None
    alike = first is not None and len(first.text) >= FEWEST and likeness(title, first.text) >= ALIKE
    broken = page_furniture.DOUBLE.search(html) is not None
    whole = re.sub(r"\W+", "", first.text) if first else ""
    taken = any(len(line) > FEWEST and re.sub(r"\W+", "", line)[:FEWEST] in whole for line in gone)
    if alike and not taken and not tabled and not broken:
        return []
    page_furniture.unrolled(bare, head)
    markup = page_furniture.paragraphed(bare)
    found = [extracted(markup, url)]
    if not alike and head is not None:
        found.append(_around(head, url))
    return [one for one in found if one is not None]


def _whole(head: HtmlElement | None, first: Found) -> Found:
    """All paragraphs of the `article` that has the headline, where trafilatura took only one of its parts."""
    block = next((one for one in head.iterancestors() if one.tag == "article"), None) if head is not None else None
    if block is None:
        return first
    lines = [text_of(one) for one in block.iter("p") if not marked(one, pattern("away")) and _linked(one) < HALF]
    lines = [line for line in dict.fromkeys(lines) if len(line) > FEWEST]
    text = "\n".join(lines)
    known = {re.sub(r"\W+", "", line) for line in lines}
    own = [folded for line in first.text.split("\n") if (folded := re.sub(r"\W+", "", line))]
    inside = sum(len(line) for line in own if line in known)
    torn = (
        inside >= PART * sum(map(len, own))
        or likeness(first.title, text) >= likeness(first.title, first.text) + CLEARLY
    )
    return first._replace(text=text) if torn and len(text) > TWICE * len(first.text) else first


def _around(head: HtmlElement, url: str | None) -> Found | None:
    """The article of the smallest block that holds the headline and running text."""
    for block in head.iterancestors():
        if block.tag in ("html", "body"):
            break
        text = text_of(block)
        if len(text) - len(text_of(head)) < 2 * FEWEST:
            continue
        if _linked(block) > 0.5:
            return None
        inner = "".join(tostring(one, encoding="unicode") for one in block)
        return extracted(f"<html><body><article>{inner}</article></body></html>", url)
    return None


def _linked(block: HtmlElement) -> float:
    """The share of a block's text that is links."""
    return sum(len(text_of(one)) for one in block.iter("a")) / max(1, len(text_of(block)))


def _flash(found: Found, title: str) -> bool:
    """Whether a text of a few words is an alert: a sentence that says what the headline says."""
    return len(found.text.split()) >= 3 and bool(words(title)) and likeness(title, found.text) >= 0.5


def _best(looks: list[Found], title: str) -> Found:
    """The first look, unless another is clearly more like the headline, or as much and less furniture."""
    best = looks[0]
    for other in looks[1:]:
        here, there = likeness(title, best.text), likeness(title, other.text)
        long = len(other.text) >= 200 or len(other.text) >= 0.3 * len(best.text)
        if (long and there >= here + CLEARLY) or (there >= here and _cleaner(other.text, best.text)):
            best = other
    return best


def _cleaner(text: str, than: str) -> bool:
    """Whether a text is the other without rows of tables or furniture, or has its paragraphs where that has none."""
    if len(text) < FEWEST:
        return False
    if "|" in than and "|" not in text:
        return len(text) > 0.5 * len(than)
    if page_furniture.is_consent(than) and not page_furniture.is_consent(text):
        return True
    whole = re.sub(r"\W+", "", than)
    lines = [re.sub(r"\W+", "", line) for line in text.split("\n")]
    own = [line for line in lines if line]
    inside = sum(len(line) for line in own if line in whole)
    size = sum(map(len, own))
    return inside >= 0.95 * size and size > 0.3 * len(whole) and len(own) != than.count("\n") + 1


def is_index(tree: HtmlElement, head: HtmlElement | None, text: str) -> bool:
    """Whether the text was put together from the cards of a section's page: headings with links, a sentence each."""
    whole = re.sub(r"\W+", "", text)
    cards, size = 0, 0
    for heading in tree.iter("h2", "h3", "h4"):
        linked = heading.find(".//a") is not None or any(one.tag == "a" for one in heading.iterancestors())
        if not linked or heading is head or marked(heading, pattern("away")):
            continue
        card = heading.getparent()
        while card is not None and card.tag in ("a", "header") and card.getparent() is not None:
            card = card.getparent()
        if card is None or sum(1 for _ in card.iter("h2", "h3", "h4")) > 1:
            continue
        inside = [re.sub(r"\W+", "", text_of(one, 2000)) for one in card.iter("p", "h2", "h3", "h4")]
        cards += 1
        size += sum(len(one) for one in inside if len(one) > 15 and one in whole)
    return cards >= CARDS and size > 0.6 * max(1, len(whole))
