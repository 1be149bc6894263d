"""Dates as formats have them, no finer than they are known."""

from onrecord.model import TimeRange


def one_day(time: TimeRange | None) -> str | None:
    """The day of what took place on one day that is known."""
    if time is None or time.precision != "day" or time.start != time.end:
        return None
    return time.start


def within(time: TimeRange | None, length: int) -> str:
    """What the ISO dates of first and last day begin with, if they share it: 7 characters for a month, 4 for a year."""
    if time is None or not time.start or not time.end:
        return ""
    return time.start[:length] if time.start[:length] == time.end[:length] else ""


def digits(stamp: str | None) -> str:
    """A date or time as YYYYMMDDHHMMSS; midnight where only the day is known, "" where that is not."""
    found = "".join(char for char in (stamp or "")[:19] if char.isdigit())
    return found.ljust(14, "0") if len(found) >= 8 else ""
