"""Which event a party's reaction answers, in its own report or in another."""

from msgspec import structs

from onrecord.model import Claim, Event, Report, Response
from onrecord.record.events import EventIndex, months
from onrecord.record.facts import written
from onrecord.record.shelf import Shelf
from onrecord.record.text import content, dot, unit

OPEN, ANSWERED = "responses.open", "responses.events"
ALIKE = 0.12
NEAR = 1200


class ResponseIndex:
    """Attaches responses to the events that they answer."""

    def __init__(self, shelf: Shelf, events: EventIndex) -> None:
        self.shelf = shelf
        self.events = events

    def attach(self, response: Response) -> str | None:
        """Attach a response to an event; the event's id, or None if nothing yet recorded fits: it then waits."""
        event = self._named(response)
        if event is None or (response.stance == "denies" and not self._is_party(response, event)):
            event = self._nearest(response) or (event if event and self._deniable(event) else None)
        if event is None:
            self.shelf.post(OPEN, response.id, self._open_keys(response))
            return None
        self.shelf.post(OPEN, response.id, ())
        self.shelf.post(ANSWERED, response.id, [event.id])
        self.shelf.put(structs.replace(event, responses=tuple(sorted({*event.responses, response.id}))))
        return event.id

    def _deniable(self, event: Event) -> bool:
        """Whether anyone may deny it: an accusation, or something of which it is not known who took part."""
        facts = self.events.members(event)
        return event.type == "ACCUSE" or not any(fact.actors | fact.recipients for fact in facts)

    def _is_party(self, response: Response, event: Event) -> bool:
        """Whether the event involves the party that responds; whoever speaks for no state may answer anything."""
        facts = self.events.members(event)
        return response.by.code == "?" or any(response.by.code in fact.actors | fact.recipients for fact in facts)

    def _named(self, response: Response) -> Event | None:
        """The event of the claim or event that reading found the response to be about."""
        if not response.about:
            return None
        return self.events.of(response.about) or self.shelf.get(Event, self.shelf.resolve(response.about))

    def _nearest(self, response: Response) -> Event | None:
        """The event its party is part of that is most like the words around the response."""
        report = self.shelf.get(Report, response.report)
        around = unit(
            content(report.text[max(0, response.span.start - 300) : response.span.end + 100] if report else "")
        )
        around = around or unit(content(response.quote))
        best, found = ALIKE, None
        for event, weight in self._candidates(response):
            if response.by.code == "?" or not self._is_party(response, event) or self._is_itself(response, event):
                continue
            facts = self.events.members(event)
            score = weight * max((dot(around, fact.words) for fact in facts), default=0.0)
            if score > best:
                best, found = score, event
        return found

    def _is_itself(self, response: Response, event: Event) -> bool:
        """Whether the event is the denial, not what is denied."""
        return event.type == "REJECT" and any(response.by.code in fact.actors for fact in self.events.members(event))

    def _candidates(self, response: Response) -> list[tuple[Event, float]]:
        near: dict[str, tuple[Event, float]] = {}
        for id in sorted(self.shelf.find("reports.claims", [response.report])):
            claim, event = self.shelf.get(Claim, id), self.events.of(id)
            if claim is None or event is None:
                continue
            gap = max(claim.span.start - response.span.end, response.span.start - claim.span.end, 0)
            weight = 2.0 if gap == 0 else 1.5 if gap < NEAR else 1.0
            if event.id not in near or near[event.id][1] < weight:
                near[event.id] = (event, weight)
        return [near[id] for id in sorted(near)]

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
                if event is None or response is None or self._is_itself(response, event):
                    continue
                if self._fits(response, event):
                    self.shelf.post(OPEN, waiting, ())
                    self.shelf.post(ANSWERED, waiting, [event.id])
                    event = structs.replace(event, responses=tuple(sorted({*event.responses, waiting})))
                    self.shelf.put(event)
                    changed.add(event.id)
        return changed

    def _fits(self, response: Response, event: Event) -> bool:
        """Whether the words of the response, names apart, are those of the event."""
        around = unit(content(" ".join(word for word in response.quote.split() if not word[:1].isupper())))
        return any(
            dot(around, fact.words) >= 2 * ALIKE and len(around.keys() & fact.words.keys()) >= min(2, len(around))
            for fact in self.events.members(event)
        )

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
        self.shelf.post(ANSWERED, id, ())
        return changed

    def _answered(self, id: str) -> list[str]:
        response = self.shelf.get(Response, id)
        nearest = [event for event, _ in self._candidates(response)] if response else []
        return [event.id for event in nearest if id in event.responses]
