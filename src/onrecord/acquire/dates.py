"""Dates as they are written: stamps of machines, days in English, and lines that state when a page was published."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NUMBER = {name[:3].lower(): n for n, name in enumerate(MONTHS.split("|")[:12], 1)}
# Years of our era; those from 2500 on are of the Buddhist era, in which Thailand counts.
YEAR = r"(?:19|20|25)\d\d"
BUDDHIST, FIRST_BUDDHIST = 543, 2443
ZEROS = {(1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1899, 12, 30), (1899, 12, 31)}  # of clocks and tables
ISO = re.compile(rf"\b({YEAR})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]({MONTHS})\.?,?[ \-]+({YEAR})\b", re.I)
MONTH_FIRST = re.compile(rf"\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ({YEAR})\b", re.I)
NUMERIC = re.compile(rf"\b(\d{{1,2}})[/.](\d{{1,2}})[/.]({YEAR})\b")
CHINESE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
    r"|/((?:19|20)\d\d)-(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/"
)
MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?=/)")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
FIRST = (
    r"first published|originally published|published|posted|publication date|publish(?:ing)? date|date published|"
    r"date of publication|date|created|issued|filed|released|online since"
)
LATER = (
    r"(?:(?:last|latest|page|article|story) )*(?:updated?|modified|edited|changed|revised|reviewed|refreshed)"
    r"(?: date| on)?|date (?:modified|updated)|modification date"
)
LABEL = re.compile(
    rf"(?:^|(?<=[\W_]))(?:(?P<later>{LATER})|(?P<first>{FIRST}))\b(?: (?:on|at|in))?\s*[:|\-–]?\s*", re.I
)
# When this copy of the page was made, or looked at.
COPYING = (
    r"(?:printed|print(?:able)? (?:version|copy|date)|retrieved|accessed|downloaded|archived|saved|generated|captured|"
    r"cached|crawled|exported|scanned|today(?:[’']s date)?(?= is\b|:)|last build)"
)
OF_THE_COPY = re.compile(rf"\W*(?:this page (?:was|is) )?{COPYING}\b", re.I)
COPIED = re.compile(rf"\b{COPYING}\b[^<>\n.]{{0,60}}?(?:{YEAR})", re.I)
LONGEST_LINE = 160
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
        return _since_epoch(value)
    text = str(value).strip()
    if re.fullmatch(r"\d{14}|\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    try:
        return _iso(datetime.fromisoformat(text), len(text) > 10)
    except ValueError:
        pass
    try:
        return _iso(parsedate_to_datetime(text), True)
    except (ValueError, TypeError, IndexError, OverflowError):
        return day(text)


def _iso(when: datetime, timed: bool) -> str | None:
    if when.year < EARLIEST.year or (when.year, when.month, when.day) in ZEROS:
        return None
    if when.year >= FIRST_BUDDHIST:
        try:
            when = when.replace(year=when.year - BUDDHIST)
        except ValueError:
            return None
    midnight = (when.hour, when.minute, when.second) == (0, 0, 0)
    return when.date().isoformat() if midnight or not timed else when.replace(microsecond=0).isoformat()


def _since_epoch(value: float | str) -> str | None:
    try:
        seconds = float(value)
        return _iso(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC), True)
    except (OverflowError, OSError, ValueError):
        return None


AGO = re.compile(
    r"\W*(?:(?:published|posted|updated)\W+)?(?:(?:about|around|over) )?(?:(?P<count>\d{1,3}|an?|one) ?"
    r"(?P<unit>second|sec|s|minute|min|m|hour|hr|h|day|d|week)s? ago|(?P<word>just now|today|yesterday))\W*",
    re.I,
)
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def ago(value: object, fetched: str | None) -> str | None:
    """The day of "2 hours ago", counted from when it was fetched; None without a moment to count from."""
    found = AGO.fullmatch(value) if isinstance(value, str) else None
    if found is None or not fetched:
        return None
    seen = datetime.fromisoformat(fetched)
    if found["word"]:
        return (seen.date() - timedelta(days=found["word"].lower() == "yesterday")).isoformat()
    unit = found["unit"][0].lower()
    if unit in "smh" and "T" not in fetched:
        return None  # it may have been before midnight
    count = int(found["count"]) if found["count"].isdigit() else 1
    return (seen - timedelta(seconds=count * SECONDS[unit])).date().isoformat()


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
        found = date(year - BUDDHIST if year >= FIRST_BUDDHIST else year, month, day_of_month)
    except ValueError:
        return None
    return None if (year, month, day_of_month) in ZEROS else found.isoformat()


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


def month_in_url(url: str | None) -> str | None:
    """The year and month in an address such as .../2021/04/92713, which is no day."""
    found = MONTH_IN_URL.search(url) if url else None
    return found[0] if found else None


def in_name(stem: str) -> str | None:
    """The day in a file's name such as "reuters-2023-09-05-kim"."""
    found = IN_NAME.search(stem)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


class Stated(NamedTuple):
    """A day that a line states as its page's: of publication or of change, and whether by a label."""

    day: str
    first: bool
    labelled: bool


def all_stated(paragraph: str) -> list[Stated]:
    """The days that a line states as the page's own: "Published on 27 August 2024 (updated on 30 August 2024)".

    A line is one if nothing but labels, times and a name stand beside its dates.
    """
    text = paragraph.strip()
    if len(text) > LONGEST_LINE or not day(text):
        return []
    bare = LABEL.sub(" ", text)
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST, NUMERIC, CHINESE):
        bare = pattern.sub(" ", bare)
    words = re.findall(r"[^\W\d_]{2,}", REMAINDER.sub(" ", bare))
    labels = list(LABEL.finditer(text))
    if len(words) > (6 if labels else 3) or re.search(r"[.!?]\s+[A-Z][a-z]+ [a-z]", bare):
        return []
    if re.match(r"\W*(?:correct|clarif|editor|amend|this (?:article|story|report))", text, re.I):
        return []  # of a note of the editors
    if OF_THE_COPY.match(text):
        return []
    if not labels:
        return [Stated(day(text) or "", True, False)]
    parts = [(labels[0], text[: labels[0].start()])] if day(text[: labels[0].start()]) else []
    found = [Stated(day(part) or "", True, False) for _, part in parts]
    for label, after in zip(labels, [*(one.start() for one in labels[1:]), len(text)], strict=True):
        if when := day(text[label.end() : after]):
            found.append(Stated(when, bool(label["first"]), True))
    if len(found) == len(parts) == 1:  # the label stands after its date: "5 September 2023 (updated)"
        return [Stated(found[0].day, bool(labels[0]["first"]), True)]
    return found


def stated(paragraph: str) -> tuple[str, bool] | None:
    """The day that a line states as the page's date, and whether it is one of publication, not of change.

    "Published 5 September 2023", "Xinhua | Updated: 2017-09-15 17:52", "September 5, 2023 / 10:32 AM / CBS News".
    """
    found = all_stated(paragraph)
    best = next((one for one in found if one.first), found[0] if found else None)
    return (best.day, best.first) if best else None
