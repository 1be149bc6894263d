"""Which events a new report's claims belong to, and which ids those events go by.

The claims of the events close by are grouped anew together with the new ones, so that the order in which reports
arrive matters little. An event keeps its id as long as its first claim is in it; where two events meet, the
larger one's id stays and the other answers with it; a group that parts from an event gets an id of its own.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Story, Tier
from onrecord.record.clustering import Group, Linker
from onrecord.record.decisions import Decisions
from onrecord.record.events import EventIndex, event_id
from onrecord.record.facts import Facts, settings
from onrecord.record.settings import Log
from onrecord.record.text import fingerprint


class Gatherer:
    """Joins claims to events on the shelf of an `EventIndex`.

    `freed` are the leads of events that went: they need a new place.
    """

    tier: Tier = "firm"

    def __init__(self, events: EventIndex, decisions: Decisions) -> None:
        self.events = events
        self.shelf = events.shelf
        self.decisions = decisions
        self.linker = Linker(decisions)
        self.freed: set[str] = set()
        self._emptied: dict[str, list[Event]] = {}

    def add(self, claims: Sequence[Claim], log: Log) -> set[str]:
        """Join the claims of one report to events; ids of the events that changed."""
        facts = [self.events.fact(claim) for claim in claims]
        near = self._close(facts) | self._decided(claims)
        groups = [Group([fact]) for fact in facts] + self._parts(near)
        clustered = self.linker.cluster(groups)
        held = self._holders(clustered, near)
        touched: set[str] = set()
        for at, group in enumerate(clustered):
            touched |= self._keep(group, [near[id] for id in held.get(at, ())], log)
        self._emptied.pop(log.report, None)
        return touched

    def _close(self, facts: Sequence[Facts]) -> dict[str, Event]:
        """Events that one of the claims might belong to."""
        found: dict[str, Event] = {}
        least = float(settings()["close"])
        for fact in facts:
            own = Group([fact])
            for event in self.events.near(fact):
                if event.id in found or event.type != fact.claim.type:
                    continue
                members = self.events.compared(event)
                if members and self.linker.near(own, Group(members, [event.id], event.claims), least):
                    found[event.id] = event
        return found

    def _decided(self, claims: Sequence[Claim]) -> dict[str, Event]:
        """Events that a person named in a decision about one of the claims."""
        found = {}
        for claim in claims:
            for _, others in self.decisions.links(claim):
                for other in others:
                    event = self.events.of(other) or self.shelf.get(Event, other)
                    if event is not None and event.tier == self.tier:
                        found[event.id] = event
        return found

    def _parts(self, near: dict[str, Event]) -> list[Group]:
        """The claims of small events one by one; large events whole."""
        most, left = int(settings()["largest_parted"]), int(settings()["most_parted"])
        groups = []
        for id in sorted(near, key=lambda name: (len(near[name].claims), name)):
            members, size = self.events.compared(near[id]), len(near[id].claims)
            if size <= min(most, left):
                left -= size
                groups += [Group([fact]) for fact in members]
            elif members:
                groups.append(Group(members, [id], near[id].claims))
        return groups

    def _holders(self, groups: Sequence[Group], near: dict[str, Event]) -> dict[int, list[str]]:
        """For each group, the events whose id it keeps, the largest first."""
        whole = {id: at for at, group in enumerate(groups) for id in group.events}
        at_claim = {fact.claim.id: at for at, group in enumerate(groups) for fact in group.members}
        held: dict[int, list[str]] = {}
        for id, event in near.items():
            home = whole.get(id)
            if home is None:
                homes = [at_claim[claim] for claim in event.claims if claim in at_claim]
                if not homes:
                    continue
                first = [at_claim[claim] for claim in event.claims if event_id(claim) == id and claim in at_claim]
                home = first[0] if first else max(sorted(set(homes)), key=homes.count)
            held.setdefault(home, []).append(id)
        return {at: sorted(ids, key=lambda name: (-len(near[name].claims), name)) for at, ids in held.items()}

    def _keep(self, group: Group, events: Sequence[Event], log: Log) -> set[str]:
        """Put the event of a group on the shelf; its id if it is new or changed."""
        claims = tuple(group.claims)
        if len(events) == 1 and events[0].claims == claims:
            return set()
        if events:
            event, rest = events[0], events[1:]
            log.changed.add(event.id)
        else:
            event, rest = self._again(group, log.report) or self._new(group), ()
            log.added.add(event.id)
        for other in rest:
            self._merge(other, event.id, log)
            event = structs.replace(
                event,
                responses=tuple(sorted({*event.responses, *other.responses})),
                origins=tuple(sorted({*event.origins, *other.origins})),
                accounts=(*event.accounts, *other.accounts),
            )
        self.events.keep(structs.replace(event, claims=claims))
        return {event.id}

    def _merge(self, other: Event, into: str, log: Log) -> None:
        self.empty(other)
        self.shelf.redirect(other.id, into)
        log.merged.append((other.id, into))

    def _new(self, group: Group) -> Event:
        return Event(id=self._new_id(group.claims), title="", type=group.members[0].claim.type, tier=self.tier)

    def _new_id(self, claims: Iterable[str]) -> str:
        """An id after the first claim whose own is free; an id that answers with another event's is not."""
        listed = sorted(claims)
        wanted = [event_id(claim) for claim in listed]
        salted = ("e" + fingerprint("event", listed[0], str(salt))[:12] for salt in range(10**6))
        for id in (*wanted, *(next(salted) for _ in range(100))):
            if self.shelf.resolve(id) == id and self.shelf.get(Event, id) is None:
                return id
        return next(salted)

    def _again(self, group: Group, report: str) -> Event | None:
        """The event that this report's earlier revision emptied, if this group is of its kind."""
        for event in self._emptied.get(report, ()):
            same = event.type == group.members[0].claim.type and self.shelf.get(Event, event.id) is None
            if same:
                self._emptied[report].remove(event)
                bare = dict.fromkeys(("claims", "responses", "conflicts", "origins", "accounts", "leads"), ())
                return structs.replace(event, **bare)
        return None

    def remove(self, event: Event, claim: str, report: str) -> None:
        """Take a claim out of its event; an event without claims goes, its id waiting for a revision."""
        left = tuple(id for id in event.claims if id != claim)
        if left:
            self.events.keep(structs.replace(event, claims=left))
        else:
            self._emptied.setdefault(report, []).append(event)
            self.empty(event)

    def empty(self, event: Event) -> None:
        """Take an event and its conflicts off the shelf, and out of its story; its leads are free."""
        self.freed.update(event.leads)
        story = self.shelf.get(Story, self.shelf.resolve(event.story)) if event.story else None
        if story is not None and event.id in story.events:
            self.shelf.put(structs.replace(story, events=tuple(id for id in story.events if id != event.id)))
        for conflict in event.conflicts:
            self.shelf.drop(Conflict, conflict)
        self.events.drop(event)
