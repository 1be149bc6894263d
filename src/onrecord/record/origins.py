"""Where claims come from, so that corroboration counts origins, never reports.

An origin is somebody: a person, a body, an outlet, a document or an image, one in the whole record whatever reports
call it. A claim with a known speaker is that one's word. A claim in a report's own voice is the word of the first
report that has its text: of the agency that this credits, else of its outlet.
"""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import structs

from onrecord.model import Claim, Evidence, Origin, Report, Span
from onrecord.record.copies import FOLDED, Copy
from onrecord.record.events import REPORT_CLAIMS
from onrecord.record.names import Names
from onrecord.record.outlets import agency_of, voice
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker
from onrecord.record.text import fingerprint

MEMBERS, REPORTS, TEXTS = "origins.claims", "origins.reports", "origins.texts"
MOST_EVIDENCE = 200
T = TypeVar("T")


def origin_id(key: str) -> str:
    """The id of the origin of that key: the same in every record."""
    return "o" + fingerprint("origin", key)[:12]


class OriginIndex:
    """The origins on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.names = Names(shelf)

    def get(self, id: str) -> Origin | None:
        """The origin of that id."""
        return self.shelf.get(Origin, self.shelf.resolve(id))

    def of_claim(self, claim: str) -> Origin | None:
        """The origin of a claim."""
        return self.of_claims([claim]).get(claim)

    def of_claims(self, claims: Iterable[str]) -> dict[str, Origin]:
        """The origins of those of the claims that have one, by claim."""
        found: dict[str, Origin] = {}
        for id in sorted(self.shelf.find(MEMBERS, claims)):
            origin, _, claim = id.partition("#")
            if claim not in found and (kept := self.get(origin)):
                found[claim] = kept
        return found

    def of(self, said: Speaker) -> Origin:
        """The origin that somebody is; one that no claim is attached to yet is not on the shelf."""
        key = self.names.settled(said.key) if said.kind == "person" else said.key
        kept = self.get(origin_id(key))
        if kept is None:
            return Origin(id=origin_id(key), kind=said.kind, title=said.title)
        return structs.replace(kept, title=_title(kept, said))

    def text(self, report: Report, copies: list[Copy]) -> tuple[Origin, list[Evidence]]:
        """The origin of what a report says in its own voice, that of the first report with its text; and why.

        If only the later of two reports with one text credits an agency, the text is that agency's.
        """
        folded = [copy for copy in copies if copy.share >= FOLDED]
        first = min(folded, key=lambda copy: (-copy.share, copy.other)).other if folded else None
        root = self.root(first) if first else report.id
        if root != report.id and agency_of(report) and (found := self.shelf.get(Report, root)) and not agency_of(found):
            self._copied(root, report.id)
        elif root != report.id:
            self._copied(report.id, root)
        return self.of_text(report), [self._evidence(report, copy) for copy in copies]

    def _copied(self, report: str, root: str) -> None:
        self.shelf.post(TEXTS, f"{report}\n{root}", [report])

    def of_text(self, report: Report) -> Origin:
        """The origin of a report's own voice: that of the first report that has its text."""
        return self.of(voice(self.shelf.get(Report, self.root(report.id)) or report))

    def root(self, report: str) -> str:
        """The report whose text this one has: itself if it is the first."""
        seen = {report}
        while found := sorted(self.shelf.find(TEXTS, [report])):
            report = found[0].partition("\n")[2]
            if report in seen:
                break
            seen.add(report)
        return report

    def _evidence(self, report: Report, copy: Copy) -> Evidence:
        longest = max(copy.passages, key=lambda span: (span.end - span.start, -span.start), default=None)
        words = " ".join(longest.of(report.text).split()) if longest else ""
        count = len(copy.passages)
        detail = (
            f"{round(100 * copy.share)} % of the shorter text is shared; {count} sentence{'s' * (count != 1)} in common"
        )
        return Evidence(
            kind="copied", detail=f"{detail}: “{words[:240]}”" if words else detail, reports=(copy.other, report.id)
        )

    def attach(self, origin: Origin, claims: Iterable[Claim], evidence: Iterable[Evidence] = ()) -> Origin:
        """Add claims, with their reports, to an origin."""
        listed = list(claims)
        told = list(dict.fromkeys(claim.report for claim in listed))
        kept = self.get(origin.id) or origin
        origin = structs.replace(
            kept,
            title=origin.title,
            claims=_with(kept.claims, [claim.id for claim in listed]),
            reports=_with(kept.reports, told),
            evidence=_with(kept.evidence, evidence)[:MOST_EVIDENCE],
        )
        self.shelf.put(origin)
        for index, ids in ((MEMBERS, [claim.id for claim in listed]), (REPORTS, told)):
            for id in ids:
                self.shelf.also(index, f"{origin.id}#{id}", [id])
        return origin

    def speech(self, said: Speaker, claim: Claim) -> Origin:
        """Attach a claim to the one whose word it is."""
        origin = self.of(said)
        new = all(item.kind != "speaker" or item.detail != said.name for item in origin.evidence)
        evidence = [Evidence(kind="speaker", detail=said.name, reports=(claim.report,))] if new else []
        return self.attach(origin, [claim], evidence)

    def detach(self, claim: str) -> None:
        """Take a claim out of its origin; its report, too, if no other claim of it is there."""
        origin = self.of_claim(claim)
        if origin is None:
            return
        for id in self.shelf.find(MEMBERS, [claim]):
            self.shelf.post(MEMBERS, id, ())
        left = tuple(id for id in origin.claims if id != claim)
        found = self.shelf.get(Claim, claim)
        told = set(self.shelf.find(REPORT_CLAIMS, [found.report])) if found else set()
        if found and told.isdisjoint(left):
            origin = self._without(origin, found.report)
        self._keep(structs.replace(origin, claims=left))

    def forget(self, report: str) -> list[str]:
        """Take a report out of its origins; those left without any are dropped. Ids that changed."""
        changed = []
        for id in sorted(self.shelf.find(TEXTS, [report])):
            self.shelf.post(TEXTS, id, ())
        for id in sorted(found.partition("#")[0] for found in self.shelf.find(REPORTS, [report])):
            origin = self.get(id)
            if origin is not None:
                changed.append(origin.id)
                self._keep(self._without(origin, report))
        return changed

    def _without(self, origin: Origin, report: str) -> Origin:
        self.shelf.post(REPORTS, f"{origin.id}#{report}", ())
        return structs.replace(
            origin,
            reports=tuple(other for other in origin.reports if other != report),
            evidence=tuple(item for item in origin.evidence if report not in item.reports),
        )

    def _keep(self, origin: Origin) -> None:
        if origin.claims and origin.reports:
            self.shelf.put(origin)
        else:
            self.shelf.drop(Origin, origin.id)


def _title(origin: Origin, said: Speaker) -> str:
    """What an origin is called: the fuller of a person's names; the owner of mastheads that differ."""
    if origin.title == said.title or not said.title:
        return origin.title
    if said.kind == "outlet":
        return said.family or min(origin.title, said.title, key=lambda name: (len(name), name))
    return max(origin.title, said.title, key=lambda name: (len(name), name))


def covering(spans: Iterable[Span], claim: Claim) -> Span | None:
    """The first of the spans that the claim lies in or overlaps."""
    return next((span for span in spans if span.overlaps(claim.span)), None)


def _with(old: tuple[T, ...], new: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*old, *new)))
