"""Which events claims belong to, and which ids those events go by.

The claims in the neighbourhood of what changed are grouped anew, whatever was there before, so that neither the order
nor the parts in which reports came matter. Ids that were given away stay: an event keeps the id that most of its claims
had; where two meet, the id of which it has more claims stays and the other answers with it; a group that parts from an
event gets an id of its own. Where a person decides, the claims that events had before are kept with their ids: when
just these meet again, as once the decision is undone, theirs is the id that it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Story, Tier
from onrecord.record.clustering import Group, Linker
from onrecord.record.decisions import Decisions, names
from onrecord.record.events import LISTS, EventIndex, event_id
from onrecord.record.nearness import Neighbourhood, Surveyor
from onrecord.record.settings import Log
from onrecord.record.text import fingerprint

WERE = "events.were"  # ids of events by all the claims that they had before a person decided
BARE = ("claims", "responses", "conflicts", "origins", "accounts", "leads")  # what an event is emptied of


class Gatherer:
    """Joins claims to events on the shelf of an `EventIndex`.

    `freed` are the leads of events that went: they need a new place, as do `unanswered`, the responses to them. `moved`
    are claims that came into an event, `left` those that events had that changed. `remembers` is for passes in which
    decisions are obeyed.
    """

    tier: Tier = "firm"

    def __init__(self, events: EventIndex, decisions: Decisions) -> None:
        self.events = events
        self.shelf = events.shelf
        self.decisions = decisions
        self.linker = Linker(decisions)
        self.surveyor = Surveyor(events, self.linker, decisions)
        self.freed: set[str] = set()
        self.moved: set[str] = set()
        self.left: set[str] = set()
        self.unanswered: set[str] = set()
        self._emptied: dict[str, Event] = {}
        self._had: dict[str, set[str]] = {}
        self.remembers = False
        self._noted: set[str] = set()
        self._joined: set[str] = set()

    def gather(self, seeds: Iterable[str], log: Log) -> set[str]:
        """Group the neighbourhoods of these claims anew; ids of the events that changed."""
        touched: set[str] = set()
        for around in self.surveyor.around(seeds):
            near = self._events_of(around)
            clustered = self.linker.cluster(around.groups(self.events))
            for group, events in self._homes(clustered, near):
                touched |= self._keep(group, events, log)
        return touched

    def settled(self) -> None:
        """Forget what was remembered for one pass."""
        self.freed.clear()
        self.moved.clear()
        self.left.clear()
        self.unanswered.clear()
        self._emptied.clear()
        self._had.clear()
        self._noted.clear()
        self._joined.clear()

    def _events_of(self, around: Neighbourhood) -> dict[str, Event]:
        """The events that the claims of a neighbourhood are of now."""
        ids = sorted(set(self.events.of_claims(around.claims).values()))
        found = {event.id: event for id in ids if (event := self.shelf.get(Event, id)) and event.tier == self.tier}
        return found | around.whole

    def _homes(self, groups: Sequence[Group], near: Mapping[str, Event]) -> list[tuple[Group, list[Event]]]:
        """Each group with the events whose id goes to it, the one first whose id stays; such groups come first."""
        found = {at: [event] for at, event in self._before(groups, near).items()} if self.remembers else {}
        taken = {event.id for events in found.values() for event in events}
        held = self._holders(groups, {id: event for id, event in near.items() if id not in taken})
        for at, ids in held.items():
            found.setdefault(at, []).extend(near[id] for id in ids)
        rest = [at for at in range(len(groups)) if at not in found]
        if self._emptied and len(rest) > 1:
            rest.sort(key=lambda at: min(self._ranked(groups[at]), default=(0.0, ""))[0])
        return [(groups[at], found.get(at, [])) for at in (*sorted(found), *rest)]

    def _before(self, groups: Sequence[Group], near: Mapping[str, Event]) -> dict[int, Event]:
        """For each group that was an event before, with just these claims, that event; if its id is to be had."""
        found: dict[int, Event] = {}
        for at, group in enumerate(groups):
            were = self.shelf.find(WERE, [_key(group.claims)]) if not group.fixed else ()
            wanted = {named.partition("#")[0] for named in were} - {event.id for event in found.values()}
            for id in sorted(wanted)[:1]:
                if (event := self._to_be_had(id, group, near)) is not None:
                    found[at] = event
        return found

    def _to_be_had(self, id: str, group: Group, near: Mapping[str, Event]) -> Event | None:
        """The event of an id: one near, one that this pass emptied, or a new one of a free id."""
        if id in near:
            return near[id]
        if id in self._joined or self.shelf.resolve(id) in {*near, *self._emptied} - {id}:
            self.shelf.unredirect(id)  # it answers with one that its claims leave, or that this pass joined it to
        if self.shelf.resolve(id) != id or self.shelf.get(Event, id) is not None:
            return None
        return _bare(self._emptied.pop(id)) if id in self._emptied else self._new(group, id)

    def _note(self, event: Event) -> None:
        """Keep which claims an event had before this pass, if it has not been kept for others."""
        if self.remembers and event.id not in self._noted:
            self._noted.add(event.id)
            if event.claims and not self.shelf.find(WERE, [key := _key(event.claims)]):
                self.shelf.post(WERE, f"{event.id}#{key}", [key])

    def _holders(self, groups: Sequence[Group], near: Mapping[str, Event]) -> dict[int, list[str]]:
        """For each group, the events whose id goes to it, the one of which it has most claims first."""
        at_claim = {claim: at for at, group in enumerate(groups) for claim in group.claims}
        held: dict[int, list[tuple[int, str]]] = {}
        for id, event in near.items():
            claims = {*event.claims, *self._had.get(id, ())}
            homes = [at_claim[claim] for claim in claims if claim in at_claim]
            if homes:
                home = min(set(homes), key=lambda at: (-homes.count(at), groups[at].key))
                held.setdefault(home, []).append((-homes.count(home), id))
        return {at: [id for _, id in sorted(ids)] for at, ids in held.items()}

    def _keep(self, group: Group, events: Sequence[Event], log: Log) -> set[str]:
        """Put the event of a group on the shelf; its id if it is new or changed."""
        claims = tuple(group.claims)
        if len(events) == 1 and events[0].claims == claims:
            return set()
        event = events[0] if events else self._again(group) or self._new(group)
        if self.shelf.get(Event, event.id) is not None:
            log.changed.add(event.id)
            log.added.discard(event.id)
        else:
            log.added.add(event.id)
        for one in events:
            self._note(one)
        for other in events[1:]:
            self._merge(other, event.id, log)
            event = structs.replace(event, responses=tuple(sorted({*event.responses, *other.responses})))
        self.moved.update(set(claims).difference(event.claims))
        self.left.update(event.claims)
        self.events.keep(structs.replace(event, claims=claims))
        return {event.id}

    def _merge(self, other: Event, into: str, log: Log) -> None:
        self.empty(other)
        self.shelf.redirect(other.id, into)
        self._joined.add(other.id)
        log.merged.append((other.id, into))

    def _new(self, group: Group, id: str | None = None) -> Event:
        return Event(id=id or self._new_id(group.claims), title="", type=group.members[0].claim.type, tier=self.tier)

    def _new_id(self, claims: Iterable[str]) -> str:
        """An id after the first claim whose own is free; one that answers with an event that the claim left is."""
        listed = sorted(claims)
        wanted = [event_id(claim) for claim in listed]
        salted = ("e" + fingerprint("event", listed[0], str(salt))[:12] for salt in range(10**6))
        for id in chain(wanted, islice(salted, 100)):
            if id == wanted[0] and self.shelf.resolve(id) != id:
                self.shelf.unredirect(id)
            if self.shelf.resolve(id) == id and self.shelf.get(Event, id) is None:
                return id
        return next(salted)

    def _again(self, group: Group) -> Event | None:
        """The event that this pass emptied of which a group has most claims; else one of its report and type."""
        ranked = self._ranked(group)
        return _bare(self._emptied.pop(min(ranked)[1])) if ranked else None

    def _ranked(self, group: Group) -> list[tuple[float, str]]:
        """The events that this pass emptied whose id a group may have, each with how much of it the group has, less."""
        told = {name for fact in group.members for name in names(fact.claim)}
        reports = {fact.claim.report for fact in group.members}
        ranked = []
        for id, event in self._emptied.items():
            had, alike = self._had.get(id, set()), event.type == group.members[0].claim.type
            shared = len(had & told) + (alike and any(f"in {report}" in had for report in reports)) / 2
            if shared and self.shelf.get(Event, id) is None:
                ranked.append((-shared, id))
        return ranked

    def remove(self, event: Event, claim: str, report: str) -> None:
        """Take a claim out of its event; an event without claims goes, its id waiting for a revision."""
        self._note(event)
        left = tuple(id for id in event.claims if id != claim)
        kept = self.shelf.get(Claim, claim)
        self._had.setdefault(event.id, set()).update({claim, f"in {report}", *(names(kept) if kept else ())})
        if left:
            self.events.keep(structs.replace(event, claims=left))
        else:
            self._emptied[event.id] = event
            self.empty(event)

    def empty(self, event: Event) -> None:
        """Take an event and its conflicts off the shelf, and out of its story; its leads are free."""
        self.freed.update(event.leads)
        for lead in event.leads:
            self.shelf.post(LISTS["lead"].claims, f"{event.id}#{lead}", ())
        self.left.update(event.claims)
        self.unanswered.update(event.responses)
        story = self.shelf.get(Story, self.shelf.resolve(event.story)) if event.story else None
        if story is not None and event.id in story.events:
            self.shelf.put(structs.replace(story, events=tuple(id for id in story.events if id != event.id)))
        for conflict in event.conflicts:
            self.shelf.drop(Conflict, conflict)
        self.events.drop(event)


def _key(claims: Iterable[str]) -> str:
    """What stands for just these claims."""
    return fingerprint("claims", *sorted(claims))


def _bare(event: Event) -> Event:
    return structs.replace(event, **dict.fromkeys(BARE, ()))
