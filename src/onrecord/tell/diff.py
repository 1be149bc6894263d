"""What changed in a record since a day or a build: events new, stronger, weaker, denied, moved, confirmed, gone."""

from datetime import date
from typing import Literal

from msgspec import Struct

from onrecord.errors import UsageError
from onrecord.model import Claim, Event, Response
from onrecord.store import Record
from onrecord.tell.ledgers.base import when

Kind = Literal["new", "confirmed", "denied", "strengthened", "weakened", "moved", "retold", "gone"]

WORDS: dict[Kind, str] = {
    "new": "New",
    "confirmed": "Confirmed",
    "denied": "Denied",
    "strengthened": "Better supported",
    "weakened": "Less supported",
    "moved": "Moved in time",
    "retold": "Told again, with nothing new",
    "gone": "Gone, or merged into another",
}
DONE = ("happened", "ongoing")


class Entry(Struct, frozen=True, kw_only=True):
    """One change of one event, in words, with the ids of the claims that made it."""

    kind: Kind
    event: str
    title: str
    detail: str
    claims: tuple[str, ...] = ()


class Diff(Struct, frozen=True, kw_only=True):
    """All changes after the build numbered `since`, in the order of `WORDS`."""

    since: int
    entries: tuple[Entry, ...]


def diff(record: Record, since: str | int) -> Diff:
    """What the record holds that it did not hold then.

    Args:
        record: an open record.
        since: a day ("2024-06-19": what was built before that day is known), or the number of a build.

    Raises:
        UsageError: `since` is neither a day nor a build of this record.
    """
    build = _build(record, since)
    entries = [
        entry
        for change in record.changes(build)
        for entry in _entries(record, change.event, change.before, change.after)
    ]
    order = list(WORDS)
    entries.sort(key=lambda entry: (order.index(entry.kind), entry.title, entry.event))
    return Diff(since=build, entries=tuple(entries))


def _build(record: Record, since: str | int) -> int:
    builds = record.builds()
    text = str(since)
    if text.isdigit() and len(text) < 8:
        if int(text) not in {0, *(build.id for build in builds)}:
            known = ", ".join(str(build.id) for build in builds) or "none"
            raise UsageError(f"{record.name} has no build {text}: there are {known}, and 0 for the empty record")
        return int(text)
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"'{text}' is neither a day such as 2024-06-19 nor the number of a build") from None
    return max((build.id for build in builds if build.started[:10] < day), default=0)


def _entries(record: Record, id: str, before: Event | None, after: Event | None) -> list[Entry]:
    if after is None:
        kept = record.shelf.resolve(id)
        detail = f"merged into {kept}" if kept != id else "no report carries it any more"
        return [Entry(kind="gone", event=id, title=before.title if before else id, detail=detail)]
    if before is None:
        return [_entry("new", after, after.claims, _support(after))]
    added = tuple(claim for claim in after.claims if claim not in before.claims)
    changes = _compare(record, before, after, added)
    return [_entry(kind, after, added, detail) for kind, detail in changes]


def _entry(kind: Kind, event: Event, claims: tuple[str, ...], detail: str) -> Entry:
    return Entry(kind=kind, event=event.id, title=event.title, detail=detail, claims=claims)


def _compare(record: Record, before: Event, after: Event, added: tuple[str, ...]) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    if before.status not in DONE and after.status in DONE:
        found.append(("confirmed", f"was {before.status}, now {after.status}"))
    if denial := _denial(record, before, after, added):
        found.append(("denied", denial))
    if before.time and after.time and when(before.time) != when(after.time):
        found.append(("moved", f"from {when(before.time) or 'no time'} to {when(after.time) or 'no time'}"))
    origins = len(after.origins) - len(before.origins)
    odds = after.grade.log_odds - before.grade.log_odds if before.grade and after.grade else 0.0
    if origins > 0 or odds > 0.05:
        found.append(("strengthened", f"{_support(before)} before, {_support(after)} now"))
    elif origins < 0 or odds < -0.05:
        found.append(("weakened", f"{_support(before)} before, {_support(after)} now"))
    if not found and added:
        found.append(("retold", f"{len(added)} more claim{'' if len(added) == 1 else 's'} of the same origins"))
    return found


def _denial(record: Record, before: Event, after: Event, added: tuple[str, ...]) -> str:
    """Who newly denies the event, "" if nobody."""
    claims = (record.shelf.get(Claim, id) for id in added)
    speakers = [c.sources[-1].name if c.sources else "a report" for c in claims if c and c.status == "negated"]
    responses = (record.shelf.get(Response, id) for id in after.responses if id not in before.responses)
    speakers += [response.by.name for response in responses if response and response.stance == "denies"]
    return f"by {', '.join(dict.fromkeys(speakers))}" if speakers else ""


def _support(event: Event) -> str:
    count = len(event.origins)
    grade = f", grade {event.grade.digit}" if event.grade else ""
    return f"{count} origin{'' if count == 1 else 's'}{grade}"


def as_text(changes: Diff, *, markdown: bool = False) -> str:
    """The diff as plain text or Markdown, a heading a kind and a line an event."""
    if not changes.entries:
        return f"Nothing has changed since build {changes.since}."
    lines: list[str] = []
    for kind, words in WORDS.items():
        entries = [entry for entry in changes.entries if entry.kind == kind]
        if entries:
            lines += ["", f"## {words}" if markdown else f"{words} ({len(entries)})", *([""] if markdown else [])]
            bullet = "- **{}**: {} (`{}`)" if markdown else "  {}: {} [{}]"
            lines += [bullet.format(entry.title, entry.detail, entry.event) for entry in entries]
    return "\n".join(lines).strip()
