"""What a time expression means, and the readings of its parts: numbers, years, months, parts of the day.

Each kind of pattern in `patterns` has a function (`Resolver`) that takes the match and its context (day of
publication, tense of the clause, the day and the quarter last mentioned) and returns a `Meaning`, or None where the
words are no time expression after all ("a second missile").
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from onrecord.model import Precision
from onrecord.read.times import dates
from onrecord.read.times.dates import words

Tense = Literal["past", "present", "future"]


class Context(NamedTuple):
    """What resolving needs: anchor day (None if unknown), tense of the clause, references before this one.

    `beside` is the last day that the sentence gives with its year.
    """

    anchor: date | None
    tense: Tense | None = None
    day: date | None = None
    period: str | None = None
    quarter: str | None = None
    before: str = ""
    after: str = ""
    beside: date | None = None


class Meaning(NamedTuple):
    """TIMEX3 type and value; first and last day (None: open or unknown), and how precise they are."""

    timex: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    anchored: bool = True


Match = re.Match[str]


Resolver = Callable[[Match, Context], Meaning | None]


UNKNOWN_DAY = "XXXX-XX-XX"


def named(value: str, part: str | None = None, *, anchored: bool = True, time: str = "") -> Meaning:
    """The meaning of a calendar value, narrowed to its early, middle or late part."""
    days = dates.of_value(value)
    kind: Literal["TIME", "DATE"] = "TIME" if time else "DATE"
    if not days:
        return Meaning(kind, value + time)
    first, last = dates.narrow(days[0], part)
    return Meaning(kind, value + time, first, last, days[1], anchored)


def number(text: str | None) -> float | None:
    """The value of a number in figures or words; None if vague or no number."""
    if not text:
        return None
    text = text.strip().replace(",", "")
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)( 1/2)?", text):
        return float(found[1]) + (0.5 if found[2] else 0)
    if text in {"a", "an", "the"}:
        return 1
    half = 0.5 if text.endswith("and a half") else 0
    total = 0.0
    for word in re.split(r"[ -]", text.removesuffix("and a half").strip()):
        if word in {"hundred", "thousand", "dozen"}:
            total = (total or 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        elif word in words()["numbers"]:
            total += words()["numbers"][word]
        elif word == "half":
            total = 0.5
        elif word not in {"a", "an"}:
            return None
    return total + half if total or half else None


def spoken_year(text: str) -> int | None:
    """A year in figures or as read aloud ("nineteen ninety-six")."""
    if text.isdigit():
        return int(text)
    first, _, rest = text.replace("-", " ", 1).partition(" ")
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(first)
    if century and (tail := number(rest)) is not None and 10 <= tail < 100:
        return century + int(tail)
    if text.startswith("two thousand"):
        return 2000 + int(number(text.removeprefix("two thousand").removeprefix(" and").strip()) or 0)
    return None


def year_of(text: str | None, ctx: Context) -> int | None:
    """The year that "2016", "last year", "that year" names."""
    if not text:
        return None
    base = ctx.anchor.year if ctx.anchor else None
    if text in {"that year", "the same year", "the following year", "the previous year"}:
        base = int(ctx.period[:4]) if ctx.period and ctx.period[:4].isdigit() else base
        shift = {"the following year": 1, "the previous year": -1}.get(text, 0)
        return base + shift if base else None
    if text in {"this year", "last year", "next year", "the year"}:
        return base + {"last year": -1, "next year": 1}.get(text, 0) if base else None
    return spoken_year(text)


def month_of(text: str) -> int:
    """The number of a month by its name or short form."""
    key = text.strip(".")
    return int(words()["months"].get(key) or words()["months_short"][key])


def day_of(text: str) -> int:
    """The number of a day in figures or as an ordinal."""
    key = text.strip()
    if key in words()["ordinals"]:
        return int(words()["ordinals"][key])
    return int(re.sub(r"\D", "", key))


def part_of(text: str | None) -> str | None:
    """Which part of a period words name: "early", "mid" or "late"."""
    if not text:
        return None
    if re.search(r"early|beginning|start|first|turn|earlier in", text):
        return "early"
    if re.search(r"late\b|late[ -]|end|close|last|latter|final|late in", text) and "later" not in text:
        return "late"
    return "mid" if re.search(r"mid", text) else None


def daypart(text: str | None) -> str:
    """A part of the day as TIMEX3 has it: TMO, TNI."""
    found = re.search("|".join(sorted(words()["dayparts"], key=len, reverse=True)), text or "")
    return "T" + words()["dayparts"][found[0]] if found else ""


def clock_time(text: str | None) -> str:
    """A clock time as TIMEX3 has it: T10:35, T12:00."""
    if not text:
        return ""
    if "noon" in text[:5] or "midday" in text:
        return "T12:00"
    if text.startswith("midnight"):
        return "T24:00"
    found = re.match(r"(\d{1,2}?)(?:[:.]?(\d\d))?\b ?([ap])?", text) or re.match(r"(\w+)()()", text)
    if not found:
        return ""
    hour = int(found[1]) if found[1].isdigit() else int(number(found[1]) or 0)
    half = found[3] or ("p" if re.search("afternoon|evening", text) else "a" if "morning" in text else "")
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{found[2] or '00'}"


def near_year(month: int, day: int, ctx: Context) -> int | None:
    """The year of a month and day without one: the occurrence nearest the anchor that fits the tense."""
    if not ctx.anchor:
        return None
    anchor = ctx.anchor
    options = [d for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := dates.make(year, month, day))]
    if ctx.before.endswith((" last ", " next ")):
        ahead = ctx.before.endswith(" next ")
        options = [d for d in options if (d > anchor) == ahead] or options
    if ctx.tense == "future" and ctx.before.endswith((" until ", " till ", " by ")):
        options = [d for d in options if d >= anchor] or options
    return min(options, key=lambda d: apart(d, anchor, ctx.tense, 3)).year if options else None


def apart(day: date, anchor: date, tense: Tense | None, factor: int) -> int:
    """How far a day is from the anchor, what lies on the other side than the tense points counting a few times over.

    Nearness outweighs tense: "extended the offer until Nov. 16" is of this November.
    """
    days = (day - anchor).days
    if (tense == "past" and days > 1) or (tense == "future" and days < -1):
        return abs(days) * factor
    return abs(days)
