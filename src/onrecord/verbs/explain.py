"""The verb `explain`: what decided each field of a claim, the terms of a grade, why reports were folded together."""

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.model import Claim, Event, Origin, Report, Response, Story, Term
from onrecord.record.decisions import Decision, Decisions, as_text
from onrecord.record.shelf import Kept
from onrecord.store import Record
from onrecord.store.headings import of_story
from onrecord.tell.datasets import in_words
from onrecord.tell.leads import likelihood
from onrecord.tell.published import published
from onrecord.tell.support import in_order, origins_of, statement, support
from onrecord.tell.weigher import Weigher

PLAIN = ("id", "report", "span", "quote", "why", "confidence", "tier", "reader")  # fields that no rule decided
CONFIDENT = ("type", "actors", "recipients", "status", "sources")  # fields that readers give a confidence for
CONTEXT = 200  # characters on either side of a quote


def explain(record: Record, id: str) -> dict[str, Any]:
    """Why the record says what it says about a claim, event, report, story, origin or response.

    Args:
        record: an open record.
        id: its id, or the start of it; ids of events that were merged go on answering.

    Returns:
        Plain data, ready for JSON: `kind`, `id` and the record's own fields under `record`. For a claim or
        response also its `context` in the report (before, quote, after) and `fields`: each with its value, the
        stage and rule that decided it, and the words they went by; a field that a person corrected has what it
        was corrected to, by whom and why, under `corrected`. For a claim also the `verdict` on it, who decided its
        origin under `origin_decided`, its `tier`, its
        `reader`, and the `confidence` that it is read right, as a whole and, with each of `fields`, for that alone: the
        `probability` and what it means in `words`; None where the reader gave none. For an event its `claims`,
        `leads`, `origins`, `responses` and `conflicts`, its `support` in a phrase and its `accounts`: each with what it
        `says`, how many do (`count`), its `grade` and the grade's `terms` with their running sum; `terms` are those of
        the account that is the event's status; and its `weight`: how far up it stands, with the terms of that, None for
        a lead event; and what rows other `datasets` have of its type, parties and day, None where there are none. For a
        story its `heading`, and its `events`, the weightiest first.

    Raises:
        NotFoundError: there is none of that id, or there are several; names the nearest.
    """
    found = record.find(id)
    extra = _EXTRA.get(type(found))
    return {
        "kind": type(found).__name__.lower(),
        "id": found.id,
        "asked": id,
        "record": msgspec.to_builtins(found),
    } | (extra(record, found) if extra else {})


def _claim(record: Record, claim: Claim) -> dict[str, Any]:
    decisions = _decisions(record)
    told = _quoted(record, claim) | {"event": record.event_of(claim.id), "origin": record.origin_of(claim.id)}
    corrected = decisions.corrected(claim)
    for field in told["fields"]:
        if claim.confidence is not None and field["field"] in CONFIDENT:
            field["confidence"] = _sure(getattr(claim.confidence, field["field"]))
    for name, decision in decisions.corrections(claim).items():
        by = _decided(decision)
        field = next(field for field in told["fields"] if field["field"] == name)
        field["corrected"] = {"value": as_text(corrected, name), **by}
    origin = decisions.origin(claim)
    return told | {
        "origin_decided": {"value": origin.value, **_decided(origin)} if origin else None,
        "verdict": decisions.verdict(claim),
        "tier": corrected.tier,
        "reader": claim.reader,
        "confidence": _sure(claim.confidence.whole) if claim.confidence else None,
    }


def _decided(decision: Decision) -> dict[str, Any]:
    return {"id": decision.id, "by": decision.author, "at": decision.at, "reason": decision.reason}


def _sure(probability: float) -> dict[str, Any]:
    return {"probability": probability, "words": likelihood(probability)}


def _decisions(record: Record) -> Decisions:
    return record.in_force()


def _response(record: Record, response: Response) -> dict[str, Any]:
    return _quoted(record, response) | {"event": record.owners("answered", [response.id]).get(response.id)}


def _quoted(record: Record, record_of: Claim | Response) -> dict[str, Any]:
    """Where the words stand, and why each field has its value."""
    report, span = record.report(record_of.report), record_of.span
    values = msgspec.to_builtins(record_of)
    given = {why.field: why for why in record_of.why}
    fields = []
    for name in dict.fromkeys([*(name for name in values if name not in PLAIN), *given]):
        why = given.get(name)
        told = {"stage": why.stage, "rule": why.rule, "words": why.words} if why else {}
        fields.append({"field": name, "value": values.get(name), **told})
    told_of = ("id", "title", "outlet", "published", "published_window")
    return {
        "report": {name: getattr(report, name) for name in told_of} | {"when": published(report)},
        "context": {
            "before": report.text[max(0, span.start - CONTEXT) : span.start],
            "quote": span.of(report.text),
            "after": report.text[span.end : span.end + CONTEXT],
        },
        "fields": fields,
    }


def _event(record: Record, event: Event) -> dict[str, Any]:
    claims = _as_corrected(record, record.claims(event=event.id))
    linked = set(event.leads)
    leads = [claim for claim in _as_corrected(record, record.claims(event=event.id, leads=True)) if claim.id in linked]
    origin_of = record.owners("origin", [claim.id for claim in claims])
    accounts = [
        {
            "says": account.says,
            "statement": statement(account.says, event),
            "count": account.count,
            "origins": list(account.origins),
            "parties": list(account.parties),
            "grade": msgspec.to_builtins(account.grade),
            "terms": _terms(account.grade.terms),
        }
        for account in in_order(event)
    ]
    return {
        "support": support(event),
        "accounts": accounts,
        "claims": [_brief(claim) | {"origin": origin_of.get(claim.id)} for claim in claims],
        "leads": [_brief(claim) for claim in leads],
        "origins": [msgspec.to_builtins(record.origin(id)) for id in origins_of([event])],
        "responses": [msgspec.to_builtins(record.response(id)) for id in event.responses],
        "conflicts": [msgspec.to_builtins(conflict) for conflict in record.conflicts(event=event.id)],
        "terms": _terms(event.grade.terms if event.grade else ()),
        "weight": _weighed(record, event),
        "datasets": _in_datasets(record, event),
    }


def _in_datasets(record: Record, event: Event) -> dict[str, Any] | None:
    found = record.in_datasets(event)
    if found is None:
        return None
    rows = [msgspec.to_builtins(row) | {"source": row.source} for row in found.rows]
    return {"told": in_words(found, event), "rows": rows}


def _weighed(record: Record, event: Event) -> dict[str, Any] | None:
    if event.tier == "lead":
        return None
    weight = Weigher(record).of(event)
    return {"total": weight.total, "terms": _terms(weight.terms), "background": weight.background}


def _terms(given: Iterable[Term]) -> list[dict[str, Any]]:
    """The terms of a grade or weight, each with the sum up to it."""
    terms, total = [], 0.0
    for term in given:
        total += term.value
        terms.append(msgspec.to_builtins(term) | {"sum": round(total, 4)})
    return terms


def _report(record: Record, report: Report) -> dict[str, Any]:
    claims = _as_corrected(record, record.claims(report=report.id))
    event_of = record.owners("event", [claim.id for claim in claims])
    return {
        "claims": [_brief(claim) | {"event": event_of.get(claim.id)} for claim in claims],
        "responses": [msgspec.to_builtins(response) for response in record.responses(report.id)],
        "story": record.owners("story", [report.id]).get(report.id),
        "revisions": [{"revision": old.revision, "hash": old.hash} for old in record.revisions(report.id)],
    }


def _origin(record: Record, origin: Origin) -> dict[str, Any]:
    found = (record.shelf.get(Claim, id) for id in origin.claims)
    return {"claims": [_brief(claim) for claim in _as_corrected(record, (claim for claim in found if claim))]}


def _story(record: Record, story: Story) -> dict[str, Any]:
    weigher = Weigher(record)
    weighed = [(event, weigher.of(event).total) for event in record.events(story=story.id, leads=True)]
    weighed.sort(key=lambda pair: (pair[0].tier == "lead", -pair[1], pair[0].id))
    return {
        "heading": of_story(record, story),
        "events": [
            {"id": event.id, "title": event.title, "tier": event.tier}
            | {"weight": weight if event.tier == "firm" else None}
            for event, weight in weighed
        ],
    }


def _as_corrected(record: Record, claims: Iterable[Claim]) -> list[Claim]:
    decisions = _decisions(record)
    return [decisions.corrected(claim) for claim in claims]


def _brief(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "report": claim.report,
        "type": claim.type,
        "tier": claim.tier,
        "status": claim.status,
        "sources": [source.name for source in claim.sources],
        "quote": claim.quote,
    }


_EXTRA: dict[type[Kept], Any] = {
    Claim: _claim,
    Response: _response,
    Event: _event,
    Report: _report,
    Origin: _origin,
    Story: _story,
}
