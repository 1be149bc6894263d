"""Adding reports to the record: copies, stories, events, responses, origins, conflicts, grades; then the leads.

Reports are taken in one by one, in whatever order they come; `finish` then works out anew what they bear on, and only
that. What comes out is the same for the same reports, in any order, at once or in parts, and again.
All but the last goes by firm claims alone, so that no lead changes what the record tells of them.
Everything goes through the `Shelf`, so a record in memory and one on disk come out the same, and one report more
costs about the same however many there are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.model import Claim, Event, Report, Response
from onrecord.record.backing import Backing
from onrecord.record.copies import CopyIndex
from onrecord.record.decisions import Decision, decisions_on
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.gathering import Gatherer
from onrecord.record.leads import LeadGatherer
from onrecord.record.order import place
from onrecord.record.origins import OriginIndex
from onrecord.record.responses import REPORT_RESPONSES, ResponseIndex
from onrecord.record.retelling import Retelling
from onrecord.record.settings import Changes, Log, Settings
from onrecord.record.settling import Settler
from onrecord.record.shelf import Shelf
from onrecord.record.sourcing import Sourcer
from onrecord.record.stories import StoryIndex

UNFINISHED = "unfinished"  # what `finish` has to look at, by kind
KINDS = ("report", "text", "story", "event", "claim", "said")


class Recorder:
    """Turns claims into a record, a report at a time.

    Args:
        shelf: where the record is kept.
        settings: what the user set.
        decisions: what people decided; obeyed at once.
    """

    def __init__(self, shelf: Shelf, *, settings: Settings | None = None, decisions: Iterable[Decision] = ()) -> None:
        self.shelf = shelf
        self.settings = settings or Settings()
        self.decisions = decisions_on(shelf, decisions)
        self.events = EventIndex(shelf, self.decisions)
        self.origins = OriginIndex(shelf)
        self.copies = CopyIndex(shelf)
        self.sources = Sourcer(self.origins, self.copies, self.events, self.decisions)
        self.backing = Backing(self.origins, self.decisions)
        self.stories = StoryIndex(shelf)
        self.telling = Retelling(self.stories, self.sources)
        self.responses = ResponseIndex(shelf, self.events)
        self.gathering = Gatherer(self.events, self.decisions)
        self.leads = LeadGatherer(self.events, self.decisions)
        self.settling = Settler(self.events, self.leads.events, self.backing, self.stories)
        self._gone: list[tuple[str | None, Claim]] = []

    def add(self, report: Report, claims: Sequence[Claim], responses: Sequence[Response] = ()) -> Changes:
        """Add a report with its claims and responses; one of the same id is replaced, its events keep their ids."""
        self.take(report, claims, responses)
        return self.finish(report.id)

    def add_all(self, parts: Iterable[tuple[Report, Sequence[Claim], Sequence[Response]]]) -> Changes:
        """Add many reports at once; for each, its claims and responses."""
        for report, claims, responses in parts:
            self.take(report, claims, responses)
        return self.finish()

    def remove(self, report_id: str) -> Changes:
        """Take a report and all that only it said out of the record."""
        self.take_out(report_id)
        return self.finish(report_id)

    def take(self, report: Report, claims: Sequence[Claim], responses: Sequence[Response] = ()) -> None:
        """Take a report in, in the place of one of its id: `finish` sees to all that follows from it."""
        # What comes from the record has been settled before: what reading found is then kept beside it.
        again = {one.id for one in responses if self.shelf.get(Response, one.id) == one}
        named = {one.id: self.responses.named(one.id) if one.id in again else one.about for one in responses}
        if self.shelf.get(Report, report.id) is not None:
            self.take_out(report.id)
        self.shelf.put(report)
        self._put_parts(claims, responses)
        for id, about in named.items():
            self.responses.name(id, about)
        self.shelf.post(UNFINISHED, report.id, ["report"])

    def take_out(self, report_id: str) -> None:
        """Take a report out, with its claims and responses: `finish` sees to all that follows from it."""
        report = self.shelf.get(Report, report_id)
        claims = sorted(self.shelf.find(REPORT_CLAIMS, [report_id]))
        had = self.events.of_claims(claims)
        if report is not None:
            for kind, ids in zip(("text", "said"), self.sources.forget(report, claims), strict=True):
                self._leave(kind, ids)
        for id in claims:
            self._take_out_claim(id, report_id, had.get(id))
        for id in sorted(self.shelf.find(REPORT_RESPONSES, [report_id])):
            self._leave("event", self.responses.drop(id))
            self.shelf.post(REPORT_RESPONSES, id, ())
        self.copies.drop(report_id)
        story = self.telling.forget(report_id)
        self._leave("story", [story.id] if story is not None else [])
        self.shelf.drop(Report, report_id)
        self.shelf.post(UNFINISHED, report_id, ())
        for linker in (self.gathering.linker, self.leads.linker):
            linker.forget()

    def _take_out_claim(self, id: str, report: str, event: str | None) -> None:
        claim, kept = self.shelf.get(Claim, id), self.shelf.get(Event, event) if event else None
        if claim is not None:
            for gatherer in (self.gathering, self.leads):
                self._leave("claim", gatherer.surveyor.beside(claim))
            self._gone.append((event or self._event_of(id), claim))
        if kept is not None:
            self.gathering.remove(kept, id, report)
            self._leave("event", [kept.id])
        elif (led := self.leads.let_go(id, report)) is not None:
            self._leave("event", [led])
        for index in (self.events, self.leads.events):
            index.forget(id)
            self.shelf.post(index.lists.keys, id, ())
        self.shelf.drop(Claim, id)
        self.shelf.post(REPORT_CLAIMS, id, ())

    def _leave(self, kind: str, ids: Iterable[str]) -> None:
        """Note what `finish` has to look at again."""
        for id in ids:
            self.shelf.also(UNFINISHED, id, [kind])

    def finish(self, report: str = "", *, alone: bool = False) -> Changes:
        """Work out anew what the reports bear on that were taken in or out since the last time.

        Args:
            report: the one that `Changes` are of, if it is one.
            alone: look at that report only, and at what taking out its earlier text left; others that were taken in
                before it go on waiting, and nothing meets them until they are seen to.
        """
        log, waiting = Log(report), self._waiting()
        others = frozenset(waiting["report"]) - {report} if alone else frozenset[str]()
        waiting["report"] = [id for id in waiting["report"] if id not in others]
        fresh = sorted((one for id in waiting["report"] if (one := self.shelf.get(Report, id))), key=place)
        firm, doubtful = self._post(fresh)
        said = self.sources.take(claim for id in sorted(firm) if (claim := self.shelf.get(Claim, id)) is not None)
        said |= set(waiting["said"])
        texts = [one for id in waiting["text"] if (one := self.shelf.get(Report, id)) is not None]
        later = {one.id: one for report_ in fresh if report_.text for one in self.sources.texts.later(report_)}
        retold = self.sources.texts.compare([*fresh, *texts, *later.values()])
        stories = self.telling.tell(fresh, waiting["story"])
        events = [event for id in waiting["event"] if (event := self.shelf.get(Event, id)) is not None]
        near = set(waiting["claim"])
        left = {claim for event in events if event.tier == "firm" for claim in event.claims}
        touched = self.gathering.gather(firm | left | set(filter(self.events.has, near)), log)
        touched |= {event.id for event in events if event.tier == "firm"}
        touched |= set(self.events.of_claims(self.shelf.find(REPORT_CLAIMS, retold)).values())
        touched |= self._answer(touched, fresh)
        touched |= self._with_speakers(said) | self._obeying(touched)
        touched = self._there(touched)
        self.sources.trace(touched)
        self._finish(touched, log)
        self.telling.place_events()
        told = {id for one in touched if (event := self.shelf.get(Event, one)) for id in event.claims}
        stories |= {story.id for one in fresh if (story := self.stories.of_report(one.id)) is not None}
        self.telling.list_events(stories | set(waiting["story"]), told | self.gathering.left)
        seeds = doubtful | self.gathering.freed | set(filter(self.leads.events.has, near))
        seeds |= {claim for event in events if event.tier == "lead" for claim in event.claims}
        placed = self.leads.place(seeds, touched, log) | set(self.leads.events.of_claims(doubtful).values()) - touched
        self._finish(placed | {event.id for event in events if event.tier == "lead"}, log)
        self._answer_on(log)
        self._settle_down(waiting, others)
        if report and fresh:
            log.copies = tuple(copy.other for copy in self.copies.find(fresh[0])) if fresh[0].text else ()
            story = self.stories.of_report(report)
            log.story = story.id if story else None
        return log.changes()

    def unfinished(self) -> list[str]:
        """The ids of the reports that were taken in since the last time."""
        return sorted(self.shelf.find(UNFINISHED, ["report"]))

    def remember(self) -> None:
        """Keep, from now on, which events there were before what is done: a person decides, and may undo it."""
        self.gathering.remembers = self.leads.remembers = True

    def waits(self, report: str) -> bool:
        """Whether a report was taken in and not seen to yet."""
        return "report" in self.shelf.held(UNFINISHED, [report]).get(report, ())

    def forget(self) -> None:
        """Forget what a transaction that failed left behind."""
        self._settle_down({})
        self.telling.restart()
        self.sources.restart()
        for linker in (self.gathering.linker, self.leads.linker):
            linker.forget()

    def obey(self, decisions: Iterable[Decision]) -> None:
        """Go by these decisions from now on, and forget what was remembered of a record that others have changed."""
        self.decisions.renew(decisions)
        self.telling.restart()
        self.sources.restart()
        for linker in (self.gathering.linker, self.leads.linker):
            linker.forget()

    def _waiting(self) -> dict[str, list[str]]:
        return {kind: sorted(self.shelf.find(UNFINISHED, [kind])) for kind in KINDS}

    def _post(self, reports: Iterable[Report]) -> tuple[set[str], set[str]]:
        """Let new reports and their claims be found; the ids of the firm claims, and of the leads."""
        firm, doubtful = set[str](), set[str]()
        for report in reports:
            if report.text:
                self.copies.post(report)
            for id in sorted(self.shelf.find(REPORT_CLAIMS, [report.id])):
                claim = self.shelf.get(Claim, id)
                if claim is not None and self.decisions.counts(claim):
                    is_firm = self.decisions.tier(claim) == "firm"
                    (self.events if is_firm else self.leads.events).post(claim)
                    (firm if is_firm else doubtful).add(id)
        return firm, doubtful

    def _answer(self, touched: set[str], fresh: Iterable[Report]) -> set[str]:
        """Tie responses to the events that they answer now: those of new reports, and those near what changed."""
        moved = (self.shelf.get(Claim, id) for id in self.gathering.moved)
        reports = {claim.report for claim in moved if claim is not None} | {report.id for report in fresh}
        asked = set(self.shelf.find(REPORT_RESPONSES, reports)) | self.gathering.unanswered
        return self.responses.settle(asked | self.responses.waiting(touched))

    def _with_speakers(self, claims: Iterable[str]) -> set[str]:
        """Events that the reports tell of in which these claims are: whom a report cites may be others now."""
        reports = {claim.report for id in claims if (claim := self.shelf.get(Claim, id)) is not None}
        return set(self.events.of_claims(self.shelf.find(REPORT_CLAIMS, reports)).values()) if reports else set()

    def _obeying(self, touched: set[str]) -> set[str]:
        """Events of claims whose origin a person decided by another's: that may have changed."""
        decided = {one for decision in self.decisions.all if decision.field == "origin" for one in decision.targets}
        return set(self.events.of_claims(decided).values()) if touched and decided else set()

    def _there(self, events: Iterable[str]) -> set[str]:
        found = (self.shelf.get(Event, self.shelf.resolve(id)) for id in events)
        return {event.id for event in found if event is not None and event.tier == "firm"}

    def _answer_on(self, log: Log) -> None:
        """Let the ids of events that went with earlier claims answer with those that the claims are of now."""
        for event, claim in self._gone:
            if event is None or self.shelf.get(Event, event) is not None:
                continue
            told = sorted(self.shelf.find(REPORT_CLAIMS, [claim.report]))
            now = [one for id in told if (one := self.shelf.get(Claim, id)) is not None]
            same = [one for one in now if one.id == claim.id]
            same = same or [one for one in now if (one.type, one.quote) == (claim.type, claim.quote)]
            into = self._event_of(same[0].id) if same else None
            if into is not None:
                self.shelf.redirect(event, into)
            else:
                log.dropped.add(event)

    def _event_of(self, claim: str) -> str | None:
        return self.events.of_claims([claim]).get(claim) or self.leads.event_of(claim)

    def _settle_down(self, waiting: Mapping[str, Sequence[str]], others: Collection[str] = ()) -> None:
        for id in {id for ids in waiting.values() for id in ids}.difference(others):
            self.shelf.post(UNFINISHED, id, ())
        self._gone.clear()
        self.gathering.settled()
        self.leads.settled()
        self.sources.settled()
        self.telling.settled()

    def regrade(self, events: Iterable[str] | None = None) -> Changes:
        """Work out events' summaries, conflicts and grades anew: all, or these; after decisions or new settings."""
        log = Log("", None)
        ids = (
            [event.id for event in self.shelf.all(Event)] if events is None else [self.shelf.resolve(e) for e in events]
        )
        self._finish(set(ids), log)
        return log.changes()

    def _put_parts(self, claims: Sequence[Claim], responses: Sequence[Response]) -> None:
        for claim in claims:
            self.shelf.put(claim)
            self.shelf.also(REPORT_CLAIMS, claim.id, [claim.report])
        for response in responses:
            self.shelf.put(response)
            self.shelf.also(REPORT_RESPONSES, response.id, [response.report])

    def _finish(self, touched: Iterable[str], log: Log) -> None:
        """Summarise, compare and grade the events that changed."""
        done = set()
        for id in sorted({self.shelf.resolve(id) for id in touched}):
            event = self.shelf.get(Event, id)
            if event is not None:
                self.settling.settle(event, self.settings.outlet_letters)
                done.add(id)
        log.changed |= done - log.added
