"""What events of a record weigh, one at a time: for what tells of a few, and does not go through the whole record."""

from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.model import Claim, Event, Report
from onrecord.store import Record
from onrecord.store.scenes import last_days, parties_in_most, parties_of
from onrecord.tell.weight import Scene, Weight, scene, weigh

MANY = 500  # reports of a story, above which it is weighed by its days and by so many of its events, as on its page


class Weigher:
    """Weighs events in their stories; what a story is about is worked out once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._decisions = record.in_force()
        self._scenes: dict[str | None, Scene] = {}

    def know(self, events: Iterable[Event]) -> None:
        """Look up the stories of these events at once."""
        lines = self.record.story_lines(list(dict.fromkeys(event.story for event in events if event.story)))
        whole = sorted({line.id for line in lines.values() if line.reports <= MANY})
        parties, last = parties_of(self.record, whole), last_days(self.record, whole)
        for given, line in lines.items():
            if line.reports > MANY:
                counted, of = parties_in_most(self.record, line.id, MANY), min(line.events, MANY)
            else:
                counted, of = parties.get(line.id, {}), line.events
            shares = {code: count / of for code, count in counted.items()}
            days = (line.first_day, max(line.last_day, last.get(line.id, "")))
            self._scenes[given] = Scene(shares, *(date.fromisoformat(day) if day else None for day in days))

    def of(
        self, event: Event, claims: Mapping[str, Claim] | None = None, reports: Mapping[str, Report] | None = None
    ) -> Weight:
        """How far up the event stands; a lead event weighs nothing.

        Args:
            event: the event.
            claims: its claims by id, as people corrected them, where these are at hand; others may be among them.
            reports: the reports of these claims.
        """
        if event.tier == "lead":
            return Weight()
        if claims is None or reports is None:
            found = [self._decisions.corrected(claim) for claim in self.record.claims(event=event.id)]
            reports = self.record.reports_by_id(claim.report for claim in found)
        else:
            own = (claims[id] for id in event.claims if id in claims)
            found = sorted(own, key=lambda claim: (claim.report, claim.span.start, claim.id))
        return weigh(event, found, reports, self._scene(event))

    def _scene(self, event: Event) -> Scene:
        if event.story not in self._scenes:
            self.know([event])
        if event.story not in self._scenes:
            without = [other for other in self.record.events() if other.story is None]
            self._scenes[event.story] = scene(without, self.record.reports())
        return self._scenes[event.story]
