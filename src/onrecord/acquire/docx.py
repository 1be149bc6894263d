"""Word documents (DOCX): their paragraphs in order, tables and text boxes among them; deletions left out.

Office Open XML, ECMA-376 part 1. Read as a stream, so that a document of a thousand articles needs no tree.
"""

import io
import re
from collections.abc import Iterator
from zipfile import ZipFile

from onrecord.acquire.documents import Source, member, paragraph_drafts
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import RefusalError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
TITLE = re.compile(r"^(?:title|heading ?1|heading1|berschrift1|titre1?)$", re.I)
MAIN = "word/document.xml"
KICKER = 400  # characters that may stand above a title: a date, an office, "For immediate release"


def drafts(source: Source, archive: ZipFile) -> Iterator[Draft]:
    """The reports of a Word document. Raises RefusalError if it cannot be read or has no text."""
    data = member(archive, _main_part(archive), source.limits.max_document)
    title = ""
    paragraphs: list[str] = []
    whole = True
    try:
        for style, text in _paragraphs(data):
            if TITLE.match(style) and text and not title and sum(map(len, paragraphs)) < KICKER:
                title = text
            paragraphs.append(text)
    except SyntaxError as error:  # lxml's XMLSyntaxError is one
        if not paragraphs:
            raise RefusalError("unreadable", f"this Word document is damaged ({error}): save it again") from error
        whole = False
    if not any(one.strip() for one in paragraphs):
        raise RefusalError("empty", "a Word document without text: if it holds pictures of text, recognise it first")
    notes = () if whole else ("the document is damaged; what stands before the damage was read",)
    yield from paragraph_drafts(paragraphs, source, title=title, notes=notes)


def _main_part(archive: ZipFile) -> str:
    names = set(archive.namelist())
    if MAIN in names:
        return MAIN
    found = sorted(name for name in names if re.fullmatch(r"word/document\d*\.xml", name))
    return found[0] if found else MAIN


def _paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph."""
    from lxml import etree

    stream = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    parts: list[list[str]] = []
    styles: list[str] = []
    skipped = 0
    for event, element in stream:
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.rpartition("}")[2] if tag.startswith((W, STRICT)) else ""
        if tag == FALLBACK or name in ("del", "moveFrom"):
            skipped += 1 if event == "start" else -1
        elif event == "start" and name == "p":
            parts.append([])
            styles.append("")
        elif event == "end" and name and parts and not skipped:
            if name == "t":
                parts[-1].append(element.text or "")
            elif name in BREAKS:
                parts[-1].append(BREAKS[name])
            elif name == "pStyle":
                styles[-1] = next((value for key, value in element.attrib.items() if key.endswith("}val")), "")
        if event == "end" and name == "p" and parts:
            yield styles.pop(), "".join(parts.pop()).strip()
            element.clear()
