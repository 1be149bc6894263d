"""Which event a party's reaction answers, in its own report or in another."""

import math
from collections import Counter

from msgspec import structs

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Event, Report, Response
from onrecord.record.answering import Answer, answer, only_called, suits, suits_elsewhere, weights
from onrecord.record.events import EVENTS, EventIndex, months
from onrecord.record.facts import Facts, written
from onrecord.record.shelf import Shelf

OPEN, ANSWERED = "responses.open", "responses.events"
MOST_ASKED = 12  # events of other reports that are looked at for an answer that waits


class ResponseIndex:
    """Attaches responses to the events that they answer."""

    def __init__(self, shelf: Shelf, events: EventIndex) -> None:
        self.shelf = shelf
        self.events = events

    def attach(self, response: Response) -> str | None:
        """Tie a response to the claim that it answers, and to that claim's event where it is firm; the event's id.

        `about` is then the claim of its report that suits best, firm or lead: a lead that is answered must not leave
        the answer to a firm claim beside it. Where none suits, it is None: what is answered is not clear. Then, and
        only then, the response waits for another report.
        """
        said = answer(response, self.shelf.get(Report, response.report))
        claim = self._suiting(response, said)
        self.shelf.put(structs.replace(response, about=claim.id if claim else None))
        event = self.events.of(claim.id) if claim else self._elsewhere(response, said)
        if event is None:
            self.shelf.post(OPEN, response.id, () if claim else self._open_keys(response))
            return None
        self.shelf.post(OPEN, response.id, ())
        self.shelf.also(ANSWERED, event.id, [response.id])
        self.shelf.put(structs.replace(event, responses=tuple(sorted({*event.responses, response.id}))))
        return event.id

    def _suiting(self, response: Response, said: Answer) -> Claim | None:
        """The claim of its report that suits best as what is answered, if well enough and clearly best."""
        near, report = self._candidates(response), self.shelf.get(Report, response.report)
        if any(only_called(response, fact.claim) for fact in near):
            return None
        headline = report.text.find("\n") if report else 0
        told = Counter(_deed(fact) for fact in near)
        headed = {_deed(fact) for fact in near if fact.claim.span.start < headline}
        fits = [(suits(said, fact, told[_deed(fact)], headed=_deed(fact) in headed), fact) for fact in near]
        best, found = max(fits, key=lambda pair: pair[0], default=(-math.inf, None))
        if found is None or best <= float(weights()["least"][response.stance]):
            return None
        others = max((fit for fit, fact in fits if _deed(fact) != _deed(found)), default=-math.inf)
        return found.claim if best - others >= float(weights()["clear"]) else None

    def _elsewhere(self, response: Response, said: Answer) -> Event | None:
        """The event told of by other reports, of these weeks, that the answer names."""
        report = self.shelf.get(Report, response.report)
        published = written(report) if report else None
        if not said.things or published is None:
            return None
        when = sorted(months(published, published, 20))
        about = [response.by.code, *(f"@{kind}" for kind in sorted(said.kinds))]
        deeds = [kind for kind in weights()["answered_types"] if kind not in SPOKEN]
        shared = self.shelf.find(
            EVENTS, (f"{kind}|{what}|{month}" for kind in deeds for what in about for month in when)
        )
        best, found = 0.0, None
        for id in sorted(shared, key=lambda name: (-shared[name], name))[:MOST_ASKED]:
            event = self.shelf.get(Event, id)
            fit = self._fit(said, event) if event else 0.0
            if fit > best:
                best, found = fit, event
        return found

    def _fit(self, said: Answer, event: Event) -> float:
        return max((suits_elsewhere(said, fact) for fact in self.events.members(event)), default=0.0)

    def _candidates(self, response: Response) -> list[Facts]:
        """The claims of the response's report that count, firm or lead, in the order of its text."""
        claims = (self.shelf.get(Claim, id) for id in self.shelf.find("reports.claims", [response.report]))
        counting = (claim for claim in claims if claim is not None and self.events.decisions.counts(claim))
        return [self.events.fact(claim) for claim in sorted(counting, key=lambda claim: (claim.span, claim.id))]

    def _open_keys(self, response: Response) -> list[str]:
        report = self.shelf.get(Report, response.report)
        published = written(report) if report else None
        return [f"{response.by.code}|{month}" for month in sorted(months(published, published, 20)) or ["?"]]

    def revisit(self, report: Report, touched: set[str]) -> set[str]:
        """Attach responses that waited for one of the events just changed; ids of those events."""
        published = written(report)
        when = months(published, published) or {"?"}
        changed = set()
        for id in sorted(touched):
            event = self.shelf.get(Event, id)
            parties = (
                {c for fact in self.events.members(event) for c in fact.actors | fact.recipients} if event else set()
            )
            keys = [f"{code}|{month}" for code in sorted(parties) for month in sorted(when)]
            for waiting in sorted(self.shelf.find(OPEN, keys)):
                response = self.shelf.get(Response, waiting)
                if event is None or response is None:
                    continue
                if any(only_called(response, fact.claim) for fact in self._candidates(response)):
                    continue
                if self._fit(answer(response, self.shelf.get(Report, response.report)), event) > 0:
                    self.shelf.post(OPEN, waiting, ())
                    self.shelf.also(ANSWERED, event.id, [waiting])
                    event = structs.replace(event, responses=tuple(sorted({*event.responses, waiting})))
                    self.shelf.put(event)
                    changed.add(event.id)
        return changed

    def drop(self, id: str) -> set[str]:
        """Take a response off the shelf; ids of the events that lose it."""
        changed: set[str] = set()
        response = self.shelf.get(Response, id)
        if response is None:
            return changed
        for event_id in self._answered(id):
            event = self.shelf.get(Event, event_id)
            if event is not None:
                self.shelf.put(structs.replace(event, responses=tuple(r for r in event.responses if r != id)))
                changed.add(event.id)
        self.shelf.drop(Response, id)
        self.shelf.post(OPEN, id, ())
        return changed

    def _answered(self, id: str) -> list[str]:
        """The events that a response is tied to, in its own report or in another; merged ones under their new id."""
        response = self.shelf.get(Response, id)
        near = (self.events.of(fact.claim.id) for fact in self._candidates(response)) if response else ()
        tied = {self.shelf.resolve(event) for event in self.shelf.find(ANSWERED, [id])}
        ids = tied | {event.id for event in near if event is not None}
        events = (self.shelf.get(Event, event) for event in sorted(ids))
        return [event.id for event in events if event is not None and id in event.responses]


def _deed(fact: Facts) -> object:
    """What a claim is of, as far as type and parties tell: by this it is counted how often a report tells of it."""
    return fact.claim.type, fact.actors, fact.recipients
