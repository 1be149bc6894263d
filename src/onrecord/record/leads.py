"""Leads: claims too doubtful to be told as fact, joined to the events that they seem to tell of.

Firm claims are gathered first, among themselves, so that the record of them is the same whether there are leads or
not. Leads then join firm events where they fit, of which they change nothing, and the rest become lead events. When
firm claims come later, the leads close by are placed anew: a lead event whose first claim joins a firm one answers with
that one's id.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.model import Claim, Event, Tier
from onrecord.record.clustering import Group
from onrecord.record.decisions import Decisions
from onrecord.record.events import EventIndex, event_id
from onrecord.record.facts import Facts, settings
from onrecord.record.gathering import Gatherer
from onrecord.record.settings import Log

MOST_ASKED = 3  # claims of a firm event that has no new one, by which lead events near it are looked for


class LeadGatherer(Gatherer):
    """Joins leads to events: to firm ones, found by `firm`, or to events of their own."""

    tier: Tier = "lead"

    def __init__(self, firm: EventIndex, decisions: Decisions) -> None:
        super().__init__(EventIndex(firm.shelf, decisions, "lead"), decisions)
        self.firm = firm

    def place(self, claims: Sequence[Claim], touched: Iterable[str], freed: Iterable[str], log: Log) -> set[str]:
        """Join the leads of one report, and those that lost their place or may have a better one now, to events.

        Args:
            claims: the report's leads.
            touched: ids of the firm events that changed.
            freed: ids of the leads of firm events that went.
            log: what happened is noted here.

        Returns:
            Ids of the lead events that changed.
        """
        changed = [event for id in sorted(set(touched)) if (event := self._firm(id))]
        fixed = {event.id: event for event in changed}
        loose = self._loosen(changed, freed)
        facts = [self.events.fact(claim) for claim in (*claims, *loose)]
        near = self._close(facts) | self._decided([fact.claim for fact in facts])
        near |= self._close([fact for event in changed for fact in self._asked(event, log.report)])
        fixed |= self._fitting(facts)
        kinds = {fact.claim.type for fact in facts} | {event.type for event in near.values()}
        groups = [Group([fact]) for fact in facts] + self._parts(near)
        groups += [self._fixed(event) for event in fixed.values() if event.type in kinds or self.decisions.all]
        placed: set[str] = set()
        clustered = self.linker.cluster(groups)
        held = self._holders(clustered, near)
        for at, group in enumerate(clustered):
            events = [near[id] for id in held.get(at, ())]
            if group.fixed:
                for event in events:
                    self._merge(event, group.fixed, log)
                self._join(fixed[group.fixed], group)
            else:
                placed |= self._keep(group, events, log)
        if claims:
            self._emptied.pop(log.report, None)
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

    def _firm(self, id: str) -> Event | None:
        event = self.shelf.get(Event, self.shelf.resolve(id))
        return event if event is not None and event.tier == "firm" and self.firm.compared(event) else None

    def _loosen(self, changed: Sequence[Event], freed: Iterable[str]) -> list[Claim]:
        """Take the leads of changed firm events out of them, where these have few; with those that are free already."""
        most, left = int(settings()["largest_parted"]), int(settings()["most_parted"])
        loose = set(freed)
        for event in sorted(changed, key=lambda event: (len(event.leads), event.id)):
            if 0 < len(event.leads) <= min(most, left):
                left -= len(event.leads)
                loose.update(event.leads)
                self.shelf.put(structs.replace(event, leads=()))
        for id in sorted(loose):
            self._unpost(id)
        return [claim for id in sorted(loose) if (claim := self.shelf.get(Claim, id)) is not None]

    def _unpost(self, claim: str) -> None:
        for key in sorted(self.shelf.find(self.events.lists.claims, [claim])):
            self.shelf.post(self.events.lists.claims, key, ())

    def _asked(self, event: Event, report: str) -> list[Facts]:
        """The claims of a firm event by which lead events near it are found: those of the report, or its first few."""
        known = self.firm.compared(event)
        return [fact for fact in known if fact.claim.report == report] or known[:MOST_ASKED]

    def _fitting(self, facts: Sequence[Facts]) -> dict[str, Event]:
        """Firm events that one of the leads might belong to, or that a person named."""
        found: dict[str, Event] = {}
        least = float(settings()["close"])
        for fact in facts:
            own = Group([fact])
            for event in self.firm.near(fact):
                if event.id in found or event.type != fact.claim.type or not self.firm.compared(event):
                    continue
                if self.linker.near(own, self._fixed(event), least):
                    found[event.id] = event
            named = (self.firm.of(other) for _, others in self.decisions.links(fact.claim) for other in others)
            found.update({event.id: event for event in named if event is not None})
        return found

    def _fixed(self, event: Event) -> Group:
        return Group(self.firm.compared(event), [event.id], event.claims, event.id)

    def _join(self, event: Event, group: Group) -> None:
        """List the leads of a group with the firm event in it."""
        event = self.shelf.get(Event, event.id) or event
        new = set(group.claims).difference(event.claims, event.leads)
        if new:
            self.shelf.put(structs.replace(event, leads=tuple(sorted({*event.leads, *new}))))
        for id in sorted(new):
            self.shelf.post(self.events.lists.claims, f"{event.id}#{id}", [id])

    def _again(self, group: Group, report: str) -> Event | None:
        """As for firm events, but only for a group with a claim of that report: others may be placed anew with it."""
        own = any(fact.claim.report == report for fact in group.members)
        return super()._again(group, report) if own else None

    def _new_id(self, claims: Iterable[str]) -> str:
        """An id after the first claim: taken back if it answers with a firm event that the claim has left."""
        listed = sorted(claims)
        own = event_id(listed[0])
        if self.shelf.resolve(own) != own:
            self.shelf.unredirect(own)
        return super()._new_id(listed)
