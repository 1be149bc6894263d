"""What all ledgers share: rows that cite claims, and the words for parties, times and speakers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property

from msgspec import Struct

from onrecord.knowledge.codes import Actor
from onrecord.knowledge.names import label
from onrecord.model import (
    Claim,
    Conflict,
    Entity,
    EntityKind,
    Event,
    Name,
    Origin,
    Party,
    Report,
    Response,
    Says,
    Span,
    Story,
    Tier,
    TimeRange,
)
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.entities import places
from onrecord.record.text import sentences
from onrecord.record.titles import title
from onrecord.store import Record, named
from onrecord.tell.support import several
from onrecord.tell.voices import POINTING, Voices, plain

QUESTIONS: dict[str, str] = {
    "engagements": "Who met, visited, called or wrote to whom, and what is planned?",
    "transfers": "What was offered, asked for, negotiated, alleged, delivered or denied, from whom to whom?",
    "agreements": "Who agreed to or promised what, what does it replace, and who is said to keep or break it?",
    "sanctions": "Which sanctions were imposed, lifted or said to be violated, under which act, according to whom?",
    "statements": "Who asserted, confirmed, denied or declined what, when, and who changed position?",
    "signals": "Which drills, tests and deployments took place, and what is said to answer what?",
    "relations": "How did each pair cooperate and clash over time, and how much of it is only said to come?",
    "coverage": "Which outlet reported when, what was its own and what repeated others, and who was first?",
}


class Row(Struct, frozen=True, kw_only=True):
    """One line of a ledger: its cells by column, and what it rests on.

    `claims` are the ids of the claims that the line cites, never empty but in the ledger of coverage. `origins`
    counts the independent origins that say what `status` says, `reports` the reports that carry them; where others say
    something else of the event, `support` tells how many. `lacks` says what a line would need to be cited by itself
    ("who"); such lines stand at the end. `id` is what `explain` and `cite` take for the line: its event, or a
    statement's claim or response; "" for lines about many events.
    """

    cells: dict[str, str]
    status: str | None = None
    event: str | None = None
    claims: tuple[str, ...] = ()
    origins: int = 0
    reports: int = 0
    digit: int | None = None
    lacks: str = ""
    tier: Tier = "firm"
    id: str = ""
    support: str = ""


class Ledger(Struct, frozen=True, kw_only=True):
    """A view over the record that answers one question.

    `rows` rest on firm claims; `leads` are those that rest on leads, where they were asked for, else `not_shown` is how
    many of them there are.
    """

    name: str
    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    leads: tuple[Row, ...] = ()
    not_shown: int = 0


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
        naming: tuple[Tier, ...] = ("firm",) if tier == "firm" else ("firm", "lead")
        self.voices = Voices((claim for of in naming for claim in self._claims[of]), self.reports)
        self.event_of = {id: event for event in self.events for id in event.claims}

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


def who(parties: Iterable[Party]) -> str:
    """Parties in words, each once: "Russia, North Korea"; "unknown" for those that stay so.

    A body whose code many share goes by its own name: "African Union", not "an international organisation".
    """
    return ", ".join(dict.fromkeys(_called(party) for party in parties))


def _called(party: Party) -> str:
    shared = label(party.code).startswith(("a ", "an "))
    own = party.name[:1].isupper() and party.name != party.code and party.name.split()[0].lower() not in POINTING
    return plain(party.name) if shared and own else label(party.code)


def when(time: TimeRange | None) -> str:
    """The days of an event, no finer than known: "2023-07-25", "2023-07-01 to 2023-07-31", "since 2022-02-24".

    Days that no words of the report give, taken from its day of publication or the event before, say "(inferred)".
    """
    if time is None or not (time.start or time.end):
        return ""
    if time.start == time.end:
        days = time.start or ""
    elif time.end is None:
        days = f"since {time.start}"
    else:
        days = f"until {time.end}" if time.start is None else f"{time.start} to {time.end}"
    return f"{days} (inferred)" if time.how == "inferred" else days


def history(books: Books, claims: Iterable[Claim]) -> str:
    """How an event's status was told over time: "possible 2023-09-04, happened 2023-09-13"."""
    told: dict[str, str] = {}
    for claim in sorted(claims, key=books.published):
        told.setdefault(claim.status, books.published(claim))
    return ", ".join(f"{status} {day}".strip() for status, day in told.items())


def by_time(rows: Iterable[Row], column: str = "when") -> tuple[Row, ...]:
    """Rows in order of event time, those without a time after them, those that lack something last."""
    return tuple(
        sorted(rows, key=lambda row: (bool(row.lacks), not row.cells[column], row.cells[column].removeprefix("since ")))
    )


def sentence_around(text: str, claim: Claim) -> str:
    """The sentences that the claim stands in: where "in response to" stands."""
    start = text.rfind("\n", 0, claim.span.start) + 1
    end = text.find("\n", claim.span.end)
    line = text[start : end if end >= 0 else len(text)]
    own = Span(claim.span.start - start, claim.span.end - start)
    held = [span for span in sentences(line) if span.overlaps(own)]
    return line[held[0].start : held[-1].end].strip() if held else claim.quote


def sides(event: Event) -> tuple[str, str]:
    """Who and towards whom, in words, "" where unknown; a party is on one side only."""
    by = [party for party in event.actors if party.code != "?"]
    to = [party for party in event.recipients if party.code != "?" and party.code not in {other.code for other in by}]
    return who(by), who(to)


def told_by(books: "Books", claim: Claim) -> str:
    """A claim in a headline's words: a clause of its own, never a fragment of one."""
    report = books.reports.get(claim.report)
    called = title(
        [claim], {claim.report: report} if report else {}, claim.actors, claim.recipients,
        mode=claim.mode, items=claim.items, place=claim.place,
    )  # fmt: skip
    return called.words


Maker = Callable[[Books], Ledger]


def events_of(books: Books, *types: str) -> Iterator[Event]:
    """The events of these PLOVER types."""
    return (event for event in books.events if event.type in types)
