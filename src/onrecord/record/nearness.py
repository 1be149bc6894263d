"""Which claims have to be grouped anew together, so that neither the order nor the parts in which reports come matter.

Two groups are only ever joined where a pair of their claims is likely enough one event. So what pairs lead to from a
claim, one after the other, is grouped as if there were nothing else, and the same comes out as if all were grouped at
once. Where they lead too far, only the likelier pairs are followed; and where these do as well, the events are taken
as they are.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from onrecord.model import Claim, Event
from onrecord.record.clustering import Group, Linker
from onrecord.record.decisions import Decisions, names
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.facts import Facts, settings
from onrecord.record.standing import WHOLE


class Neighbourhood(Struct):
    """Claims that are to be grouped anew, and events that go in whole, by id."""

    claims: dict[str, Facts]
    whole: dict[str, Event]

    def groups(self, events: EventIndex) -> list[Group]:
        """What is to be clustered."""
        single = [Group([fact]) for fact in self.claims.values()]
        return single + [Group(events.compared(event), [id], event.claims) for id, event in self.whole.items()]


class Surveyor:
    """Finds the neighbourhoods of claims of the tier of an `EventIndex`."""

    def __init__(self, events: EventIndex, linker: Linker, decisions: Decisions) -> None:
        self.events = events
        self.linker = linker
        self.decisions = decisions
        self._too_many: dict[float, set[str]] = {}

    def around(self, seeds: Iterable[str]) -> Iterator[Neighbourhood]:
        """The neighbourhoods that these claims lie in, each once."""
        seen: set[str] = set()
        self._too_many.clear()
        for seed in sorted(seeds):
            claim = self.events.shelf.get(Claim, seed)
            if claim is not None and seed not in seen:
                found = self._of(claim)
                seen.update(found.claims)
                yield found

    def beside(self, claim: Claim) -> set[str]:
        """The claims of this tier that may be of one event with a claim."""
        if not self.events.has(claim.id):
            return set()
        least, fact = float(settings()["threshold"]), self.events.fact(claim)
        near = {other.claim.id for other in self.events.alike(fact) if self.linker.likely(fact, other, least)}
        return near | self.decided(claim)

    def _of(self, claim: Claim) -> Neighbourhood:
        for least in (float(settings()["threshold"]), *settings()["closer"]):
            if (found := self._within(claim, float(least))) is not None:
                return found
        return self._as_they_are(claim)

    def _within(self, seed: Claim, least: float) -> Neighbourhood | None:
        """All that pairs of at least this probability lead to; None if it is too much."""
        most, found = int(settings()["neighbourhood"]), Neighbourhood({}, {})
        ask, asked, too_many = [seed.id], {seed.id}, self._too_many.setdefault(least, set())
        while ask:
            claim = self.events.shelf.get(Claim, ask.pop())
            if claim is None:
                continue
            event = self._own(claim.id)
            if event is not None and len(event.claims) > WHOLE:
                found.whole[event.id] = event
                continue
            fact = self.events.fact(claim)
            found.claims[claim.id] = fact
            if len(found.claims) > most or claim.id in too_many:
                too_many |= found.claims.keys()
                return None
            led = {other.claim.id for other in self.events.alike(fact, asked) if self.linker.likely(fact, other, least)}
            led |= self.decided(claim) | set(event.claims if event else ())
            ask += sorted(led - asked)
            asked |= led
        return found

    def _as_they_are(self, seed: Claim) -> Neighbourhood:
        """A claim by itself, with the events that it may be of as they are."""
        own, fact, least = self._own(seed.id), self.events.fact(seed), float(settings()["threshold"])
        found = Neighbourhood({} if own else {seed.id: fact}, {own.id: own} if own else {})
        for other in self.events.alike(fact):
            if self.linker.likely(fact, other, least):
                event = self._own(other.claim.id)
                if event is None:
                    found.claims[other.claim.id] = other
                else:
                    found.whole[event.id] = event
        return found

    def _own(self, claim: str) -> Event | None:
        """The event of this tier that a claim is of."""
        event = self.events.of(claim)
        return event if event is not None and event.tier == self.events.tier else None

    def decided(self, claim: Claim) -> set[str]:
        """Claims that a person said are of one event with this one."""
        others = {name for kind, named in self.decisions.links(claim) for name in named if kind == "same"}
        others -= names(claim)
        shelf, found = self.events.shelf, set[str]()
        for name in others:
            if "\n" in name:
                told = shelf.find(REPORT_CLAIMS, [name.partition("\n")[0]])
                found |= {id for id in told if (one := shelf.get(Claim, id)) is not None and name in names(one)}
            elif shelf.get(Claim, name) is not None:
                found.add(name)
            elif (event := shelf.get(Event, name)) is not None:
                found |= set(event.claims)
        return {id for id in found if self.events.has(id)}
