"""Where claims come from, so that corroboration counts origins, never reports.

A claim with a known speaker comes from what that body said on the matter: within one event or story, and within
some days. A claim in a report's own voice comes from the first report that has its text; from the speaker, if the
same report elsewhere puts the same event in a speaker's mouth; and reports with one wire credit, or of one
publisher, have one origin for one event.
"""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import structs

from onrecord.model import Claim, Evidence, Origin, OriginKind, Report, Span
from onrecord.record.copies import FOLDED, Copy
from onrecord.record.facts import day
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker, publisher
from onrecord.record.text import fingerprint

KEYS, MEMBERS, REPORTS = "origins", "origins.claims", "origins.reports"
ONE_STATEMENT_DAYS = 7
MOST_EVIDENCE = 60
T = TypeVar("T")


def credit_of(report: Report) -> str | None:
    """The wire service that a report credits, in lower case."""
    credit = report.credit or (report.dateline.credit if report.dateline else None)
    return credit.strip().lower() if credit else None


def credited(report: Report) -> tuple[Evidence, ...]:
    """What shows that a report has its text from an agency."""
    credit = credit_of(report)
    return (Evidence(kind="credit", detail=credit, reports=(report.id,)),) if credit else ()


def text_id(report: str) -> str:
    """The id of the origin of what a report says in its own voice, where it has its text from no other."""
    return "o" + fingerprint("text", report)[:12]


class OriginIndex:
    """The origins on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def get(self, id: str) -> Origin | None:
        """The origin of that id, or the one it was joined to."""
        return self.shelf.get(Origin, self.shelf.resolve(id))

    def of_claim(self, claim: str) -> Origin | None:
        """The origin of a claim."""
        return self.of_claims([claim]).get(claim)

    def of_claims(self, claims: Iterable[str]) -> dict[str, Origin]:
        """The origins of those of the claims that have one, by claim."""
        return self._led_to(MEMBERS, claims)

    def by_keys(self, keys: Iterable[str]) -> dict[str, Origin]:
        """The origins that have these keys, whenever their statement was made, by key."""
        return self._led_to(KEYS, keys)

    def _led_to(self, index: str, names: Iterable[str]) -> dict[str, Origin]:
        found: dict[str, Origin] = {}
        for id in sorted(self.shelf.find(index, names)):
            origin, _, name = id.partition("#")
            if name not in found and (kept := self.get(origin)):
                found[name] = kept
        return found

    def at(self, key: str, published: str | None = None) -> Origin | None:
        """The origin with this key whose statement is not too many days from `published`."""
        found = {self.shelf.resolve(id.partition("#")[0]) for id in self.shelf.find(KEYS, [key])}
        for id in sorted(found):
            origin = self.shelf.get(Origin, id)
            if origin is not None and self._same_time(origin, published):
                return origin
        return None

    def _same_time(self, origin: Origin, published: str | None) -> bool:
        when = day(published)
        first = next(
            (day(r.published) for id in origin.reports if (r := self.shelf.get(Report, id)) and r.published), None
        )
        return when is None or first is None or abs(when - first) <= ONE_STATEMENT_DAYS

    def _find_by(
        self, origin: str, keys: Iterable[str] = (), *, claims: Iterable[str] = (), reports: Iterable[str] = ()
    ) -> None:
        """Add keys, claims and reports by which an origin is found; what led to one that was joined leads to it too."""
        for index, names in ((KEYS, keys), (MEMBERS, claims), (REPORTS, reports)):
            for name in names:
                self.shelf.also(index, f"{origin}#{name}", [name])

    def text(self, report: Report, copies: list[Copy]) -> Origin:
        """The origin of what a report says in its own voice: the first report with its text, else itself.

        One that only this report has is put on the shelf when a claim is attached to it.
        """
        folded = [copy for copy in copies if copy.share >= FOLDED]
        roots = {root.id: root for copy in folded if (root := self.of_text(copy.other))}
        if not roots:
            own = self.at(f"r:{report.id}") or self._single(report)
        else:
            joined = self.join(list(roots.values()))
            kind: OriginKind = "wire" if joined.kind == "wire" else "copy"
            own = structs.replace(joined, kind=kind, reports=_with(joined.reports, [report.id]))
        evidence = [self.copied(report, copy) for copy in copies]
        own = structs.replace(own, evidence=_with(own.evidence, evidence)[:MOST_EVIDENCE])
        if roots:
            self.shelf.put(own)
            # A text of which this is the first copy is not on the shelf before.
            added = [report.id, *(first for root in roots.values() for first in root.reports[:1])]
            self._find_by(own.id, [f"r:{id}" for id in added], reports=added)
        return own

    def of_text(self, report: str) -> Origin | None:
        """The origin of a recorded report's own voice."""
        kept = self.at(f"r:{report}")
        found = self.shelf.get(Report, report)
        return kept or (self._single(found) if found else None)

    def _single(self, report: Report) -> Origin:
        return Origin(
            id=text_id(report.id),
            kind="wire" if credit_of(report) else "single",
            title=report.outlet or report.domain or report.id,
            reports=(report.id,),
            evidence=credited(report),
        )

    def copied(self, report: Report, copy: Copy) -> Evidence:
        """What shows that a report has text of another."""
        longest = max(copy.passages, key=lambda span: (span.end - span.start, -span.start), default=None)
        words = " ".join(longest.of(report.text).split()) if longest else ""
        count = len(copy.passages)
        detail = (
            f"{round(100 * copy.share)} % of the shorter text is shared; {count} sentence{'s' * (count != 1)} in common"
        )
        return Evidence(
            kind="copied", detail=f"{detail}: “{words[:240]}”" if words else detail, reports=(copy.other, report.id)
        )

    def join(self, origins: list[Origin]) -> Origin:
        """One origin of several: the first keeps its id, the others answer with it."""
        first, *rest = origins
        for other in rest:
            if other.id == first.id:
                continue
            first = structs.replace(
                first,
                claims=_with(first.claims, other.claims),
                reports=_with(first.reports, other.reports),
                evidence=_with(first.evidence, other.evidence)[:MOST_EVIDENCE],
            )
            self.shelf.drop(Origin, other.id)
            self.shelf.redirect(other.id, first.id)
        return first

    def attach(
        self, origin: Origin, claims: Iterable[Claim], keys: Iterable[str], evidence: Iterable[Evidence] = ()
    ) -> Origin:
        """Add claims, with their reports, to an origin."""
        listed = list(claims)
        origin = structs.replace(
            origin,
            claims=_with(origin.claims, [claim.id for claim in listed]),
            reports=_with(origin.reports, [claim.report for claim in listed]),
            evidence=_with(origin.evidence, list(evidence))[:MOST_EVIDENCE],
        )
        self.shelf.put(origin)
        told = dict.fromkeys(claim.report for claim in listed)
        self._find_by(origin.id, keys, claims=[claim.id for claim in listed], reports=told)
        return origin

    def detach(self, claim: str) -> None:
        """Take a claim out of its origin."""
        origin = self.of_claim(claim)
        if origin is None:
            return
        for id in self.shelf.find(MEMBERS, [claim]):
            self.shelf.post(MEMBERS, id, ())
        left = tuple(id for id in origin.claims if id != claim)
        if left or len(origin.reports) > 1:
            self.shelf.put(structs.replace(origin, claims=left))
        else:
            self.shelf.drop(Origin, origin.id)

    def speech(self, said: Speaker, claim: Claim, event: str, report: Report, story: str | None) -> Origin:
        """The origin of what a body says: in one report, on one event or one story, within some days."""
        keys = speech_keys(said, claim.report, event)
        on_story = story_keys(said, story, day(report.published))
        found = {o.id: o for key in [*keys, *on_story] if (o := self.at(key, report.published))}
        fresh = Origin(id="o" + fingerprint("speech", said.key, report.id)[:12], kind="speaker", title=said.name)
        origin = self.join([found[id] for id in sorted(found)]) if found else fresh
        origin = structs.replace(origin, title=fuller(origin.title, said.name))
        evidence = Evidence(kind="speaker", detail=f"{said.name} ({said.key})", reports=(report.id,))
        return self.attach(origin, [claim], [*keys, *on_story[:1]], [evidence])


def fuller(title: str, name: str) -> str:
    """The longer of two names of one person: "John Kirby" rather than "Kirby"."""
    return name if name.endswith(f" {title}") and name[:1].isupper() and len(name.split()) <= 3 else title


def speech_keys(said: Speaker, report: str, event: str) -> list[str]:
    """Keys under which what one body said meets: its report and its event."""
    keys = [f"s:{said.key}|r:{report}", f"s:{said.key}|e:{event}"]
    return [*keys, f"{said.key[1:]}|e:{event}"] if said.key.startswith("~f:") else keys


def story_keys(said: Speaker, story: str | None, published: int | None) -> list[str]:
    """Keys under which what a government says on one story in one week meets; the first is the report's own."""
    if not story or not said.official:
        return []
    week = published // ONE_STATEMENT_DAYS if published else None
    weeks = ["?"] if week is None else [str(week), str(week - 1), str(week + 1), "?"]
    return [f"s:{said.key}|t:{story}|{when}" for when in weeks]


def own_keys(report: Report, event: str) -> list[str]:
    """Keys under which reports in their own voice meet: the agencies credited, else the publisher, for one event."""
    from onrecord.acquire.outlets import credit_families

    credit, outlet = credit_of(report), report.domain or report.outlet
    families = [name.lower() for name in credit_families(credit)] or [credit] if credit else []
    families = families or ([publisher(outlet)] if outlet else [])
    return [f"f:{name}|e:{event}" for name in families]


def covering(spans: Iterable[Span], claim: Claim) -> Span | None:
    """The first of the spans that the claim lies in or overlaps."""
    return next((span for span in spans if span.overlaps(claim.span)), None)


def _with(old: tuple[T, ...], new: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*old, *new)))
