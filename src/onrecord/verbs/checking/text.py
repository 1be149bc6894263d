"""A text in what is to be checked: sentences with the numbers they cite, numbered sources, what stands aside."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.export.briefs.markdown import SOURCES, unescaped
from onrecord.tell.brief.parting import CITED, parted, segments

HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
SOURCE = re.compile(r"\s*(\d{1,5})\.\s+(.*\S)\s+`([^`]+)`\s*$")
ASIDE = re.compile(r"([*_])(?![*_\s])(.*\S)\1$", re.DOTALL)
EMPHASIS = re.compile(r"(?<![\w\\])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")


class Unit(NamedTuple):
    """A sentence, a heading or a line aside, the line it begins on, and the heading it stands under.

    `segments` are its parts, each with the numbers that it cites.
    """

    text: str
    line: int
    segments: tuple[tuple[str, tuple[int, ...]], ...] = ()
    kind: str = "sentence"
    under: str = ""

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers that it cites, each once."""
        return tuple(dict.fromkeys(number for _, numbers in self.segments for number in numbers))


class Source(NamedTuple):
    """A numbered source: the citation, and the id of the claim or response."""

    citation: str
    id: str


class Text(NamedTuple):
    """A text, taken apart."""

    units: tuple[Unit, ...]
    sources: dict[int, Source]

    @property
    def cited(self) -> bool:
        """Whether it cites sources by number."""
        return bool(self.sources) or any(unit.sources for unit in self.units)


def taken_apart(text: str) -> Text:
    """A text of whatever origin: Markdown, as `brief` writes it, or plain paragraphs."""
    units: list[Unit] = []
    sources: dict[int, Source] = {}
    under, ended = "", False
    for line, block in _blocks(text.replace("\r\n", "\n")):
        heading = HEADING.fullmatch(block)
        if heading:
            under = unescaped(heading[1])
            ended = under == SOURCES
            if not ended:
                units.append(Unit(under, line, kind="heading"))
        elif ended and (found := SOURCE.match(block)):
            sources.setdefault(int(found[1]), Source(unescaped(found[2]), found[3]))
        else:
            units += _units(block, line, under)
    return Text(tuple(units), sources)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Headings, items of lists and paragraphs, each on one line, with the number of its first."""
    held: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removeprefix("> ")
        starts = bool(HEADING.fullmatch(line) or ITEM.match(line))
        if held and (starts or not line.strip() or HEADING.fullmatch(held[0])):
            yield first, " ".join(part.strip() for part in held)
            held = []
        if line.strip():
            first = number if not held else first
            held.append(line)
    if held:
        yield first, " ".join(part.strip() for part in held)


def _units(block: str, line: int, under: str) -> Iterator[Unit]:
    aside = ASIDE.fullmatch(block)
    if aside and not CITED.search(block):
        yield Unit(unescaped(aside[2]), line, kind="aside", under=under)
        return
    words = EMPHASIS.sub(r"\2", block[found.end() :] if (found := ITEM.match(block)) else block)
    for sentence in parted(words):
        parts = [(unescaped(words), numbers) for words, numbers in segments(sentence)]
        plain = "".join(words for words, _ in parts).strip()
        if re.search(r"\w", plain):
            yield Unit(plain, line, tuple(parts), under=under)
