"""Saved pages of one file (MHTML): the page itself among the parts, its address and when it was saved.

RFC 2557; Chrome's and Edge's `Snapshot-Content-Location`, Internet Explorer's and Word's `.mht`.
"""

import email
import email.policy
from email.message import Message
from typing import NamedTuple

from onrecord.acquire import dates
from onrecord.acquire.limits import RefusalError


class Saved(NamedTuple):
    """A page that was saved: its bytes, the declared encoding, its address, when it was saved, whether it is whole."""

    data: bytes
    charset: str | None
    url: str | None
    when: str | None
    whole: bool


def page(data: bytes, limit: int) -> Saved:
    """The page in an MHTML file. Raises RefusalError if there is none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    boundary = message.get_boundary()
    whole = not boundary or f"--{boundary}--".encode("ascii", "replace") in data[-4096:]
    if not pages and not whole:
        raise RefusalError("unreadable", "a saved page (MHTML) that ends before the page begins: save it again")
    if not pages:
        raise RefusalError("no-article", "a saved page (MHTML) without a page among its parts: save it again")
    address = _address(message.get("Snapshot-Content-Location"))
    root = _root(message, pages, address)
    content = root.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise RefusalError("empty", "the page in this MHTML file is empty: save it again")
    if len(content) > limit:
        raise RefusalError("too-large", f"a page larger than {limit:,} bytes: no single article is")
    return Saved(
        data=content,
        charset=root.get_content_charset(),
        url=address or _address(root.get("Content-Location")) or _address(message.get("Content-Location")),
        when=dates.stamp(str(message.get("Date") or "")) or None,
        whole=whole,
    )


def _root(message: Message, pages: list[Message], address: str | None) -> Message:
    """The page that the others are parts of: the one that is named, else the one at the address, else the first."""
    start = str(message.get_param("start") or "").strip("<> ")
    for part in pages:
        if start and str(part.get("Content-ID") or "").strip("<> ") == start:
            return part
    for part in pages:
        if address and _address(part.get("Content-Location")) == address:
            return part
    return pages[0]


def _address(value: object) -> str | None:
    text = "".join(str(value or "").split())
    return text if text.startswith(("http://", "https://")) else None
