"""What is cut from a page's tree before its article is looked for: consent dialogs, offers, comments, author cards."""

import re

from lxml.html import HtmlElement, document_fromstring, tostring

from onrecord.acquire.blocks import pattern, patterns
from onrecord.acquire.page_tree import BLOCKS, text_of

ADDRESS = re.compile(r"\b(?:you|your|we|our|us)\b", re.I)
DOUBLE = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;|&#160;)*){2,}", re.I)
LONGEST = 20_000
SHORT = 40
ARTICLE = 150  # characters that an article has before what readers say of it
LOOSE_BESIDE = frozenset({*BLOCKS, "ul", "ol", "table", "blockquote", "figure", "hr"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong"})
LIMITS = {"author": 1500, "comment": 200_000, "offer": 3000, "consent": LONGEST}  # characters of such a block


def cut(tree: HtmlElement, head: HtmlElement | None) -> list[str]:
    """Take furniture out of the tree, never what holds the headline or is most of the page; returns what went."""
    spared = {head, *head.iterancestors()} if head is not None else set()
    whole = text_of(tree)
    asks = sum(bool(term.search(whole)) for term in patterns("consent_terms")) >= 4
    gone: list[str] = []
    for element in list(tree.iter(*BLOCKS, "dialog", "ul", "ol", "form")):
        if element in spared or _detached(element, tree):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if _marked(element, named, len(whole), head is not None) or (asks and _asks(element)):
            gone += _dropped(element)
        elif element.tag in HEADINGS and 3 < len(text := text_of(element, 60)) < 60:
            bare = text.strip(" :»›>–—-|0123456789()")
            ranked = element.tag.startswith("h") or not _inside_article(element)  # else it may be a button
            comments = ranked and pattern("comment_headings").fullmatch(bare) and _before(element, spared) >= ARTICLE
            if comments or (pattern("link_headings").fullmatch(bare) and _heads_links(element, spared)):
                gone += _drop_following(element, spared)
    return gone


def _marked(element: HtmlElement, named: str, whole: int, headed: bool) -> bool:
    """Whether a block is furniture by its name, and not most of a page whose headline is not known."""
    kind = next((kind for kind in LIMITS if pattern(kind).search(named)), None) if named else None
    if kind is None:
        return False
    text = text_of(element, LIMITS[kind])
    size = len(text)
    if size > LIMITS[kind] or (not headed and size > 0.6 * whole):
        return False
    if kind == "offer":  # the article itself often stands in the block that is closed
        return len(pattern("offer_words").findall(text)) >= max(2, size // 400)
    return kind != "consent" or not _inside_article(element)


def _asks(element: HtmlElement) -> bool:
    """Whether a block is a consent dialog by its words."""
    if element.tag not in ("div", "section", "aside", "dialog", "form") or _inside_article(element):
        return False
    return is_consent(text_of(element, LONGEST))


def is_consent(text: str) -> bool:
    """Whether a text asks for consent to data being kept: many of its terms, and readers are spoken to."""
    if not 80 <= len(text) <= LONGEST:
        return False
    if len(ADDRESS.findall(text)) < max(3, len(text) // 150):
        return False
    return sum(bool(term.search(text)) for term in patterns("consent_terms")) >= (4 if len(text) < 600 else 5)


def _inside_article(element: HtmlElement) -> bool:
    return any(one.tag == "article" for one in element.iterancestors()) or element.find(".//article") is not None


def _detached(element: HtmlElement, tree: HtmlElement) -> bool:
    return element is not tree and not any(one is tree for one in element.iterancestors())


def _before(element: HtmlElement, spared: set[HtmlElement]) -> int:
    """How much text stands before an element in its block and those around it, up to what holds the headline."""
    size = 0
    for one in (element, *element.iterancestors()):
        if one in spared:
            break
        size += sum(
            len(text_of(before, ARTICLE)) for before in one.itersiblings(preceding=True) if before not in spared
        )
    return size


def _heads_links(heading: HtmlElement, spared: set[HtmlElement]) -> bool:
    """Whether all that follows a heading in its block is links with their teasers, none of it the article."""
    after = list(heading.itersiblings())
    if not after or any(one in spared for one in after):
        return False
    return all(one.tag == "a" or _teaser(one) or len(text_of(one, 60)) < SHORT for one in after)


def _teaser(block: HtmlElement) -> bool:
    """Whether a block is a link to another article, with a few words on it; a paragraph with a link is not."""
    linkless = block.tag != "a" and block.find(".//a") is None
    if linkless or (block.tag == "p" and len(text_of(block, 100)) > 2 * SHORT):
        return False
    size = len(text_of(block))
    linked = sum(len(text_of(one)) for one in (block, *block.iter("a")) if one.tag == "a")
    return size < ARTICLE or linked >= size / 4


def _dropped(element: HtmlElement) -> list[str]:
    """Take an element out; its paragraphs, of the first few."""
    lines = [text_of(one) for one in [element, *element.iter("p", "li")][:12]]
    element.drop_tree()
    return lines


def _drop_following(heading: HtmlElement, spared: set[HtmlElement]) -> list[str]:
    """Take out a heading such as "Comments (3)" and what follows it in its block, up to a heading of its rank."""
    after = list(heading.itersiblings())
    gone: list[str] = []
    for one in after:
        if one in spared or one.tag == "footer" or (one.tag == heading.tag and heading.tag.startswith("h")):
            break
        gone += _dropped(one)
    return gone + _dropped(heading)


def unrolled(tree: HtmlElement, head: HtmlElement | None) -> None:
    """Make blocks of tables that lay a page out: those around the headline or around running text."""
    for table in list(tree.iter("table")):
        if not _layout(table, head):
            continue
        for one in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            one.tag = "div"


def _layout(table: HtmlElement, head: HtmlElement | None) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    if head is not None and any(one is table for one in head.iterancestors()) and table.find(".//th") is None:
        return True
    cells = list(table.iter("td"))[:200]
    return (
        any(cell.find(".//table") is not None or (len(text_of(cell, 400)) > 350) for cell in cells)
        and table.find(".//th") is None
    )


def paragraphed(tree: HtmlElement) -> str:
    """The page's markup with paragraphs where two line breaks stand, if that is how it makes them."""
    html: str = tostring(tree, encoding="unicode")
    if len(DOUBLE.findall(html)) < 1 or sum(len(text_of(one, 80)) > 60 for one in tree.iter("p")) > 3:
        return html
    broken = document_fromstring(DOUBLE.sub("</p><p>", html))
    for block in list(broken.iter("div", "section", "article", "main", "aside", "body")):
        _wrap(block)
    return str(tostring(broken, encoding="unicode"))


def _wrap(block: HtmlElement) -> None:
    """Put text that stands loose between the blocks within a block into paragraphs of its own."""
    children = list(block)
    if not any(one.tag in LOOSE_BESIDE for one in children):
        return
    run = _paragraph(block, 0, block.text)
    block.text = None
    for one in children:
        if one.tag in LOOSE_BESIDE:
            run = _paragraph(block, block.index(one) + 1, one.tail)
            one.tail = None
        elif one.tag == "br" or (run is None and not (text_of(one) or (one.tail or "").strip())):
            continue
        else:
            run = _paragraph(block, block.index(one), "") if run is None else run
            if run is not None:
                run.append(one)


def _paragraph(block: HtmlElement, at: int, text: str | None) -> HtmlElement | None:
    """A new paragraph at a place of the block; none for blank text."""
    if text is None or (text and not text.strip()):
        return None
    made = block.makeelement("p", {})
    made.text = text
    block.insert(at, made)
    return made
