"""iCalendar (RFC 5545): what is planned, on the days between which it is to be.

Every entry is of whole days, no finer than the reports are, and blocks no time. What is planned is TENTATIVE, for no
report makes it sure; what was planned and is said not to be is CANCELLED. Plans without a first and a last day have no
place in a calendar.
"""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.export.addresses import followed
from onrecord.export.citations.text import text
from onrecord.export.format import Asked, Format
from onrecord.export.telling import Told, cited, deniers, told
from onrecord.export.wording import one_line
from onrecord.model import Event
from onrecord.store import Record

if TYPE_CHECKING:
    import icalendar

FINE = frozenset({"point", "settlement"})


def write(asked: Asked) -> int:
    """Write the calendar."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//onrecord//onrecord {__version__}//EN")
    calendar.add("version", "2.0")
    stamp = _stamp(asked.record)
    count = 0
    for one in told(asked):
        if not _planned(one.event):
            asked.left_out["not planned"] += 1
        elif not (one.event.time and one.event.time.start and one.event.time.end):
            asked.left_out["planned without a day"] += 1
        else:
            calendar.add_component(_entry(icalendar.Event(), one, stamp))
            count += 1
    asked.file.write(calendar.to_ical())
    return count


def _planned(event: Event) -> bool:
    """Whether it is to come as far as is known, or was until it was denied."""
    once = any(account.says == "planned" for account in event.accounts)
    return event.status == "planned" or (event.status == "negated" and once)


def _entry(entry: "icalendar.Event", one: Told, stamp: datetime) -> "icalendar.Event":
    event, time = one.event, one.event.time
    assert time
    assert time.start
    assert time.end
    lead = "Lead: " if event.tier == "lead" else ""
    entry.add("uid", f"{event.id}@onrecord")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", date.fromisoformat(time.start))
    entry.add("dtend", date.fromisoformat(time.end) + timedelta(days=1))  # the first day after
    entry.add("summary", lead + one_line(event.title))
    entry.add("status", "CANCELLED" if event.status == "negated" else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.type])
    entry.add("description", _description(one))
    if event.place:
        entry.add("location", one_line(event.place.name))
        if event.place.precision in FINE and event.place.latitude is not None and event.place.longitude is not None:
            entry.add("geo", (event.place.latitude, event.place.longitude))
    if url := followed(one.first.url if one.first else None):
        entry.add("url", url)
    return entry


def _description(one: Told) -> str:
    """How finely the time is known, how well it is supported, who denies it, and every citation."""
    event, time = one.event, one.event.time
    parts = [
        f"No day is known, only the {time.precision}: “{one_line(time.text)}”."
        if time and time.precision != "day"
        else ""
    ]
    if event.grade:
        parts.append(f"Grade {event.grade.digit}: {event.grade.words}.")
    if denied := deniers(one):
        parts.append(f"Denied by {', '.join(denied)}.")
    if one.alleged:
        parts.append("Alleged only.")
    told = " ".join(part for part in parts if part)
    return "\n\n".join(part for part in (told, text(cited(one)), f"Event {event.id}") if part)


def _stamp(record: Record) -> datetime:
    """When the record was last written, so that the same record gives the same file."""
    builds = record.builds()
    if not builds:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return datetime.fromisoformat(builds[-1].finished or builds[-1].started).astimezone(UTC)


FORMAT = Format("ics", "a calendar of what is planned", write, ("events",), extra="formats")
