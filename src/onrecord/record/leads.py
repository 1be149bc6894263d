"""Leads: claims too doubtful to be told as fact, joined to the events that they seem to tell of.

Firm claims are gathered first, among themselves, so that the record of them is the same whether there are leads or
not. Leads then join firm events where they fit, of which they change nothing, and the rest become lead events. Where
firm events change, the leads close by are placed anew: a lead event whose claims join a firm one answers with its id.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.model import Claim, Event, Tier
from onrecord.record.clustering import Group
from onrecord.record.decisions import Decisions
from onrecord.record.events import EventIndex
from onrecord.record.facts import Facts, settings
from onrecord.record.gathering import Gatherer
from onrecord.record.settings import Log


class LeadGatherer(Gatherer):
    """Joins leads to events: to firm ones, found by `firm`, or to events of their own."""

    tier: Tier = "lead"

    def __init__(self, firm: EventIndex, decisions: Decisions) -> None:
        super().__init__(EventIndex(firm.shelf, decisions, "lead"), decisions)
        self.firm = firm

    def place(self, seeds: Iterable[str], touched: Iterable[str], log: Log) -> set[str]:
        """Join leads to events: those that are new or lost their place, and those that may have a better one now.

        Args:
            seeds: ids of leads that need a place.
            touched: ids of the firm events that changed.
            log: what happened is noted here.

        Returns:
            Ids of the lead events that changed.
        """
        placed: set[str] = set()
        for around in self.surveyor.around({*seeds, *self._near(touched)}):
            facts = list(around.claims.values())
            fixed, near = self._fitting(facts), self._events_of(around)
            groups = around.groups(self.events) + [self._fixed(event) for event in fixed.values()]
            clustered = self.linker.cluster(groups)
            homes = self._homes(clustered, near)
            wanted: dict[str, set[str]] = {}
            for group, events in homes:
                if group.fixed:
                    wanted[group.fixed] = set(group.claims).difference(fixed[group.fixed].claims)
                    for event in events:
                        self._merge(event, group.fixed, log)
            self._list(set(around.claims), wanted)
            for group, events in homes:
                if not group.fixed:
                    placed |= self._keep(group, events, log)
        return placed

    def let_go(self, claim: str, report: str) -> str | None:
        """Take a lead out of its event; the event's id if it is a lead event, which goes with its last claim."""
        event = self.events.of(claim)
        if event is None:
            return None
        if event.tier == "lead":
            self.remove(event, claim, report)
            return event.id
        self._unpost(claim)
        self.shelf.put(structs.replace(event, leads=tuple(id for id in event.leads if id != claim)))
        return None

    def event_of(self, lead: str) -> str | None:
        """The id of the event that a lead is of, or may tell of."""
        return self.events.of_claims([lead]).get(lead)

    def _near(self, touched: Iterable[str]) -> set[str]:
        """The leads of firm events that changed, and those that may join them now."""
        least, found = float(settings()["threshold"]), set[str]()
        for id in sorted(set(touched)):
            event = self.shelf.get(Event, self.shelf.resolve(id))
            if event is not None and event.tier == "firm":
                found.update(event.leads)
                for fact in self.firm.compared(event):
                    found |= self.surveyor.decided(fact.claim)
                    alike = self.events.alike(fact)
                    found |= {other.claim.id for other in alike if self.linker.likely(fact, other, least)}
        return found

    def _unpost(self, claim: str) -> None:
        for key in sorted(self.shelf.find(self.events.lists.claims, [claim])):
            self.shelf.post(self.events.lists.claims, key, ())

    def _fitting(self, facts: Sequence[Facts]) -> dict[str, Event]:
        """Firm events that one of the leads might belong to, or that a person named."""
        least, told = float(settings()["threshold"]), set[str]()
        for fact in facts:
            told |= {other.claim.id for other in self.firm.alike(fact) if self.linker.likely(fact, other, least)}
            named = {other for kind, others in self.decisions.links(fact.claim) for other in others if kind == "same"}
            told |= {id for id in named if self.shelf.get(Claim, id) is not None}
        ids = sorted(set(self.firm.of_claims(told).values()))
        return {event.id: event for id in ids if (event := self.shelf.get(Event, id)) is not None}

    def _fixed(self, event: Event) -> Group:
        return Group(self.firm.compared(event), [event.id], event.claims, event.id)

    def _list(self, leads: set[str], wanted: dict[str, set[str]]) -> None:
        """List these leads with the firm events that they join, and no more with those that they left."""
        of = {id: event for id in leads if (event := self.events.of(id)) is not None and event.tier == "firm"}
        for id in sorted({event.id for event in of.values()} | wanted.keys()):
            event = self.shelf.get(Event, id)
            if event is None:
                continue
            had, now = set(event.leads), (set(event.leads) - leads) | wanted.get(id, set())
            for lead in sorted(had - now):
                self.shelf.post(self.events.lists.claims, f"{id}#{lead}", ())
            if had != now:
                self.shelf.put(structs.replace(event, leads=tuple(sorted(now))))
            for lead in sorted(now - had):
                self.shelf.post(self.events.lists.claims, f"{id}#{lead}", [lead])
