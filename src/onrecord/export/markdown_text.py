"""Text as Markdown shows it letter for letter, whatever it holds (GitHub Flavored Markdown, section 2.4)."""

import re

from onrecord.export.wording import one_line

ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~&#!$]")
ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
WEB = re.compile(r"https?://[^\s<>]+\Z")


def plain(text: object) -> str:
    """Words without markup, on one line, that fit a cell: no link, no HTML, no column of their own."""
    escaped = ACTIVE.sub(r"\\\g<0>", one_line(str(text)))
    return ADDRESS.sub(r"\1\\\2", escaped)


def link(words: str, url: str | None) -> str:
    """Words that lead to a web address; the words alone where there is none."""
    if not url or not WEB.match(url):
        return plain(words)
    return f"[{plain(words)}](<{url.replace('|', '%7C').replace(chr(92), '%5C')}>)"
