"""A text in sentences, those within quotation marks left whole, and the numbers that cite sources apart from it."""

import re

from onrecord.record.grammar import SENTENCE_ENDS

CITED = re.compile(r"[ \t]*\[(\d{1,5})\]")
QUOTED = re.compile(r"“[^“”]*”")


def parted(text: str) -> list[str]:
    """The sentences of a text on one line, as they stand."""
    masked = QUOTED.sub(lambda match: re.sub(r"[.!?]", "_", match.group()[:-2]) + match.group()[-2:], text)
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


def cited(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without the numbers of its sources, and those numbers, each once, in order."""
    numbers = dict.fromkeys(int(match.group(1)) for match in CITED.finditer(text))
    return CITED.sub("", text), tuple(numbers)
