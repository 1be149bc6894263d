"""The origins of events, worked out anew for each event that changed, in the order of its reports.

Which claims of an event come from one another is a matter of that event and of its reports' texts alone. So an event is
traced by itself, as if its reports came in the order in which they were written, whatever the record held before. What
several events have from one origin then meets in it: it goes by the report that first tells what a body said, or that
has the text first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model import Claim, Event, Evidence, Origin, OriginKind, Report, Response
from onrecord.record.copies import FOLDED, Copy, CopyIndex
from onrecord.record.decisions import Decisions
from onrecord.record.events import MEMBERS as EVENTS_CLAIMS
from onrecord.record.events import REPORT_CLAIMS, STANDING, EventIndex
from onrecord.record.order import place
from onrecord.record.origins import MEMBERS, MOST_EVIDENCE, OriginIndex, credit_of, credited, fuller, text_id
from onrecord.record.responses import REPORT_RESPONSES
from onrecord.record.shelf import MemoryShelf, Shelf
from onrecord.record.speakers import speaker
from onrecord.record.text import fingerprint
from onrecord.record.tracing import Tracer, cited

TEXTS = "origins.texts"
PARTED = "\n"  # between the ids of two reports, which may hold whatever an address does


class Sourcer:
    """Keeps up the origins on a shelf."""

    def __init__(self, origins: OriginIndex, copies: CopyIndex, events: EventIndex, decisions: Decisions) -> None:
        self.shelf: Shelf = origins.shelf
        self.origins = origins
        self.copies = copies
        self.events = events
        self.decisions = decisions
        self._copies: dict[str, list[Copy]] = {}
        self._bodies: dict[str, list[str]] = {}
        self._retold: set[str] = set()
        self._texts_changed: set[str] = set()

    def settled(self) -> None:
        """Forget what was remembered for one pass."""
        self._copies.clear()
        self._bodies.clear()
        self._retold.clear()
        self._texts_changed.clear()

    # -- texts ---------------------------------------------------------------------------------------------------

    def copies_of(self, report: Report) -> list[Copy]:
        """What earlier reports share text with this one."""
        if report.id not in self._copies:
            self._copies[report.id] = self.copies.find(report) if report.text else []
        return self._copies[report.id]

    def later(self, report: Report) -> Iterator[Report]:
        """Reports written after this one that may have words of it."""
        for other in (*self.copies.sharing(report), *self.copies.quoting(report)):
            if place(other) > place(report):
                yield other

    def compare(self, reports: Iterable[Report]) -> set[str]:
        """Find anew whose texts these reports have; ids of all whose text may now come from elsewhere."""
        waiting = {report.id: report for report in reports if report.text}
        while waiting:
            report = min(waiting.values(), key=place)
            del waiting[report.id]
            self._retold.add(report.id)
            before, now = self._text_of(report.id), self._folded_into(report)
            if before != now:
                self._move(report.id, before, now)
                waiting |= {one.id: one for one in self.later(report) if one.id not in self._retold}
        return set(self._retold)

    def _folded_into(self, report: Report) -> str | None:
        """The report that has this one's text first; None if it is no copy."""
        copies = self.copies_of(report)
        first = next((copy.other for copy in copies if copy.share >= FOLDED), None)
        other = self.shelf.get(Report, first) if first else None
        return (self._folded_into(other) or other.id) if other else None

    def _text_of(self, report: str) -> str | None:
        return next((id.partition(PARTED)[2] for id in self.shelf.find(TEXTS, [f"<{report}"])), None)

    def _move(self, report: str, before: str | None, now: str | None) -> None:
        if before is not None:
            self.shelf.post(TEXTS, f"{report}{PARTED}{before}", ())
        if now is not None:
            self.shelf.post(TEXTS, f"{report}{PARTED}{now}", [f"<{report}", f">{text_id(now)}"])
        self._texts_changed |= {text_id(one) for one in (before, now) if one is not None}

    def _texts(self, origin: str) -> set[str]:
        """The reports that are one text, of which an origin is the first's."""
        return {part for id in self.shelf.find(TEXTS, [f">{origin}"]) for part in id.split(PARTED, 1)}

    # -- claims --------------------------------------------------------------------------------------------------

    def trace(self, events: Iterable[str]) -> None:
        """Give all claims of these firm events their origins."""
        told: dict[str, str] = {}
        made: dict[str, list[Origin]] = {}
        claims: dict[str, Claim] = {}
        for id in sorted(set(events)):
            event = self.shelf.get(Event, id)
            if event is not None and event.tier == "firm":
                found = {c: claim for c in event.claims if (claim := self.shelf.get(Claim, c)) is not None}
                claims |= found
                for origin in self._alone(event, found):
                    made.setdefault(origin.id, []).append(origin)
                    told |= dict.fromkeys(origin.claims, origin.id)
        self._obey(claims, told, made)
        self._write(set(claims), told, made)

    def forget(self, report: Report, claims: Iterable[str]) -> set[str]:
        """Take a report and its claims out of all origins; ids of the reports that may have had its text."""
        before = self._text_of(report.id)
        self._move(report.id, before, None)
        after = {one.id for one in self.later(report)} if report.text else set()
        self._write(set(claims), {}, {})
        self.settled()
        return after

    def _alone(self, event: Event, claims: Mapping[str, Claim]) -> list[Origin]:
        """The origins of one event's claims, traced by itself."""
        own = {claim.report for claim in claims.values()}
        reports = self._with_earlier(own)
        shelf = MemoryShelf()
        shelf.put(event)
        for report in reports.values():
            shelf.put(report)
        for claim in claims.values():
            shelf.put(claim)
            shelf.post(EVENTS_CLAIMS, f"{event.id}#{claim.id}", [claim.id])
            shelf.post(REPORT_CLAIMS, claim.id, [claim.report])
        for id in self.shelf.find(STANDING, [event.id]):
            shelf.post(STANDING, id, [event.id])
        tracer = Tracer(OriginIndex(shelf), self.copies, EventIndex(shelf, self.decisions), self.decisions)
        for report in sorted(reports.values(), key=place):
            copies = [copy for copy in self.copies_of(report) if copy.other in reports]
            if report.id in own:
                tracer.cites(report.id, self._cited(report.id))
                listed = [claim for claim in claims.values() if claim.report == report.id]
                tracer.trace(report, copies, None, [event.id], listed)
            else:
                tracer.origins.text(report, copies)
        tracer.retell(event, sorted(claims.values(), key=lambda claim: (place(reports[claim.report]), claim.id)))
        return [origin for origin in shelf.all(Origin) if origin.claims]

    def _with_earlier(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports, with those that have their words before them."""
        found: dict[str, Report] = {}
        ask = sorted(ids)
        while ask:
            report = self.shelf.get(Report, ask.pop())
            if report is not None and report.id not in found:
                found[report.id] = report
                ask += [copy.other for copy in self.copies_of(report)]
                ask += self.copies.quoted(report).values() if report.text else ()
        return found

    def _cited(self, report: str) -> list[str]:
        """The bodies whose words a report tells."""
        if report not in self._bodies:
            listed = (self.shelf.get(Claim, id) for id in sorted(self.shelf.find(REPORT_CLAIMS, [report])))
            firm = [
                self.decisions.corrected(claim) for claim in listed if claim is not None and self.events.has(claim.id)
            ]
            answers = (self.shelf.get(Response, id) for id in sorted(self.shelf.find(REPORT_RESPONSES, [report])))
            self._bodies[report] = cited(firm, [one for one in answers if one is not None])
        return self._bodies[report]

    def _obey(self, claims: Mapping[str, Claim], told: dict[str, str], made: dict[str, list[Origin]]) -> None:
        """Give the claims about whose origin a person decided the one that was meant."""
        tracer = Tracer(self.origins, self.copies, self.events, self.decisions)
        for claim in claims.values():
            decision = self.decisions.origin(claim)
            if decision is None:
                continue
            other = tracer.meant(decision)
            kept = self.origins.of_claim(other.id) if other else None
            into = (told.get(other.id) if other else None) or (kept.id if kept else None)
            into = into or "o" + fingerprint("decided", claim.id)[:12]
            if into != told.get(claim.id):
                detail = f"{decision.author} decided it ({decision.id})"
                shown = Evidence(kind="decision", detail=detail, reports=(claim.report,), claims=(claim.id,))
                title = next((one.title for one in made.get(into, ())), kept.title if kept else "")
                kind: OriginKind = kept.kind if kept else "single"
                one = Origin(id=into, kind=kind, title=title, claims=(claim.id,), evidence=(shown,))
                made.setdefault(into, []).append(one)
                told[claim.id] = into

    # -- the records ---------------------------------------------------------------------------------------------

    def _write(self, claims: set[str], told: Mapping[str, str], made: Mapping[str, Sequence[Origin]]) -> None:
        """Put the origins of these claims on the shelf, and change or drop those that they had."""
        had = self.origins.of_claims(claims)
        given: dict[str, set[str]] = {}
        for claim, origin in told.items():
            given.setdefault(origin, set()).add(claim)
        dropped: dict[str, Origin] = {}
        for id in sorted({origin.id for origin in had.values()} | given.keys() | self._texts_changed):
            if self.shelf.resolve(id) != id:
                self.shelf.unredirect(id)
            old = self.shelf.get(Origin, id)
            now = self._made(id, old, claims, given.get(id, set()), made.get(id, ()))
            if now is not None:
                self.shelf.put(now)
            elif old is not None:
                dropped[id] = old
                self.shelf.drop(Origin, id)
        self._list(claims, told)
        for id, old in dropped.items():
            went = Counter(told[claim] for claim in old.claims if claim in told)
            if went:
                self.shelf.redirect(id, min(went, key=lambda one: (-went[one], one)))

    def _list(self, claims: set[str], told: Mapping[str, str]) -> None:
        """Let claims lead to their origins."""
        listed, wanted = set(self.shelf.find(MEMBERS, claims)), {f"{told[c]}#{c}": c for c in claims if c in told}
        for key in sorted(listed - wanted.keys()):
            self.shelf.post(MEMBERS, key, ())
        for key in sorted(wanted.keys() - listed):
            self.shelf.post(MEMBERS, key, [wanted[key]])

    def _made(
        self, id: str, old: Origin | None, traced: set[str], given: set[str], made: Sequence[Origin]
    ) -> Origin | None:
        """An origin as it is now: what it has of other events, what it has of those traced, and its texts."""
        kept = {claim for claim in (old.claims if old else ()) if claim not in traced}
        listed = {c: claim for c in kept | given if (claim := self.shelf.get(Claim, c)) is not None}
        texts = self._texts(id)
        names = {claim.report for claim in listed.values()} | texts
        if not names:
            return None
        found = (self.shelf.get(Report, name) for name in names)
        reports = {one.id: one for one in sorted((one for one in found if one is not None), key=place)}
        order = {name: at for at, name in enumerate(reports)}
        claims = sorted(listed.values(), key=lambda claim: (order.get(claim.report, len(order)), claim.id))
        carried = {listed[c].report for c in kept if c in listed} | texts
        evidence = [*self._kept(old, kept, carried), *self._shown(texts, reports)]
        evidence += [one for origin in made for one in origin.evidence]
        ranked = sorted(dict.fromkeys(evidence), key=lambda one: (_at(one, order), one.kind, one.detail, one.claims))
        first = next((one for one in reports.values() if text_id(one.id) == id), None)
        speaks = any(one.kind == "speaker" for one in (*made, *([old] if old and kept & listed.keys() else [])))
        title = self._called(claims) if speaks else ""
        other = next((one.title for one in (*made, *([old] if old else []))), id)
        return Origin(
            id=id,
            kind="speaker" if speaks else _kind(first, texts),
            title=title or ((first.outlet or first.domain or first.id) if first else other),
            claims=tuple(claim.id for claim in claims),
            reports=tuple(reports),
            evidence=tuple(ranked[:MOST_EVIDENCE]),
        )

    def _kept(self, old: Origin | None, claims: set[str], carried: set[str]) -> Iterator[Evidence]:
        """What still holds of the evidence that an origin had."""
        for one in old.evidence if old else ():
            subject = one.reports[-1] if one.reports else ""
            holds = set(one.claims) <= claims if one.claims else subject in carried - self._retold
            if holds and all(self.shelf.get(Report, name) is not None for name in one.reports):
                yield one

    def _shown(self, texts: set[str], reports: Mapping[str, Report]) -> Iterator[Evidence]:
        """What shows that reports are one text, of those that were compared anew."""
        for name in sorted(texts & self._retold):
            if name in reports:
                yield from credited(reports[name])
                yield from (self.origins.copied(reports[name], copy) for copy in self.copies_of(reports[name]))

    def _called(self, claims: Sequence[Claim]) -> str:
        """The name of a speaker: the fuller one."""
        names = [said.name for claim in claims if (said := speaker(self.decisions.corrected(claim))) is not None]
        called = names[0] if names else ""
        for name in names[1:]:
            called = fuller(called, name)
        return called


def _kind(first: Report | None, texts: set[str]) -> OriginKind:
    if first is not None and credit_of(first):
        return "wire"
    return "copy" if texts else "single"


def _at(evidence: Evidence, order: Mapping[str, int]) -> int:
    return order.get(evidence.reports[-1], len(order)) if evidence.reports else len(order)
