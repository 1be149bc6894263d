"""The record as a page needs it: events with their origins, copies folded beneath, every claim in its context."""

import re
from collections.abc import Iterable

from msgspec import Struct

from onrecord.model import Claim, Conflict, Event, Grade, Origin, Report, Response, Says, Source, Span
from onrecord.record.case import says
from onrecord.record.contents import of_content
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import when, who
from onrecord.tell.published import published
from onrecord.tell.support import in_order, statement, support, told
from onrecord.tell.weight import Scene, Weight, scene, weigh

NEAR = 300  # characters in which the beginning of a sentence is looked for at first
ENDS = re.compile(r"[.!?…][\"”’')\]]*\s|\n")


class Cite(Struct, frozen=True, kw_only=True):
    """A claim in its context: the words before and after its quote within the sentence, and who says so."""

    claim: Claim
    report: Report
    number: int
    before: str
    after: str
    speakers: str
    day: str


class OriginView(Struct, frozen=True, kw_only=True):
    """An origin of one event: the claim that carried it first, and the repetitions folded beneath it."""

    origin: Origin | None
    title: str
    first: Cite
    folded: tuple[Cite, ...]
    evidence: tuple[str, ...]


class AccountView(Struct, frozen=True, kw_only=True):
    """What some say alike of an event, and how well that is supported.

    `statement` is what they say, `told` how many say so ("1 denies it"), `origins` those that have claims.
    """

    says: Says
    statement: str
    told: str
    count: int
    origins: tuple[OriginView, ...]
    grade: Grade | None = None


class ResponseView(Struct, frozen=True, kw_only=True):
    """A reaction to one of the event's claims."""

    response: Response
    report: Report
    before: str
    after: str


class ConflictView(Struct, frozen=True, kw_only=True):
    """A conflict with both its claims."""

    conflict: Conflict
    cites: tuple[Cite, Cite]


class EventView(Struct, frozen=True, kw_only=True):
    """An event with everything that supports and disputes it; `leads` may tell of it too and count for nothing.

    `origins` are those that say what the event's status says, `reports` counts those that carry them; `accounts` are
    what all say, that of the status first, and `support` is how many say what, in words. `published` are the days on
    which reports of it were, `windows` those between which others were, in words. `weight` is how far up it stands.
    """

    event: Event
    number: int
    actors: str
    recipients: str
    when: str
    where: str
    origins: tuple[OriginView, ...]
    responses: tuple[ResponseView, ...]
    conflicts: tuple[ConflictView, ...]
    reports: int
    claims: int
    denied: bool
    published: tuple[str, ...]
    windows: tuple[str, ...]
    history: tuple[tuple[str, str, str], ...]
    leads: tuple[Cite, ...] = ()
    accounts: tuple[AccountView, ...] = ()
    support: str = ""
    weight: Weight = Weight()


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events in order of time, those without one last."""
    return sorted(events, key=lambda event: (not _start(event), _start(event), event.title, event.id))


def context(text: str, span: Span, room: int = 220) -> tuple[str, str]:
    """What stands before and after a span in its sentence, at most `room` characters each, cut at a word."""
    left = _begins(text, span.start)
    stop = ENDS.search(text, span.end)
    before, after = text[left : span.start], text[span.end : stop.end() if stop else len(text)]
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return before.lstrip(), after.rstrip()


def _begins(text: str, at: int) -> int:
    """Where the sentence begins that stands at a place of a text: a little is looked through, then more."""
    room = NEAR
    while True:
        left = max(0, at - room)
        ends = [match.end() for match in ENDS.finditer(text, left, at)]
        if ends or not left:
            return ends[-1] if ends else 0
        room *= 4


class Views:
    """Builds the views of one record; citations are numbered in the order in which they are first used.

    Args:
        books: the record's books.
        leads: the books of its leads, where those that may tell of firm events are to be with them.
    """

    def __init__(self, books: Books, leads: Books | None = None) -> None:
        self.books = books
        self._leads = Views(leads) if leads else None
        self.record = books.record
        self._numbers: dict[str, int] = {}
        self._origins = books.origins
        self._conflicts: dict[str, list[Conflict]] = {}
        for conflict in books.conflicts:
            self._conflicts.setdefault(conflict.event, []).append(conflict)
        self._scenes: dict[str | None, Scene] = {}

    def cite(self, claim: Claim) -> Cite:
        """The claim in its context, with its citation number."""
        report = self.books.reports[claim.report]
        before, after = context(report.text, claim.span)
        return Cite(
            claim=claim,
            report=report,
            number=self._numbers.setdefault(claim.id, len(self._numbers) + 1),
            before=before,
            after=after,
            speakers=self.books.voices.chain(claim),
            day=published(report),
        )

    def event(self, event: Event, number: int) -> EventView:
        """One event."""
        claims = sorted(self.books.of(event), key=lambda c: (self.books.moment(c.report), c.report, c.span))
        responses = tuple(self._response(response) for response in self.books.responses_to(event))
        accounts = self._accounts(event, claims)
        own = next((account.origins for account in accounts if account.says == says(event.status)), ())
        saying = self.books.saying(event, claims) or claims
        return EventView(
            event=event,
            number=number,
            actors=who(event.actors),
            recipients=who(event.recipients),
            when=when(event.time),
            where=event.place.name if event.place else "",
            origins=own,
            responses=responses,
            conflicts=tuple(self._conflict(c) for c in self._conflicts.get(event.id, ()) if self._whole(c)),
            reports=len({claim.report for claim in saying}),
            claims=len(claims),
            denied=any(account.says == "negated" for account in accounts)
            or any(conflict.kind == "denial" for conflict in self._conflicts.get(event.id, ()))
            or any(r.response.stance == "denies" and not of_content(r.response, event.type, claims) for r in responses),
            published=tuple(sorted({day for claim in claims if (day := self.books.published(claim))})),
            windows=tuple(sorted({day for claim in claims if (day := self._window(claim))})),
            history=tuple(self._history(claims)),
            leads=self._linked(event),
            accounts=accounts,
            support=support(event),
            weight=self._weight(event, claims),
        )

    def _weight(self, event: Event, claims: list[Claim]) -> Weight:
        """How far up the event stands in its story; a lead weighs nothing, nor what is told without its story."""
        if event.tier == "lead" or not self.books.whole:
            return Weight()
        story = self.books.story_of(event)
        if story not in self._scenes:
            self._scenes[story] = scene(self.books.events_in(story), self.books.reports_in(story))
        return weigh(event, claims, self.books.reports, self._scenes[story])

    def _accounts(self, event: Event, claims: list[Claim]) -> tuple[AccountView, ...]:
        """The accounts that the claims give, with those that parties give in responses alone."""
        given: dict[Says, list[Claim]] = {}
        for claim in claims:
            given.setdefault(self.books.account(event, claim), []).append(claim)
        known = {account.says: account for account in in_order(event)}
        listed = dict.fromkeys([says(event.status), *known, *given])
        found = []
        for account in listed:
            origins = tuple(self._fold(given.get(account, [])))
            kept = known.get(account)
            count = kept.count if kept else len(origins)
            grade = kept.grade if kept else event.grade if account == says(event.status) else None
            if count:
                found.append(
                    AccountView(
                        says=account,
                        statement=statement(account, event),
                        told=told(account, count, event),
                        count=count,
                        origins=origins,
                        grade=grade,
                    )
                )
        return tuple(found)

    def _linked(self, event: Event) -> tuple[Cite, ...]:
        if self._leads is None:
            return ()
        return tuple(self._leads.cite(claim) for id in event.leads if (claim := self._leads.books.claims.get(id)))

    def _window(self, claim: Claim) -> str:
        """Between which days the claim's report was published, "" where the day is known or nothing is."""
        report = self.books.reports[claim.report]
        return "" if report.published else published(report)

    def events(self, events: Iterable[Event]) -> list[EventView]:
        """All events in order of time, those without one last, numbered from 1."""
        return [self.event(event, number) for number, event in enumerate(in_time(events), 1) if self.books.of(event)]

    def _whole(self, conflict: Conflict) -> bool:
        return all(id in self.books.claims for id in conflict.claims)

    def _fold(self, claims: list[Claim]) -> list[OriginView]:
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(self.books.origin_of.get(claim.id, claim.id), []).append(claim)
        return [self._origin(self._origins.get(id), group) for id, group in groups.items()]

    def _origin(self, origin: Origin | None, claims: list[Claim]) -> OriginView:
        cites = [self.cite(claim) for claim in claims]
        cites.sort(key=lambda cite: cite.speakers == cite.speakers.lower())  # who has a name stands for "reports"
        first, *rest = cites
        reports = {cite.report.id for cite in (first, *rest)}
        evidence = [
            f"{item.kind}: {item.detail}"
            for item in (origin.evidence if origin else ())
            if not item.reports or len(reports & set(item.reports)) > 1
        ]
        title = self._called(origin.title, first.report.id) if origin else first.speakers
        return OriginView(
            origin=origin, title=title, first=first, folded=tuple(rest), evidence=tuple(dict.fromkeys(evidence))
        )

    def _called(self, title: str, report: str) -> str:
        """Whose word an origin is, by the name that the reports give; "The Hill" keeps its article, being a name."""
        told = self.books.voices.name(Source(title), report)
        return title if title == f"The {told}" else told

    def _response(self, response: Response) -> ResponseView:
        report = self.books.reports[response.report]
        before, after = context(report.text, response.span)
        return ResponseView(response=response, report=report, before=before, after=after)

    def _conflict(self, conflict: Conflict) -> ConflictView:
        one, other = (self.cite(self.books.claims[id]) for id in conflict.claims)
        return ConflictView(conflict=conflict, cites=(one, other))

    def _history(self, claims: list[Claim]) -> list[tuple[str, str, str]]:
        """Each status with the first day and outlet that told it so."""
        told: dict[str, tuple[str, str, str]] = {}
        for claim in claims:
            report = self.books.reports[claim.report]
            told.setdefault(claim.status, (claim.status, self.books.published(claim), report.outlet or report.id))
        return list(told.values())


def _start(event: Event) -> str:
    return (event.time.start or event.time.end or "") if event.time else ""
