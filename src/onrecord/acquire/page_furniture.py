"""What is cut from a page's tree before its article is looked for: consent dialogs, offers, comments, author cards."""

import re

from lxml.html import HtmlElement, tostring

from onrecord.acquire.page_tree import BLOCKS, text_of

CONSENT_MARK = re.compile(
    r"(?:^|[-_ ])(?:cookies?|consent|gdpr|cmp|tcf|privacy[-_ ]?(?:dialog|banner|notice|popup|modal|wall|settings|layer)|onetrust|"
    r"didomi|usercentrics|sp_message|qc-cmp|cookiebot|truste|cc-window)(?:$|[-_ ])",
    re.I,
)
OFFER_MARK = re.compile(
    r"paywall|reg(?:istration)?[-_ ]?wall|subscri(?:be|ber|ption)[-_ ]?(?:offer|wall|box|banner|prompt|cta|promo|modal|block|form)|"
    r"(?:offer|upsell|metering|meter|piano|tp)[-_ ](?:box|container|modal|wrapper|banner|template|block|prompt)|"
    r"premium[-_ ](?:box|offer|prompt|gate)|donat(?:e|ion)[-_ ]?(?:box|banner|prompt|cta|form)|"
    r"newsletter|sign[-_ ]?up[-_ ]?(?:box|form|banner)",
    re.I,
)
COMMENT_MARK = re.compile(
    r"(?:^| )(?:comments?|commentlist|(?:reader|user|article|post)[-_]?comments?|comments?[-_](?:list|section|body|content|"
    r"thread|wrap|wrapper|item|area|container|block|text)|disqus[-_]?\w*|respond|discussion|viafoura|coral|fyre|replies|"
    r"reader[-_]?(?:voices|letters|opinions|reactions)|responses)(?:$| )",
    re.I,
)
AUTHOR_MARK = re.compile(
    r"author[-_ ]?(?:bio|card|box|profile|about|description|details|block|blurb)|about[-_ ]?(?:the[-_ ]?)?author|"
    r"(?:writer|contributor|reporter|journalist)[-_ ]?(?:bio|card|box|profile)|byline[-_ ]?bio|post[-_ ]author[-_ ]\w+|bio[-_ ]box",
    re.I,
)
COMMENT_HEADING = re.compile(
    r"\W*(?:(?:\d+ )?(?:readers?.? |user |your )?(?:comments?|reactions|replies|responses)(?:\W+\d+)?|what (?:our )?readers (?:say|think)|"
    r"have your say|join the (?:conversation|discussion)|from (?:our|the) readers|leave a (?:comment|reply)|letters from readers)\W*",
    re.I,
)
TERMS = (
    r"\bcookies?\b", r"\bconsent\w*\b", r"\bpartners\b|\bvendors\b|\bthird parties\b|\bcompanies (?:that )?we work with\b",
    r"legitimate interest", r"\bpersonal (?:data|information)\b|\byour data\b|\bdata about you\b",
    r"\b(?:personali[sz]ed|targeted|relevant)? ?(?:ads?|adverti\w+)\b", r"\bprivacy\b", r"\bprofile\b",
    r"\b(?:withdraw|object|opt[- ]out|change your mind)\b", r"\b(?:on|to) your device\b|\bdevice identifiers?\b|\byour browser\b",
    r"\b(?:accept|agree|refuse|reject|allow|decline)(?: (?:to|and))?(?: all| close)?\b", r"\bmeasure\b|\bmeasurement\b|\baudience\b|\banalytics\b",
    r"\b(?:settings|preferences)\b", r"\bstore and/or access\b|\bsmall files\b|\btrack\w*\b",
)  # fmt: skip
ADDRESS = re.compile(r"\b(?:you|your|we|our|us)\b", re.I)
LONGEST = 20_000


def cut(tree: HtmlElement, head: HtmlElement | None) -> int:
    """Take furniture out of the tree, never what holds the headline or is most of the page; how many blocks went."""
    spared = {head, *head.iterancestors()} if head is not None else set()
    half = 0.6 * max(1, len(text_of(tree)))
    gone = 0
    for element in [one for one in tree.iter(*BLOCKS, "dialog", "ul", "ol", "form") if one.tag not in ("body", "html")]:
        if element in spared or element.getparent() is None or _detached(element, tree):
            continue
        text = text_of(element, LONGEST)
        named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if _furniture(element, named, text, len(text) > half, head is not None):
            _drop(element)
            gone += 1
        elif len(text) < 60 and COMMENT_HEADING.fullmatch(text) and element.tag != "div":
            gone += _drop_following(element, spared)
    return gone


def _furniture(element: HtmlElement, named: str, text: str, large: bool, headed: bool) -> bool:
    """Whether a block is furniture by its name or, where it is a consent dialog, by its words."""
    if large and not headed:
        return False
    if AUTHOR_MARK.search(named) and len(text) < 1500:
        return True
    if COMMENT_MARK.search(named) or (OFFER_MARK.search(named) and len(text) < 3000):
        return True
    if CONSENT_MARK.search(named) and not _inside_article(element):
        return True
    return element.tag in ("div", "section", "aside", "dialog", "form") and not _inside_article(element) and is_consent(text)


def is_consent(text: str) -> bool:
    """Whether a text asks for consent to data being kept: many of its terms, and readers are spoken to."""
    if not 80 <= len(text) <= LONGEST:
        return False
    if len(ADDRESS.findall(text)) < max(3, len(text) // 150):
        return False
    return sum(bool(re.search(term, text, re.I)) for term in TERMS) >= (4 if len(text) < 600 else 5)


def _inside_article(element: HtmlElement) -> bool:
    return any(one.tag == "article" for one in element.iterancestors()) or element.find(".//article") is not None


def _detached(element: HtmlElement, tree: HtmlElement) -> bool:
    top = element
    for top in element.iterancestors():
        pass
    return top is not tree.getroottree().getroot()


def _drop_following(heading: HtmlElement, spared: set[HtmlElement]) -> int:
    """Take out a heading such as "Comments (3)" and what follows it in its block, up to a heading of its rank."""
    after = list(heading.itersiblings())
    gone = 0
    for one in after:
        if one in spared or one.tag == heading.tag or one.tag == "footer":
            break
        _drop(one)
        gone += 1
    _drop(heading)
    return gone + 1


def _drop(element: HtmlElement) -> None:
    element.drop_tree()


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
    return any(cell.find(".//table") is not None or (len(text_of(cell, 400)) > 350) for cell in cells) and table.find(".//th") is None


def paragraphed(tree: HtmlElement) -> str:
    """The page's markup with paragraphs where two line breaks stand, if that is how it makes them."""
    html = tostring(tree, encoding="unicode")
    if len(DOUBLE.findall(html)) < 1 or sum(len(text_of(one, 80)) > 60 for one in tree.iter("p")) > 3:
        return html
    return DOUBLE.sub("</p><p>", html)


DOUBLE = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;|&#160;)*){2,}", re.I)
