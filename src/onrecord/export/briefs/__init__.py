"""Briefs as files: Markdown, HTML, Word."""

from collections.abc import Callable
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.export.briefs.docx import docx
from onrecord.export.briefs.html import html
from onrecord.export.briefs.markdown import markdown
from onrecord.export.briefs.numbered import citation_of, numbered
from onrecord.tell.brief import Brief

__all__ = ["FORMATS", "citation_of", "format_of", "format_of_ending", "numbered", "written"]

FORMATS: dict[str, Callable[[Brief], bytes]] = {
    "markdown": lambda brief: markdown(brief).encode(),
    "html": lambda brief: html(brief).encode(),
    "docx": docx,
}

ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".docx": "docx"}


def format_of(path: Path) -> str:
    """The format that the ending of a file's name means; Markdown for any that means none."""
    return format_of_ending(path.suffix)


def format_of_ending(ending: str) -> str:
    """The same for the ending alone, with its dot."""
    return ENDINGS.get(ending.lower(), "markdown")


def written(brief: Brief, format: str = "markdown") -> bytes:
    """A brief as a file of one of `FORMATS`. Raises UsageError, and MissingExtraError where a format needs more."""
    if format not in FORMATS:
        raise UsageError(f"there is no format '{format}' for briefs: choose from {', '.join(FORMATS)}")
    return FORMATS[format](brief)
