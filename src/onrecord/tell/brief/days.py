"""Days in sentences: "July 2023", "7 September 2023 to 1 October 2023", no finer than the record has them."""

from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.model import Report, TimeRange
from onrecord.tell.screen import in_words


def in_sentence(time: TimeRange | None) -> str:
    """The days in words, "" where no report states them."""
    if time is None or time.how == "inferred" or not (time.start or time.end):
        return ""
    if time.start is None:
        return f"until {in_words(time.end or '')}"
    if time.end is None:
        return f"since {in_words(time.start)}"
    return _stretch(time.start, time.end)


def first_reported(reports: Iterable[Report]) -> str:
    """The first day on which these reports were published, where one is known: "reported 7 November 2023"."""
    days = [report.published[:10] for report in reports if report.published]
    return f"reported {in_words(min(days))}" if days else ""


def _stretch(start: str, end: str) -> str:
    if start == end:
        return in_words(start)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    after = last + timedelta(days=1)
    if first.day == 1 and after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return f"{in_words(start)} to {in_words(end)}"
