"""Citations of reports, and of words in them, in the forms that people paste and reference managers read."""

from collections.abc import Callable, Sequence

from onrecord.export.citations.bibtex import bibtex
from onrecord.export.citations.citation import Citation
from onrecord.export.citations.csl import csl_json
from onrecord.export.citations.ris import ris
from onrecord.export.citations.text import text

__all__ = ["FORMATS", "Citation"]

FORMATS: dict[str, Callable[[Sequence[Citation]], str]] = {
    "text": text,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
}
