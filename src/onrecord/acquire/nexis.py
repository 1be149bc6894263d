"""Exports of LexisNexis: Nexis Uni's documents, and the plain text of Nexis Academic before it.

Nexis Uni (since 2017), as DOCX, RTF, PDF or text: title, outlet, date, edition, copyright; `Section:`, `Length:`,
`Byline:`; `Body` and the text; `Graphic`, `Classification`, `Load-Date:`; `End of Document`. Nexis Academic: "2 of 10
DOCUMENTS"; outlet, date, edition, title; `BYLINE:`, `LENGTH:`; the text; `LOAD-DATE:`, `LANGUAGE:`; copyright.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.acquire import dates
from onrecord.acquire.address import is_front
from onrecord.acquire.draft import Draft
from onrecord.acquire.exported import BROKEN_OFF, RIGHTS, as_it_stands, people
from onrecord.acquire.plain import unwrap

MARKER = re.compile(r"^\s*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?\s*$", re.I)
COUNTED = re.compile(r"^[^\S\n]*\d+ of \d+ DOCUMENTS?[^\S\n]*$", re.M)
END = re.compile(r"^\W*End of Document\W*$", re.I)
LENGTH = re.compile(r"^\s*LENGTH:\s*[\d,.]+ words", re.I)
BODY = re.compile(r"^\s*Body\s*:?\s*$", re.I)
FRONT = (
    "BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|SHOW|ANCHOR|ANCHORS|GUEST|GUESTS|DISTRIBUTION|"
    "CORRESPONDENT|REPORTERS?|EDITION|AUTHOR|RATING|TYPE"
)
BACK = (
    "LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|CLASSIFICATION|SUBJECT|INDUSTRY|GEOGRAPHIC|"
    "PERSON|COMPANY|ORGANIZATION|TICKER|URL|NOTES|CORRECTION-DATE|CORRECTION|ACC-NO|UPDATE|PUB-TYPE|TRANSMISSION-DATE|"
    "STATE|CITY|COUNTRY|CATEGORY|DISCLAIMER|NAME"
)
FIELD = re.compile(rf"^\s*({FRONT}|BODY|{BACK}):\s*(.*)$", re.I)
TRAILER = re.compile(rf"^\s*(?:({BACK}):(.*)|(?i:(Classification|Graphic|Notes|Correction|Load-Date)\s*:?\s*(.*)))$")
HEADING = re.compile(r"^\s*(Classification|Graphic|Notes|Correction)\s*$", re.I)
EDITION = re.compile(
    r"\bedition\b|^(?:late|early|first|second|third|city|national|main|regional|final)\b.{0,30}$", re.I
)
COVER = re.compile(
    r"^\W*(?:Documents? \(\d+\)|Narrowed by|Content Type|About LexisNexis|Number of Documents Delivered|(?:User Name|"
    r"Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Timeline|Download Request|Time Of Request|"
    r"Send To|Terms|Source|Combined Source|Project ID)\s*:)",
    re.I,
)
PAGE = re.compile(r"^\s*(?:Page \d+ of \d+|Link to (?:Image|PDF|Original Document))\s*$", re.I)
# A line that is a date: "September 5, 2017 Tuesday 3:41 PM GMT", "Tuesday 5 September 2017". Titles may hold one, too.
DATE_LINE = re.compile(
    rf"^\s*(?:\w+day,?\s+)?(?:(?:{dates.MONTHS})\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{dates.MONTHS}),? \d{{4}})"
    r"(?:\W+\w+day)?(?:\W+\d{1,2}:\d\d.{0,20})?.{0,30}$",
    re.I,
)
SHORT_LINE = 90


class _Head(NamedTuple):
    """What stands above an article's text."""

    title: str
    outlet: str
    day: str
    fields: dict[str, str]


def articles(text: str) -> list[Draft]:
    """The articles of an export, in order; none if the text is not one."""
    lines = text.split("\n")
    if not _is_export(text, lines):
        return []
    return [draft for block in _blocks(lines) if (draft := _article(block))]


def _is_export(text: str, lines: list[str]) -> bool:
    if COUNTED.search(text) and re.search(r"^\s*(?:LENGTH|LOAD-DATE|BODY):", text, re.M):
        return True
    signs = (END, LENGTH, BODY, re.compile(r"^\s*Load-Date:", re.I), re.compile(r"^\s*Classification\s*$"))
    return sum(any(sign.match(line) for line in lines) for sign in signs) >= 3


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each article, parted by counters above or by the closing line below."""
    counted = sum(bool(COUNTED.match(line)) for line in lines)
    closed = sum(bool(END.match(line)) for line in lines)
    parts: list[list[str]] = [[]]
    for line in lines:
        if (counted >= closed and COUNTED.match(line)) or (closed > counted and END.match(line)):
            parts.append([])
        elif not (PAGE.match(line) or END.match(line) or MARKER.match(line)):
            parts[-1].append(line.strip())
    # What stands before the first counter is the request, what stands after the last closing line is nothing, unless
    # the export was cut off within an article.
    yield from parts[1:] if counted >= closed and counted else parts


def _article(block: list[str]) -> Draft | None:
    """One article, or None if the block has no text."""
    if not any(FIELD.match(line) or BODY.match(line) for line in block):
        return as_it_stands(block)
    begin = _body_begin(block)
    end = next((at for at in range(begin, len(block)) if _ends_body(block[at])), len(block))
    head = _head(block[: max(begin, 0)])
    paragraphs = [one for one in unwrap("\n".join(block[begin:end])) if not RIGHTS.match(one)]
    back = _trailer(block[end:])
    if correction := back.get("CORRECTION"):
        paragraphs.append(f"Correction: {correction}")
    if not paragraphs:
        return as_it_stands(block)
    dateline = head.fields.get("DATELINE", "").rstrip(" .:-")
    if dateline and paragraphs and not paragraphs[0].upper().startswith(dateline.upper()[:12]):
        paragraphs[0] = f"{dateline} — {paragraphs[0]}"
    url = back.get("URL", "")
    published = dates.day(head.day)
    return Draft(
        id="",
        input="",
        title=head.title,
        lead=head.fields.get("HIGHLIGHT", ""),
        body="\n".join(paragraphs),
        outlet=head.outlet or None,
        url=url if url.startswith(("http://", "https://")) and " " not in url and not is_front(url) else None,
        authors=people(head.fields.get("BYLINE", "")),
        dates=((published, "metadata"),) if published else (),
        notes=() if end < len(block) else (BROKEN_OFF,),
    )


def _body_begin(block: list[str]) -> int:
    """The first line of the text: below `Body`, else below the last of the fields above it and its overflow."""
    for at, line in enumerate(block[:80]):
        if BODY.match(line):
            return at + 1
    last = -1
    for at, line in enumerate(block[:80]):
        found = FIELD.match(line)
        if found and found[1].upper() in FRONT.split("|"):
            last = at
        elif last >= 0 and (found or (line and not block[at - 1] and at > last + 6)):
            break
    at = last + 1
    if last >= 0 and re.match(r"BYLINE|HIGHLIGHT|SECTION|HEADLINE", block[last], re.I):  # may run on over lines
        blank = next((here for here in range(at, min(at + 5, len(block))) if not block[here]), at)
        at = blank
    return at


def _ends_body(line: str) -> bool:
    """Whether a line begins what follows the text. Capitals tell the fields; Nexis Uni's headings stand alone."""
    found = FIELD.match(line)
    if found and found[1] in BACK.split("|"):
        return True
    return bool(HEADING.match(line) or re.match(r"^\s*Load-Date:", line, re.I))


def _head(lines: list[str]) -> _Head:
    """Title, outlet and date, by their place; fields by their labels."""
    fields: dict[str, str] = {}
    plain: list[list[str]] = [[]]
    label = ""
    for line in lines:
        found = FIELD.match(line)
        if BODY.match(line):
            label = ""
        elif found:
            label = found[1].upper()
            fields.setdefault(label, found[2].strip())
            plain.append([])
        elif not line:
            label = ""
            plain.append([])
        elif label:
            fields[label] = f"{fields[label]} {line}".strip()
        elif RIGHTS.match(line):
            plain.append([])
        else:
            plain[-1].append(line)
    groups = [group for group in plain if group]
    title, outlet, day = _placed(groups)
    return _Head(fields.get("HEADLINE") or title, outlet, day, fields)


def _placed(groups: list[list[str]]) -> tuple[str, str, str]:
    """Title, outlet and date of the lines above the fields, in groups parted by blank lines."""
    flat = [(number, line) for number, group in enumerate(groups) for line in group]
    dated = [at for at, (_, line) in enumerate(flat) if len(line) <= SHORT_LINE and dates.day(line)]
    if not dated:
        return (flat[0][1] if flat else ""), (flat[1][1] if len(flat) > 1 else ""), ""
    at = next((one for one in dated if DATE_LINE.match(flat[one][1])), dated[0])
    above = [line for _, line in flat[:at]]
    covers = [index for index, line in enumerate(above) if COVER.match(line) or re.match(r"^\s*\d+\.\s", line)]
    above = above[covers[-1] + 1 :] if covers else above
    below = [line for number, line in flat[at + 1 :] if number > flat[at][0]]
    if len(above) >= 2:
        return " ".join(above[:-1][-3:]), above[-1], flat[at][1]
    below = below or [line for _, line in flat[at + 1 :]]
    if len(below) > 1:
        below = _without_edition(below) or below
    return " ".join(below), (above[0] if above else ""), flat[at][1]


def _without_edition(lines: list[str]) -> list[str]:
    """Lines without those that name an edition; one that ends in a semicolon runs on ("Edition 1; Scotland")."""
    kept: list[str] = []
    runs_on = False
    for line in lines:
        edition = runs_on or bool(EDITION.search(line))
        runs_on = edition and line.endswith(";")
        kept += [] if edition else [line]
    return kept


def _trailer(lines: list[str]) -> dict[str, str]:
    """The fields below the text; a heading's are the lines up to the next."""
    fields: dict[str, str] = {}
    label = ""
    for line in lines:
        found = FIELD.match(line)
        heading = HEADING.match(line)
        if found or heading:
            label = (found or heading)[1].upper()  # type: ignore[index]
            fields.setdefault(label, found[2].strip() if found else "")
        elif line and label and not RIGHTS.match(line):
            fields[label] = f"{fields[label]} {line}".strip()
    return fields
