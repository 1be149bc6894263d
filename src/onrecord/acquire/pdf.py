"""PDF with text, by pypdf: lines with their place and type size, put together to paragraphs by `layout`."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from onrecord.acquire.documents import Source, paragraph_drafts
from onrecord.acquire.draft import Draft
from onrecord.acquire.layout import Line, layout
from onrecord.acquire.limits import RefusalError, missing

MAX_PAGES = 3000
LEAST = 12  # letters a page, below which its text is only a stamp on a picture
TAIL = 1 << 20  # bytes in which its end has to be marked: pypdf would look for it back to the beginning
SPACES = re.compile(r"[ \t\u00a0]+")


def drafts(source: Source) -> Iterator[Draft]:
    """The reports of a PDF. Raises RefusalError if it is locked, damaged, or pictures only."""
    try:
        import pypdf
    except ImportError as error:
        raise missing("a PDF", "pdf") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if source.size() > source.limits.max_document:
        raise RefusalError("too-large", f"a PDF larger than {source.limits.max_document:,} bytes: split it")
    if not _has_end(source):
        raise _damaged("its end is not marked")
    source.file.seek(0)
    try:
        reader = pypdf.PdfReader(source.file)
        _unlock(reader)
        number = len(reader.pages)
    except RefusalError:
        raise
    except Exception as error:  # a parser of a format this wide fails in many ways
        raise _damaged(error) from error
    if number > MAX_PAGES:
        raise RefusalError("too-large", f"a PDF of {number:,} pages: split it")
    pages, lost = _pages(reader, number, source.limits.max_chars * 40)
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < LEAST * max(1, len(pages)):
        reason = f"a PDF without text: {_count(number)} scanned as a picture; recognise the text first, as by ocrmypdf"
        raise RefusalError("unreadable" if lost == number else "empty", reason)
    found = layout(pages)
    source = source._replace(url=source.url or found.url)
    notes = (f"{_count(lost)} of this PDF could not be read",) if lost else ()
    yield from paragraph_drafts(found.paragraphs, source, title=found.title, masthead=True, notes=notes)


def _count(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"


def _has_end(source: Source) -> bool:
    """Whether the mark that ends a PDF begins one of its last lines, or ends the very last."""
    source.file.seek(max(0, source.size() - TAIL))
    lines = source.file.read(TAIL).splitlines()
    return any(line.startswith(b"%%EOF") for line in lines) or b"%%EOF" in b"".join(lines[-1:])


def _damaged(error: Exception | str) -> RefusalError:
    said = str(error).replace("\n", " ")[:100]
    return RefusalError("unreadable", f"a damaged PDF, perhaps cut off while it was copied ({said}): get it again")


def _unlock(reader: Any) -> None:
    """Open a PDF that anybody may read but not change. Raises RefusalError if it needs a password."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except Exception as error:  # a cipher that is not installed, or broken parameters
        raise RefusalError("unreadable", "a PDF with an unusual lock: save it without one") from error
    if not opened:
        raise RefusalError("unreadable", "a PDF locked with a password: save it without one")


def _pages(reader: Any, number: int, most: int) -> tuple[list[list[Line]], int]:
    """The lines of each page, and how many pages broke the parser. Raises RefusalError over `most` characters."""
    pages: list[list[Line]] = []
    lost = letters = 0
    for at in range(number):
        try:
            pages.append(_lines(reader.pages[at]))
        except Exception:  # one page of broken fonts or streams costs only itself
            pages.append([])
            lost += 1
        letters += sum(len(line.text) for line in pages[-1])
        if letters > most:
            raise RefusalError("too-large", f"a PDF of more than {most:,} characters: split it")
    return pages, lost


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order in which they are set."""
    pieces: list[Line] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1] or 1) * (cm[3] or cm[1] or 1))
        for number, part in enumerate(text.split("\n")):
            if number:
                pieces.append(Line("\n", y, height))
            if part:
                pieces.append(Line(part, y, height))

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    fresh = True
    for piece in pieces:
        if piece.text == "\n":
            fresh = True
            continue
        if lines and abs(lines[-1].y - piece.y) < 0.4 * max(1.0, piece.size) and (not fresh or piece.y == lines[-1].y):
            lines[-1] = Line(lines[-1].text + piece.text, lines[-1].y, max(lines[-1].size, piece.size))
        else:
            lines.append(piece)
        fresh = False
    tidy = [Line(SPACES.sub(" ", line.text).strip(), line.y, line.size) for line in lines]
    return [line for line in tidy if line.text]
