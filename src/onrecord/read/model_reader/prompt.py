"""What a model is told: the rules, and a report or a part of it, letter for letter."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Report
from onrecord.read.model_reader.known import bound, instructions

Messages = list[dict[str, str]]


class Part(NamedTuple):
    """A stretch of a report's text, characters `start` up to `end`; `number` of `of`, counted from 1."""

    start: int
    end: int
    number: int = 1
    of: int = 1


def parts(text: str) -> list[Part]:
    """A text in parts of bounded length, broken between paragraphs where there are any."""
    cuts = list(_cuts(text, 0, len(text), bound("part")))
    return [Part(start, end, number, len(cuts)) for number, (start, end) in enumerate(cuts, 1)]


def halves(text: str, part: Part) -> list[Part]:
    """A part in two or, as paragraphs will have it, three; nothing where it is too small to be cut."""
    size = part.end - part.start
    if size < 2 * bound("smallest_part"):
        return []
    cuts = list(_cuts(text, part.start, part.end, size // 2 + 1))
    return [Part(start, end, part.number, part.of) for start, end in cuts] if len(cuts) > 1 else []


def _cuts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    while end - start > most:
        cut = _break(text, start, start + most)
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _break(text: str, start: int, latest: int) -> int:
    """Where to cut: after the last paragraph that fits, else the last sentence, else the last word."""
    half = (start + latest) // 2
    for pattern in (r"\n+", r"[.!?][”\"’']?\s+", r"\s+"):
        found = [match.end() for match in re.finditer(pattern, text[half:latest])]
        if found:
            return half + found[-1]
    return latest


def messages(report: Report, part: Part) -> Messages:
    """The rules, then what is known of the report and its text."""
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": "\n".join((*_about(report, part), "", report.text[part.start : part.end]))},
    ]


def _about(report: Report, part: Part) -> Iterator[str]:
    yield f"Published: {(report.published or 'unknown')[:10]}"
    if outlet := report.outlet or report.domain:
        yield f"Outlet: {_line(outlet)}"
    if report.dateline:
        yield f"Dateline: {_line(report.dateline.text)}"
    if part.of > 1:
        yield f"Title: {_line(report.title)}"
        yield f"This is part {part.number} of {part.of} of the report: list only what this part claims."
    yield "The report, to the end of this message:"


def _line(words: str) -> str:
    return " ".join(words.split())[:200]


def again(asked: Messages, answer: str, fault: str) -> Messages:
    """The same request once more, after an answer that could not be used, with what was wrong with it."""
    told = f"That cannot be used: {fault}. Answer again with the whole JSON object and nothing else, in the form given."
    return [*asked, {"role": "assistant", "content": answer[: bound("part")]}, {"role": "user", "content": told}]
