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
OFFER = re.compile(
    r"\b(?:subscri\w+|sign(?:ing)?[- ]?up|log ?in|register|offers?|trial|per (?:month|week|year)|a (?:month|week|year)|free|cancel|"
    r"unlimited|access|newsletters?|inbox|e-?mail|donat\w+|support us|membership|member|unlock|continue reading)\b|[£$€]\s?\d",
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
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "p"})
MARKS = ((AUTHOR_MARK, 1500), (COMMENT_MARK, 200_000), (OFFER_MARK, 3000), (CONSENT_MARK, LONGEST))


def cut(tree: HtmlElement, head: HtmlElement | None) -> int:
    """Take furniture out of the tree, never what holds the headline or is most of the page; how many blocks went."""
    spared = {head, *head.iterancestors()} if head is not None else set()
    whole = text_of(tree)
    asks = sum(bool(re.search(term, whole, re.I)) for term in TERMS) >= 4
    gone = 0
    for element in list(tree.iter(*BLOCKS, "dialog", "ul", "ol", "form")):
        if element in spared or _detached(element, tree):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if _marked(element, named, len(whole), head is not None) or (asks and _asks(element)):
            element.drop_tree()
            gone += 1
        elif element.tag in HEADINGS and COMMENT_HEADING.fullmatch(text_of(element, 60)):
            gone += _drop_following(element, spared)
    return gone


def _marked(element: HtmlElement, named: str, whole: int, headed: bool) -> bool:
    """Whether a block is furniture by its name, and not most of a page whose headline is not known."""
    most = next((size for mark, size in MARKS if mark.search(named)), 0)
    if not most:
        return False
    text = text_of(element, most)
    size = len(text)
    if OFFER_MARK.search(named) and len(OFFER.findall(text)) < max(2, size // 400):
        return False  # the article itself often stands in the block that is closed
    return (
        size <= most
        and (headed or size < 0.6 * whole)
        and not (CONSENT_MARK.search(named) and _inside_article(element))
    )


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
        one.drop_tree()
        gone += 1
    heading.drop_tree()
    return gone + 1


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
    html = tostring(tree, encoding="unicode")
    if len(DOUBLE.findall(html)) < 1 or sum(len(text_of(one, 80)) > 60 for one in tree.iter("p")) > 3:
        return html
    return DOUBLE.sub("</p><p>", html)


DOUBLE = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;|&#160;)*){2,}", re.I)
