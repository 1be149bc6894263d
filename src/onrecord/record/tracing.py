"""Giving every claim of a report its origin.

A claim with a known speaker comes from what that body said on the matter. A claim in the report's own voice comes
from the first report that has its sentence or its quote; from the speaker, if its report cites the body to which this
or another report attributes the same event, or tells what that body urged, denied or condemned; from the agency that
is credited; else from its publisher. What a person decided goes before all of that.
"""

from collections.abc import Iterable, Sequence

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Event, Evidence, Origin, Report, Response
from onrecord.model.kinds import DONE
from onrecord.record.copies import Copy, CopyIndex
from onrecord.record.decisions import Decision, Decisions
from onrecord.record.events import REPORT_CLAIMS, EventIndex
from onrecord.record.origins import OriginIndex, covering, own_keys
from onrecord.record.speakers import Speaker, speaker
from onrecord.record.text import fingerprint

CITES = "reports.cites"
MOST_RETOLD = 60


class Tracer:
    """Finds the origins of claims, and puts them on the shelf; `left` are those that lost a claim to another."""

    def __init__(self, origins: OriginIndex, copies: CopyIndex, events: EventIndex, decisions: Decisions) -> None:
        self.origins = origins
        self.shelf = origins.shelf
        self.copies = copies
        self.events = events
        self.decisions = decisions
        self.left: set[str] = set()

    def trace(
        self,
        report: Report,
        copies: Sequence[Copy],
        story: str | None,
        touched: Iterable[str],
        claims: Sequence[Claim],
    ) -> dict[str, list[Claim]]:
        """Give the claims of a report, which are of these events, their origins; other claims of the events may follow.

        Returns the report's claims by event.
        """
        self.left.clear()
        own = self.origins.text(report, list(copies))
        quoted = self.copies.quoted(report)
        listed = [event for id in sorted(touched) if (event := self.shelf.get(Event, id)) is not None]
        told = self._by_event(claims)
        for event in listed:
            for claim in told.get(event.id, ()):
                self.origins.detach(claim.id)
                if self.decisions.origin(claim):
                    continue
                said = self._speaker(claim)
                if said:
                    self.origins.speech(said, claim, event.id, report, story)
                else:
                    first = quoted.get(found) if (found := covering(quoted, claim)) else None
                    self._own_voice(claim, event, report, own, copies, first)
        for event in listed:
            for claim in told.get(event.id, ()):
                if decided := self.decisions.origin(claim):
                    self._decided(claim, decided, report)
        return told

    def cites(self, report: str, bodies: Iterable[str]) -> None:
        """Note whose words a report tells."""
        self.shelf.post(CITES, report, [f"{key}|{report}" for key in bodies])

    def _decided(self, claim: Claim, decision: Decision, report: Report) -> None:
        """The origin that a person gave a claim: that of another claim, or one of its own that no other meets."""
        other = self.meant(decision)
        origin = self.origins.of_claim(other.id) if other else None
        if origin is None:
            said = self._speaker(claim)
            title = said.name if said else report.outlet or report.domain or report.id
            origin = Origin(id="o" + fingerprint("decided", claim.id)[:12], kind="single", title=title)
        detail = f"{decision.author} decided it ({decision.id})"
        evidence = Evidence(kind="decision", detail=detail, reports=(report.id,), claims=(claim.id,))
        self.origins.attach(origin, [claim], [], [evidence])

    def meant(self, decision: Decision) -> Claim | None:
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
        return speaker(self.decisions.corrected(claim))

    def _own_voice(
        self, claim: Claim, event: Event, report: Report, own: Origin, copies: Sequence[Copy], quoted: str | None
    ) -> None:
        """A claim in the report's own voice: from whoever had its words first, else from agency or publisher."""
        first = next((o for copy in copies if (o := self._passed_on(copy, claim))), None)
        if first is None and quoted and (text := self.origins.of_text(quoted)):
            evidence = Evidence(kind="quote", detail=claim.quote[:240], reports=(quoted, report.id), claims=(claim.id,))
            self.origins.attach(text, [claim], self._text_keys(text), [evidence])
            return
        root = first or self.origins.get(own.id) or own
        keys = own_keys(report, event.id)
        same = {o.id: o for key in keys if (o := self.origins.at(key, report.published)) and o.id != root.id}
        text_keys = self._text_keys(root)
        origin = self.origins.join([root, *(same[id] for id in sorted(same))])
        evidence = Evidence(kind="publisher", detail=", ".join(keys), reports=(report.id,))
        self.origins.attach(origin, [claim], [*keys, *text_keys], [evidence] if same else [])

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
        return self.origins.of_text(copy.other)

    def _text_keys(self, origin: Origin) -> list[str]:
        """The key by which a report's own voice finds an origin that is not on the shelf yet."""
        return [] if self.origins.get(origin.id) else [f"r:{id}" for id in origin.reports]

    def retell(self, event: Event, claims: Sequence[Claim]) -> None:
        """Fold own-voice claims into what a body said, where their report cites that body on the matter.

        Each is compared with the first `MOST_RETOLD` of the event, and with those that stand near it in this order.
        """
        for start in range(0, len(claims), MOST_RETOLD):
            self._retold(event, claims[start : start + MOST_RETOLD])

    def _retold(self, event: Event, fresh: Sequence[Claim]) -> None:
        """Fold own-voice claims among these, and among the first of the event."""
        before = (fact.claim for fact in self.events.members(event)[:MOST_RETOLD])
        claims = list({claim.id: claim for claim in (*before, *fresh)}.values())
        spoken = {claim.id: said.key for claim in claims if (said := self._speaker(claim)) and said.official}
        own = [claim for claim in claims if self._speaker(claim) is None and not self.decisions.origin(claim)]
        if not spoken or not own:
            return
        reports = {claim.report for claim in own}
        by_key = self.origins.by_keys(f"s:{key}|r:{report}" for key in set(spoken.values()) for report in reports)
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
                told = by_key.get(f"s:{key}|r:{claim.report}") or (
                    had.get(other.id) if claim.report in citing[key] else None
                )
                if told is not None and told.id not in sides[not _denies(claim)]:
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
        self.origins.attach(into, [claim], [], [evidence])


def _may_come_from(claim: Claim, other: Claim) -> bool:
    """Whether one may retell the other: who only expected it, or denies it, is not where it comes from."""
    return _denies(claim) == _denies(other) and (claim.status not in DONE or other.status in DONE)


def _denies(claim: Claim) -> bool:
    return claim.status == "negated"


def cited(claims: Sequence[Claim], responses: Sequence[Response]) -> list[str]:
    """The bodies whose words a report tells: who says, urges, accuses, confirms."""
    parties = [party for claim in claims if claim.type in SPOKEN for party in claim.actors]
    parties += [response.by for response in responses if response.stance != "declines"]
    known = [party for party in parties if party.code != "?"]
    said = {spoken.key for claim in claims if (spoken := speaker(claim)) is not None and spoken.official}
    return sorted({f"{party.code}:MIL" if party.sector == "MIL" else party.code for party in known} | said)
