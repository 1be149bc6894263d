"""Resolutions by number and treaties by name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.knowledge import listed as parts
from onrecord.knowledge import table
from onrecord.model import Span
from onrecord.read.naming.found import Found, in_headline

UN = r"(?:UN|U\.N\.|United Nations)"
BODY = rf"(?:{UN}(?:[’']s?)? )?(?:Security Council|General Assembly|UNSC|UNGA)(?:[’']s?)?|{UN}"
RESOLUTION = re.compile(
    rf"\b(?:(?P<body>{BODY}) )?(?:[Rr]esolutions?|UNSCR)(?: [Nn]o\.?| [Nn]umber)? "
    r"(?P<first>ES-\d+/\d+|\d{1,2}/\d{1,3}|\d{3,4})(?P<more>(?:, \d{3,4})*(?:,? and \d{3,4})?)(?![\w%])"
)
NUMBER = re.compile(r"\d{3,4}")
HIGHEST = 3000  # numbers of resolutions of the Security Council are still below
ABOUT = re.compile(
    r"\b(?:Treaty|Convention|Protocol) (?:on|of|for|against|relating to) (?:the )?"
    r"[A-Z][\w’'-]+(?:(?:,| and| of| the| in| on| for)* [A-Z][\w’'-]+){0,8}"
)


def resolutions(text: str) -> list[Found]:
    """The resolutions of the United Nations that a text names by number."""
    council = "Security Council" in text or "UNSC" in text
    return [found for match in RESOLUTION.finditer(text) for found in _numbered(text, match, council=council)]


def _numbered(text: str, match: re.Match[str], *, council: bool) -> Iterator[Found]:
    first, body = match["first"], match["body"] or ""
    if "/" in first:
        full = f"General Assembly resolution {first}"
        yield Found("resolution", Span(match.start(), match.end("first")), match.group(), full, "UNO", first)
        return
    if not (body or council or match.group().startswith("UNSCR")) or "Assembly" in body or "GA" in body:
        return
    spans = [Span(match.start(), match.end("first"))]
    spans += [Span(*more.span()) for more in NUMBER.finditer(text, match.end("first"), match.end("more"))]
    for span in spans:
        number = span.of(text).split()[-1]
        if int(number) < HIGHEST:
            yield Found("resolution", span, span.of(text), f"Security Council resolution {number}", "UNO", number)


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = [(row["name"], row["year"], alias) for row in table("treaties.tsv") for alias in _aliases(row)]
    names = "|".join(sorted((re.escape(alias) for _, _, alias in rows), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-]| Organi[sz]ation)"), {
        alias: (name, year) for name, year, alias in rows
    }


def _aliases(row: dict[str, str]) -> list[str]:
    return [row["name"], *parts(row["aliases"])]


def treaties(text: str) -> list[Found]:
    """The treaties, conventions and accords that a text names."""
    found: dict[Span, Found] = {}
    pattern, known = _known()
    for match in pattern.finditer(text):
        name, year = known[match.group()]
        span = Span(*match.span())
        found[span] = Found("treaty", span, match.group(), name, number=year)
    for match in ABOUT.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in found) and not in_headline(text, span.start):
            found[span] = Found("treaty", span, match.group(), match.group())
    return list(found.values())
