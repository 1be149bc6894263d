"""What people decided, in the form that the trainer of the reader takes: ids and offsets, no text.

`claims` has a line for each report about whose claims somebody decided: `[type, status, quote, trigger, actors,
recipients, sources, days, place, event]` for each claim of it that counts, as corrected, as `training/reader/pool.py`
keeps them. `decided` has the numbers of those that somebody called right or corrected, `wrong` the claims that were
called wrong; the others were read and nobody said anything of them. `reports` has the texts that the offsets count in:
title, newline, text.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from onrecord.export.format import Asked, Format
from onrecord.model import Claim, Report, Span
from onrecord.record.decisions import Decisions

Offsets = list[int] | None


class _Text(NamedTuple):
    """A report's title and text apart, and how far its offsets are moved by that."""

    title: str
    text: str
    moved: int


def write(asked: Asked) -> int:
    """Write what was decided, or the texts of the reports that it is about."""
    encoder = msgspec.json.Encoder()
    decisions = asked.record.in_force()
    count = 0
    for report in _reports(asked, decisions):
        row = _marked(asked, report, decisions) if asked.table == "claims" else _told(report)
        asked.file.write(encoder.encode(row) + b"\n")
        count += 1
    return count


def _reports(asked: Asked, decisions: Decisions) -> Iterator[Report]:
    """Those with a decision that holds, in order of id."""
    ids = {report for decision in decisions.all for report, _ in decision.quotes}
    about = (asked.record.shelf.get(Claim, id) for decision in decisions.all for id in decision.targets)
    ids |= {claim.report for claim in about if claim is not None}
    held = (asked.record.shelf.get(Report, id) for id in sorted(ids))
    return (report for report in held if report is not None)


def _apart(report: Report) -> _Text:
    head = f"{report.title}\n"
    if report.text.startswith(head):
        return _Text(report.title, report.text[len(head) :], 0)
    return _Text(report.title, report.text, len(head))


def _told(report: Report) -> dict[str, Any]:
    title, text, _ = _apart(report)
    told = {"id": report.id, "published": report.published, "outlet": report.outlet, "url": report.url}
    return {**told, "title": title, "text": text}


def _marked(asked: Asked, report: Report, decisions: Decisions) -> dict[str, Any]:
    moved = _apart(report).moved
    read = list(asked.record.claims(report=report.id))
    events = asked.record.owners("event", [claim.id for claim in read])
    numbers: dict[str, int] = {}
    claims: list[list[Any]] = []
    decided: list[int] = []
    wrong: list[list[Any]] = []
    for claim in read:
        event = numbers.setdefault(events.get(claim.id, claim.id), len(numbers))
        row = _row(report, decisions.corrected(claim), moved, event)
        if not decisions.counts(claim):
            wrong.append(row)
        elif decisions.affirmed(claim) or decisions.corrections(claim):
            decided.append(len(claims))
            claims.append(row)
        elif claim.tier == "firm":
            claims.append(row)
    return {"id": report.id, "claims": claims, "decided": decided, "wrong": wrong}


def _row(report: Report, claim: Claim, moved: int, event: int) -> list[Any]:
    within = claim.span

    def at(span: Span | None) -> Offsets:
        return [span.start + moved, span.end + moved] if span is not None else None

    def words(text: str) -> Offsets:
        """Where words stand in the claim's quote, or else in the report."""
        begin = report.text.find(text, within.start, within.end) if text else -1
        begin = report.text.find(text) if text and begin < 0 else begin
        return [begin + moved, begin + len(text) + moved] if begin >= 0 else None

    sources = [found for one in claim.sources if (found := at(one.span) or words(one.name))]
    return [
        claim.type,
        claim.status,
        at(within),
        words(claim.trigger) or at(within),
        [[party.code, at(party.span)] for party in claim.actors],
        [[party.code, at(party.span)] for party in claim.recipients],
        sources,
        [claim.time.start, claim.time.end] if claim.time and claim.time.how != "inferred" else None,
        (at(claim.place.span) or words(claim.place.name)) if claim.place else None,
        event,
    ]


FORMAT = Format(
    "training",
    "what people decided, for training the reader",
    write,
    ("claims", "reports"),
    events=False,
    leads=False,
)
