"""The marks, colours and days by which events are told apart in the terminal."""

from onrecord.model import Event, Status

MARKS: dict[Status, str] = {"happened": "●", "ongoing": "◐", "planned": "○", "possible": "◌", "negated": "✗"}
QUOTED = "“"  # the event of a sentence that is quoted for what it only names
COLOURS: dict[Status, str] = {
    "happened": "green",
    "ongoing": "green",
    "planned": "blue",
    "possible": "yellow",
    "negated": "red",
}


def day(event: Event) -> str:
    """The day, or the month or year where no finer is known; "…" before a last day alone, "+" behind a first month.

    A week has two ends, and neither is the day: what was "last week" is of its month here.
    """
    time = event.time
    if time is None or not (time.start or time.end):
        return ""
    if not time.start:
        day = f"…{(time.end or '')[2:]}"
    elif time.start == time.end or not time.end:
        day = time.start
    else:
        coarse = {"month": time.start[:7], "year": time.start[:4], "decade": f"{time.start[:3]}0s"}
        day = coarse.get(time.precision) or _month(time.start, time.end)
    return f"{'~' if time.how == 'inferred' else ' '}{day}"


def _month(start: str, end: str) -> str:
    """The month of a stretch of days, "+" behind it where others follow."""
    return start[:7] if start[:7] == end[:7] else f"{start[:7]}+"
