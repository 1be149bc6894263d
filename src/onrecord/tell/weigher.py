"""What events of a record weigh, one at a time: for what tells of a few, and does not go through the whole record."""

from onrecord.model import Claim, Event, Report, Story
from onrecord.store import Record
from onrecord.tell.weight import Scene, Weight, scene, weigh


class Weigher:
    """Weighs events in their stories; what a story is about is worked out once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._decisions = record.in_force()
        self._scenes: dict[str | None, Scene] = {}

    def of(self, event: Event) -> Weight:
        """How far up the event stands; a lead event weighs nothing."""
        if event.tier == "lead":
            return Weight()
        claims: list[Claim] = [self._decisions.corrected(claim) for claim in self.record.claims(event=event.id)]
        held = (self.record.shelf.get(Report, id) for id in sorted({claim.report for claim in claims}))
        return weigh(event, claims, {report.id: report for report in held if report is not None}, self._scene(event))

    def _scene(self, event: Event) -> Scene:
        story = self.record.shelf.get(Story, event.story) if event.story else None
        id = story.id if story else None
        if id not in self._scenes:
            if story is None:
                events = [other for other in self.record.events() if other.story is None]
                self._scenes[id] = scene(events, self.record.reports())
            else:
                held = (self.record.shelf.get(Report, report) for report in story.reports)
                self._scenes[id] = scene(self.record.events(story=story.id), (r for r in held if r is not None))
        return self._scenes[id]
