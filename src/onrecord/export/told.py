"""Events with the claims that tell of them, as they speak of them; and what a format says of each in words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from msgspec import Struct, structs

from onrecord.export.format import Asked
from onrecord.model import Claim, Entity, EntityRole, Event, Response, Source, Status, TimeRange
from onrecord.model.kinds import DONE
from onrecord.record.accounts import as_told
from onrecord.record.contents import of_content
from onrecord.tell.support import support

NOT_DONE: dict[Status, str] = {
    "planned": "planned",
    "possible": "possible only",
    "negated": "said not to have happened",
}
HELD = 2000  # reports kept at hand
# What XML 1.0 (section 2.2) has no way to write, which other formats are no better for.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Part = tuple[Entity, EntityRole]


class Told(Struct, frozen=True):
    """An event, its claims with the status in which they speak of it, the responses, and the entities in it."""

    event: Event
    claims: tuple[Claim, ...]
    responses: tuple[Response, ...]
    parts: tuple[Part, ...]

    @property
    def said(self) -> tuple[Claim | Response, ...]:
        """The claims and the responses."""
        return (*self.claims, *self.responses)

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell of it, in order."""
        return tuple(sorted({said.report for said in self.said}))


class Telling:
    """A record's events one by one, and their reports; `of_leads` are entities that leads alone name."""

    def __init__(self, asked: Asked) -> None:
        self._record, self._leads = asked.record, asked.leads
        self._decisions = asked.record.in_force()
        self.entities = asked.record.entities(leads=asked.leads)
        firm = {one.id for one in asked.record.entities()} if asked.leads else None
        self.of_leads = frozenset(one.id for one in self.entities if firm is not None and one.id not in firm)
        self._parts: dict[str, dict[str, Part]] = {}
        for one in self.entities:
            for use in (use for variant in one.variants for use in variant.uses):
                self._parts.setdefault(use.claim, {}).setdefault(one.id, (one, use.role))
        self.report = lru_cache(maxsize=HELD)(asked.record.report)

    def __iter__(self) -> Iterator[Told]:
        for event in self._record.events(leads=self._leads):
            yield self._told(event)

    def _told(self, event: Event) -> Told:
        own = frozenset(event.claims)
        claims = [
            self._as_told(claim, event, own)
            for claim in self._record.claims(event=event.id, leads=self._leads)
            if self._decisions.counts(claim)
        ]
        answers = (self._record.shelf.get(Response, id) for id in event.responses)
        parts = {id: part for claim in claims if claim.id in own for id, part in self._parts.get(claim.id, {}).items()}
        return Told(event, tuple(claims), tuple(one for one in answers if one is not None), tuple(parts.values()))

    def _as_told(self, claim: Claim, event: Event, own: frozenset[str]) -> Claim:
        told = as_told(claim, event.type, self.report(claim.report), self._decisions)
        return told if event.tier == "firm" and claim.id in own else structs.replace(told, tier="lead")


def called(event: Event) -> str:
    """An event's title, with what it is behind it where it is not simply told: "[planned]", "[lead]"."""
    marks = [NOT_DONE[event.status]] if event.status in NOT_DONE else []
    if event.status in DONE and any(account.says == "negated" for account in event.accounts):
        marks.append("denied")
    if event.tier == "lead":
        marks.append("lead")
    title = written(event.title) or event.type
    return f"{title} [{', '.join(marks)}]" if marks else title


def standing(event: Event) -> str:
    """Who says what of an event and how well that is supported, in a sentence."""
    if event.tier == "lead":
        return f"Status: {event.status}. A lead: too doubtful to be told as fact; without origins and grade."
    grade = event.grade
    graded = f" Graded for this status: {grade.words} (Admiralty {grade.digit})." if grade else ""
    who = written(support(event))
    return f"Status: {event.status}. {who[:1].upper()}{who[1:]}.{graded}"


def stance(told: Told, answer: Response) -> str:
    """What a response says of an event; where it denies what was said, and not that it was said, so much."""
    content = of_content(answer, told.event.type, told.claims)
    return f"{answer.stance} what was said" if content else answer.stance


def voices(claim: Claim | Response) -> str:
    """Whose words a claim or response is, the innermost first: "according to John Kirby, according to officials"."""
    said = [_voice(source) for source in reversed(claim.sources)]
    if not said and isinstance(claim, Claim) and claim.hearsay:
        return "on the word of somebody unnamed"
    return written(f"according to {', according to '.join(said)}") if said else "in the report's own voice"


def _voice(source: Source) -> str:
    return f"{source.name} ({source.cue or 'claimed'})" if source.distance == "distanced" else source.name


def coded(event: Event) -> list[str]:
    """What an event is in words of closed lists, as keywords and labels: "status:planned"."""
    given = {
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "tier": event.tier,
        "origins": str(len(event.origins)) if event.tier == "firm" else None,
        "admiralty": str(event.grade.digit) if event.grade else None,
    }
    return [f"{name}:{value}" for name, value in given.items() if value]


def no_finer(time: TimeRange | None) -> str | None:
    """A day, month or year in ISO 8601 that has all of a time in it, no finer than it is known; None if none has."""
    if time is None or time.how == "inferred" or not (time.start and time.end):
        return None
    if not (PLAIN_DAY.fullmatch(time.start) and PLAIN_DAY.fullmatch(time.end)):
        return None
    coarsest = {"year": 4, "season": 4, "month": 7}.get(time.precision, 10)
    known = (length for length in (10, 7, 4) if length <= coarsest and time.start[:length] == time.end[:length])
    return next((time.start[:length] for length in known), None)


def written(text: str) -> str:
    """Text on one line, without characters that XML cannot have."""
    return " ".join(UNWRITABLE.sub(" ", text).split())


def web(url: str | None) -> str | None:
    """An address of the web, None for any other and for what is none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and " " not in (url or "") else None
