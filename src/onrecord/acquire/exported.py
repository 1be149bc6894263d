"""What the exports of news databases have in common: lines of rights, bylines, and how a broken end is told."""

import re

import msgspec

from onrecord.acquire.draft import Draft
from onrecord.acquire.plain import text_report

RIGHTS = re.compile(
    r"^\s*(?:\(?Copyright\b|©|\(c\)).{0,200}$|^.{0,100}\ball rights reserved\W*$", re.I
)  # fmt: skip
BROKEN_OFF = "the export breaks off within this article"
OFFICE = re.compile(
    r"\b(?:writer|correspondent|reporter|editor|staff|bureau chief|columnist|contributor|analyst|service|newspapers?|"
    r"press|agency|chief|exclusive|special to .*)$",
    re.I,
)
UNUSUAL = "an unusual layout: title, outlet and date of this article could not be told from its text"
LEAST = 200  # characters of a part that must be an article, whatever its layout
PLACE = re.compile(r"\s+in\s+[A-Z][\w ,.'’-]{1,60}$")


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline such as "By ANNA MARLOWE in Geneva and P. QUILL, Staff Writer"."""
    text = re.sub(r"^\W*by:?\s+", "", byline.strip(), flags=re.I)
    parts = [PLACE.sub("", part).strip(" .,") for part in re.split(r"[;|]|\s+(?:and|AND|&)\s+|,\s", text)]
    return tuple(part for part in parts if part and not OFFICE.search(part) and len(part) <= 80)[:12]


def as_it_stands(lines: list[str]) -> Draft | None:
    """A part of an export whose layout is unknown, read like any text; None if it is too short for an article."""
    text = "\n".join(lines)
    if len(text.strip()) < LEAST:
        return None
    draft = text_report(text, id="", input="")
    return msgspec.structs.replace(draft, notes=(*draft.notes, UNUSUAL))
