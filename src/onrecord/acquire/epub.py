"""EPUB: its chapters, or the articles of a newspaper made into a book, in reading order.

EPUB 3.3: `META-INF/container.xml` names the package, whose spine names the documents. Read by lxml.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from onrecord.acquire import dates
from onrecord.acquire.documents import Source, member, numbered
from onrecord.acquire.draft import Draft
from onrecord.acquire.feeds.xml import gives_text, mended
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.page_tree import fit

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt", "td", "figcaption", "pre"))
BOXES = frozenset(("div", "section", "body", "article", "main", "aside"))
ALL = tuple(sorted(BLOCKS | BOXES))
LINE = "\u2028"
HEADINGS = ("h1", "h2", "h3")
LEAST = 200  # characters of a chapter; less is a title page, a cover, an index
LEAST_WORDS = 8


def drafts(source: Source, archive: ZipFile) -> Iterator[Draft]:
    """A report for each document of the spine that holds running text."""
    package_path = _package_path(archive)
    package = _xml(member(archive, package_path, 1 << 24))
    meta = _meta(package)
    found = []
    for path in _spine(package, posixpath.dirname(package_path)):
        one = _chapter(_html(member(archive, path, source.limits.max_bytes)), meta)
        if one:
            found.append(one)
    if not found:
        raise RefusalError("empty", "an EPUB without running text: if it holds pictures of pages, recognise them first")
    yield from numbered(found, source, ())


def _package_path(archive: ZipFile) -> str:
    if ENCRYPTION in archive.namelist() and re.search(
        rb"CipherReference[^>]+\.x?html?[\"']", member(archive, ENCRYPTION, 1 << 24)
    ):
        raise RefusalError("unreadable", "this EPUB is encrypted against copying: get a copy without protection")
    container = _xml(member(archive, CONTAINER, 1 << 20))
    for element in container.iter("{*}rootfile"):
        if path := element.get("full-path"):
            return str(path)
    raise RefusalError("unreadable", "this EPUB does not say where its contents are: save it again")


def _xml(data: bytes) -> Any:
    from lxml import etree

    try:
        tree = etree.fromstring(mended(data), etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except SyntaxError as error:
        raise RefusalError("unreadable", f"a part of this EPUB is damaged ({error}): get it again") from error
    if tree is None or not gives_text(tree):  # recovered to nothing, or to characters that are none
        raise RefusalError("unreadable", "a part of this EPUB is damaged: get it again")
    return tree


def _html(data: bytes) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True)
    try:
        return html.document_fromstring(fit(data.decode("utf-8", "replace")), parser)
    except etree.ParserError:  # there is nothing in it
        return html.document_fromstring("<html></html>", parser)


def _meta(package: Any) -> dict[str, str]:
    """Title, publisher, creator and date of the whole book (Dublin Core)."""
    found: dict[str, str] = {}
    for element in package.iter("{http://purl.org/dc/elements/1.1/}*"):
        name = element.tag.rpartition("}")[2]
        if element.text and element.text.strip():
            found.setdefault(name, element.text.strip())
    return found


def _spine(package: Any, folder: str) -> Iterator[str]:
    """Paths of the documents in reading order, the navigation left out."""
    items = {}
    for item in package.iter("{*}item"):
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "").split():
            items[item.get("id")] = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
    for reference in package.iter("{*}itemref"):
        if reference.get("idref") in items and reference.get("linear") != "no":
            yield items[reference.get("idref")]


def _chapter(tree: Any, meta: dict[str, str]) -> Draft | None:
    """One document as a report; None if it holds no running text."""
    title = ""
    paragraphs: list[str] = []
    for kind, text in _texts(tree):
        if kind in HEADINGS and not title and not paragraphs:
            title = text
        else:
            paragraphs.append(text)
    running = [one for one in paragraphs if len(one.split()) >= LEAST_WORDS]
    if sum(map(len, running)) < LEAST and not (title and running):
        return None
    day = dates.stamp(meta.get("date"))
    return Draft(
        id="",
        input="",
        title=title or meta.get("title", ""),
        body="\n".join(paragraphs),
        outlet=meta.get("publisher") or (meta.get("title") if title else None),
        authors=(meta["creator"],) if "creator" in meta and meta["creator"] != "calibre" else (),
        dates=((day, "metadata"),) if day and day[:4] != "0101" else (),
        language=meta.get("language"),
    )


def _texts(tree: Any) -> Iterator[tuple[str, str]]:
    """The lines of text and the kind of block that each stands in; scripts and styles left out."""
    for waste in list(tree.iter("script", "style", "head")):
        waste.drop_tree()
    for broken in tree.iter("br"):
        broken.tail = f"{LINE}{broken.tail or ''}"
    yield from _walk(tree)


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    """The lines of an element in order, each with the kind of the block that it stands in."""
    pieces = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            pieces.append(child.tail or "")
        elif child.tag in ALL or next(child.iterdescendants(*ALL), None) is not None:
            yield from _tidy(element.tag, pieces)
            yield from _walk(child)
            pieces = [child.tail or ""]
        else:
            pieces += ["".join(child.itertext()), child.tail or ""]
    yield from _tidy(element.tag, pieces)


def _tidy(kind: str, pieces: list[str]) -> Iterator[tuple[str, str]]:
    for line in "".join(pieces).split(LINE):
        if tidy := " ".join(line.split()):
            yield kind, tidy
