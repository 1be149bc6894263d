"""Which event a party's reaction answers, in its own report or in another."""

from collections.abc import Iterable

from msgspec import structs

from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Event, Report, Response, Span
from onrecord.record.answer_odds import likeliest
from onrecord.record.answer_words import one_party
from onrecord.record.answering import Answer, answer, only_called, suits_elsewhere, weights
from onrecord.record.events import EventIndex, months
from onrecord.record.facts import Facts, written
from onrecord.record.shelf import Shelf

OPEN, ANSWERED, NAMED = "responses.open", "responses.events", "responses.named"
PARTED = "\n"
REPORT_RESPONSES = "reports.responses"
MOST_ASKED = 60  # claims of other reports that are looked at for what is answered


class ResponseIndex:
    """Attaches responses to the events that they answer."""

    def __init__(self, shelf: Shelf, events: EventIndex) -> None:
        self.shelf = shelf
        self.events = events

    def name(self, id: str, about: str | None) -> None:
        """Keep what reading found a response to be about: `Response.about` is then what it is settled to be."""
        if about:
            self.shelf.post(NAMED, f"{id}{PARTED}{about}", [id])

    def named(self, id: str) -> str | None:
        """What reading found a response to be about."""
        return next((one.partition(PARTED)[2] for one in sorted(self.shelf.find(NAMED, [id]))), None)

    def settle(self, ids: Iterable[str]) -> set[str]:
        """Tie responses to the events that they answer now; ids of the events that gained or lost one."""
        changed: set[str] = set()
        for id in sorted(set(ids)):
            response = self.shelf.get(Response, id)
            if response is None:
                continue
            claim, event, waits = self._answered_by(structs.replace(response, about=self.named(id)))
            if response.about != (about := claim.id if claim else None):
                self.shelf.put(structs.replace(response, about=about))
            self.shelf.post(OPEN, id, self._open_keys(response) if waits else ())
            before = set(self._answered(id))
            if before != ({event.id} if event else set()):
                changed |= self._untie(id, before)
                if event is not None:
                    self._tie(id, event.id)
                    changed.add(event.id)
        return changed

    def waiting(self, events: Iterable[str]) -> set[str]:
        """Responses to what other reports tell that may answer one of these events."""
        keys: set[str] = set()
        for id in events:
            event = self.shelf.get(Event, id)
            for fact in self.events.members(event) if event else ():
                when = months(fact.published, fact.published) or {"?"}
                keys |= {f"{code}|{month}" for code in fact.actors | fact.recipients for month in when}
        return set(self.shelf.find(OPEN, keys))

    def _tie(self, id: str, to: str) -> None:
        event = self.shelf.get(Event, to)
        if event is not None:
            self.shelf.also(ANSWERED, event.id, [id])
            self.shelf.put(structs.replace(event, responses=tuple(sorted({*event.responses, id}))))

    def _untie(self, id: str, events: Iterable[str]) -> set[str]:
        changed = set()
        for name in sorted(events):
            event = self.shelf.get(Event, name)
            if event is not None:
                self.shelf.put(structs.replace(event, responses=tuple(r for r in event.responses if r != id)))
                changed.add(event.id)
        return changed

    def _answered_by(self, response: Response) -> tuple[Claim | None, Event | None, bool]:
        """The claim of its report that a response answers, the event that it does, and whether it waits for others.

        The claim may be firm or a lead: a lead that is answered must not leave the answer to a firm claim beside it.
        Where none suits, what is answered is not clear. Then, and where the claim is but the denial itself, the event
        may be another report's, if the response names what it answers.
        """
        report, near = self.shelf.get(Report, response.report), self._candidates(response)
        said = answer(response, report)
        if any(only_called(response, fact.claim) for fact in near):
            return None, None, False
        claim = likeliest(said, report.text if report else "", near, self.again(response))
        event = self.events.of(claim.id) if claim is not None else None
        if claim is not None and not self._only_denied(claim, event):
            return claim, event, False
        if claim is not None and _of_others(response, claim):
            return claim, event, False  # what other reports say that the party did is not what it denies
        return claim, self._elsewhere(response, said) or event, bool(said.things)

    def again(self, response: Response) -> list[Span]:
        """Where another answer of the party and kind says what this one answers: of two, one stands in the headline."""
        report, spans = self.shelf.get(Report, response.report), []
        headline = report.text.find("\n") if report else 0
        for id in sorted(self.shelf.find(REPORT_RESPONSES, [response.report])):
            other = self.shelf.get(Response, id)
            if other is None or other.stance != response.stance or not one_party(other.by, response.by):
                continue
            if (other.span.start < headline) != (response.span.start < headline):
                spans.append(Span(answer(other, report).names_from, other.span.end))
        return spans

    def _only_denied(self, claim: Claim, event: Event | None) -> bool:
        """Whether nothing that a claim is joined with says that what it denies was so."""
        told = self.events.members(event) if event is not None else ()
        return claim.status == "negated" and all(fact.claim.status == "negated" for fact in told)

    def _elsewhere(self, response: Response, said: Answer) -> Event | None:
        """The event told of by other reports, of these weeks, that the answer names."""
        report = self.shelf.get(Report, response.report)
        published = written(report) if report else None
        if not said.things or published is None:
            return None
        when = sorted(months(published, published, 20))
        about = [response.by.code, *(f"@{kind}" for kind in sorted(said.kinds))]
        deeds = [kind for kind in weights()["answered_types"] if kind not in SPOKEN]
        keys = (f"{kind}|{what}|{month}" for kind in deeds for what in about for month in when)
        shared = self.shelf.find(self.events.lists.keys, keys)
        claims = sorted(shared, key=lambda name: (-shared[name], name))[:MOST_ASKED]
        ids = sorted(set(self.events.of_claims(claims).values()))
        fits = [(self._fit(said, event), event) for id in ids if (event := self.shelf.get(Event, id)) is not None]
        fitting = [(-fit, event.claims[0], event) for fit, event in fits if fit > 0]
        return min(fitting, key=lambda one: one[:2])[2] if fitting else None

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

    def drop(self, id: str) -> set[str]:
        """Take a response off the shelf; ids of the events that lose it."""
        changed = self._untie(id, self._answered(id))
        self.shelf.drop(Response, id)
        for one in self.shelf.find(NAMED, [id]):
            self.shelf.post(NAMED, one, ())
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


def _of_others(response: Response, claim: Claim) -> bool:
    """Whether what is answered is only what others did: "denies the claim of the militia | that it helped them"."""
    acting = {party.code for party in claim.actors} - {UNKNOWN}
    return bool(acting) and not any(one_party(party, response.by) for party in claim.actors)
