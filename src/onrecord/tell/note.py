"""A diff as a note to be read in the morning: what matters first, an event once with all that changed of it."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.tell.diff import WORDS, Diff, Entry, Kind
from onrecord.tell.leads import LEADS, not_shown

# What of an event's changes a summary counts, and how.
COUNTED: dict[Kind, str] = {
    "new": "new",
    "confirmed": "confirmed",
    "denied": "denied",
    "strengthened": "better supported",
    "weakened": "less supported",
    "moved": "moved in time",
    "gone": "gone or merged",
    "retold": "only told again",
}
ANEW = "Only read anew, no news"
REMOVED = "Changed because reports were taken out"
MOST_OUTLETS = 5
MARKS = {"planned": "planned", "possible": "possible", "negated": "said not to be", "ongoing": "going on"}


def note(changes: Diff, *, markdown: bool, width: int, short: Mapping[str, str]) -> str:
    """The changes as plain text of that width, or as Markdown; `short` has what to print for ids of events."""
    since = f"build {changes.since}" + (f" of {_day(changes.started)}" if changes.started else "")
    since = _day(changes.day) if changes.day else since
    if not changes.entries:
        nothing = "in the news" if changes.day else "is news" if changes.anew or changes.removed else "has changed"
        lines = [f"Nothing {nothing} since {since}."]
    else:
        lines = _paragraph(f"Since {since}: {_summary(changes)}", width, markdown)
    by_event = _by_event(changes.entries)
    for kind, words in WORDS.items():
        told = [entries for entries in by_event.values() if entries[0].kind == kind]
        if told:
            lines += ["", *_heading(words, len(told), markdown)]
            for entries in told:
                lines += _event(entries, short, width, markdown)
    if changes.leads:
        doubtful = _by_event(changes.leads).values()
        lines += ["", *_heading("Leads", len(doubtful), markdown), *_paragraph(LEADS, width, markdown), ""]
        for entries in doubtful:
            lines += _event(entries, short, width, markdown)
    for words, apart in ((ANEW, changes.anew), (REMOVED, changes.removed)):
        if apart:
            parted = _by_event(apart).values()
            lines += ["", *_heading(words, len(parted), markdown)]
            for entries in parted:
                lines += _event(entries, short, width, markdown)
    if changes.undated:
        lines += ["", *_paragraph(_undated(changes), width, markdown)]
    if hidden := not_shown(changes.not_shown):
        lines += ["", hidden]
    return "\n".join(lines).strip()


def _by_event(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by event, in order of importance, so that the first names the heading."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.event].append(entry)
    return found


def _heading(words: str, count: int, markdown: bool) -> list[str]:
    return [f"## {words}", ""] if markdown else [f"{words} ({count})"]


def _summary(changes: Diff) -> str:
    """How many events changed how, and who brought it: "28 events new, 1 confirmed, from 7 reports of 3 outlets"."""
    counts = Counter(entry.kind for entry in changes.entries)
    told = [f"{counts[kind]} {words}" for kind, words in COUNTED.items() if counts[kind]]
    first = told[0].split(" ", 1)
    told[0] = f"{first[0]} event{'' if first[0] == '1' else 's'} {first[1]}"
    outlets = list(changes.outlets)
    names = ", ".join(outlets[:MOST_OUTLETS]) + (f" and {len(outlets) - MOST_OUTLETS} more" if len(outlets) > 5 else "")
    reports = f"{len(changes.reports)} report{'' if len(changes.reports) == 1 else 's'}"
    source = f", from {reports} ({names})" if changes.reports else ""
    return f"{', '.join(told)}{source}."


def _undated(changes: Diff) -> str:
    """Which reports may be newer than they are taken for."""
    names, count = ", ".join(changes.undated[:MOST_OUTLETS]), len(changes.undated)
    more = f" and {count - MOST_OUTLETS} more" if count > MOST_OUTLETS else ""
    one = count == 1
    return (
        f"{count} report{'' if one else 's'} of no known day ({names}{more}) may be as new, and "
        f"count{'s' if one else ''} as older: onrecord build --date gives {'it' if one else 'them'} a day."
    )


def _event(entries: list[Entry], short: Mapping[str, str], width: int, markdown: bool) -> list[str]:
    first = entries[0]
    id = short.get(first.event, first.event)
    head = ("? " if first.tier == "lead" else "") + first.title + (f" ({_marks(first)})" if _marks(first) else "")
    if first.kind == "new":
        body = f"{first.said}; {first.detail}" if first.said else first.detail
    else:
        body = "; ".join(entry.detail for entry in entries)
        body += f"; according to {first.said}" if first.said and first.kind != "gone" else ""
    if first.kind == "retold":
        more = first.detail.partition(" of ")[0]
        line = f"- {head}: {more} (`{id}`)" if markdown else f"{head}: {more} [{id}]"
        return [line] if markdown else textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="    ")
    if markdown:
        return [f"- **{head}**: {body} (`{id}`)"]
    hung = textwrap.wrap(f"{body} [{id}]", width, initial_indent=" " * 4, subsequent_indent=" " * 4)
    return [*textwrap.wrap(head, width, initial_indent="  ", subsequent_indent="  "), *hung]


def _marks(entry: Entry) -> str:
    return ", ".join(
        part for part in (entry.when.replace(" (inferred)", ", inferred"), MARKS.get(entry.status, "")) if part
    )


def _paragraph(text: str, width: int, markdown: bool) -> list[str]:
    return [text] if markdown else textwrap.wrap(text, width)


def _day(stamp: str) -> str:
    day = date.fromisoformat(stamp[:10])
    return f"{day.day} {day:%B %Y}"
