"""The record, read once, as what is told of it needs it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property

from onrecord.knowledge.codes import Actor
from onrecord.model import (
    Claim,
    Conflict,
    Entity,
    EntityKind,
    Event,
    Name,
    Origin,
    Report,
    Response,
    Says,
    Span,
    Story,
    Tier,
)
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.entities import places
from onrecord.store import Record, named
from onrecord.tell.rows import Row
from onrecord.tell.support import several
from onrecord.tell.voices import Voices


class Books:
    """The record, read once, as ledgers need it: events with their claims, as corrected, and claims with their reports.

    Firm claims and the events that they carry; `of_leads` gives the books of the others. An actor is named by code or
    name, an entity by id or name, a story by id, heading or title; what the record does not hold is an error.
    """

    NEVER = "9999-12-31"
    whole = True  # whether all of each story is in them

    def __init__(
        self, record: Record, *, actor: str | None = None, story: str | None = None, entity: str | None = None
    ) -> None:
        self.record = record
        self.entity = record.entity(entity) if entity is not None else None
        naming = frozenset(self.entity.claims) if self.entity is not None else None
        self.story = named.story(record, story).id if story is not None else None
        party = named.actor(record, actor) if actor is not None else None
        self.reports: dict[str, Report] = {report.id: report for report in record.reports()}
        self._decisions = record.in_force()
        self._claims: dict[Tier, list[Claim]] = {"firm": [], "lead": []}
        for claim in map(self._decisions.corrected, record.claims()):
            self._claims[claim.tier].append(claim)
        self._events: dict[Tier, list[Event]] = {"firm": [], "lead": []}
        by_name = _by_name(party, (claim for of in self._claims.values() for claim in of))
        for event in record.events(leads=True):
            in_story = self.story is None or self.story_of(event) == self.story
            about = naming is None or not naming.isdisjoint(event.claims)
            if in_story and about and _kept(event, party, by_name):
                self._events[event.tier].append(event)
        self._responses: list[Response] = list(record.responses())
        self._take("firm")

    def of_leads(self) -> "Books":
        """The same record's leads, and the events that only they tell of."""
        other = copy(self)
        other._take("lead")
        return other

    @property
    def lead_events(self) -> list[Event]:
        """The events that only leads tell of."""
        return self._events["lead"]

    def _take(self, tier: Tier) -> None:
        self.tier: Tier = tier
        self._told: dict[tuple[str, str], Says] = {}
        self.__dict__.pop("_by_story", None)
        self.claims: dict[str, Claim] = {claim.id: claim for claim in self._claims[tier]}
        self.events: list[Event] = self._events[tier]
        self._by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=lambda claim: claim.span):
            self._by_report[claim.report].append(claim)
        self.voices = self._voices(("firm",) if tier == "firm" else ("firm", "lead"))
        self.event_of = {id: event for event in self.events for id in event.claims}

    def _voices(self, naming: tuple[Tier, ...]) -> Voices:
        """The speakers, by the names that claims of these tiers know them by."""
        return Voices((claim for of in naming for claim in self._claims[of]), self.reports)

    def of(self, event: Event) -> list[Claim]:
        """The claims of an event that are in the record."""
        return [self.claims[id] for id in event.claims if id in self.claims]

    def row(self, event: Event, cells: dict[str, str], claims: Iterable[Claim] | None = None, lacks: str = "") -> Row:
        """A line about an event, citing these of its claims or all."""
        cited = list(self.of(event) if claims is None else claims)
        return Row(
            cells=cells,
            status=event.status,
            event=event.id,
            claims=tuple(claim.id for claim in cited),
            origins=len(event.origins),
            reports=len({claim.report for claim in self.saying(event, cited) or cited}),
            digit=event.grade.digit if event.grade else None,
            lacks=lacks,
            tier=event.tier,
            id=event.id,
            support=several(event),
        )

    def account(self, event: Event, claim: Claim) -> Says:
        """The account that one of its claims gives of an event."""
        found = self._told.get((event.type, claim.id))
        if found is None:
            status = as_told(claim, event.type, self.reports.get(claim.report), self._decisions).status
            found = self._told[event.type, claim.id] = says(status)
        return found

    def saying(self, event: Event, claims: Iterable[Claim]) -> list[Claim]:
        """Those of the claims that say what the event's status says."""
        return [claim for claim in claims if self.account(event, claim) == says(event.status)]

    def says(self, event: Event, claims: Iterable[Claim]) -> str:
        """According to whom an event is what its status says, by these of its claims."""
        listed = list(claims)
        return self.voices.says(self.saying(event, listed) or listed)

    def responses_to(self, event: Event) -> list[Response]:
        """The responses that recording attached to this event."""
        return [response for response in self._responses if response.id in event.responses]

    @property
    def responses(self) -> list[Response]:
        """All responses, be they to these events or not."""
        return self._responses

    def origins_of(self, claims: Iterable[str]) -> set[str]:
        """The origins of these claims; one without an origin on record is its own."""
        return {self.origin_of.get(id, id) for id in claims}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """The origins of all that is in these books, by id."""
        return {origin.id: origin for origin in self.record.origins()}

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts between claims that are in these books."""
        return tuple(self.record.conflicts())

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """By claim, the id of its origin."""
        return {claim: origin.id for origin in self.origins.values() for claim in origin.claims}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The record's stories, by id."""
        return {story.id: story for story in self.record.stories()}

    def story_of(self, event: Event) -> str | None:
        """The id of the story that an event belongs to, also where that was joined with another."""
        if event.story is None or event.story in self.stories:
            return event.story
        found = self.record.shelf.resolve(event.story)
        return found if found in self.stories else None

    def events_in(self, story: str | None) -> list[Event]:
        """The events of a story, or of none, in these books."""
        return self._by_story.get(story, [])

    def reports_in(self, story: str | None) -> list[Report]:
        """The reports of a story; of none, all."""
        if story is None:
            return list(self.reports.values())
        return [self.reports[id] for id in self.stories[story].reports if id in self.reports]

    @property
    def covered(self) -> list[Report]:
        """The reports whose coverage counts: those of the story that is asked for, if one is; else all."""
        return self.reports_in(self.story)

    @cached_property
    def _by_story(self) -> dict[str | None, list[Event]]:
        found: dict[str | None, list[Event]] = defaultdict(list)
        for event in self.events:
            found[self.story_of(event)].append(event)
        return found

    def named(self, claims: Iterable[Claim], *kinds: EntityKind) -> str:
        """The entities of these kinds that the claims are about, each once, as the record calls them."""
        known = self._entities
        keys = ((name.kind, claim.id, name.span) for claim in claims for name in _about(claim) if name.kind in kinds)
        return ", ".join(dict.fromkeys(known[key].name for key in keys if key in known))

    @cached_property
    def _entities(self) -> dict[tuple[EntityKind, str, Span], Entity]:
        """By kind, claim and place in its report, what each name is of."""
        return places(self.record.entities(leads=True))

    def in_report(self, id: str) -> list[Claim]:
        """The claims of one report, in order of text."""
        return self._by_report.get(id, [])

    def moment(self, report: str) -> str:
        """When a report was published, for sorting; `NEVER` if unknown."""
        found = self.reports.get(report)
        return (found.published if found else None) or self.NEVER

    def published(self, claim: Claim) -> str:
        """The day the claim's report was published, "" if unknown."""
        report = self.reports.get(claim.report)
        return (report.published or "")[:10] if report else ""


def _about(claim: Claim) -> Iterator[Name]:
    """The names of a claim but for those who only tell of it."""
    return (name for name in claim.names if name.role != "source")


def _by_name(actor: Actor | None, claims: Iterable[Claim]) -> frozenset[str]:
    """The claims that name one who has no code of his own, whom events leave out where most claims do."""
    if actor is None or not actor.name:
        return frozenset()
    return frozenset(c.id for c in claims if any(actor.is_party(party) for party in c.actors + c.recipients))


def _kept(event: Event, actor: Actor | None, by_name: frozenset[str]) -> bool:
    if actor is None or any(actor.is_party(party) for party in event.actors + event.recipients):
        return True
    return not by_name.isdisjoint(event.claims)
