"""The marks, colours and days by which events are told apart in the terminal."""

from onrecord.model import Event, Status

MARKS: dict[Status, str] = {"happened": "●", "ongoing": "◐", "planned": "○", "possible": "◌", "negated": "✗"}
COLOURS: dict[Status, str] = {
    "happened": "green",
    "ongoing": "green",
    "planned": "blue",
    "possible": "yellow",
    "negated": "red",
}


def day(event: Event) -> str:
    """The first day, or the month or year where no finer is known; "…" before a last day alone."""
    time = event.time
    if time is None or not (time.start or time.end):
        return ""
    if not time.start:
        day = f"…{(time.end or '')[2:]}"
    elif time.start == time.end or not time.end:
        day = time.start
    else:
        coarse = {"month": time.start[:7], "year": time.start[:4], "decade": f"{time.start[:3]}0s"}
        day = coarse.get(time.precision, time.start)
    return f"{'~' if time.how == 'inferred' else ' '}{day}"
