"""Stories, worked out anew around what changed, in the order in which the reports were written.

A report joins a story because of reports before it. So one that comes late, of a day long past, may change to which
stories others belong. Then all that likeness leads to from it, report by report, is put into stories again as if there
were nothing else. One that is later than all of these is simply added.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import networkx
from msgspec import structs

from onrecord.model import Claim, Event, Report, Story
from onrecord.record.events import LISTS, REPORT_CLAIMS
from onrecord.record.events import MEMBERS as EVENTS_CLAIMS
from onrecord.record.lately import Lately
from onrecord.record.order import Place, place
from onrecord.record.parts import Part, Parts, Within
from onrecord.record.sharing import most_shared
from onrecord.record.shelf import MemoryShelf
from onrecord.record.sourcing import Sourcer
from onrecord.record.stories import KEYS, MEMBERS, StoryIndex, key_words, likeness, posted_keys, searched_keys, settings

WORDS, TELLING = "reports.words", "reports.telling"
MEMBERS_OF = tuple(lists.claims for lists in LISTS.values())
MOST_KNOWN = 100_000
MOST_NEAR = 20_000  # reports of which is remembered what they bear on, a kilobyte or two each


def story_of(event: Event, stories: StoryIndex) -> str | None:
    """The story of the report of an event's first claim."""
    first = stories.shelf.get(Claim, event.claims[0]) if event.claims else None
    story = stories.of_report(first.report) if first is not None else None
    return story.id if story is not None else None


def _timeless(key: str) -> bool:
    return key.endswith("|")


class Retelling:
    """Keeps the stories on a shelf as they would be if all reports had come in order."""

    def __init__(self, stories: StoryIndex, sources: Sourcer) -> None:
        self.stories = stories
        self.shelf = stories.shelf
        self.sources = sources
        self._known = Lately[tuple[str, str], float](MOST_KNOWN)
        self._had: dict[str, Story] = {}
        self._near: dict[str, set[str]] = {}
        self._parts = Parts(self._led_to, self._place, int(settings()["neighbourhood"]))

    def settled(self) -> None:
        """Forget what was remembered for one pass, and what is too much."""
        self._had.clear()
        if len(self._near) > MOST_NEAR:
            self._near.clear()
            self._parts.forget()

    def restart(self) -> None:
        """Forget what a transaction that failed left behind."""
        self._known.clear()
        self._near.clear()
        self._parts.forget()

    def forget(self, report: str) -> Story | None:
        """Take a report out; the story that it was of, if that goes on."""
        self.restart()
        for index in (WORDS, TELLING):
            self.shelf.post(index, report, ())
        if (story := self.stories.of_report(report)) is not None:
            self._had.setdefault(report, story)
        return self.stories.remove(report)

    def tell(self, fresh: Iterable[Report], left: Iterable[str]) -> set[str]:
        """Put new reports into stories, and those of stories that lost one; ids of the stories that changed."""
        new = sorted((one for one in fresh if one.status == "ok" and one.text), key=place)
        for report in new:
            self.shelf.post(WORDS, report.id, self._telling(WORDS, posted_keys(report)))
            self.shelf.post(TELLING, report.id, self._telling(TELLING, [f"{word}|" for word in key_words(report)]))
        stories = (self.shelf.get(Story, self.shelf.resolve(id)) for id in left)
        again = [one for story in stories if story for id in story.reports if (one := self.shelf.get(Report, id))]
        changed, left_over, waiting = set[str](), list[Report](), {report.id: report for report in [*new, *again]}
        for part in self._around(waiting.values()):
            coming = sorted((report for id, report in waiting.items() if id in part.ids), key=place)
            last = part.last(waiting)
            known = any(one in again or one.id in self._had or self._told(one) for one in coming)
            if len(part.ids) > int(settings()["neighbourhood"]):
                left_over += [one for one in coming if one in new and not self._told(one)]
            elif not known and (last is None or last < place(coming[0])):
                changed |= self._behind(coming, part)
            else:
                near = (self.shelf.get(Report, id) for _, id in part.places)
                changed |= self._anew([report for report in near if report is not None])
        for report in sorted(left_over, key=place):
            story = self.stories.add(report, self._copies(report))
            self._parts.join(story.reports)
            changed.add(story.id)
        return {self.shelf.resolve(id) for id in changed}

    def _told(self, report: Report) -> bool:
        """Whether a report is of a story already."""
        return self.stories.of_report(report.id) is not None

    def _behind(self, reports: Sequence[Report], part: Part) -> set[str]:
        """Add reports that are later than all near them; ids of the stories that changed."""
        for report in reports:
            self.stories.add(report, self._copies(report), Within(part, self._first_of))
        return {story.id for report in reports if (story := self.stories.of_report(report.id)) is not None}

    def _first_of(self, story: str) -> str | None:
        found = self.shelf.get(Story, story)
        return found.reports[0] if found is not None and found.reports else None

    def place_events(self) -> None:
        """Put the events of reports that went to another story there, too."""
        claims = sorted(self.shelf.find(REPORT_CLAIMS, self.stories.moved))
        listed = {key.partition("#")[0] for index in MEMBERS_OF for key in self.shelf.find(index, claims)}
        for event in [event for id in sorted(listed) if (event := self.shelf.get(Event, id)) is not None]:
            story = story_of(event, self.stories)
            if story != event.story:
                self.shelf.put(structs.replace(event, story=story))
        self.stories.moved.clear()

    def list_events(self, stories: Iterable[str], claims: Iterable[str]) -> None:
        """List the firm events that a story's reports tell of with it, of these stories and those of these claims."""
        reports = {claim.report for id in claims if (claim := self.shelf.get(Claim, id)) is not None}
        touched = {story.id for report in reports if (story := self.stories.of_report(report)) is not None}
        for id in sorted(touched | set(stories)):
            story = self.shelf.get(Story, id)
            if story is None:
                continue
            claims = self.shelf.find(REPORT_CLAIMS, story.reports)
            told = sorted({key.partition("#")[0] for key in self.shelf.find(EVENTS_CLAIMS, claims)})
            if tuple(told) != story.events:
                self.shelf.put(structs.replace(story, events=tuple(told)))

    def _around(self, reports: Iterable[Report]) -> list[Part]:
        """All that likeness leads to from these reports, and stories, one after the other, by what hangs together.

        Where that is too much, no more is looked for: what is found is more than may be put into stories anew.
        """
        seeds = sorted(reports, key=place)
        for seed in seeds:
            self._parts.of(seed.id)
        return list({id(part): part for part in (self._parts.of(seed.id) for seed in seeds)}.values())

    def _led_to(self, id: str) -> set[str]:
        """The reports that one leads to: those that bear on its story, and all of that."""
        report = self.shelf.get(Report, id)
        if report is None:
            return set()
        story = self.stories.of_report(id)
        return self._beside(report) | (set(story.reports) if story else set())

    def _place(self, id: str) -> Place | None:
        report = self.shelf.get(Report, id)
        return place(report) if report is not None and report.status == "ok" and report.text else None

    def _beside(self, report: Report) -> set[str]:
        """The reports that bear on which story one is of, or on which it bears."""
        if report.id not in self._near:
            found = self._alike(report) | set(self._copies(report))
            found |= {one.id for one in self.sources.texts.later(report)}
            self._near[report.id] = found
            for other in found & self._near.keys():
                self._near[other].add(report.id)
        return self._near[report.id]

    def _hanging_together(self, reports: Sequence[Report]) -> list[list[Report]]:
        """Reports by what hangs together; those of one story as it was need not."""
        graph = networkx.Graph()
        graph.add_nodes_from(report.id for report in reports)
        graph.add_edges_from((one.id, id) for one in reports for id in self._beside(one) if id in graph)
        parts = [[one for one in reports if one.id in part] for part in networkx.connected_components(graph)]
        return sorted(parts, key=lambda part: place(part[0]))

    def _alone(self, reports: Sequence[Report]) -> list[Story]:
        """The stories that these reports are of, if there were no others."""
        shelf = MemoryShelf()
        stories = StoryIndex(shelf)
        for report in reports:
            shelf.put(report)
            stories.add(report, [id for id in self._copies(report) if shelf.get(Report, id) is not None])
        return list(shelf.all(Story))

    def _copies(self, report: Report) -> list[str]:
        return [copy.other for copy in self.sources.texts.copies_of(report)]

    def _alike(self, report: Report) -> set[str]:
        """Reports whose story this one may join, and those that may join its own."""
        shared = self.shelf.find(WORDS, self._telling(WORDS, searched_keys(report)))
        timeless = self.shelf.find(TELLING, self._telling(TELLING, filter(_timeless, posted_keys(report))))
        # No function is called for each: half a year of reports has some word in common with one.
        shared |= {id: shared[id] + count if id in shared else count for id, count in timeless.items()}
        shared.pop(report.id, None)
        ranked = most_shared(shared, int(settings()["alike"]))
        return {id for id in ranked if self._likeness(report, id) >= settings()["joins"]}

    def _telling(self, index: str, keys: Iterable[str]) -> list[str]:
        """The keys, less those at any time that lead to too many reports: else a report would cost ever more."""
        told = list(keys)
        common = self.shelf.crowded(index, filter(_timeless, told), int(settings()["common"]))
        return [key for key in told if key not in common] if common else told

    def _likeness(self, report: Report, other: str) -> float:
        key = (report.id, other) if report.id < other else (other, report.id)
        known = self._known.get(key)
        if known is None:
            found = self.shelf.get(Report, other)
            known = self._known.keep(key, likeness(report, found) if found is not None else 0.0)
        return known

    def _anew(self, reports: Sequence[Report]) -> set[str]:
        """Put these reports into stories as if there were no others; ids of the stories that changed."""
        before = {one.id: story for one in reports if (story := self._before(one.id)) is not None}
        now = [story for part in self._hanging_together(reports) for story in self._alone(part)]
        held = self._holders(now, before)
        changed: set[str] = set()
        for story in now:
            ids = held.get(story.id, [])
            old = self._known_as(ids[0], before) if ids else None
            merged = [other for id in ids[1:] if (other := self.shelf.get(Story, id)) is not None]
            for other in merged:
                self._move(other, ids[0])
            left = {one.id: one for id in story.reports if (one := before.get(id)) is not None and one.id not in ids}
            made = self._named(story, old, merged, list(left.values()))
            unlike = old is None or (made.title, made.reports) != (old.title, old.reports)
            if unlike or self.shelf.get(Story, made.id) is None:
                self._put(made, old, before)
                changed.add(made.id)
        return changed

    def _before(self, report: str) -> Story | None:
        """The story that a report was of."""
        had = self._had.get(report)
        kept = self.shelf.get(Story, had.id) if had is not None else self.stories.of_report(report)
        return kept or had

    def _known_as(self, id: str, before: dict[str, Story]) -> Story | None:
        """A story by its id, be it that it was emptied in this pass."""
        return self.shelf.get(Story, id) or next((story for story in before.values() if story.id == id), None)

    def _named(self, story: Story, old: Story | None, merged: Sequence[Story], left: Sequence[Story]) -> Story:
        """A story under the id that it goes by, with how it came about: what was joined to it, what it parted from."""
        joined = tuple(f"joined with {other.id}: {other.title}" for other in merged)
        parted = tuple(f"parted from {other.id}: {other.title}" for other in left if self.shelf.get(Story, other.id))
        if old is not None:
            return structs.replace(story, id=old.id, events=old.events, history=(*old.history, *joined, *parted))
        return self.stories.fresh(structs.replace(story, history=parted or story.history[:1]))

    def _holders(self, now: Sequence[Story], before: dict[str, Story]) -> dict[str, list[str]]:
        """For each story as it is now, the ids of those before that go to it, the one it has most reports of first."""
        held: dict[str, list[tuple[int, str]]] = {}
        at = {report: story.id for story in now for report in story.reports}
        for id in sorted({story.id for story in before.values()}):
            homes = Counter(at[report] for report, story in before.items() if story.id == id)
            home = min(homes, key=lambda one: (-homes[one], one))
            held.setdefault(home, []).append((-homes[home], id))
        return {home: [id for _, id in sorted(ids)] for home, ids in held.items()}

    def _move(self, old: Story, into: str) -> None:
        self.shelf.drop(Story, old.id)
        self.shelf.post(KEYS, f"{old.id}#", ())
        self.shelf.redirect(old.id, into)

    def _put(self, story: Story, old: Story | None, before: dict[str, Story]) -> None:
        self.shelf.put(story)
        for id in story.reports:
            was, report = before.get(id), self.shelf.get(Report, id)
            if was is not None and was.id != story.id:
                self.stories.moved.add(id)
                self.shelf.post(MEMBERS, f"{was.id}#{id}", ())
            if report is not None and (was is None or was.id != story.id or id in self._had):
                self.stories.keep(story, report)
        if old is None or set(old.reports) - set(story.reports):
            self.shelf.post(KEYS, f"{story.id}#", ())
            for id in story.reports:
                if (report := self.shelf.get(Report, id)) is not None:
                    self.stories.keep(story, report)
