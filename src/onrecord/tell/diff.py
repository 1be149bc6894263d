"""What the news since a day, or a build, changed: events new, stronger, weaker, denied, moved, confirmed, gone."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct, structs

from onrecord.acquire.asked import day
from onrecord.errors import UsageError
from onrecord.model import Claim, Event, Report, Response, Says, Tier
from onrecord.model.kinds import DONE
from onrecord.record.accounts import as_told
from onrecord.record.bearing import bears
from onrecord.record.case import says
from onrecord.record.summary import within
from onrecord.store import Change, Record
from onrecord.store.bulk import many
from onrecord.tell.causes import Cause, Causes
from onrecord.tell.ledgers.base import when
from onrecord.tell.news import News
from onrecord.tell.support import several
from onrecord.tell.voices import Voices
from onrecord.tell.weigher import Weigher

Kind = Literal["new", "confirmed", "denied", "strengthened", "weakened", "moved", "retold", "gone"]

# What changes one's mind comes first.
WORDS: dict[Kind, str] = {
    "confirmed": "Confirmed",
    "denied": "Denied",
    "strengthened": "Better supported",
    "weakened": "Less supported",
    "moved": "Moved in time",
    "new": "New",
    "gone": "Gone, or merged into another",
    "retold": "Told again, with nothing new",
}
APART: tuple[Cause, ...] = ("anew", "removed")
SURER: tuple[Says, ...] = ("negated", "possible", "planned", "happened")


class Entry(Struct, frozen=True, kw_only=True):
    """One change of one event, in words, with the ids of the claims that made it.

    `when` are the event's days, `said` who says so now, `origins` and `digit` how well it is supported now.
    """

    kind: Kind
    event: str
    title: str
    detail: str
    claims: tuple[str, ...] = ()
    status: str = ""
    when: str = ""
    said: str = ""
    origins: int = 0
    digit: int | None = None
    tier: Tier = "firm"


class Diff(Struct, frozen=True, kw_only=True):
    """All changes in the order of `WORDS`, the weightiest first in each.

    They are those that the news since `day` made, or, where that is "", all after the build numbered `since`, which was
    begun at `started` ("" for the empty record). `undated` are reports that may be of the day or later and count as
    older, for their day of publication is not known. `reports` are those whose claims made the changes,
    `outlets` who published them. All of this is about firm events; `leads` has the changes of lead events where they
    were asked for, else `not_shown` is how many lead events changed. What changed after a build with no news of it is
    apart: in `anew` because reports were only read anew, in `removed` because some were taken out.
    """

    since: int | None
    entries: tuple[Entry, ...]
    day: str = ""
    started: str = ""
    undated: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    leads: tuple[Entry, ...] = ()
    not_shown: int = 0
    anew: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()


def diff(record: Record, since: str | None = None, *, built: str | int | None = None, leads: bool = False) -> Diff:
    """What the news since a day changed, or what was built since; there, what is no news is kept apart.

    Args:
        record: an open record.
        since: a day of the news ("2024-06-19"): reports published on it or later are compared with those before.
        built: in its place, the number of a build, or a day: what was built since is compared with the record then.
        leads: also what changed of events that only leads tell of, apart.

    Raises:
        UsageError: neither of the two or both, or what is neither a day nor a build of this record.
    """
    if (since is None) == (built is None):
        raise UsageError("since when? Give a day of the news (--since 2024-06-19), or a build or its day (--built 3)")
    if built is not None:
        build = _build(record, built)
        started = next((one.started for one in record.builds() if one.id == build), "")
        causes, parted = Causes(record, build), dict[Cause, list[Change]]()
        for change in record.changes(build):
            parted.setdefault(causes.of(change), []).append(change)
        told = _diff(record, parted.get("news", ()), Diff(since=build, entries=(), started=started), leads=leads)
        anew, removed = (_diff(record, parted.get(cause, ()), told, leads=False) for cause in APART)
        return structs.replace(told, anew=anew.entries, removed=removed.entries)
    news = News(record, _day(str(since)))
    return _diff(
        record, news.changes(), Diff(since=None, entries=(), day=news.day, undated=tuple(news.doubtful)), leads=leads
    )


def _day(since: str) -> str:
    if since.isdigit() and len(since) < 4:
        raise UsageError(f"'{since}' is no day such as 2024-06-19: for the number of a build, --built {since}")
    return day(since)[:10]


def _diff(record: Record, changed: Iterable[Change], then: Diff, *, leads: bool) -> Diff:
    """The changes in words, added to what says since when they are."""
    changes = list(changed)
    told = _Told(record, [change.after for change in changes if change.after is not None])
    weigher = Weigher(record)
    weigher.know(change.after for change in changes if change.after is not None)
    weights = {
        change.event: weigher.of(change.after, told.claims, told.reports).total
        for change in changes
        if change.after is not None
    }
    entries = _sorted(
        weights,
        (
            entry
            for change in changes
            for entry in _entries(told, change.event, _at("firm", change.before), _at("firm", change.after))
        ),
    )
    doubtful = _sorted(
        weights,
        (
            structs.replace(entry, tier="lead")
            for change in changes
            for entry in _entries(told, change.event, _at("lead", change.before), _at("lead", change.after))
        ),
    )
    reports = [told.reports[id] for id in sorted(told.reports_of(claim for entry in entries for claim in entry.claims))]
    return structs.replace(
        then,
        entries=tuple(entries),
        reports=tuple(report.id for report in reports),
        outlets=tuple(sorted({report.outlet or report.domain or "unknown" for report in reports})),
        leads=tuple(doubtful) if leads else (),
        not_shown=0 if leads else len({entry.event for entry in doubtful if entry.kind != "gone"}),
    )


def _at(tier: Tier, event: Event | None) -> Event | None:
    """The event if it was of that tier: what was a lead and is firm now is new, and what was firm and is none, gone."""
    return event if event is not None and event.tier == tier else None


def _sorted(weights: Mapping[str, float], entries: Iterable[Entry]) -> list[Entry]:
    order = list(WORDS)
    return sorted(
        entries,
        key=lambda e: (order.index(e.kind), -weights.get(e.event, 0), -e.origins, e.when or "9", e.title, e.event),
    )


class _Told:
    """The claims of the events that changed, with their reports, and the names of their speakers."""

    def __init__(self, record: Record, events: list[Event]) -> None:
        self.record = record
        self._decisions = record.in_force()
        found = many(record, Claim, (id for event in events for id in event.claims))
        self.recorded = {claim.id: claim for claim in found}
        self.claims = {claim.id: self._decisions.corrected(claim) for claim in found}
        held = many(record, Report, sorted({claim.report for claim in self.claims.values()}))
        self.reports = {report.id: report for report in held}
        self.voices = Voices(self.claims.values(), self.reports)

    def reports_of(self, claims: Iterable[str]) -> set[str]:
        found = {self.claims[id].report for id in claims if id in self.claims}
        return found & set(self.reports)

    def says(self, event: Event) -> str:
        """Who says what the event's status says, in words that bear its title; of these, whose words it is."""
        known = [self.claims[id] for id in event.claims if id in self.claims]
        told = [as_told(claim, event.type, self.reports.get(claim.report), self._decisions) for claim in known]
        told = [claim for claim in told if says(claim.status) == says(event.status)] or known
        of = self.claims.get(event.title_claim or "")
        bearing = [claim for claim in told if bears(event.title, of, claim, self.reports.get(claim.report))]
        return self.voices.says(sorted(bearing, key=lambda claim: claim.id != event.title_claim) or told)


def _build(record: Record, since: str | int) -> int:
    """The number of the build that is meant: the last before a day, if it is one."""
    builds = record.builds()
    text = str(since)
    if text.isdigit() and len(text) < 8:
        if int(text) not in {0, *(build.id for build in builds)}:
            known = ", ".join(str(build.id) for build in builds) or "none"
            raise UsageError(f"{record.name} has no build {text}: there are {known}, and 0 for the empty record")
        return int(text)
    first = day(text)[:10]
    return max((build.id for build in builds if build.started[:10] < first), default=0)


def _entries(told: _Told, id: str, before: Event | None, after: Event | None) -> list[Entry]:
    if after is None and before is None:
        return []
    if after is None:
        kept = told.record.shelf.resolve(id)
        left = told.record.shelf.get(Event, kept)
        if kept != id:
            detail = f"merged into {kept}"
        else:
            detail = "only leads tell of it any more" if left is not None else "no report carries it any more"
        return [Entry(kind="gone", event=id, title=before.title if before else id, detail=detail)]
    if before is None:
        return [_entry(told, "new", after, after.claims, _support(after))]
    added = tuple(claim for claim in after.claims if claim not in before.claims)
    return [_entry(told, kind, after, added, detail) for kind, detail in _compare(told, before, after, added)]


def _entry(told: _Told, kind: Kind, event: Event, claims: tuple[str, ...], detail: str) -> Entry:
    return Entry(
        kind=kind,
        event=event.id,
        title=event.title,
        detail=detail,
        claims=claims,
        status=event.status,
        when=when(event.time),
        said=told.says(event),
        origins=len(event.origins),
        digit=event.grade.digit if event.grade else None,
    )


def _compare(told: _Told, before: Event, after: Event, added: tuple[str, ...]) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    if before.status not in DONE and after.status in DONE:
        found.append(("confirmed", f"was {before.status}, now {after.status}"))
    if denial := _denial(told, before, after, added):
        found.append(("denied", f"denied {denial}"))
    if before.time and after.time and when(before.time) != when(after.time):
        found.append(("moved", _moved(before, after)))
    more = len(after.origins) - len(before.origins)
    better = (before.grade.digit - after.grade.digit) if before.grade and after.grade else 0
    if says(before.status) != says(after.status):  # who says another thing is neither more nor less support
        if after.status not in DONE:
            firmer = SURER.index(says(after.status)) > SURER.index(says(before.status))
            detail = f"was {before.status}, now {after.status}; {_support(after)}"
            found.append(("strengthened" if firmer else "weakened", detail))
    elif more > 0 or (more == 0 and better > 0):
        found.append(("strengthened", f"{_support(after)} (before: {_support(before)})"))
    elif more < 0 or better < 0:
        found.append(("weakened", f"{_support(after)} (before: {_support(before)})"))
    if not found and added:
        known = not (before.accounts and after.accounts) or _voices(before) == _voices(after)
        of = "of the same origins" if known else "saying something else of it"
        found.append(("retold", f"{len(added)} more claim{'' if len(added) == 1 else 's'} {of}"))
    return found


def _voices(event: Event) -> int:
    return sum(account.count for account in event.accounts)


def _moved(before: Event, after: Event) -> str:
    """From which days to which: closer, wider or others."""
    assert before.time is not None
    assert after.time is not None
    old, new = when(before.time) or "no time", when(after.time) or "no time"
    if within(after.time, before.time):
        return f"now on {new}, closer than {old}"
    return f"was {old}, now {new}"


def _denial(told: _Told, before: Event, after: Event, added: tuple[str, ...]) -> str:
    """Who newly denies the event, "" if nobody."""
    claims = (told.recorded.get(id) for id in added)
    speakers = [c.sources[-1].name if c.sources else "a report" for c in claims if c and c.status == "negated"]
    responses = (told.record.shelf.get(Response, id) for id in after.responses if id not in before.responses)
    speakers += [response.by.name for response in responses if response and response.stance == "denies"]
    return f"by {', '.join(dict.fromkeys(speakers))}" if speakers else ""


def _support(event: Event) -> str:
    if event.tier == "lead":
        return f"a lead in {len(event.claims)} claim{'' if len(event.claims) == 1 else 's'}"
    count = len(event.origins)
    told = several(event) or f"{count} origin{'' if count == 1 else 's'}"
    return told + (f", grade {event.grade.digit}" if event.grade else "")


def as_text(changes: Diff, *, markdown: bool = False, width: int = 80, short: Mapping[str, str] | None = None) -> str:
    """The diff as a note to read: what changed in a sentence, then a heading a kind and an event with all its changes.

    Args:
        changes: what `diff` found.
        markdown: write Markdown.
        width: wrap plain text at so many characters.
        short: what to print for the id of an event, as `Record.short` gives it; the whole id where it is not in there.
    """
    from onrecord.tell.note import note

    return note(changes, markdown=markdown, width=width, short=short or {})
