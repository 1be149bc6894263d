"""Adding one report to the record: copies, story, events, origins, responses, conflicts, grades; then the leads.

All but the last goes by firm claims alone, so that no lead changes what the record tells of them.
Everything goes through the `Shelf`, so a record in memory and one on disk come out the same, and one report more
costs about the same however many there are.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Report, Response, Says, Story
from onrecord.record.accounts import Told, by_account, with_accounts
from onrecord.record.backing import Backing
from onrecord.record.case import says
from onrecord.record.conflicts import conflicts
from onrecord.record.copies import CopyIndex
from onrecord.record.decisions import Decision, decisions_on
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.facts import Facts
from onrecord.record.gathering import Gatherer
from onrecord.record.leads import LeadGatherer
from onrecord.record.origins import OriginIndex
from onrecord.record.responses import ResponseIndex
from onrecord.record.settings import Changes, Log, Settings
from onrecord.record.shelf import Shelf
from onrecord.record.standing import WHOLE, typical
from onrecord.record.stories import StoryIndex
from onrecord.record.summary import summarise
from onrecord.record.tracing import Tracer

REPORT_RESPONSES = "reports.responses"
Fresh = Mapping[str, Sequence[Claim]]
FEW = 40  # claims of which the conflicts are looked for whenever their event changes


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
        self.tracer = Tracer(self.origins, self.copies, self.events, self.decisions)
        self.backing = Backing(self.origins, self.tracer, self.decisions)
        self.stories = StoryIndex(shelf)
        self.responses = ResponseIndex(shelf, self.events)
        self.gathering = Gatherer(self.events, self.decisions)
        self.leads = LeadGatherer(self.events, self.decisions)
        self._compared: dict[str, tuple[tuple[str, ...], list[Conflict]]] = {}

    def add(self, report: Report, claims: Sequence[Claim], responses: Sequence[Response] = ()) -> Changes:
        """Add a report with its claims and responses; one of the same id is replaced, its events keep their ids."""
        gone = self.remove(report.id) if self.shelf.get(Report, report.id) is not None else None
        log = Log(report.id, gone)
        self.shelf.put(report)
        self._put_parts(claims, responses)
        copies = self.copies.find(report) if report.text else []
        self.copies.post(report, copies)
        log.copies = tuple(copy.other for copy in copies)
        story = self.stories.add(report, log.copies) if report.status == "ok" and report.text else None
        log.story = story.id if story else None
        counting = [claim for claim in claims if self.decisions.counts(claim)]
        firm = [claim for claim in counting if self.decisions.tier(claim) == "firm"]
        self.gathering.freed.clear()
        touched = self.gathering.add(firm, log)
        touched |= {event for r in responses if (event := self.responses.attach(r))}
        touched |= self.responses.revisit(report, touched)
        fresh = self.tracer.trace(report, copies, touched, firm, responses) if copies or firm or responses else {}
        moved = self._moved(fresh)
        self._finish(touched, story, log, fresh)
        self._finish(moved - touched, None, log, fresh)
        self._place([claim for claim in counting if claim not in firm], touched, log)
        return log.changes()

    def remove(self, report_id: str) -> Changes:
        """Take a report and all that only it said out of the record."""
        log = Log(report_id, None)
        touched: set[str] = set()
        leading: set[str] = set()
        self._compared.clear()
        self.gathering.linker.forget()
        self.gathering.freed.clear()
        self.leads.linker.forget()
        for id in sorted(self.shelf.find(REPORT_CLAIMS, [report_id])):
            event = self.events.of(id)
            self.origins.detach(id)
            self.events.forget(id)
            if event is not None:
                touched.add(event.id)
                self.gathering.remove(event, id, report_id)
            elif (led := self.leads.let_go(id, report_id)) is not None:
                leading.add(led)
            self.leads.events.forget(id)
            self.shelf.drop(Claim, id)
            self.shelf.post(REPORT_CLAIMS, id, ())
        for id in sorted(self.shelf.find(REPORT_RESPONSES, [report_id])):
            touched |= self.responses.drop(id)
            self.shelf.post(REPORT_RESPONSES, id, ())
        self.copies.drop(report_id)
        self.origins.forget(report_id)
        story = self.stories.remove(report_id)
        self.shelf.drop(Report, report_id)
        self._finish({id for id in touched if self.shelf.get(Event, id) is not None}, story, log)
        self._finish({id for id in leading if self.shelf.get(Event, id) is not None}, None, log)
        log.dropped |= {id for id in touched | leading if self.shelf.get(Event, id) is None}
        self._place((), touched, log)
        return log.changes()

    def regrade(self, events: Iterable[str] | None = None) -> Changes:
        """Work out events' summaries, conflicts and grades anew: all, or these; after decisions or new settings."""
        log = Log("", None)
        ids = (
            [event.id for event in self.shelf.all(Event)] if events is None else [self.shelf.resolve(e) for e in events]
        )
        self._finish(set(ids), None, log)
        return log.changes()

    def _moved(self, fresh: dict[str, list[Claim]]) -> set[str]:
        """The events of claims of earlier reports that were given another origin; `fresh` lists these with the new."""
        moved = set()
        for claim in self.tracer.moved:
            if (event := self.events.of(claim.id)) is not None:
                fresh.setdefault(event.id, []).append(claim)
                moved.add(event.id)
        return moved

    def _place(self, leads: Sequence[Claim], touched: Iterable[str], log: Log) -> None:
        """Join leads to the events that are there now, and sum up the lead events that this changed."""
        freed = sorted(self.gathering.freed)
        self._finish(self.leads.place(leads, touched, freed, log), None, log)

    def _put_parts(self, claims: Sequence[Claim], responses: Sequence[Response]) -> None:
        for claim in claims:
            self.shelf.put(claim)
            self.shelf.also(REPORT_CLAIMS, claim.id, [claim.report])
        for response in responses:
            self.shelf.put(response)
            self.shelf.also(REPORT_RESPONSES, response.id, [response.report])

    def _finish(self, touched: Iterable[str], story: Story | None, log: Log, fresh: Fresh | None = None) -> None:
        """Summarise, compare and grade the events that changed, and list them with their story.

        `fresh` are the claims that are all that is new, by event; None if an event of very many claims is to be gone
        through whole.
        """
        done, led = set(), set()
        for id in sorted({self.shelf.resolve(id) for id in touched}):
            event = self.shelf.get(Event, id)
            if event is None:
                continue
            if event.tier == "lead":
                self._settle_lead(event)
                led.add(id)
            else:
                self._settle(event, story, fresh)
                done.add(id)
        log.changed |= (done | led) - log.added
        if story is not None and done:
            current = self.shelf.get(Story, story.id) or story
            if not done <= set(current.events):
                self.shelf.put(structs.replace(current, events=tuple(sorted({*current.events, *done}))))

    def _settle_lead(self, event: Event) -> None:
        """Sum up an event that only leads tell of: what they say, with neither grade nor origins nor conflicts."""
        claims = [fact.claim for fact in self.leads.events.members(event)]
        told = summarise(event, typical(claims) if len(event.claims) > WHOLE else claims, self._reports(claims))
        story = self.stories.of_report(claims[0].report) if claims and not event.story else None
        self.shelf.put(structs.replace(told, claims=event.claims, story=story.id if story else event.story))

    def _reports(self, claims: Iterable[Claim]) -> dict[str, Report]:
        ids = {claim.report for claim in claims}
        return {id: found for id in ids if (found := self.shelf.get(Report, id)) is not None}

    def _settle(self, event: Event, story: Story | None, fresh: Fresh | None) -> None:
        facts = self.events.members(event)
        reports = self._reports(fact.claim for fact in facts)
        facts = [fact._replace(claim=self.backing.told(fact.claim, event)) for fact in facts]
        claims = [fact.claim for fact in facts]
        counting = [claim for claim in claims if self.decisions.counts(claim)] or claims
        members = event.claims
        event = summarise(event, typical(counting) if len(members) > WHOLE else counting, reports)
        for old in event.conflicts:
            self.shelf.drop(Conflict, old)
        differing = self._differing(event.id, facts, fresh)
        for conflict in differing:
            self.shelf.put(conflict)
        new = None if fresh is None else fresh.get(event.id, ())
        answers = [r for id in event.responses if (r := self.shelf.get(Response, id)) is not None]
        told = Told(
            says=says(event.status),
            type=event.type,
            claims=[c for c in counting if self.decisions.counts(c)],
            origins=self.backing.origins(event, members, counting, new),
            responses=answers,
            conflicts=self._within(event.id, facts, differing, fresh),
            reports=reports,
            letters=self.settings.outlet_letters,
            affirmed=frozenset(claim.id for claim in claims if self.decisions.affirmed(claim)),
        )
        event = with_accounts(event, told)
        event = structs.replace(
            event,
            claims=members,
            conflicts=tuple(sorted(conflict.id for conflict in differing)),
            story=story.id if story and not event.story else event.story,
        )
        self.shelf.put(event)

    def _within(
        self, event: str, facts: Sequence[Facts], differing: list[Conflict], fresh: Fresh | None
    ) -> dict[Says, list[Conflict]]:
        """The conflicts within each account: those between accounts say nothing about how well one is supported."""
        given = by_account(fact.claim for fact in facts)
        if len(given) == 1:
            return dict.fromkeys(given, differing)
        return {
            account: self._differing(
                f"{event}|{account}", [fact for fact in facts if says(fact.claim.status) == account], fresh
            )
            for account in given
        }

    def _differing(self, event: str, facts: Sequence[Facts], fresh: Fresh | None) -> list[Conflict]:
        """The conflicts among the claims that stand for an event; of many, worked out anew only when others stand."""
        if len(facts) <= FEW or fresh is None:
            return conflicts(event, facts, self._affirmed(facts))
        known, found = self._compared.get(event, ((), []))
        if known != (ids := tuple(fact.claim.id for fact in facts)):
            found = conflicts(event, facts, self._affirmed(facts))
            self._compared[event] = (ids, found)
        return found

    def _affirmed(self, facts: Sequence[Facts]) -> frozenset[str]:
        return frozenset(fact.claim.id for fact in facts if self.decisions.affirmed(fact.claim))
