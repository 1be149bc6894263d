"""Giving every claim of a report its origin.

A claim with a known speaker is that one's word. A claim in the report's own voice comes from the first report that has
its sentence or its quote; from the speaker, if its report cites the body to which this or another report attributes the
same event, or tells what that body urged, denied or condemned; from the agency that is credited; else from its
publisher. What a person decided goes before all of that.
"""

from collections.abc import Callable, Iterable, Sequence

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Event, Evidence, Origin, Report, Response
from onrecord.model.kinds import DONE
from onrecord.record.called import person_key
from onrecord.record.copies import Copy, CopyIndex
from onrecord.record.decisions import Decision, Decisions
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.origins import OriginIndex, covering, origin_id
from onrecord.record.outlets import voice
from onrecord.record.speakers import Speaker, speaker
from onrecord.record.text import fingerprint
from onrecord.record.who import body_key

CITES = "reports.cites"
MOST_RETOLD = 60


class Tracer:
    """Finds the origins of claims, and puts them on the shelf.

    `left` are those that lost a claim to another; `moved` are claims of earlier reports that were given another.
    """

    def __init__(self, origins: OriginIndex, copies: CopyIndex, events: EventIndex, decisions: Decisions) -> None:
        self.origins = origins
        self.shelf = origins.shelf
        self.copies = copies
        self.events = events
        self.decisions = decisions
        self.left: set[str] = set()
        self.moved: list[Claim] = []

    def trace(
        self,
        report: Report,
        copies: Sequence[Copy],
        touched: Iterable[str],
        claims: Sequence[Claim],
        responses: Sequence[Response] = (),
    ) -> dict[str, list[Claim]]:
        """Give the claims of a report, which are of these events, their origins; other claims of the events may follow.

        Returns the report's claims by event.
        """
        self.left.clear()
        self.moved.clear()
        self.shelf.post(CITES, report.id, [f"{key}|{report.id}" for key in cited(claims, responses)])
        own, why = self.origins.text(report, list(copies))
        self._passed_to_agency(report, copies, own)
        quoted = self.copies.quoted(report)
        listed = [event for id in sorted(touched) if (event := self.shelf.get(Event, id)) is not None]
        told = self._by_event(claims)
        for event in listed:
            for claim in told.get(event.id, ()):
                self.origins.detach(claim.id)
                if self.decisions.origin(claim):
                    continue
                if said := self._speaker(claim):
                    self.origins.speech(self._settled(said, event, report), claim)
                else:
                    first = quoted.get(found) if (found := covering(quoted, claim)) else None
                    self._own_voice(claim, report, own, why, copies, first)
        for event in listed:
            self._retold(event, told.get(event.id, ()))
        for event in listed:
            for claim in told.get(event.id, ()):
                if decided := self.decisions.origin(claim):
                    self._decided(claim, decided, report)
        return told

    def _decided(self, claim: Claim, decision: Decision, report: Report) -> None:
        """The origin that a person gave a claim: that of another claim, or one of its own that no other meets."""
        other = self._meant(decision)
        origin = self.origins.of_claim(other.id) if other else None
        if origin is None:
            said = self._speaker(claim) or voice(report)
            origin = Origin(id="o" + fingerprint("decided", claim.id)[:12], kind=said.kind, title=said.title)
        detail = f"{decision.author} decided it ({decision.id})"
        evidence = Evidence(kind="decision", detail=detail, reports=(report.id,), claims=(claim.id,))
        self.origins.attach(origin, [claim], [evidence])

    def _meant(self, decision: Decision) -> Claim | None:
        """The claim whose origin is meant: by its id, or by its words where reading anew gave it another."""
        found = self.shelf.get(Claim, decision.value) if decision.value else None
        if found is not None or decision.like is None:
            return found
        listed = (self.shelf.get(Claim, id) for id in sorted(self.shelf.find(REPORT_CLAIMS, [decision.like[0]])))
        return next((claim for claim in listed if claim and claim.quote == decision.like[1]), None)

    def _by_event(self, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
        """The claims by the event that they are of, in order of id."""
        found: dict[str, list[Claim]] = {}
        of = self.events.of_claims([claim.id for claim in claims])
        for claim in sorted(claims, key=lambda claim: claim.id):
            if claim.id in of:
                found.setdefault(of[claim.id], []).append(claim)
        return found

    def _speaker(self, claim: Claim) -> Speaker | None:
        said = speaker(self.decisions.corrected(claim), self.shelf.get(Report, claim.report))
        return self.origins.names.for_body(said) if said else None

    def _settled(self, said: Speaker, event: Event, report: Report) -> Speaker:
        """The speaker under the key that counts: of persons by a family name alone, that of the one full name."""
        if said.official and said.person and self.origins.names.learn(said):
            own = self.origins.get(origin_id(self.origins.names.settled(f"~{said.person}")))
            if own is not None and " " in said.person:
                self._move(own, self.origins.of(said), lambda _: True)
        if said.kind != "person" or " " in said.person:
            return said
        told = {o.title: o for o in self.origins.of_claims(event.claims[:MOST_RETOLD]).values() if o.kind == "person"}
        fuller = [title for title in told if title.casefold().endswith(f" {said.title.casefold()}")]
        if len(fuller) == 1:
            return said._replace(key=f"~{person_key(fuller[0])}", title=fuller[0])
        return said._replace(key=f"{said.key}|r:{report.id}")

    def _passed_to_agency(self, report: Report, copies: Sequence[Copy], own: Origin) -> None:
        """Give an agency what earlier reports have of its text without a credit."""
        for other in dict.fromkeys(copy.other for copy in copies):
            found = self.shelf.get(Report, other)
            if found is None or self.origins.root(other) != report.id:
                continue
            kept = self.origins.get(self.origins.of(voice(found)).id)
            if kept is not None and kept.id != own.id:
                self._move(kept, own, lambda c, of=other: c.report == of and self._speaker(c) is None)  # type: ignore[misc]

    def _move(self, origin: Origin, into: Origin, which: Callable[[Claim], bool]) -> None:
        """Give claims of an origin another, as what was read of them later tells."""
        listed = (self.shelf.get(Claim, id) for id in origin.claims)
        for claim in [claim for claim in listed if claim is not None and which(claim)]:
            if not self.decisions.origin(claim):
                self.origins.detach(claim.id)
                self.origins.attach(into, [claim])
                self.moved.append(claim)
                self.left.add(origin.id)

    def _own_voice(
        self,
        claim: Claim,
        report: Report,
        own: Origin,
        why: Sequence[Evidence],
        copies: Sequence[Copy],
        quoted: str | None,
    ) -> None:
        """A claim in the report's own voice: from whoever had its words first, else from agency or publisher."""
        first = next((o for copy in copies if (o := self._passed_on(copy, claim))), None)
        if first is None and quoted and (before := self.shelf.get(Report, quoted)):
            evidence = Evidence(kind="quote", detail=claim.quote[:240], reports=(quoted, report.id), claims=(claim.id,))
            self.origins.attach(self.origins.of_text(before), [claim], [evidence])
            return
        origin = first or own
        theirs = {copy.other for copy in copies}.intersection(origin.reports)
        self.origins.attach(
            origin, [claim], [item for item in why if origin.id == own.id or not theirs.isdisjoint(item.reports)]
        )

    def _passed_on(self, copy: Copy, claim: Claim) -> Origin | None:
        """Where the other report has the claim's sentence from: that of its own such claim, else its text's origin."""
        theirs = [other for own, other in copy.pairs if own.overlaps(claim.span)]
        if not theirs:
            return None
        listed = (self.shelf.get(Claim, id) for id in sorted(self.shelf.find(REPORT_CLAIMS, [copy.other])))
        for other in listed:
            if other and other.type == claim.type and any(other.span.overlaps(span) for span in theirs):
                origin = self.origins.of_claim(other.id)
                if origin is not None and self._speaker(other) is None:
                    return origin
        found = self.shelf.get(Report, copy.other)
        return self.origins.of_text(found) if found else None

    def _retold(self, event: Event, fresh: Sequence[Claim]) -> None:
        """Fold own-voice claims into what a body said, where their report cites that body on the matter.

        Looked at are the new claims, and of those the event had, the first `MOST_RETOLD`.
        """
        before = (fact.claim for fact in self.events.members(event)[:MOST_RETOLD])
        claims = list({claim.id: claim for claim in (*before, *fresh)}.values())
        spoken = {claim.id: said.key for claim in claims if (said := self._speaker(claim)) and said.official}
        own = [claim for claim in claims if self._speaker(claim) is None and not self.decisions.origin(claim)]
        if not spoken or not own:
            return
        reports = {claim.report for claim in own}
        by_key = {key: self.origins.get(origin_id(key)) for key in set(spoken.values())}
        citing = {
            key: self.shelf.find(CITES, [f"{key}|{report}" for report in reports]) for key in set(spoken.values())
        }
        had = self.origins.of_claims([claim.id for claim in claims])
        sides = {
            denying: {had[one.id].id for one in claims if one.id in had and _denies(one) == denying}
            for denying in (True, False)
        }
        for claim in own:
            attributed = [other for other in claims if other.id in spoken and _may_come_from(claim, other)]
            for other in sorted(attributed, key=lambda other: (spoken[other.id], other.id)):
                key = spoken[other.id]
                told = by_key[key]
                if told is None or (claim.report not in told.reports and claim.report not in citing[key]):
                    continue
                if told.id not in sides[not _denies(claim)]:
                    self._fold(claim, told, had.get(claim.id))
                    break

    def _fold(self, claim: Claim, told: Origin, kept: Origin | None) -> None:
        """Give a claim in a report's own voice the origin of what a body said."""
        into = self.origins.get(told.id)
        if into is None or kept is None or into.id == kept.id:
            return
        self.origins.detach(claim.id)
        self.left.add(kept.id)
        detail = f"{into.title}, whom the report cites, is where the same event is attributed"
        evidence = Evidence(kind="speaker", detail=detail, reports=(claim.report,), claims=(claim.id,))
        self.origins.attach(into, [claim], [evidence])


def _may_come_from(claim: Claim, other: Claim) -> bool:
    """Whether one may retell the other: who only expected it, or denies it, is not where it comes from."""
    return _denies(claim) == _denies(other) and (claim.status not in DONE or other.status in DONE)


def _denies(claim: Claim) -> bool:
    return claim.status == "negated"


def cited(claims: Sequence[Claim], responses: Sequence[Response]) -> list[str]:
    """The bodies whose words a report tells without attributing a claim to them: who urges, accuses, confirms."""
    parties = [party for claim in claims if claim.type in SPOKEN for party in claim.actors]
    parties += [response.by for response in responses if response.stance != "declines"]
    known = [party for party in parties if party.code != "?"]
    return sorted({body_key(party.code, party.sector) for party in known})
