"""A report's text with its claims marked, as pieces that a template escapes and draws."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from onrecord.model import NOTES, Claim, Report


class Piece(Struct, frozen=True):
    """A stretch of text and the ids of the claims that cover it; `starts` are those that begin here."""

    text: str
    claims: tuple[str, ...]
    starts: tuple[str, ...]


def paragraphs(report: Report, claims: Sequence[Claim]) -> list[tuple[str, list[Piece]]]:
    """The paragraphs of a report: (section kind, pieces). Claims may overlap, so pieces break at every edge."""
    edges = sorted(
        {0, len(report.text), *(e for c in claims for e in (c.span.start, c.span.end))} | _breaks(report.text)
    )
    found: list[tuple[str, list[Piece]]] = []
    current: list[Piece] = []
    for start, end in pairwise(edges):
        text = report.text[start:end]
        if text == "\n":
            if current:
                found.append((_section(report, start - 1), current))
            current = []
            continue
        covering = tuple(claim.id for claim in claims if claim.span.start <= start and end <= claim.span.end)
        current.append(Piece(text, covering, tuple(claim.id for claim in claims if claim.span.start == start)))
    if current:
        found.append((_section(report, len(report.text) - 1), current))
    return found


def _breaks(text: str) -> set[int]:
    return {at + side for at, char in enumerate(text) if char == "\n" for side in (0, 1)}


def _section(report: Report, at: int) -> str:
    return next((s.kind for s in report.sections if s.span.start <= at < s.span.end), "body")


def labels(report: Report) -> dict[int, str]:
    """What stands before a paragraph without being of the text: stamps of entries, labels of notes, by paragraph."""
    return {
        report.text.count("\n", 0, section.span.start): section.label or NOTES[section.kind].capitalize()
        for section in report.sections
        if section.kind in NOTES or (section.kind == "entry" and section.label)
    }
