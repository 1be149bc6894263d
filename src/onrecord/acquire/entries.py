"""Stamps before what they date: "Mali, 14 February 2020: In the Mopti region ...", "10:42", a day as a heading.

Lists of incidents, timelines and live blogs give each entry a time of its own. The stamp is taken out of the text and
kept with the stretch that it dates. Clock times without a day count on from the day of publication, whichever end
of the blog is the older.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.acquire.dates import day, day_near
from onrecord.acquire.wires import ANY_PLACE, DATE, NO_PLACE, REGION, is_place
from onrecord.knowledge import listed, table

ZONE = r"(?: ?(?:[A-Z]{2,4}T|GMT|UTC|Z|[Hh](?:rs|ours)?|local time|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?))?"
CLOCK = rf"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?{ZONE}"
AFTER = r"(?:\]|\))?\s*(?:$|[:|–—-]+\s+|(?=\s)\s+(?=[A-ZÀ-Þ“\"‘'#@]))"
ISO_LINE = re.compile(r"^(?P<at>(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)(?:\s+|$)")
TIMED = re.compile(rf"^(?:[\[(])?(?:(?:Updated|Posted|Published)(?: at)? )?{CLOCK}{AFTER}")
LONG_DATE = rf"(?:{DATE}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
STAMPED = re.compile(
    rf"^(?:{NO_PLACE}(?P<place>{ANY_PLACE}{REGION}?),?\s+)?(?P<date>{LONG_DATE})"
    rf"(?:,? (?:at )?{CLOCK})?(?P<mark>\s*:\s+|\s+[–—-]+\s+|[–—]\s*)(?=\S)"
)
PLACE_AFTER = re.compile(
    rf"^(?P<date>{LONG_DATE})(?:,|:|\s+[–—-]+)\s+(?P<place>{ANY_PLACE}(?:(?:,\s*|\s+[–—-]+\s+){ANY_PLACE})?"
    rf"(?:\s*\([^()]{{2,40}}\))?)\s*:\s+(?=\S)"
)
# A row of a list with its columns parted: "2024-03-02 | Sudan | Fighters shelled a hospital."
COLUMNS = re.compile(rf"^(?P<date>{LONG_DATE})\s*[|;]\s*(?P<place>{ANY_PLACE}(?:,\s*{ANY_PLACE})?)\s*[|;]\s*(?=\S)")
FIGURES = re.compile(r"^(\d{1,2})[./](\d{1,2})[./]\d{4}\b")
HEADING = re.compile(rf"^\W*(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{LONG_DATE})\W*$", re.I)


class Stamp(NamedTuple):
    """A stamp as printed, the time it gives (ISO 8601) and the place, where it names one."""

    label: str
    at: str | None
    place: str | None = None


class Part(NamedTuple):
    """Paragraphs, and the stamp that dates them; None for those that the report's own day dates."""

    stamp: Stamp | None
    paragraphs: list[str]


class _Found(NamedTuple):
    """A stamp at a paragraph's front, before its day is known, and what follows it there."""

    label: str
    rest: str
    day: str | None = None
    clock: tuple[int, int] | None = None
    place: str | None = None
    colon: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is a day alone, above what it dates."""
        return self.day is not None and self.clock is None and not self.rest


def part(paragraphs: Sequence[str], published: str | None) -> list[Part]:
    """The paragraphs in parts: what has no stamp, then each stamped stretch. One part where nothing is stamped."""
    order = _order(paragraphs)
    found = _enough([_found(_in_order(one, order), published) for one in paragraphs])
    if not any(found):
        return [Part(None, list(paragraphs))]
    several = sum(one is not None for one in found) > 1
    times = _timed(found, published)
    parts = [Part(None, [])]
    for index, (one, stamp) in enumerate(zip(paragraphs, found, strict=True)):
        if stamp is not None:
            at = times[index]
            parts.append(Part(Stamp(stamp.label, at, _place(stamp.place)), [stamp.rest] if stamp.rest else []))
        else:
            if not several and index > 1 and found[index - 1] is not None:
                parts.append(Part(None, []))
            parts[-1].paragraphs.append(one)
    return [each for each in parts if each.paragraphs]


def _order(paragraphs: Sequence[str]) -> str | None:
    """Whether dates in figures at the paragraphs' fronts begin with the day or the month, if any of them tells."""
    pairs = [(int(m[1]), int(m[2])) for one in paragraphs if (m := FIGURES.match(_bare(one)))]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return None if day_first == month_first else "day" if day_first else "month"


def _in_order(paragraph: str, order: str | None) -> str:
    """The paragraph, its date in figures written so that it says which of them is the month."""
    found = FIGURES.match(bare := _bare(paragraph))
    if found is None or order is None:
        return paragraph
    day_, month = (found[1], found[2]) if order == "day" else (found[2], found[1])
    return f"{found[0][-4:]}-{int(month):02d}-{int(day_):02d}{bare[found.end() :]}"


def _bare(paragraph: str) -> str:
    return re.sub(r"^(?:[•*·▪●]+ ?|[-–—] )+", "", paragraph).lstrip()


def _found(paragraph: str, published: str | None) -> _Found | None:
    paragraph = _bare(paragraph)
    head = paragraph[:200]
    if found := ISO_LINE.match(head):
        clock = (int(found["at"][11:13]), int(found["at"][14:16]))
        return _Found(found["at"][:16].replace("T", " "), _rest(paragraph, found), found["at"][:10], clock)
    if found := HEADING.match(head):
        return _Found(head.strip(), "", when) if (when := _day(found["date"], published)) else None
    columns = COLUMNS.match(head)
    if (found := columns or PLACE_AFTER.match(head)) and (place := _country_in(found["place"])):
        if when := _day(found["date"], published):
            return _Found(_label(found), _rest(paragraph, found), when, None, place, True)
        return None
    if found := STAMPED.match(head):
        when = _day(found["date"], published)
        if when is None:
            return None
        colon = found["mark"].strip() == ":"
        return _Found(_label(found), _rest(paragraph, found), when, _clock(found), found["place"], colon)
    if found := TIMED.match(head):
        return _Found(_label(found), _rest(paragraph, found), None, _clock(found))
    return None


def _rest(paragraph: str, found: re.Match[str]) -> str:
    return paragraph[found.end() :].strip()


def _label(found: re.Match[str]) -> str:
    return found[0].strip().rstrip(":–—-| ").strip()


def _day(words: str, published: str | None) -> str | None:
    return day(words) or day_near(words, published)


def _clock(found: re.Match[str]) -> tuple[int, int] | None:
    if not found["hour"]:
        return None
    hour = int(found["hour"]) % 12 + 12 * (found["half"].lower() == "p") if found["half"] else int(found["hour"])
    return hour, int(found["minute"] or 0)


def _enough(found: list[_Found | None]) -> list[_Found | None]:
    """Only stamps that are surely some: clock times and headings come in numbers, days before sentences may not.

    A single place and day is the report's dateline, unless a colon follows.
    """
    clocks = sum(one is not None and one.day is None for one in found)
    headings = sum(one is not None and one.heading for one in found)
    dated = sum(one is not None and one.day is not None and not one.heading for one in found)

    def is_one(one: _Found | None) -> bool:
        if one is None:
            return False
        if one.day is None:
            return clocks > 1
        if one.heading:
            return headings > 1 or clocks > 1
        return dated > 1 or one.place is None or one.colon

    return [one if is_one(one) else None for one in found]


def _country_in(words: str) -> str | None:
    """The country among the words for a place, or else a known town: "Kidal (Mali)", "Ukraine – Mariupol"."""
    parts = [part.strip() for part in re.split(r"\s+[–—-]+\s+|[,()]", words) if part.strip()]
    country = next((one for part in reversed(parts) if (one := _place(part)) and one.lower() in _countries()), None)
    return country or next((part for part in parts if is_place(part)), None)


def _place(name: str | None) -> str | None:
    """The place, a country's name without hyphens between its words."""
    spaced = name.replace("-", " ") if name else None
    return spaced if spaced and spaced.lower() in _countries() else name


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    rows = table("countries.tsv")
    return frozenset(name.lower() for row in rows for name in (row["name"], *listed(row["aliases"])))


def _timed(found: Sequence[_Found | None], published: str | None) -> dict[int, str | None]:
    """The time of each stamp, by its paragraph: days as stated, under a heading, or counted on from publication."""
    stamps = [(index, one) for index, one in enumerate(found) if one is not None]
    times: dict[int, str | None] = {}
    headed = any(one.heading for _, one in stamps)
    today = published[:10] if published else None
    before: tuple[int, int] | None = None
    for index, one in stamps if headed or not _newest_first(stamps) else reversed(stamps):
        if one.day is not None:
            today = one.day if one.heading else today
            times[index] = _joined(one.day, one.clock)
            continue
        if not headed and today and before and one.clock and one.clock < before:
            today = (date.fromisoformat(today) + timedelta(1)).isoformat()
        before = one.clock
        times[index] = _joined(today, one.clock)
    return times


def _newest_first(stamps: Sequence[tuple[int, _Found]]) -> bool:
    """Whether the clock times go back: read that way, less time passes between the first and the last."""
    clocks = [60 * one.clock[0] + one.clock[1] for _, one in stamps if one.clock and one.day is None]
    onward = sum((later - earlier) % 1440 for earlier, later in pairwise(clocks))
    return sum((earlier - later) % 1440 for earlier, later in pairwise(clocks)) <= onward


def _joined(when: str | None, clock: tuple[int, int] | None) -> str | None:
    return f"{when}T{clock[0]:02d}:{clock[1]:02d}" if when and clock else when
