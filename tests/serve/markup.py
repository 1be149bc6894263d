"""What in a page would run, load or send something that the page itself did not ask for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset")
RUNS = frozenset({"iframe", "object", "embed", "img", "base", "applet", "frame", "font", "marquee"})
SCHEMES = frozenset({"", "http", "https"})


def alive(page: str, *, styled: bool = False) -> list[str]:
    """What is in a page that no text may put there: scripts, handlers, addresses that run, styles, strange elements.

    Args:
        page: HTML.
        styled: whether the page may bear styles of its own, as a file that has to stand alone does.
    """
    return [*_alive(html.document_fromstring(page), styled)]


def _alive(page: html.HtmlElement, styled: bool) -> Iterator[str]:
    for one in page.iter():
        if not isinstance(one.tag, str):
            if "alert" in (one.text or ""):
                yield f"a comment: {one.text}"
            continue
        if one.tag in RUNS:
            yield f"<{one.tag}>"
        if one.tag == "script" and (one.text or not one.get("src", "").startswith("/static/")):
            yield f"<script>{one.text}"
        if one.tag == "style" and not styled:
            yield "<style>"
        for name, value in one.items():
            runs = name in ADDRESSES and _scheme(value) not in SCHEMES and value != "data:,"
            if runs or name.startswith("on") or (name == "style" and not styled):
                yield f"<{one.tag} {name}={value}>"


def _scheme(address: str) -> str:
    return urlsplit("".join(address.split())).scheme.casefold()
