"""Days as users name them: one of publication, the first and last of an event, that since when."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from onrecord.acquire import dates
from onrecord.errors import UsageError
from onrecord.model import Precision, TimeRange

HOW = "write a day as 2024-06-19"
PLAIN = re.compile(r"[1-9]\d{3}-\d\d-\d\d", re.ASCII)


def day(given: str) -> str:
    """A day, or a day and time, in ISO 8601; one that is written out in English ("19 June 2024") is read, too.

    Raises UsageError for what is none, and for figures that can be two days ("05/09/2023").
    """
    text = given.strip()
    if PLAIN.fullmatch(text) and int(text[:4]) < dates.FIRST_BUDDHIST and _is_iso(text):
        return text  # also the days that stand for none where a clock or a table wrote them, such as 1970-01-01
    whole = any(form.fullmatch(text) for form in (dates.DAY_FIRST, dates.MONTH_FIRST, dates.ISO, dates.NUMERIC))
    found = dates.stamp(text) if whole or _is_iso(text) else None
    if found:
        return found
    if dates.NUMERIC.fullmatch(text):
        raise UsageError(f"'{given}' can be two days, or is none: {HOW}")
    raise UsageError(f"'{given}' is no day: {HOW}")


def past_day(given: str) -> str:
    """As `day`, for what has been: a day of publication. Raises UsageError for one that is to come."""
    found = day(given)
    if date.fromisoformat(found[:10]) > date.today() + timedelta(days=1):
        raise UsageError(f"'{given}' is still to come: give the day of publication")
    return found


def days(given: str) -> TimeRange:
    """The days from first to last: "2023-07-01/2023-07-31", "2023-07", "2023-07-01/" with no end. Raises UsageError."""
    text = day(given)[:10] if dates.NUMERIC.fullmatch(given.strip()) else given  # the slashes of figures part no days
    first, between, last = (part.strip() for part in text.partition("/"))
    start = _stretch(first, given) if first else None
    end = _stretch(last, given) if last else None if between else start
    if start is None and end is None:
        raise UsageError(f"'{given}' names no day: write 2023-07-01/2023-07-31, or 2023-07-01/ if it goes on")
    if start and end and start.first > end.last:
        raise UsageError(f"'{given}' ends before it begins: write the first day, a slash, the last")
    precision: Precision = "open" if start is None or end is None else start.precision if start is end else "day"
    return TimeRange(start and start.first, end and end.last, precision, how="stated")


class _Stretch(NamedTuple):
    first: str
    last: str
    precision: Precision


def _stretch(text: str, given: str) -> _Stretch:
    """The days of a day, month or year."""
    year, _, month = text.partition("-")
    if len(year) == 4 and year.isdigit() and (not month or month.isdigit()):
        try:
            first = date(int(year), int(month or 1), 1)
            after = (first + timedelta(days=31)).replace(day=1) if month else date(first.year + 1, 1, 1)
        except (ValueError, OverflowError):
            raise UsageError(f"'{given}' is no day: {HOW}, or days as 2023-07-01/2023-07-31") from None
        last = after - timedelta(days=1)
        return _Stretch(first.isoformat(), last.isoformat(), "month" if month else "year")
    found = day(text)[:10]
    return _Stretch(found, found, "day")


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
