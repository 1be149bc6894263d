"""Events as notes, claims and responses as opinions on them, articles as reports."""

from typing import Any

from onrecord.export.nodes import nodes
from onrecord.export.stix.ids import graded, moment, stix_id
from onrecord.export.stix.who import Common, entity_ref, outlet_ref, party_ref, place_ref
from onrecord.export.told import Told, called, coded, stance, standing, voices, web, written
from onrecord.model import Claim, Report, Response
from onrecord.record.case import says
from onrecord.tell.ledgers.things import amount

LINKED = frozenset({"actor", "recipient", "source"})
STANCES = {"confirms": "agree", "denies": "disagree", "declines": "neutral"}


def note_ref(told: Told) -> str:
    """The id of an event's note."""
    return stix_id("note", told.event.id)


def event(told: Told, common: Common) -> Any:
    """An event as a note on its parties: what is said, by how many, how well supported; None without any object."""
    import stix2

    one = told.event
    parties = [party_ref(party) for party in nodes((*one.actors, *one.recipients))]
    named = [entity_ref(who) for who, role in told.parts if role in LINKED]
    refs = _once([*parties, *named, place_ref(one.place)])
    if not refs:
        return None
    time = one.time
    when = f" When: {time.start or '…'} to {time.end or '…'} ({time.precision}, {time.how})." if time else ""
    items = "; ".join(map(amount, one.items))
    what = f" What: {written(items)}." if items else ""
    return stix2.v21.Note(
        id=note_ref(told),
        abstract=called(one),
        content=f"{called(one)}\n{standing(one)}{when}{what}",
        object_refs=refs,
        labels=coded(one),
        external_references=[{"source_name": "onrecord", "external_id": one.id}],
        **graded(one),
        **common,
    )


def opinion(told: Told, said: Claim | Response, report: Report, common: Common) -> Any:
    """A claim or response as an opinion on an event's note: whether who says so agrees with the status that it has."""
    import stix2

    claim = said if isinstance(said, Claim) else None
    answer = stance(told, said) if isinstance(said, Response) else ""
    view = _view(told, claim) if claim else STANCES.get(answer, "neutral")  # what is said is not what the note says
    who = [written(source.name) for source in reversed(said.sources)] or [
        written(said.by.name if isinstance(said, Response) else report.outlet or report.domain or report.id)
    ]
    sure = {"confidence": round(100 * claim.confidence.whole)} if claim and claim.confidence else {}
    told_as = [f"status:{claim.status}", f"tier:{claim.tier}"] if claim else [f"stance:{answer}"]
    where = {"source_name": written(report.outlet or report.domain or report.id), "external_id": said.id}
    return stix2.v21.Opinion(
        id=stix_id("opinion", said.id, told.event.id),
        opinion=view,
        explanation=f"“{written(said.quote)}” ({voices(said)})",
        authors=who,
        object_refs=[note_ref(told)],
        labels=told_as,
        external_references=[where | ({"url": report.url} if web(report.url) else {})],
        **sure,
        **common,
    )


def _view(told: Told, claim: Claim) -> str:
    """Whether a claim agrees with what the note says of the event: only who says the same does."""
    if claim.tier == "lead" and told.event.tier == "firm":
        return "neutral"
    own, other = says(told.event.status), says(claim.status)
    if own == other:
        return "agree"
    if claim.partial or "negated" not in (own, other):
        return "neutral"
    return "disagree"


def article(report: Report, refs: list[str], common: Common) -> Any:
    """A report with the notes that rest on it; as a grouping where it is not known when it was published."""
    import stix2

    outlet = outlet_ref(report)
    published = moment(report.published) if report.published_how not in ("inferred", "unknown") else None
    link = {"url": report.url} if web(report.url) else {"external_id": report.id}
    shared = {
        "name": written(report.title) or report.id,
        "object_refs": _once([*refs, outlet]),
        "external_references": [{"source_name": written(report.outlet or report.domain or "report"), **link}],
        **({"lang": report.language} if report.language else {}),
    } | common
    if published:
        return stix2.v21.Report(id=stix_id("report", report.id, report.url or ""), published=published, **shared)
    return stix2.v21.Grouping(
        id=stix_id("grouping", report.id, report.url or ""),
        context="unspecified",
        labels=["published:unknown"],
        **shared,
    )


def _once(refs: list[str | None]) -> list[str]:
    return list(dict.fromkeys(ref for ref in refs if ref))
