"""A text in sentences, those within quotation marks left whole, and the numbers that cite sources apart from it."""

import re

from onrecord.record.grammar import SENTENCE_ENDS

CITED = re.compile(r"[ \t]*\[(\d{1,5})\]")
GROUP = re.compile(rf"(?:{CITED.pattern})+")
QUOTED = re.compile(r"“[^“”]*”")


def parted(text: str) -> list[str]:
    """The sentences of a text on one line, as they stand."""
    masked = QUOTED.sub(_masked, text)
    found, start = [], 0
    for match in SENTENCE_ENDS.finditer(masked):
        end = match.end()
        while cited := CITED.match(text, end):
            end = cited.end()
        if end >= start and text[start:end].strip():
            found.append(text[start:end].strip())
            start = end
    if text[start:].strip():
        found.append(text[start:].strip())
    return found


def _masked(match: re.Match[str]) -> str:
    """A quotation without its full stops, but for the last where a sentence begins behind it."""
    words, ends = match.group(), re.match(r"\s+[A-Z]|\s*$", match.string[match.end() :])
    return re.sub(r"[.!?]", "_", words[:-2]) + (words[-2:] if ends else re.sub(r"[.!?]", "_", words[-2:]))


def segments(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """The parts of a text, each with the numbers of its sources behind it; what follows the last has none."""
    found: list[tuple[str, tuple[int, ...]]] = []
    start = 0
    for match in GROUP.finditer(text):
        numbers = tuple(dict.fromkeys(int(number) for number in CITED.findall(match.group())))
        found.append((text[start : match.start()], numbers))
        start = match.end()
    return [*found, (text[start:], ())] if text[start:] else found
