"""A brief as a Word document."""

import io
import re
from typing import Any

from onrecord.errors import MissingExtraError
from onrecord.export.briefs.markdown import SOURCES
from onrecord.tell.brief import Brief, Sentence

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML has no place for


def docx(brief: Brief) -> bytes:
    """Headings, a sentence a paragraph with the numbers of its sources raised, and these at the end.

    Raises MissingExtraError without python-docx.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError("a brief as DOCX", "office") from error
    document = Document()
    document.core_properties.title = _clean(brief.title)
    document.core_properties.author = "onrecord"
    document.add_heading(_clean(brief.title), 0)
    alone = len(brief.chapters) == 1
    for chapter in brief.chapters:
        if not alone:
            document.add_heading(_clean(chapter.heading), 1)
        document.add_paragraph(_clean(chapter.basis))
        for section in chapter.sections:
            document.add_heading(_clean(section.heading), 1 if alone else 2)
            for sentence in section.sentences:
                _sentence(document.add_paragraph(style="List Bullet"), sentence, brief.numbers)
    for note in brief.notes:
        document.add_paragraph(_clean(note))
    if brief.passages:
        document.add_heading(SOURCES, 1)
        for passage in brief.passages:
            document.add_paragraph(_clean(f"[{passage.number}] {passage.citation} ({passage.id})"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _sentence(paragraph: Any, sentence: Sentence, numbers: dict[str, int]) -> None:
    for piece in sentence.pieces:
        paragraph.add_run(_clean(piece.text))
        if piece.rests_on:
            raised = paragraph.add_run("".join(f"[{numbers[id]}]" for id in piece.rests_on))
            raised.font.superscript = True


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
