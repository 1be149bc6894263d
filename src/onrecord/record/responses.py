"""Which event a party's reaction answers, in its own report or in another."""

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
        """Attach a response to an event; the event's id, or None if nothing yet recorded fits: it then waits."""
        event = self._answered_by(response)
        if event is None:
            self.shelf.post(OPEN, response.id, self._open_keys(response))
            return None
        self.shelf.post(OPEN, response.id, ())
        self.shelf.also(ANSWERED, event.id, [response.id])
        self.shelf.put(structs.replace(event, responses=tuple(sorted({*event.responses, response.id}))))
        return event.id

    def _answered_by(self, response: Response) -> Event | None:
        """The event of the claim in its report that suits best; that of another report only if reading named it."""
        said = answer(response, self.shelf.get(Report, response.report))
        near = self._candidates(response)
        if any(only_called(response, fact.claim) for _, fact in near):
            return None
        told = Counter(event.id for event, _ in near)
        best, found = float(weights()["least"][response.stance]), None
        for event, fact in near:
            fit = suits(said, fact, told[event.id])
            if fit > best:
                best, found = fit, event
        return found or (None if near else self._named(response)) or self._elsewhere(response, said)

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

    def _named(self, response: Response) -> Event | None:
        """The event of the claim or event that reading found the response to be about."""
        if not response.about:
            return None
        return self.events.of(response.about) or self.shelf.get(Event, self.shelf.resolve(response.about))

    def _candidates(self, response: Response) -> list[tuple[Event, Facts]]:
        """The claims of the response's report, each with its event."""
        found = []
        for id in sorted(self.shelf.find("reports.claims", [response.report])):
            claim, event = self.shelf.get(Claim, id), self.events.of(id)
            if claim is not None and event is not None:
                found.append((event, self.events.fact(claim)))
        return sorted(found, key=lambda pair: pair[1].claim.span)

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
                if any(only_called(response, fact.claim) for _, fact in self._candidates(response)):
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
        near = {event.id for event, _ in self._candidates(response)} if response else set()
        tied = {self.shelf.resolve(event) for event in self.shelf.find(ANSWERED, [id])}
        events = (self.shelf.get(Event, event) for event in sorted(near | tied))
        return [event.id for event in events if event is not None and id in event.responses]
