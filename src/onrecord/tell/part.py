"""The books of a few events or reports: what a page of theirs needs, and no more, however large the record."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from onrecord.model import Claim, Conflict, Entity, EntityKind, Event, Origin, Report, Response, Span, Story, Tier
from onrecord.record.decisions import Decisions
from onrecord.record.entities import Named, places
from onrecord.record.entities import entities as joined
from onrecord.store import Record
from onrecord.store.bulk import claims_in, many, origins_of, responses_in
from onrecord.store.heard import Heard, heard_in
from onrecord.store.who_is_one import who_is_one
from onrecord.tell.books import Books
from onrecord.tell.voices import Voices

HEARD = 40  # reports of which all claims are read, so that "Kirby" is told by the name that the report gives him

T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)


class Part(Books):
    """Books of some events and reports alone; as `Books`, with what hangs on these.

    Args:
        record: an open record.
        events: the events that are told of, with their claims, leads, responses, conflicts and reports.
        reports: ids of reports that are told of, with all their claims and the events of these.
        decisions: those in force, where they are at hand.
    """

    whole = False

    def __init__(
        self,
        record: Record,
        events: Iterable[Event] = (),
        reports: Sequence[str] = (),
        decisions: Decisions | None = None,
    ) -> None:
        self.record = record
        self.entity, self.story = None, None
        self._asked = frozenset(reports)
        self._decisions = decisions or record.in_force()
        found = {event.id: event for event in events}
        own = claims_in(record, reports)
        beside = record.owners("event", [claim.id for claim in own]).values()
        found |= {one.id: one for one in self._all(Event, (id for id in beside if id not in found))}
        told = chain.from_iterable((*event.claims, *event.leads) for event in found.values())
        claims = {claim.id: claim for claim in (*own, *self._all(Claim, told))}
        self._claims = {"firm": [], "lead": []}
        for claim in map(self._decisions.corrected, claims.values()):
            self._claims[claim.tier].append(claim)
        self._events = {"firm": [], "lead": []}
        for event in found.values():
            self._events[event.tier].append(event)
        self._responses = self._all(Response, chain.from_iterable(event.responses for event in found.values()))
        near = {*reports, *(c.report for c in claims.values()), *(r.report for r in self._responses)}
        self.reports = {report.id: report for report in self._all(Report, sorted(near))}
        self._take("firm")

    def _voices(self, _: tuple[Tier, ...]) -> Voices:
        """By all claims, be they firm or not, for all that the reports claim is heard."""
        return self._known

    @cached_property
    def _known(self) -> Voices:
        said: dict[str, Claim | Heard] = {claim.id: claim for of in self._claims.values() for claim in of}
        return Voices((said | {one.id: one for one in self._heard}).values(), self.reports)

    @cached_property
    def _heard(self) -> list[Heard]:
        """What else the reports claim: it tells by which names they know people."""
        return heard_in(self.record, list(self.reports)[:HEARD])

    def _all(self, kind: type[T], ids: Iterable[str]) -> list[T]:
        return many(self.record, kind, ids)

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """The origins of the claims that are in these books, by id, each with these of its claims."""
        return origins_of(self.record, [claim.id for of in self._claims.values() for claim in of])

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts within the events of these books."""
        found = self.record.conflicts_of(event.id for event in self._events["firm"])
        return tuple(chain.from_iterable(found.values()))

    @cached_property
    def _entities(self) -> dict[tuple[EntityKind, str, Span], Entity]:
        """By kind, claim and place in its report, what each name of these claims is of, as far as they tell."""
        claims = [claim for of in self._claims.values() for claim in of]
        story = self.record.owners("story", list(self.reports))
        whose = who_is_one(self.record)
        held = [
            Named(name, one.id, story.get(one.report, one.report), whose.split(one, name))
            for one in claims
            for name in one.names
        ]
        return places(joined(held, whose.merged))

    @property
    def covered(self) -> list[Report]:
        """The reports that are told of, and those of firm claims: neither a lead nor an answer brings one in."""
        told = self._asked | {claim.report for claim in self._claims["firm"]}
        return [report for id, report in self.reports.items() if id in told]

    @property
    def responses(self) -> list[Response]:
        """What the reports of these books have of responses, and those to these events."""
        near = responses_in(self.record, self.reports)
        return list({one.id: one for one in (*near, *self._responses)}.values())

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories of these events, by id."""
        held = (event.story for of in self._events.values() for event in of)
        return {one.id: one for one in self._all(Story, (id for id in held if id is not None))}
