"""A brief in Markdown: the form that `check` reads."""

import re

from onrecord.tell.brief import Brief, Chapter, Sentence

SPECIAL = re.compile(r"([\\`*\[\]<>])")
ESCAPED = re.compile(r"\\([\\`*\[\]<>])")
SOURCES = "Sources"


def markdown(brief: Brief) -> str:
    """Headings, a sentence a line, each with the numbers of its sources, and these at the end."""
    lines = [f"# {escaped(brief.title)}", ""]
    for chapter in brief.chapters:
        lines += _chapter(chapter, brief, alone=len(brief.chapters) == 1)
    lines += [line for note in brief.notes for line in (f"*{escaped(note)}*", "")]
    if brief.passages:
        lines += [f"## {SOURCES}", ""]
        lines += [f"{one.number}. {escaped(one.citation)} `{one.id}`" for one in brief.passages]
    return "\n".join(lines).rstrip() + "\n"


def _chapter(chapter: Chapter, brief: Brief, *, alone: bool) -> list[str]:
    lines = [] if alone else [f"## {escaped(chapter.heading)}", ""]
    lines += [f"*{escaped(chapter.basis)}*", ""]
    for section in chapter.sections:
        lines += [f"{'##' if alone else '###'} {escaped(section.heading)}", ""]
        lines += [f"- {line(sentence, brief.numbers)}" for sentence in section.sentences]
        lines.append("")
    return lines


def line(sentence: Sentence, numbers: dict[str, int]) -> str:
    """A sentence with the numbers of its sources, each behind what rests on it."""
    return "".join(
        escaped(piece.text) + (" " + "".join(f"[{numbers[id]}]" for id in piece.rests_on) if piece.rests_on else "")
        for piece in sentence.pieces
    )


def escaped(text: str) -> str:
    """Words as Markdown shows them as they stand."""
    return SPECIAL.sub(r"\\\1", text)


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return ESCAPED.sub(r"\1", text)
