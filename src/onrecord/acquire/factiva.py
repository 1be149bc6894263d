"""Exports of Factiva: articles that end in `Document` and their accession number.

"Full article": section, title, byline; "512 words"; date, time, outlet, its code, language, copyright; the text.
"With indexing": the same in fields of two letters (HD, BY, WC, PD, SN, LP, TD), in a table's two columns in RTF.
"""

import re
from typing import NamedTuple

from onrecord.acquire import dates
from onrecord.acquire.draft import Draft
from onrecord.acquire.exported import BROKEN_OFF, RIGHTS, as_it_stands, people
from onrecord.acquire.plain import unwrap

CLOSING = re.compile(r"^[\s|]*(?:AN[\s|]+)?Document\s+([A-Za-z0-9]{16,40})[\s|]*$")
WORDS = re.compile(r"^\s*\d[\d,.]* words?\s*$", re.I)
CODES = "CLM|SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|DLN|GC|PB|NGC"
CODED = re.compile(rf"^[\s|]*({CODES})(?:[ \t]*[\t|]+[ \t]*|[ \t]{{2,}}|[ \t]*$|[ \t]+(?=\S))(.*)$")
AROUND = "| \t\n\r\f\v\u00a0"
LANGUAGE = re.compile(r"^\s*(?:English|German|French|Spanish|Arabic|Chinese.*|Russian|Portuguese|Italian|Dutch)\s*$")
CLOCK = re.compile(r"^\s*\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?(?:\s*[A-Z]{2,4})?\s*$", re.I)
SOURCE_CODE = re.compile(r"^\s*[A-Z0-9]{2,10}\s*$")
FOOT = re.compile(r"^\s*(?:Page \d+ of \d+.*|Page \d+|Search Summary.*)$|© \d{4} Factiva,? Inc", re.I)
BYLINE = re.compile(r"^\s*(?:by|from)\s+\S.{1,150}$", re.I)
NAMES = re.compile(r"^[A-Z][\w.'’-]+(?:(?:,? and |, |; | )[A-Z][\w.'’-]+){1,7}$")


class _Head(NamedTuple):
    title: str = ""
    byline: str = ""
    outlet: str = ""
    day: str = ""


def articles(text: str) -> list[Draft]:
    """The articles of an export, in order; none if the text is not one."""
    lines = [line.rstrip() for line in text.split("\n") if not FOOT.search(line)]
    closings = [at for at, line in enumerate(lines) if CLOSING.match(line)]
    signs = any(WORDS.match(line) for line in lines) or _is_coded(lines)
    if not closings or not signs:
        return []
    found: list[Draft] = []
    begin = 0
    for end in [*closings, len(lines)]:
        block = lines[begin:end]
        last = end == len(lines)
        draft = _coded(block) if _is_coded(block) else _plain(block)
        draft = draft or (None if last else as_it_stands(block))
        if draft and last:
            draft = _cut_off(draft)
        found += [draft] if draft else []
        begin = end + 1
    return found


def _cut_off(draft: Draft) -> Draft:
    import msgspec

    return msgspec.structs.replace(draft, notes=(BROKEN_OFF,))


def _is_coded(block: list[str]) -> bool:
    """Whether the lines bear the two-letter fields that every article has."""
    codes = {found[1] for line in block if (found := CODED.match(line))}
    return "HD" in codes and bool(codes & {"LP", "TD"}) and bool(codes & {"PD", "SN", "WC"})


def _coded(block: list[str]) -> Draft | None:
    """An article in fields."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in block:
        found = CODED.match(line)
        if found and (found[1] not in fields):
            code = found[1]
            fields[code] = [found[2].rstrip(AROUND)]
        elif code:
            fields[code].append(line.strip(" \t|"))

    def one(name: str) -> str:
        return " ".join(part.strip() for part in fields.get(name, []) if part.strip())

    body = "\n".join("\n".join(fields.get(name, [])) for name in ("LP", "TD") if name in fields)
    return _draft(_Head(one("HD"), one("BY"), one("SN"), one("PD")), body)


def _plain(block: list[str]) -> Draft | None:
    """An article without fields: what is above and below its count of words."""
    counted = next((at for at, line in enumerate(block) if WORDS.match(line)), None)
    if counted is None:
        return None
    above = [line.strip() for line in block[:counted] if line.strip()]
    byline = above.pop() if len(above) > 1 and _is_byline(above[-1], above[-2]) else ""
    if len(above) > 1 and len(above[0].split()) <= 4 and len(above[1].split()) > len(above[0].split()):
        above = above[1:]  # the section
    at, head = _below(block, counted + 1)
    return _draft(_Head(" ".join(above[-2:]), byline, head.outlet, head.day), "\n".join(block[at:]))


def _is_byline(line: str, before: str) -> bool:
    """Whether a line names the authors: it says "By", or is names only below a headline that is longer."""
    names = NAMES.match(line) and len(line.split()) <= 6
    return bool(BYLINE.match(line) or (names and len(before.split()) > max(3, len(line.split()))))


def _below(block: list[str], at: int) -> tuple[int, _Head]:
    """Date and outlet of the short lines below the count of words, and where the text begins."""
    day = outlet = ""
    last = at
    for here in range(at, min(len(block), at + 24)):
        line = block[here].strip()
        if not line:
            continue
        if not day and dates.day(line):
            day, last = line, here + 1
        elif RIGHTS.match(line) or CLOCK.match(line) or LANGUAGE.match(line):
            last = here + 1
        elif day and not outlet:
            outlet, last = line, here + 1
        elif SOURCE_CODE.match(line) or (len(line) < 40 and line[-1] not in '.!?"”' and not _text_follows(block, here)):
            last = here + 1  # the source's code, an edition, a page, a volume
        else:
            break
    return last, _Head(outlet=outlet, day=day)


def _text_follows(block: list[str], here: int) -> bool:
    """Whether no line of the head comes after this one."""
    return not any(RIGHTS.match(line) or LANGUAGE.match(line) for line in block[here + 1 : here + 8])


def _draft(head: _Head, body: str) -> Draft | None:
    paragraphs = [one for one in unwrap(body) if not RIGHTS.match(one)]
    if not head.title and not paragraphs:
        return None
    published = dates.day(head.day)
    return Draft(
        id="",
        input="",
        title=head.title.strip(),
        body="\n".join(paragraphs),
        outlet=head.outlet.strip() or None,
        authors=people(head.byline),
        dates=((published, "metadata"),) if published else (),
    )
