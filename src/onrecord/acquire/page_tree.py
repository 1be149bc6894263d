"""A page's tree: parsed within bounds, its headline, and what in it is marked as furniture."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

DEEPEST = 120  # libxml2 stops at 256 levels and drops what is below
NESTING = re.compile(
    r"<(/?)(div|span|section|article|font|center|b|i|em|strong|small|big|u|main|aside|blockquote|ul|ol|dl|table)"
    r"\b[^>]*>",
    re.I,
)
# What no tree takes: control characters and noncharacters, as such and as references, which parsers put in unlooked at.
UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:x0{0,9}(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]))(?![0-9a-f]);?",
    re.I,
)
BREAKS = re.compile(r"<br>(?:\s*<br>)+")
INLINE = frozenset({"span", "font", "b", "i", "em", "strong", "small", "big", "u"})
BLOCKS = (
    "p", "div", "section", "article", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "address", "figcaption", "main",
    "aside", "header",
)  # fmt: skip
SILENT = frozenset({"script", "style", "noscript", "template"})
AWAY_TAGS = frozenset({"nav", "footer", "form", "script", "style", "noscript", "template", "select", "button"})


def tree_of(html: str) -> HtmlElement | None:
    """The page's tree; None if there is none. Tags nested too deep are taken out, their text stays."""
    try:
        return document_fromstring(
            fit(flat(html)), parser=HTMLParser(remove_comments=True, remove_pis=True, encoding=None)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, TypeError):
        return None


def fit(html: str) -> str:
    """The page without what no tree takes, and without a declaration of an encoding that it no longer has."""
    text = UNFIT.sub("", html.translate({0x0B: " ", 0x0C: " "}))  # these part words
    text = re.sub(r"^[\s\ufeff]*<\?xml[^>]*>", "", text)
    return f"<!---->{text}" if text.lstrip().startswith("<?xml") else text  # lxml refuses it where it stands first


def flat(html: str) -> str:
    """The page without containers nested deeper than parsers go, as broken templates write them; text stays."""
    depth = deepest = 0
    for found in NESTING.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest <= DEEPEST:
        return html
    depth = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        level = depth if found[1] else depth + 1
        depth = max(0, depth - 1) if found[1] else depth + 1
        within = level < DEEPEST // 2
        return found[0] if within else "" if found[2].lower() in INLINE else "<br><br>"

    return BREAKS.sub("<br><br>", NESTING.sub(keep, html))


def text_of(element: HtmlElement, limit: int = 0) -> str:
    """The words of an element in one line, at most about `limit` characters if that is given."""
    parts: list[str] = []
    size = 0
    for part in _texts(element):
        parts.append(part)
        size += len(part)
        if limit and size > 2 * limit + 400:
            break
    return " ".join(" ".join(parts).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    """The texts within an element, in order, without those of scripts."""
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and isinstance(one.tag, str) and one.tag not in SILENT:
            yield one.text or ""
        elif event == "end" and one is not element:
            yield one.tail or ""


def marked(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    """Whether the element or one around it is marked so by its class or id, or is a footer, a form or the like."""
    for one in (element, *element.iterancestors()):
        if one.tag in ("body", "html", "article", "main"):
            return False
        if one.tag in AWAY_TAGS:
            return True
        if _named(pattern, f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


@lru_cache(maxsize=4096)
def _named(pattern: re.Pattern[str], name: str) -> bool:
    return pattern.search(name) is not None


def headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The element that holds the page's headline: the heading most like its title, else its only `h1`."""
    wanted = words(title)
    best, most = None, 0.0
    heads = [one for one in tree.iter("h1", "h2", "h3", "font", "b", "strong") if not _hidden(one)]
    for one in heads[:400]:
        text = text_of(one, 300)
        got = words(text)
        if not got or len(text) > 300:
            continue
        same = len(wanted & got) / max(len(wanted), len(got)) if wanted else 0.0
        same += 0.1 if one.tag == "h1" else 0.0
        if same > most:
            best, most = one, same
    if most >= 0.5:
        return best
    firsts = [one for one in heads if one.tag == "h1" and len(text_of(one, 300)) > 8]
    return firsts[0] if len(firsts) == 1 else None


def _hidden(element: HtmlElement) -> bool:
    return any(one.tag in AWAY_TAGS for one in element.iterancestors())


def words(text: str) -> frozenset[str]:
    """The words of four letters or more, cut to what their forms have in common ("expels", "expelled")."""
    return frozenset(word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.lower()))
