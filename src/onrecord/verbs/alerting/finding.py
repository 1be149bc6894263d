"""What came about since an alert last looked: each thing under a name, by which it is told once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Party, Report, Response
from onrecord.model.alerts import Alert
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.contents import of_content
from onrecord.record.decisions import Decisions
from onrecord.store import Change, Record
from onrecord.store.asked import asked
from onrecord.store.bulk import many
from onrecord.store.matching import matching
from onrecord.tell.page import STATUS_WORDS
from onrecord.tell.voices import Voices

NEW, NEW_LEAD, AGAIN = "New", "New lead", "A new report of it"


class Thing(NamedTuple):
    """Something to tell: of which event, under which name, in which words, by which claims and responses first."""

    event: Event
    name: str
    what: str
    claims: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()


class Finder:
    """Finds, for alerts that last looked at the same build, what they are to tell of the changes since."""

    def __init__(self, record: Record, changes: Sequence[Change], since: int) -> None:
        self._record, self._changes, self._since = record, changes, since
        self._decisions: Decisions = record.in_force()

    def things(self, alert: Alert) -> list[Thing]:
        """What the alert is to tell. Raises AmbiguousError where a name in its search has come to mean several."""
        meant = [change for change in self._changes if self._is_meant(alert, change)]
        found = self._matched(alert, meant)
        told = {"told": self._told, "grade": self._moved, "denial": self._denied}[alert.kind]
        return [thing for change in meant for thing in told(alert, change, found)]

    def _is_meant(self, alert: Alert, change: Change) -> bool:
        event = change.after
        return event is not None and (event.tier == "firm" or alert.leads) and _meets(alert, event)

    def _matched(self, alert: Alert, changes: Iterable[Change]) -> set[str] | None:
        """The claims of these events that answer the alert's search; None where it has none."""
        if not alert.search:
            return None
        claims = [id for change in changes if change.after for id in change.after.claims]
        try:
            return matching(self._record, asked(alert.search), claims)
        except AmbiguousError:
            raise
        except (NotFoundError, UsageError):
            return set()  # the record has no such outlet, source, entity or place yet

    def _told(self, alert: Alert, change: Change, found: set[str] | None) -> Iterator[Thing]:
        event, before = change.after, change.before
        assert event is not None
        if before is not None and before.tier == "lead" and not alert.leads:
            before = None
        had = set(before.claims) if before else set()
        new = tuple(id for id in event.claims if id not in had and (found is None or id in found))
        if before is None:
            what = NEW if event.tier == "firm" else NEW_LEAD
        elif not _meets(alert, before):
            what = "New to this alert"
        elif before.tier != event.tier:
            what = "Was a lead, and is firm now" if event.tier == "firm" else "Only leads tell of it any more"
        elif says(before.status) != says(event.status):
            what = f"Was {STATUS_WORDS[before.status]}, now {STATUS_WORDS[event.status]}"
        else:
            what = "" if found is None else AGAIN
        answers = found is None or (new if what in (NEW, NEW_LEAD, AGAIN) else set(event.claims) & found)
        if what and answers:
            name = f"told {event.id} {says(event.status)}{' lead' if event.tier == 'lead' else ''}"
            yield Thing(event, name, what, new)

    def _moved(self, alert: Alert, change: Change, found: set[str] | None) -> Iterator[Thing]:  # noqa: ARG002
        event, before = change.after, change.before
        assert event is not None
        if before is None or before.grade is None or event.grade is None or before.grade.digit == event.grade.digit:
            return
        if found is not None and not found & set(event.claims):
            return
        what = (
            f"Grade moved from {before.grade.digit} ({before.grade.words}) to {event.grade.digit} ({event.grade.words})"
        )
        if says(before.status) != says(event.status):
            what += f", and what is graded from {STATUS_WORDS[before.status]} to {STATUS_WORDS[event.status]}"
        new = tuple(id for id in event.claims if id not in before.claims)
        yield Thing(event, f"grade {event.id} {before.grade.digit} {event.grade.digit} {self._since}", what, new)

    def _denied(self, alert: Alert, change: Change, found: set[str] | None) -> Iterator[Thing]:  # noqa: ARG002
        """A thing for each who denies it now and did not before."""
        event, before = change.after, change.before
        assert event is not None
        if found is not None and not found & set(event.claims):
            return
        claims = [self._decisions.corrected(one) for one in many(self._record, Claim, event.claims)]
        reports = {one.id: one for one in many(self._record, Report, {claim.report for claim in claims})}
        voices = Voices(claims, reports)
        had = set(before.claims) if before else set()
        answered = set(before.responses) if before else set()
        for claim in claims:
            told = as_told(claim, event.type, reports.get(claim.report), self._decisions)
            if claim.id not in had and told.status == "negated" and not told.partial:
                by = voices.told(claim.sources[-1], claim.report) if claim.sources else ""
                what = "Said not to be so" + (f" by {by}" if by else "")
                yield Thing(event, f"denial {event.id} {fold(by or claim.report)}", what, (claim.id,))
        for response in many(self._record, Response, event.responses):
            if response.id not in answered and response.stance == "denies":
                by, of = _name(response.by), of_content(response, event.type, claims)
                what = f"What was said is denied by {by}" if of else f"Denied by {by}"
                yield Thing(event, f"denial {event.id} {fold(by)}", what, (), (response.id,))


def _name(party: Party) -> str:
    """A party's own name, or that of its state where it is only pointed at: "he", "the ministry"."""
    return party.name if party.name[:1].isupper() or party.code == "?" else label(party.code)


def _meets(alert: Alert, event: Event) -> bool:
    """Whether an event has one of the alert's types and both parties of its pair."""
    parties = {party.code for party in (*event.actors, *event.recipients)}
    return (not alert.types or event.type in alert.types) and set(alert.pair) <= parties
