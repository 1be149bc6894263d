"""Whose word every claim of an event is.

A claim with a known speaker is that one's word. A claim in the report's own voice comes from the first report that has
its sentence or its quote; from the speaker, if its report cites the body to which this or another report attributes the
same event, or tells what that body urged, denied or condemned; from another outlet that its report cites for it; from
the agency that is credited; else from its publisher. One that stands on nobody ("reports say") is
the word of whom its report names for the same event. What a person decided goes before all of that (`Sourcer`).

An event is traced by itself, as if its reports came in the order in which they were written.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Evidence, Report, Response, Span
from onrecord.model.kinds import DONE
from onrecord.record.decisions import Decisions
from onrecord.record.names import Names
from onrecord.record.order import place
from onrecord.record.shelf import Shelf
from onrecord.record.speakers import Speaker
from onrecord.record.texts import Texts, copied
from onrecord.record.who import body_key

MOST_RETOLD = 60


class Given(NamedTuple):
    """Whose word a claim is, and what shows it."""

    said: Speaker
    evidence: tuple[Evidence, ...]


class Tracer:
    """Traces events.

    Args:
        texts: whose text reports have.
        names: the persons who spoke.
        decisions: what people decided.
        said: whose word a claim is as its own report tells it.
        cites: the keys of the bodies whose words a report tells, by its id.
    """

    def __init__(
        self,
        texts: Texts,
        names: Names,
        decisions: Decisions,
        said: Callable[[Claim], Speaker | None],
        cites: Callable[[str], Collection[str]],
    ) -> None:
        self.shelf: Shelf = texts.shelf
        self.texts = texts
        self.names = names
        self.decisions = decisions
        self._said = said
        self._cites = cites

    def trace(self, claims: Iterable[Claim]) -> dict[str, Given]:
        """Whose word these claims of one event are, by id; those that a person decided about are left out."""
        known = [(claim, found) for claim in claims if (found := self.shelf.get(Report, claim.report)) is not None]
        known.sort(key=lambda one: (place(one[1]), one[0].id))
        said = self._speakers([claim for claim, _ in known])
        given: dict[str, Given] = {}
        passed: dict[str, tuple[str, Evidence]] = {}
        own: dict[str, list[Claim]] = {}
        for claim, report in known:
            if self.decisions.origin(claim):
                continue
            if (whose := said.get(claim.id)) is not None:
                shown = Evidence(kind="speaker", detail=whose.name, reports=(claim.report,))
                given[claim.id] = Given(whose, (shown,))
            else:
                given[claim.id] = self._own_voice(claim, report, own, given, passed)
                own.setdefault(claim.report, []).append(claim)
        self._retell([claim for claim, _ in known], said, given, passed)
        given |= _beside([claim for claim, _ in known], said, given)
        return given

    def _speakers(self, claims: Sequence[Claim]) -> dict[str, Speaker]:
        """Who speaks in those claims that have a speaker; a family name alone is the one full name's, if it is one."""
        found = {claim.id: self.names.for_body(whose) for claim in claims if (whose := self._said(claim)) is not None}
        full: dict[str, str] = {}
        for id, whose in found.items():
            if whose.kind == "person" and " " in whose.person:
                found[id] = whose._replace(key=self.names.settled(whose.key))
                full[found[id].key] = max(full.get(found[id].key, ""), whose.title, key=lambda name: (len(name), name))
        for claim in claims:
            lone = found.get(claim.id)
            if lone is not None and lone.kind == "person" and " " not in lone.person:
                fuller = [key for key, title in full.items() if title.casefold().endswith(f" {lone.title.casefold()}")]
                key = fuller[0] if len(fuller) == 1 else f"{lone.key}|r:{claim.report}"
                found[claim.id] = lone._replace(key=key, title=full.get(key, lone.title))
        return found

    def _own_voice(
        self,
        claim: Claim,
        report: Report,
        earlier: Mapping[str, Sequence[Claim]],
        given: Mapping[str, Given],
        passed: dict[str, tuple[str, Evidence]],
    ) -> Given:
        """A claim in the report's own voice: from whoever had its words first, else from agency or publisher."""
        copies, voice = self.texts.copies_of(report), self.texts.voice(report)
        why = tuple(copied(report, copy) for copy in copies)
        for at, copy in enumerate(copies):
            theirs = [other for own, other in copy.pairs if own.overlaps(claim.span)]
            before = self.shelf.get(Report, copy.other) if theirs else None
            if before is not None:
                source = _same(claim, theirs, earlier.get(copy.other, ()))
                if source is not None:
                    passed[claim.id] = (source.id, why[at])
                first = given[source.id].said if source is not None else self.texts.voice(before)
                return Given(first, why if first.key == voice.key else (why[at],))
        quoted = self.texts.quoted(report)
        name = quoted.get(found) if (found := covering(quoted, claim)) else None
        if name and (before := self.shelf.get(Report, name)) is not None:
            shown = Evidence(kind="quote", detail=claim.quote[:240], reports=(name, report.id), claims=(claim.id,))
            return Given(self.texts.voice(before), (shown,))
        return Given(voice, why)

    def _retell(
        self,
        claims: Sequence[Claim],
        said: Mapping[str, Speaker],
        given: dict[str, Given],
        passed: Mapping[str, tuple[str, Evidence]],
    ) -> None:
        """Fold own-voice claims into what a body said, where their report cites that body on the matter.

        Each is compared with the first `MOST_RETOLD` of the event, and with those that stand near it in this order.
        What was copied from one that was folded goes with it.
        """
        folded: set[str] = set()
        for start in range(0, len(claims), MOST_RETOLD):
            near = {claim.id: claim for claim in (*claims[:MOST_RETOLD], *claims[start : start + MOST_RETOLD])}
            folded |= self._retold(list(near.values()), said, given)
        for claim in claims:
            source, shown = passed.get(claim.id, ("", None))
            if source in folded and claim.id not in folded and shown is not None:
                given[claim.id] = Given(given[source].said, (shown,))
                folded.add(claim.id)

    def _retold(self, claims: Sequence[Claim], said: Mapping[str, Speaker], given: dict[str, Given]) -> set[str]:
        cited = {claim.id: said[claim.id] for claim in claims if claim.id in said and _is_a_body(said[claim.id])}
        own = [claim for claim in claims if claim.id not in said and claim.id in given]
        sides = {
            denying: {given[one.id].said.key for one in claims if one.id in given and _denies(one) == denying}
            for denying in (True, False)
        }
        folded = set[str]()
        for claim in own if cited else ():
            cites = self._cites(claim.report)
            others = [other for other in claims if other.id in cited and _may_come_from(claim, other)]
            fitting = [
                into
                for other in sorted(others, key=lambda other: (cited[other.id].key, other.id))
                if ((into := cited[other.id]).key in cites or (into.kind == "outlet" and other.report == claim.report))
                and into.key not in sides[not _denies(claim)]
            ]
            if fitting and fitting[0].key != given[claim.id].said.key:
                detail = f"{fitting[0].title}, whom the report cites, is where the same event is attributed"
                shown = Evidence(kind="speaker", detail=detail, reports=(claim.report,), claims=(claim.id,))
                given[claim.id] = Given(fitting[0], (shown,))
                folded.add(claim.id)
        return folded


def _is_a_body(said: Speaker) -> bool:
    """Whether reports retell it: a body with a code, or another outlet that a report cites on the same event."""
    return said.official or said.kind == "outlet"


def _beside(claims: Sequence[Claim], said: Mapping[str, Speaker], given: Mapping[str, Given]) -> dict[str, Given]:
    """What a report tells on unnamed words ("reports say"), from whom it names for the same: else it counted twice."""
    found: dict[str, Given] = {}
    for claim in claims:
        if claim.id in said or claim.id not in given or not claim.sources:
            continue
        others = [other for other in claims if other.report == claim.report and other.id in said]
        named = [said[other.id] for other in others if _may_come_from(claim, other)]
        if named:
            detail = f"{named[0].title}, whom the report names for the same, is whose word it tells without a name"
            shown = Evidence(kind="speaker", detail=detail, reports=(claim.report,), claims=(claim.id,))
            found[claim.id] = Given(named[0], (shown,))
    return found


def _same(claim: Claim, theirs: Sequence[Span], copied: Sequence[Claim]) -> Claim | None:
    """The claim of the copied report that this one is, sentence for sentence."""
    return next((one for one in copied if one.type == claim.type and any(map(one.span.overlaps, theirs))), None)


def covering(spans: Iterable[Span], claim: Claim) -> Span | None:
    """The first of the spans that the claim lies in or overlaps."""
    return next((span for span in spans if span.overlaps(claim.span)), None)


def _may_come_from(claim: Claim, other: Claim) -> bool:
    """Whether one may retell the other: who only expected it, or denies it, is not where it comes from."""
    return _denies(claim) == _denies(other) and (claim.status not in DONE or other.status in DONE)


def _denies(claim: Claim) -> bool:
    return claim.status == "negated"


def cited(claims: Sequence[Claim], responses: Sequence[Response], said: Iterable[Speaker]) -> frozenset[str]:
    """The bodies whose words a report tells: who says, urges, accuses, confirms."""
    parties = [party for claim in claims if claim.type in SPOKEN for party in claim.actors]
    parties += [response.by for response in responses if response.stance != "declines"]
    keys = {body_key(party.code, party.sector) for party in parties if party.code != "?"}
    return frozenset(keys | {whose.key for whose in said if whose.official})
