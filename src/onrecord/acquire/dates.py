"""When a report was published: candidates from metadata, page, text and address, and which one to trust."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from onrecord.model import PublishedHow

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NUMBER = {name[:3].lower(): n for n, name in enumerate(MONTHS.split("|")[:12], 1)}
ISO = re.compile(r"\b((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]({MONTHS})\.?,?[ \-]+((?:19|20)\d\d)\b", re.I)
MONTH_FIRST = re.compile(rf"\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b", re.I)
NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")
CHINESE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
    r"|/((?:19|20)\d\d)-(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/"
)
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
LABEL = re.compile(
    r"^\W*(?:(?:[A-Z][\w .]{1,40}[|:]\s*)?"
    r"(?P<first>first published|published|posted|publication date|date published|date|created|issued|added)|"
    r"(?P<later>(?:last )?(?:updated|modified|edited)|update))\b(?: (?:on|at|in))?\s*[:|\-–]?\s*",
    re.I,
)
CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
REMAINDER = re.compile(
    rf"(?:{CLOCK}|\b(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b|"
    r"\b(?:at|on|by|in|am|pm|local time|hrs|hours|"
    r"updated|published|last|modified|posted|first|"
    r"(?-i:[A-Z]{2,4})(?:[+-]\d{1,2}(?::?\d\d)?)?|UTC|GMT|news|time)\b|[\W\d_])+",
    re.I,
)
EARLIEST = date(1800, 1, 1)


def stamp(value: object) -> str | None:
    """A date or date and time in ISO 8601, no finer than `value` gives; None if it is none.

    Takes ISO 8601, RFC 2822, seconds or milliseconds since 1970, and dates written out in English.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(r"\d{9,13}(\.\d+)?", value.strip())):
        return _since_epoch(float(value))
    text = str(value).strip()
    if re.fullmatch(r"\d{14}|\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    try:
        return _iso(datetime.fromisoformat(text), len(text) > 10)
    except ValueError:
        pass
    try:
        return _iso(parsedate_to_datetime(text), True)
    except (ValueError, TypeError, IndexError):
        return day(text)


def _iso(when: datetime, timed: bool) -> str | None:
    if when.year < EARLIEST.year or (when.year, when.month, when.day) == (1970, 1, 1):
        return None
    midnight = (when.hour, when.minute, when.second) == (0, 0, 0)
    return when.date().isoformat() if midnight or not timed else when.replace(microsecond=0).isoformat()


def _since_epoch(seconds: float) -> str | None:
    try:
        return _iso(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC), True)
    except (OverflowError, OSError, ValueError):
        return None


def day(text: str) -> str | None:
    """The first whole date in a text, as an ISO day. Ambiguous figures such as 05/09/2023 are no date."""
    text = text[:400]
    if found := ISO.search(text) or CHINESE.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.search(text):
        return _day(int(found[3]), _NUMBER[found[2][:3].lower()], int(found[1]))
    if found := MONTH_FIRST.search(text):
        return _day(int(found[3]), _NUMBER[found[1][:3].lower()], int(found[2]))
    if found := NUMERIC.search(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first == second or first > 12:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    return None


def _day(year: int, month: int, day_of_month: int) -> str | None:
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return None


def day_near(text: str | None, published: str | None) -> str | None:
    """A dateline's "Sept 5" as the ISO day nearest to publication; None without a year to go by."""
    if not text:
        return None
    if whole := day(text):
        return whole
    found = re.search(rf"({MONTHS})\.? ?(\d{{1,2}})|(\d{{1,2}}) ({MONTHS})", text, re.I)
    if not found or not published:
        return None
    month, number = _NUMBER[(found[1] or found[4])[:3].lower()], int(found[2] or found[3])
    anchor = date.fromisoformat(published[:10])
    near = [d for year in (-1, 0, 1) if (d := _day(anchor.year + year, month, number))]
    return min(near, key=lambda d: abs(date.fromisoformat(d) - anchor), default=None)


def in_url(url: str | None) -> str | None:
    """The day in an address such as .../2017/09/15/..."""
    found = IN_URL.search(url) if url else None
    return _day(*(int(part) for part in found.groups() if part)) if found else None


def in_name(stem: str) -> str | None:
    """The day in a file's name such as "reuters-2023-09-05-kim"."""
    found = IN_NAME.search(stem)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def stated(paragraph: str) -> tuple[str, bool] | None:
    """The day that a line states as the page's date, and whether it is one of publication, not of change.

    A line is one if nothing but a label, a time and a name stands beside the date: "Published 5 September 2023",
    "Xinhua | Updated: 2017-09-15 17:52", "September 5, 2023 / 10:32 AM / CBS News".
    """
    text = paragraph.strip()
    if len(text) > 120 or not (found := day(text)):
        return None
    label = LABEL.match(text)
    bare = text[label.end() :] if label else text
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST, NUMERIC, CHINESE):
        bare = pattern.sub(" ", bare)
    words = re.findall(r"[^\W\d_]{2,}", REMAINDER.sub(" ", bare))
    if label and len(words) <= 6:
        return found, bool(label["first"])
    credit = re.search(r"\|?\s*(first published|published|posted|updated|last updated|modified)\b:?", text, re.I)
    if credit and len(words) <= 6:
        return found, "pub" in credit[1].lower() or "post" in credit[1].lower()
    return (found, True) if len(words) <= 3 and not re.search(r"[.!?]\s", text) else None


def choose(
    candidates: Iterable[tuple[str | None, PublishedHow]], fetched: str | None
) -> tuple[str | None, PublishedHow, tuple[str, ...]]:
    """The first candidate that does not lie after the fetch, or today; with a note for each one rejected."""
    latest = date.today() + timedelta(days=1)
    if fetched and (seen := stamp(fetched)):
        latest = min(latest, date.fromisoformat(seen[:10]) + timedelta(days=1))
    notes: list[str] = []
    for value, how in candidates:
        if not value:
            continue
        if date.fromisoformat(value[:10]) <= latest:
            return value, how, tuple(notes)
        notes.append(f"the date {value[:10]} ({how}) lies in the future and was set aside")
    return None, "unknown", tuple(dict.fromkeys(notes))
