"""Plain text: its title, a header of fields if it has one, and paragraphs put together from wrapped lines."""

import re
from itertools import pairwise

from onrecord.acquire import dates, wires
from onrecord.acquire.dating import Candidate, Role
from onrecord.acquire.draft import Draft
from onrecord.acquire.furniture import is_sourced

FIELD = re.compile(
    r"^(title|headline|date|published|posted|publication date|date published|published on|"
    r"updated|last updated|author|authors|byline|by|"
    r"source|outlet|publication|publisher|url|link|language|description|summary|section)\s*:\s+(\S.{0,400})$",
    re.I,
)
NAMES = {
    "headline": "title", "published": "date", "posted": "date", "published on": "date",
    "publication date": "date", "last updated": "updated", "date published": "date",
    "authors": "author", "byline": "author", "by": "author", "outlet": "source", "publication": "source",
    "publisher": "source", "link": "url", "summary": "description",
}  # fmt: skip
FIGURES = re.compile(r"[\d\s:/.,TZ+\-–]{4,40}(?:[ap]\.?m\.?|[A-Z]{2,4})?\s*", re.I)
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
RELEASE = re.compile(r"\W*(?:for immediate release|(?:press|news|media) (?:release|advisory))\W*", re.I)
FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[A-Za-z_-]{2,30}:[^\n]{0,400}\n|[ \t-][^\n]{0,400}\n){1,40})---[ \t]*\n")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:https?://|/)[^\s()]{1,500}\)")
BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*")
PARTED = re.compile(r"[a-z]{2}-$")
PUT_TOGETHER = re.compile(r"(?<=[a-z]{2})- (?=[a-z]{2})(?!(?:and|or|to|nor)\b)")
PAGE = re.compile(r"\W*page \d{1,3}(?: (?:of|/) ?\d{1,3})?\W*", re.I)
TITLE_LENGTH = 200
LONGEST_HEAD = 5


def text_report(text: str, *, id: str, input: str, url: str | None = None, fetched: str | None = None) -> Draft:
    """A plain-text page as a draft. The first line is the title if it looks like a headline."""
    fields, rest = header(text)
    paragraphs = unwrap(rest)
    title = fields.get("title", "")
    if len(paragraphs) > 1 and RELEASE.fullmatch(paragraphs[0]):
        paragraphs = paragraphs[1:]
    first = next((at for at, one in enumerate(paragraphs[:LONGEST_HEAD]) if not dates.all_stated(one)), 0)
    if not title and paragraphs and is_headline(paragraphs[first:]):
        title, paragraphs = paragraphs[first], [*paragraphs[:first], *paragraphs[first + 1 :]]
    roles: tuple[tuple[str, Role], ...] = (("date", "labelled"), ("updated", "changed"))
    return Draft(
        id=id,
        input=input,
        title=title.lstrip("# ").strip(),
        lead=fields.get("description", ""),
        body="\n".join(paragraphs),
        outlet=fields.get("source"),
        url=url or (address if (address := fields.get("url", "")).startswith("http") else None),
        authors=(fields["author"],) if "author" in fields else (),
        dates=tuple(
            Candidate(dates.stamp(fields[key]), "text", f"the field {key}", fields[key], role)
            for key, role in roles
            if key in fields
        ),
        language=fields.get("language"),
        fetched=fetched,
    )


def header(text: str) -> tuple[dict[str, str], str]:
    """Leading "Title: ...", "Date: ..." lines, and the text after them."""
    fields: dict[str, str] = {}
    rest = _unmarked(text.lstrip("\n "))
    while True:
        line, _, after = rest.partition("\n")
        found = FIELD.match(line.strip()) if len(line) < 450 else None
        if not found or is_sourced(line.strip()):
            break
        key = found[1].lower()
        fields.setdefault(NAMES.get(key, key), found[2].strip())
        rest = after.lstrip("\n ")
    if (
        len(fields) == 1
        and not {"title", "url"} & set(fields)
        and not _is_data(*next(iter(fields.items())), text, rest)
    ):
        return {}, text
    return fields, rest


def _unmarked(text: str) -> str:
    """A text without Markdown's marks for a head of fields, for links and for what is in bold."""
    if front := FRONT_MATTER.match(text):
        text = f"{front[1]}\n\n{text[front.end() :].lstrip()}"
    return LINK.sub(r"\1", BOLD.sub(r"\1", text)) if "](" in text or "**" in text else text


def _is_data(key: str, value: str, text: str, rest: str) -> bool:
    """Whether a single field at the top is data, not the first sentence: a date, or a name with an empty line below."""
    if key in ("date", "updated"):
        return bool(dates.all_stated(value)) or bool(FIGURES.fullmatch(value))
    apart = re.match(r"\s*[^\n]*\n[ \t]*\n", text) is not None
    return bool(rest.strip()) and apart and len(value) <= 60 and key in ("author", "source", "language", "section")


def unwrap(text: str) -> list[str]:
    """Paragraphs: lines, or blocks between blank lines where the lines were wrapped at a width."""
    paragraphs: list[str] = []
    for block in re.split(r"\n[ \t\u00a0]*\n", text.lstrip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        head = 0 if paragraphs else _head(lines)
        paragraphs += lines[:head]
        rest = lines[head:]
        paragraphs += [joined(rest)] if is_wrapped(rest) or is_parted(rest) else rest
    return [one for one in paragraphs if not PAGE.fullmatch(one)]


def is_parted(lines: list[str]) -> bool:
    """Whether a word is parted at the end of a line, as columns of print have it: "closed its con-", "sulate"."""
    return any(PARTED.search(line) and after[:1].islower() for line, after in pairwise(lines))


def joined(lines: list[str]) -> str:
    """Wrapped lines as one, words that are parted at a line's end put together."""
    return PUT_TOGETHER.sub("", " ".join(lines)) if is_parted(lines) else " ".join(lines)


def _head(lines: list[str]) -> int:
    """How many lines a headline with its byline and date takes, right below one another, at the top of a block."""
    own = [
        number
        for number, line in enumerate(lines[:LONGEST_HEAD])
        if number and not line.endswith(".") and (wires.byline(line) or dates.all_stated(line))
    ]
    return own[-1] + 1 if own else 0


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph wrapped at a width: all but the last are about as long, few end a sentence."""
    if len(lines) < 2:
        return False
    full = lines[:-1]
    widths = sorted(map(len, full))
    longest = max(widths)
    if not 40 <= longest <= 130 or len(lines[-1]) > longest + 10:
        return False
    open_ended = sum(not SENTENCE_END.search(line) for line in full)
    return open_ended >= 0.6 * len(full) and widths[len(widths) // 2] > 0.75 * longest


def is_headline(paragraphs: list[str]) -> bool:
    """Whether the first line is a title: short, no sentence's end, and longer text below it."""
    first = paragraphs[0]
    if not 8 <= len(first) <= TITLE_LENGTH or len(first.split()) < 2 or len(paragraphs) < 2:
        return False
    if re.search(r"[.;,:][\"'”’)]*$", first) and not re.search(r"\b[A-Z]\.$|\.\.\.$", first):
        return False
    return any(len(other) > len(first) for other in paragraphs[1:6])
