"""How far up an event stands: a sum of named terms, the same wherever events are listed by what matters.

The values and their reasons are in `knowledge/weights.toml`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from onrecord.knowledge import toml
from onrecord.model import Claim, Event, Report, Term, Tier, TimeRange


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The contents of `knowledge/weights.toml`."""
    return toml("weights.toml")


class Weight(Struct, frozen=True):
    """The sum of an event's terms, in points; the heavier stands first. `background` is told apart from the news."""

    total: float = 0.0
    terms: tuple[Term, ...] = ()
    background: bool = False


class Coded(Struct, frozen=True):
    """A party by its code alone."""

    code: str


class Counted(Struct, frozen=True):
    """An account by who gives it alone."""

    origins: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """As `Account.count`."""
        return len(self.origins) + len(self.parties)


class Digit(Struct, frozen=True):
    """A grade without its terms."""

    digit: int
    words: str


class Light(Struct, frozen=True, kw_only=True):
    """An event as far as it can be weighed before its claims are read: a story has more events than it tells first."""

    id: str
    type: str
    tier: Tier = "firm"
    actors: tuple[Coded, ...] = ()
    recipients: tuple[Coded, ...] = ()
    origins: tuple[str, ...] = ()
    accounts: tuple[Counted, ...] = ()
    grade: Digit | None = None
    time: TimeRange | None = None


class Scene(Struct, frozen=True):
    """What an event is weighed against: in what share of the story's events each party is, and the story's days."""

    shares: Mapping[str, float]
    first: date | None
    last: date | None


def scene(events: Iterable[Event | Light], reports: Iterable[Report]) -> Scene:
    """The scene that a story's firm events and its reports make."""
    listed = [event for event in events if event.tier == "firm"]
    held = Counter(code for event in listed for code in _codes(event))
    days = sorted(date.fromisoformat(day) for report in reports for day in _published(report))
    return Scene(
        {code: count / len(listed) for code, count in held.items()},
        days[0] if days else None,
        days[-1] if days else None,
    )


def weigh(event: Event, claims: Sequence[Claim], reports: Mapping[str, Report], scene: Scene) -> Weight:
    """What an event weighs.

    Args:
        event: a firm event.
        claims: its claims.
        reports: their reports, by id.
        scene: of its story.
    """
    where = min((_place(claim, reports[claim.report]) for claim in claims if claim.report in reports), default=2)
    terms = [_origins(event), *_grade(event), _told(where), _parties(event, scene), *_words(event)]
    terms += [*_novelty(claims, reports, scene), *_undated(event)]
    kept = tuple(term for term in terms if term.value)
    return Weight(round(sum(term.value for term in kept), 3), kept, _background(event, where, scene))


def heft(event: Event | Light, scene: Scene) -> float:
    """What an event weighs before anything is known of its claims: the total of `weigh` without them."""
    known = _origins(event).value + _told(2).value + _parties(event, scene).value
    return round(known + sum(term.value for of in (_grade, _words, _undated) for term in of(event)), 3)


def _published(report: Report) -> tuple[str, ...]:
    """The report's day of publication, or the days between which it was published."""
    return (report.published[:10],) if report.published else report.published_window or ()


def first_told(claims: Iterable[Claim], reports: Mapping[str, Report]) -> date | None:
    """The first day on which a report of these claims was published; None where none is dated."""
    days = [reports[claim.report].published for claim in claims if claim.report in reports]
    return min((date.fromisoformat(day[:10]) for day in days if day), default=None)


def _origins(event: Event | Light) -> Term:
    return _of_origins(sum(account.count for account in event.accounts) or len(event.origins))


@lru_cache(maxsize=1024)
def _of_origins(count: int) -> Term:
    given = table()["origins"]
    value = min(given["most"], given["each_doubling"] * math.log2(max(1, count)))
    return Term("origins", round(value, 2), given["reason"].format(count=count))


def _grade(event: Event | Light) -> list[Term]:
    if event.grade is None:
        return []
    return [_of_grade(event.grade.digit, event.grade.words)]


@lru_cache(maxsize=64)
def _of_grade(digit: int, words: str) -> Term:
    given = table()["grade"]
    return Term("grade", given[str(digit)], given["reason"].format(digit=digit, words=words))


def _place(claim: Claim, report: Report) -> int:
    """0 for a claim in the headline, 1 in the lead or the body's first paragraph, 2 elsewhere."""
    for section in report.sections:
        if section.kind == "title" and section.span.overlaps(claim.span):
            return 0
        if section.kind == "lead" and section.span.overlaps(claim.span):
            return 1
    body = next((section.span for section in report.sections if section.kind == "body"), None)
    if body is None:
        return 2
    end = report.text.find("\n", body.start, body.end)
    return 1 if body.start <= claim.span.start < (end if end >= 0 else body.end) else 2


@lru_cache(maxsize=8)
def _told(where: int) -> Term:
    given = table()["place"]
    name = ("headline", "opening", "passing")[where]
    return Term(name, float(given.get(name, 0.0)), given[f"{name}_reason"])


def _parties(event: Event | Light, scene: Scene) -> Term:
    shares = sorted((scene.shares.get(code, 0.0) for code in _codes(event)), reverse=True)
    return _of_parties(sum(shares[:2]) / 2)


@lru_cache(maxsize=4096)
def _of_parties(share: float) -> Term:
    given = table()["parties"]
    return Term("parties", round(given["most"] * share, 2), given["reason"].format(share=round(100 * share)))


def _words(event: Event | Light) -> list[Term]:
    given = table()["words"]
    return [Term("words", given["value"], given["reason"])] if event.type in given["types"] else []


def _novelty(claims: Sequence[Claim], reports: Mapping[str, Report], scene: Scene) -> list[Term]:
    given, told = table()["novelty"], first_told(claims, reports)
    if told is None or scene.last is None:
        return []
    days = max(0, (scene.last - told).days)
    reason = given["reason"].format(days=days, halves=given["halves"]) if days else given["latest_reason"]
    return [Term("novelty", round(given["most"] * 0.5 ** (days / given["halves"]), 2), reason)]


def _undated(event: Event | Light) -> list[Term]:
    given = table()["undated"]
    known = event.time is not None and (event.time.start or event.time.end)
    return [] if known else [Term("undated", given["value"], given["reason"])]


def _background(event: Event, where: int, scene: Scene) -> bool:
    if scene.first is None or where == 0:
        return False
    long_before = _before(scene.first)
    time = event.time
    if event.status == "ongoing":
        since = time.start if time else None
        return where == 2 and len(event.origins) < 2 and (since is None or since < long_before)
    over = (time.end or time.start) if time else None
    return over is not None and over < long_before


@lru_cache(maxsize=1024)
def _before(first: date) -> str:
    """The day before which what was over is background to a story that begins on this day."""
    return (first - timedelta(table()["background"]["days"])).isoformat()


def _codes(event: Event | Light) -> set[str]:
    return {party.code for party in (*event.actors, *event.recipients)} - {"?"}
