"""Which of several days a report was published on, and why the others were not taken."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.acquire import dates
from onrecord.model import Dating, PublishedHow

Role = Literal["published", "labelled", "changed", "created", "address"]
LONGEST_WORDS = 160
DAY, APART = timedelta(days=1), timedelta(days=2)  # a day may be a matter of time zones
MONTH = timedelta(days=30)  # an address is made when an article is begun
BUDDHIST = re.compile(r"\b25[0-6]\d\b")
ZERO = re.compile(r"^\s*(?:0+|(?:1970|1969|1900|1899|0001)\b.*)$")
YEAR_ONLY = re.compile(
    r"\s*(?:copyright|©|\(c\)|\W)*\s*(?:\d{4}\s*[-–—]\s*)?\d{4}(?:[-/.]\d{1,2})?(?:\W+\D.{0,60})?\s*", re.I | re.S
)
OTHER_CALENDAR = re.compile(
    r"\b1[34]\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|"
    r"Bahman|Esfand|Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu|Tishrei|Nisan|Baisakh|Chaitra|Juche|"
    r"Minguo|Reiwa|Meskerem|Tikimt|Hidar|Megabit)\b",
    re.I,
)


class Candidate(NamedTuple):
    """A day that may be the one of publication: ISO or None, how it is known, where it stood, and in which words.

    `role`: "labelled" is a line that calls it the day of publication, "address" a whole day in the address,
    "changed" and "created" are days of something else, which serve only as evidence.
    """

    value: str | None
    how: PublishedHow
    place: str = ""
    words: str = ""
    role: Role = "published"


class Choice(NamedTuple):
    """The day of publication, how it is known, notes for the report, and every candidate with its verdict."""

    value: str | None
    how: PublishedHow
    notes: tuple[str, ...]
    dates: tuple[Dating, ...]


def choose(candidates: Iterable[tuple[str, PublishedHow] | Candidate], fetched: str | None) -> Choice:
    """The day of publication among candidates in order of trust.

    Metadata that a line on the page or the address shows to be overwritten yields to it; what lies after the
    fetch, or today, and what is no day is set aside.
    """
    whole = _once(Candidate(*one) for one in candidates)
    latest = _latest(fetched)
    sane = [one for one in whole if one.value and date.fromisoformat(one.value[:10]) <= latest]
    taken, instead = _taken(sane)
    notes = [note for one in whole if one not in sane and (note := _set_aside(one))]
    if taken and instead and "overwritten" in _verdict(instead, taken, instead, True):
        notes.append(
            f"{instead.place or instead.how} says {_day(instead)}, {taken.place or 'the text'} says {_day(taken)}, "
            "which was taken"
        )
    if taken and _buddhist(taken):
        notes.append(f"“{taken.words.strip()[:40]}” was read as a year of the Buddhist era")
    ordered = sorted(whole, key=lambda one: one is not taken)
    told = tuple(_told(one, taken, instead, one in sane) for one in ordered)
    if taken is None:
        return Choice(None, "unknown", tuple(dict.fromkeys(notes)), told)
    return Choice(taken.value, taken.how, tuple(dict.fromkeys(notes)), told)


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each day of a place once."""
    by_key: dict[tuple[str | None, str, str], Candidate] = {}
    for one in candidates:
        by_key.setdefault((one.value, one.place if one.how == "metadata" else one.words, one.role), one)
    return list(by_key.values())[:40]


def _latest(fetched: str | None) -> date:
    latest = date.today() + timedelta(days=1)
    if fetched and (seen := dates.stamp(fetched)):
        latest = min(latest, date.fromisoformat(seen[:10]) + timedelta(days=1))
    return latest


def _taken(sane: Sequence[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    """The candidate to trust, and the one that would have come first but was overwritten."""
    own = [one for one in sane if one.role not in ("changed", "created")]
    if not own:
        lines = [one for one in sane if one.role == "changed" and one.how != "metadata"]
        return (lines[0], None) if lines else (None, None)
    first = own[0]
    if first.how != "metadata":
        return first, None
    changed = {one.value for one in sane if one.role == "changed" and one.value}
    stale = _day(first) in {one[:10] for one in changed}
    for other in own[1:]:
        gap = date.fromisoformat(_day(first)) - date.fromisoformat(_day(other))
        if other.role == "labelled" and (gap >= APART or (gap == DAY and (stale or _universal(first)))):
            return other, first
        if other.role == "address" and (gap >= MONTH or (gap >= APART and stale)):
            return other, first
        if other.how == "metadata" and gap >= DAY and first.value in changed:
            return other, first
    return first, None


def _universal(one: Candidate) -> bool:
    """Whether it is the time in universal time, in which an evening in America is the next day."""
    return one.value is not None and re.search(r"T(?:0\d|1[0-3]):.*\+00:00$", one.value) is not None


def _told(one: Candidate, taken: Candidate | None, instead: Candidate | None, sane: bool) -> Dating:
    return Dating(
        day=one.value, how=one.how, place=one.place or one.how, words=one.words.strip()[:LONGEST_WORDS],
        taken=one is taken, verdict=_verdict(one, taken, instead, sane),
    )  # fmt: skip


def _verdict(one: Candidate, taken: Candidate | None, instead: Candidate | None, sane: bool) -> str:
    if one is taken:
        said = "a date of change; no other is known" if one.role == "changed" else "taken"
        return f"{said}; a year of the Buddhist era" if _buddhist(one) else said
    if not sane:
        return _why_not(one)
    if one is instead:
        if _universal(one) and date.fromisoformat(_day(one)) - date.fromisoformat(_day(taken or one)) == DAY:
            return "the day in universal time, a day later than where it was published"
        return "overwritten: the day of publication that the page or address gives is earlier"
    if one.role == "changed":
        return "a date of change"
    if one.role == "created":
        return "when it was made, not published"
    return "agrees" if taken and _day(one) == _day(taken) else "less trusted"


def _why_not(one: Candidate) -> str:
    """Why a candidate is no day at all."""
    if one.value:
        return "lies in the future"
    if ZERO.match(one.words):
        return "the zero of a clock, no date"
    if OTHER_CALENDAR.search(one.words):
        return "a date of another calendar, which is not converted"
    if one.role == "address" or YEAR_ONLY.fullmatch(one.words):
        return "a year or month only"
    return "no day that is certain"


def _set_aside(one: Candidate) -> str | None:
    if one.value:
        if one.role in ("changed", "created"):
            return None
        return f"the date {_day(one)} ({one.how}) lies in the future and was set aside"
    if one.role not in ("published", "labelled"):
        return None
    return f"the date “{one.words.strip()[:40]}” ({one.how}) was set aside: {_why_not(one)}"


def _day(one: Candidate) -> str:
    return (one.value or "")[:10]


def _buddhist(one: Candidate) -> bool:
    return bool(one.value and BUDDHIST.search(one.words) and not one.value.startswith("25"))
