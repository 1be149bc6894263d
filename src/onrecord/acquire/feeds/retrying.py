"""When to ask again: what a server says (Retry-After), or ever later the more often it failed."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST = timedelta(minutes=5)
LAST = timedelta(days=1)


def after(failures: int, now: datetime) -> datetime:
    """When to ask again after so many failures in a row: 5, 10, 20 minutes and so on, a day at most."""
    doubled = min(max(failures, 1) - 1, 12)
    return now + min(FIRST * (1 << doubled), LAST)


def told(value: str | None, now: datetime) -> datetime | None:
    """When a server wants to be asked again, a day from now at most; None where it does not say.

    It says so in seconds or as a date. A date that is past, or that a wrong clock gave, is none.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:  # "²" is a digit, and no number
        return now + min(timedelta(seconds=int(text)), LAST)
    try:
        given = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    given = given if given.tzinfo else given.replace(tzinfo=UTC)
    return min(given, now + LAST) if given > now else None
