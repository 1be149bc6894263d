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
FIRST = 5  # words by which a sentence is found on its line
EMPHASIS = re.compile(r"(?<![\w\\])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")


class Unit(NamedTuple):
    """A sentence, a heading or a line aside, the line it begins on, and the heading it stands under.

    `segments` are its parts, each with the numbers that it cites; `number` says which sentence of its paragraph it is,
    from 1, and `of` how many that has.
    """

    text: str
    line: int
    segments: tuple[tuple[str, tuple[int, ...]], ...] = ()
    kind: str = "sentence"
    under: str = ""
    number: int = 1
    of: int = 1

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
    for block in _blocks(text.replace("\r\n", "\n")):
        heading = HEADING.fullmatch(block.text)
        if heading:
            under = unescaped(heading[1])
            ended = under == SOURCES
            if not ended:
                units.append(Unit(under, block.lines[0][0], kind="heading"))
        elif ended and (found := SOURCE.match(block.text)):
            sources.setdefault(int(found[1]), Source(unescaped(found[2]), found[3]))
        else:
            units += _units(block, under)
    return Text(tuple(units), sources)


class _Block(NamedTuple):
    """A heading, an item of a list or a paragraph on one line, with the lines that it stands on."""

    lines: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        return " ".join(part for _, part in self.lines)

    def line(self, at: int) -> int:
        """The line that a place in the text is on."""
        end = 0
        for number, part in self.lines:
            end += len(part) + 1
            if at < end:
                return number
        return self.lines[-1][0]


def _blocks(text: str) -> Iterator[_Block]:
    held: list[tuple[int, str]] = []
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.removeprefix("> ")
        starts = bool(HEADING.fullmatch(line) or ITEM.match(line))
        if held and (starts or not line.strip() or HEADING.fullmatch(held[0][1])):
            yield _Block(tuple(held))
            held = []
        if line.strip():
            held.append((number, line.strip()))
    if held:
        yield _Block(tuple(held))


def _units(block: _Block, under: str) -> Iterator[Unit]:
    text = block.text
    aside = ASIDE.fullmatch(text)
    if aside and not CITED.search(text):
        yield Unit(unescaped(aside[2]), block.lines[0][0], kind="aside", under=under)
        return
    words = EMPHASIS.sub(r"\2", text[found.end() :] if (found := ITEM.match(text)) else text)
    told: list[Unit] = []
    at = 0
    for sentence in parted(words):
        parts = tuple((unescaped(words), numbers) for words, numbers in segments(sentence))
        plain = "".join(words for words, _ in parts).strip()
        if re.search(r"\w", plain):
            at = _begins(sentence, text, at)
            told.append(Unit(plain, block.line(at), parts, under=under, number=len(told) + 1))
            at += 1
    yield from (unit._replace(of=len(told)) for unit in told)


def _begins(sentence: str, text: str, since: int) -> int:
    """Where a sentence begins in a text that may have emphasis beside: by its first words."""
    first = re.findall(r"\w+", sentence)[:FIRST]
    found = re.compile(r"\b" + r"\W+".join(map(re.escape, first))).search(text, since) if first else None
    return found.start() if found else since
