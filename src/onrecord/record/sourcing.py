"""The origins of claims, worked out anew for each event that changed.

Which claims of an event come from one another is a matter of that event, of its reports' texts, and of who the persons
are that speak: an event is traced by itself (`Tracer`). Whose word its claims are then decides of which origin, one in
the whole record, they are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import structs

from onrecord.model import Claim, Event, Evidence, Origin, Report, Response
from onrecord.record.copies import CopyIndex
from onrecord.record.decisions import Decision, Decisions
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.names import Names
from onrecord.record.origins import OriginIndex, origin_id
from onrecord.record.responses import REPORT_RESPONSES
from onrecord.record.shelf import Shelf
from onrecord.record.showing import Showing
from onrecord.record.speakers import Speaker, speaker
from onrecord.record.text import fingerprint
from onrecord.record.texts import Texts
from onrecord.record.tracing import Given, Tracer, cited

MOST_KNOWN = 100_000


class Sourcer:
    """Keeps up the origins on a shelf."""

    def __init__(self, origins: OriginIndex, copies: CopyIndex, events: EventIndex, decisions: Decisions) -> None:
        self.shelf: Shelf = origins.shelf
        self.origins = origins
        self.events = events
        self.decisions = decisions
        self.texts = Texts(self.shelf, copies)
        self.names = Names(self.shelf)
        self.showing = Showing(self.shelf)
        self.tracer = Tracer(self.texts, self.names, decisions, self._said, self._cites)
        self._known: dict[str, Speaker | None] = {}
        self._bodies: dict[str, frozenset[str]] = {}

    def settled(self) -> None:
        """Forget what was remembered for one pass, and what is too much."""
        self.texts.settled()
        self.names.forget()
        self._bodies.clear()
        if len(self._known) > MOST_KNOWN:
            self._known.clear()

    def restart(self) -> None:
        """Forget all that was remembered: a report was taken out, or a transaction failed."""
        self.settled()
        self.texts.restart()
        self.showing.restart()
        self._known.clear()

    # -- reports that come and go --------------------------------------------------------------------------------

    def take(self, claims: Iterable[Claim]) -> set[str]:
        """Note who speaks in new claims; ids of the claims whose speaker that may change."""
        return {id for claim in claims for id in self.names.post(claim.id, self._said(claim))}

    def forget(self, report: Report, claims: Collection[str]) -> tuple[set[str], set[str]]:
        """Take a report and its claims out of all origins.

        Returns:
            Ids of the reports whose words may now come from elsewhere, and of the claims whose speaker may be another.
        """
        said = set[str]()
        for id in claims:
            if (claim := self.shelf.get(Claim, id)) is not None:
                said |= self.names.drop(id, self._said(claim))
        self._write(set(claims), {})
        texts = self.texts.forget(report)
        self.restart()
        return texts, said - set(claims)

    # -- claims --------------------------------------------------------------------------------------------------

    def trace(self, events: Iterable[str]) -> None:
        """Give all claims of the firm events of these ids their origins."""
        given, claims = self._given(set(events))
        self._write(claims, given)

    def _given(self, events: Collection[str]) -> tuple[dict[str, tuple[str, Given]], set[str]]:
        """For the claims of events the id of their origin, with whose word they are; and the ids of all claims."""
        found: dict[str, tuple[str, Given]] = {}
        claims: dict[str, Claim] = {}
        for id in sorted(events):
            event = self.shelf.get(Event, id)
            if event is not None and event.tier == "firm":
                own = {c: claim for c in event.claims if (claim := self.shelf.get(Claim, c)) is not None}
                claims |= own
                found |= {c: (origin_id(one.said.key), one) for c, one in self.tracer.trace(own.values()).items()}
        for claim in claims.values():
            if (decision := self.decisions.origin(claim)) is not None:
                found[claim.id] = self._decided(claim, decision, found, {claim.id})
        return found, set(claims)

    def _decided(
        self, claim: Claim, decision: Decision, found: Mapping[str, tuple[str, Given]], asked: set[str]
    ) -> tuple[str, Given]:
        """The origin that a person gave a claim: that of another claim, or one of its own that no other meets."""
        detail = f"{decision.author} decided it ({decision.id})"
        shown = (Evidence(kind="decision", detail=detail, reports=(claim.report,), claims=(claim.id,)),)
        other = self.meant(decision)
        further = self.decisions.origin(other) if other is not None else None
        if other is not None and further is not None and other.id not in asked and self.events.of(other.id):
            into, given = self._decided(other, further, found, asked | {other.id})
            return into, Given(given.said, shown)
        if other is not None and further is None:
            if other.id in found:
                return found[other.id][0], Given(found[other.id][1].said, shown)
            if (kept := self.origins.of_claim(other.id)) is not None:
                return kept.id, Given(Speaker("", "", kept.kind), shown)  # it is called what the others call it
        report = self.shelf.get(Report, claim.report)
        said = self._said(claim) or (self.texts.voice(report) if report else Speaker("", "", "document", claim.report))
        return "o" + fingerprint("decided", claim.id)[:12], Given(said, shown)

    def meant(self, decision: Decision) -> Claim | None:
        """The claim whose origin is meant: by its id, or by its words where reading anew gave it another."""
        found = self.shelf.get(Claim, decision.value) if decision.value else None
        if found is not None or decision.like is None:
            return found
        listed = (self.shelf.get(Claim, id) for id in sorted(self.shelf.find(REPORT_CLAIMS, [decision.like[0]])))
        return next((claim for claim in listed if claim and claim.quote == decision.like[1]), None)

    def _said(self, claim: Claim) -> Speaker | None:
        """Whose word a claim is as its report tells it."""
        if claim.id not in self._known:
            told = self.decisions.corrected(claim)
            self._known[claim.id] = speaker(told, self.shelf.get(Report, claim.report))
        return self._known[claim.id]

    def _cites(self, report: str) -> frozenset[str]:
        """The bodies whose words a report tells."""
        if report not in self._bodies:
            listed = (self.shelf.get(Claim, id) for id in sorted(self.shelf.find(REPORT_CLAIMS, [report])))
            firm = [claim for claim in listed if claim is not None and self.events.has(claim.id)]
            answers = (self.shelf.get(Response, id) for id in sorted(self.shelf.find(REPORT_RESPONSES, [report])))
            said = [self.names.for_body(whose) for claim in firm if (whose := self._said(claim)) is not None]
            told = [self.decisions.corrected(claim) for claim in firm]
            self._bodies[report] = cited(told, [one for one in answers if one is not None], said)
        return self._bodies[report]

    # -- the records ---------------------------------------------------------------------------------------------

    def _write(self, claims: set[str], given: Mapping[str, tuple[str, Given]]) -> None:
        """Put the origins of these claims on the shelf, change or drop those that they had."""
        had, now = set(self.origins.ids(claims).values()), dict[str, set[str]]()
        for claim, (origin, _) in given.items():
            now.setdefault(origin, set()).add(claim)
        touched, dropped = sorted(had | now.keys()), dict[str, Origin]()
        for id in touched:
            if self.shelf.resolve(id) != id:
                self.shelf.unredirect(id)
        self._list_old(touched)
        self.showing.note(claims, self._reports(given), given)
        for id in touched:
            old = self.shelf.get(Origin, id)
            made = self._made(self.showing.told(id, old), old, claims, now.get(id, set()))
            if made is not None and made != old:
                self.shelf.put(made)
            elif made is None and old is not None:
                dropped[id] = old
                self.shelf.drop(Origin, id)
        for id, old in dropped.items():
            went = Counter(given[claim][0] for claim in old.claims if claim in given)
            if went:
                self.shelf.redirect(id, min(went, key=lambda one: (-went[one], one)))

    def _list_old(self, origins: Iterable[str]) -> None:
        """Note what the claims of origins add that an older version wrote, which did not."""
        found = [one for id in origins if not self.showing.listed(id) and (one := self.shelf.get(Origin, id))]
        if found:
            of = {claim: one.id for one in found for claim in one.claims}
            more, _ = self._given(set(self.events.of_claims(of).values()))
            same = {claim: given for claim, given in more.items() if of.get(claim) == given[0]}
            self.showing.note(set(same), self._reports(same), same)
            for one in found:
                self.showing.told(one.id, one)

    def _reports(self, claims: Iterable[str]) -> dict[str, str]:
        """The reports of claims, by id."""
        return {id: found.report for id in claims if (found := self.shelf.get(Claim, id)) is not None}

    def _made(self, told: Origin, old: Origin | None, traced: set[str], given: set[str]) -> Origin | None:
        """An origin as it is now, with the claims that it has of other events, and of those traced; None if none."""
        kept = set(old.claims) - traced if old else set[str]()
        if not kept and not given:
            return None
        reports = self._reports_of(kept, old, traced).union(self._reports(given).values())
        return structs.replace(told, claims=tuple(sorted(kept | given)), reports=tuple(sorted(reports)))

    def _reports_of(self, kept: set[str], old: Origin | None, traced: set[str]) -> set[str]:
        """The reports of the claims of an origin that are not traced now."""
        if old is None or not kept:
            return set()
        of_traced = set(self._reports(traced.intersection(old.claims)).values())
        also = {one for one in of_traced if not kept.isdisjoint(self.shelf.find(REPORT_CLAIMS, [one]))}
        return (set(old.reports) - of_traced) | also
