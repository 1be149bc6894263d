"""Calendar arithmetic over TIMEX3 values: which days a value names, and how precise that is.

Values follow TimeML 1.2.1 and TIDES 2005: 2023-07-25, 2023-07-25TMO, 2023-W30, 2023-W30-WE, 2023-07, 2023-Q3,
2023-H1, 2023-SU, 2023, 202 (a decade), 20 (a century). Ranges are inclusive pairs of days.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.model import Precision

Days = tuple[date, date]

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{1,2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?(?:T.*)?$"
)


def words() -> dict[str, Any]:
    """The words of time expressions: `knowledge/times.toml`."""
    return toml("times.toml")


def _games() -> dict[str, dict[str, list[str]]]:
    return toml("games.toml")


def games(year: int, after: str) -> Days | None:
    """The days of the world games that a year names with the lower-case words after it: "2018 Winter Olympics"."""
    found = re.match(r" (?:[a-z]+ )??(?:(winter|summer) (?:olympics?|games)|(world cup))\b", after)
    if not found:
        return None
    days = _games()[found[1] or "world_cup"].get(str(year))
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


@lru_cache(maxsize=16)
def lexicon(name: str) -> frozenset[str]:
    """One list of `knowledge/times_attachment.toml`: telling, light, about, aspect, and so on."""
    return frozenset(toml("times_attachment.toml")[name])


def make(year: int, month: int, day: int) -> date | None:
    """That day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_days(year: int, week: int) -> Days | None:
    """Monday and Sunday of an ISO 8601 week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(6)


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = max(index // 12, 1), index % 12 + 1
    return date(min(year, 9999), month, min(day.day, monthrange(min(year, 9999), month)[1]))


def season_days(year: int, season: str) -> Days:
    """First and last day of a northern season; the winter of a year begins in December of that year."""
    first, last = words()["season_months"][season]
    return date(year, first, 1), month_days(year + (last < first), last)[1]


def of_value(value: str) -> tuple[Days, Precision] | None:
    """The days that a TIMEX3 value names, with their precision; None for vague values and periods."""
    if re.fullmatch(r"\d{3}X?", value):
        year = int(value[:3]) * 10
        return ((date(year, 1, 1), date(year + 9, 12, 31)), "decade") if year else None
    if re.fullmatch(r"\d{2}", value):
        year = int(value) * 100
        return ((date(year, 1, 1), date(year + 99, 12, 31)), "decade") if year else None
    found = _VALUE.match(value)
    if not found or found["year"] == "0000":
        return None
    return _fields(int(found["year"]), found)


def _fields(year: int, found: re.Match[str]) -> tuple[Days, Precision] | None:
    if found["week"]:
        week = week_days(year, int(found["week"]))
        if not week:
            return None
        return ((week[0] + timedelta(5), week[1]), "day") if found["weekend"] else (week, "week")
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        return (date(year, last - 2, 1), month_days(year, last)[1]), "season"
    if found["half"]:
        last = 6 * int(found["half"])
        return (date(year, last - 5, 1), month_days(year, last)[1]), "season"
    if found["season"]:
        return season_days(year, found["season"]), "season"
    if found["day"]:
        day = make(year, int(found["month"]), int(found["day"]))
        return ((day, day), "day") if day else None
    if found["month"]:
        return (month_days(year, int(found["month"])), "month") if 1 <= int(found["month"]) <= 12 else None
    return (date(year, 1, 1), date(year, 12, 31)), "year"


def week_value(day: date) -> str:
    """The ISO 8601 week that a day lies in, as 2023-W30."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """The weekday (Monday is 1) nearest the anchor, itself included: after it if `direction` > 0, else before."""
    if direction > 0:
        return anchor + timedelta((weekday - anchor.isoweekday()) % 7)
    return anchor - timedelta((anchor.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a holiday: "12-25", "weekday/which/month" as in "4/4/11", or "easter-2"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "/" not in rule:
        return date.fromisoformat(f"{year:04d}-{rule}")
    weekday, which, month = (int(part) for part in rule.split("/"))
    first, last = month_days(year, month)
    if which < 0:
        return weekday_near(last, weekday, -1)
    return weekday_near(first, weekday, 1) + timedelta(7 * (which - 1))


def narrow(days: Days, part: str | None) -> Days:
    """The part of a stretch of days that "early", "mid" or "late" names; "start" and "end" likewise.

    A third of a month or a year's first months; days and weeks stay whole, as "late on Friday" is still Friday.
    """
    first, last = days
    length = (last - first).days + 1
    if not part or length < 20:
        return days
    third = timedelta(length // 3)
    if part in {"early", "start"}:
        return first, first + third - timedelta(1)
    if part in {"late", "end"}:
        return last - third + timedelta(1), last
    if part == "mid":
        return first + third, last - third
    return days
