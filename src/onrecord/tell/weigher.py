"""What events of a record weigh, one at a time: for what tells of a few, and does not go through the whole record."""

from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.model import Claim, Event, Report
from onrecord.store import Record, StoryLine
from onrecord.store.scenes import held
from onrecord.tell.weight import Scene, Weight, scene, weigh

MANY = 500  # reports of a story, above which it is weighed by its days and by so many of its events, as on its page


class Weigher:
    """Weighs events in their stories; what a story is about is worked out once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._decisions = record.in_force()
        self._scenes: dict[str | None, Scene] = {}
        self._lines: dict[str, StoryLine] = {}

    def know(self, events: Iterable[Event]) -> None:
        """Look up the stories of these events at once."""
        self._lines |= self.record.story_lines(list(dict.fromkeys(event.story for event in events if event.story)))

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
            self._scenes[event.story] = self._made(event.story)
        return self._scenes[event.story]

    def _made(self, story: str | None) -> Scene:
        if story and story not in self._lines:
            self._lines |= self.record.story_lines([story])
        line = self._lines.get(story) if story else None
        if story is None or line is None:
            events = [other for other in self.record.events() if other.story is None]
            return scene(events, self.record.reports())
        many = line.reports > MANY
        told = held(self.record, line.id, MANY if many else None)
        given = (line.first_day, line.last_day) if many else (told.days[0], told.days[-1]) if told.days else ("", "")
        first, last = (date.fromisoformat(day) if day else None for day in given)
        events = min(line.events, MANY) if many else line.events
        return Scene({code: count / events for code, count in told.parties.items()}, first, last)
