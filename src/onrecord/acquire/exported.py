"""What the exports of news databases have in common: lines of rights, bylines, and how a broken end is told."""

import re

RIGHTS = re.compile(
    r"^\s*(?:\(?Copyright\b|©|\(c\)).{0,200}$|^.{0,100}\ball rights reserved\W*$", re.I
)  # fmt: skip
BROKEN_OFF = "the export breaks off within this article"
OFFICE = re.compile(
    r"\b(?:writer|correspondent|reporter|editor|staff|bureau chief|columnist|contributor|analyst|service|newspapers?|"
    r"press|agency|chief|exclusive|special to .*)$",
    re.I,
)
PLACE = re.compile(r"\s+in\s+[A-Z][\w ,.'’-]{1,60}$")


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline such as "By ANNA MARLOWE in Geneva and P. QUILL, Staff Writer"."""
    text = re.sub(r"^\W*by:?\s+", "", byline.strip(), flags=re.I)
    parts = [PLACE.sub("", part).strip(" .,") for part in re.split(r"[;|]|\s+(?:and|AND|&)\s+|,\s", text)]
    return tuple(part for part in parts if part and not OFFICE.search(part) and len(part) <= 80)[:12]
