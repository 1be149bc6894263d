"""Which offices reports give a person, in their words, with the days on which they were seen.

"Russian Defense Minister Sergei Shoigu" and "John Kirby, a spokesman for the council" say so; nothing else does.
"""

import calendar
import re
from collections.abc import Iterable

from msgspec import Struct

from onrecord.knowledge.folding import fold
from onrecord.model import Report
from onrecord.record.called import listed_words
from onrecord.record.offices import MOST_BEFORE, MOST_BEHIND, office_of
from onrecord.tell.published import published

STOPS = re.compile(r"[.,;:!?\n“”\"()]")
SMALL = frozenset({"of", "for", "and", "the", "to", "de"})
OPENING = frozenset(
    {"on", "in", "at", "by", "as", "a", "an", "but", "then", "when", "while", "after", "before", "with", "from"}
)
CALENDAR = frozenset({*calendar.day_name, *calendar.month_name} - {""})


class Office(Struct, frozen=True, kw_only=True):
    """An office as reports put it: the first and last day on which it was seen, "" if none is known, and in which."""

    words: str
    first: str
    last: str
    reports: tuple[str, ...]


def offices_seen(names: Iterable[str], reports: Iterable[Report]) -> list[Office]:
    """What these reports call a person of these names, the most often seen first.

    Args:
        names: the forms of the name, in full; a family name alone may be another's.
        reports: those that name the person.
    """
    full = [name for name in names if len(name.split()) > 1]
    seen: dict[str, list[tuple[str, str, str]]] = {}
    for report in reports:
        for name in full:
            if words := _words(name, report.text):
                seen.setdefault(fold(words), []).append((published(report)[:10], report.id, words))
                break
    found = [_office(told) for told in seen.values()]
    return sorted(found, key=lambda one: (-len(one.reports), one.first or "9", one.words))


def _office(told: list[tuple[str, str, str]]) -> Office:
    days = sorted(day for day, _, _ in told if day)
    return Office(
        words=told[0][2],
        first=days[0] if days else "",
        last=days[-1] if days else "",
        reports=tuple(sorted({id for _, id, _ in told})),
    )


def _words(name: str, text: str) -> str:
    """The office with what belongs to it: "Russian Defense Minister", "spokesman for the National Security Council"."""
    office = office_of(name, text)
    if office is None:
        return ""
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = STOPS.split(text[max(0, match.start() - 80) : match.start()])[-1].split()[-MOST_BEFORE:]
        if before and before[-1].lower() == office:
            return " ".join(_title(before))
        behind = re.match(r",\s+([^.,;:\n“”\"()]+)", text[match.end() : match.end() + 120])
        if behind and office in behind[1].lower().split()[:MOST_BEHIND]:
            words = behind[1].split()[:MOST_BEHIND]
            return " ".join(words[1:] if words[0].lower() in ("a", "an", "the", "its") else words)
    return office


def _title(before: list[str]) -> list[str]:
    """The words of a title that ends here: those with a capital or for an office, and small ones between them."""
    at = len(before) - 1
    while (
        at > 0
        and before[at - 1] not in CALENDAR
        and (before[at - 1][:1].isupper() or before[at - 1].lower() in listed_words("offices") | SMALL)
    ):
        at -= 1
    while at < len(before) - 1 and before[at].lower() in SMALL | OPENING:
        at += 1
    return before[at:]
