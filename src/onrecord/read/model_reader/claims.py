"""Checked proposals to claims and responses: codes, speakers, days and places by the built-in resolvers."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Claim, Party, Reason, Response, Span
from onrecord.read.claims import part_of
from onrecord.read.model_reader.checks import NO_PARTY, Checked, Found, Placed, Reacted
from onrecord.read.model_reader.dating import days_of, event_at, place_of, presented
from onrecord.read.model_reader.parties import CORRECTED, UNRESOLVED, Resolved, resolve
from onrecord.read.model_reader.scale import Scale, on_scale
from onrecord.read.model_reader.speakers import source_of
from onrecord.read.reading import EventMention, Reading

STAGE = "model reader"


class _Draft(NamedTuple):
    found: Found
    reader: str
    actors: list[Resolved]
    recipients: list[Resolved]
    event: EventMention


def with_claims(reading: Reading, parts: Iterable[tuple[str, Checked]], scale: Scale, counts: Counter[str]) -> Reading:
    """The reading with the claims and responses that a model gave for the parts of its report.

    Args:
        reading: the report, with mentions, times, places and attributions.
        parts: who answered, and what of the answer stands in the text.
        scale: how far to trust what the model says of its sureness.
        counts: takes up what is dropped here, and which codes were set right.
    """
    checked = list(parts)
    drafts = [draft for reader, part in checked for draft in _drafts(reading, reader, part, counts)]
    drafts.sort(key=lambda draft: (draft.found.quote, draft.found.trigger, draft.found.proposal.type))
    reading = reading.with_(
        events=tuple(draft.event for draft in drafts),
        factuality=tuple(presented(draft.found.proposal.status) for draft in drafts),
    )
    taken: set[str] = set()
    claims = [_claim(reading, draft, scale, taken) for draft in drafts]
    of_key = {draft.found.proposal.event: claim.id for draft, claim in reversed(list(zip(drafts, claims, strict=True)))}
    responses = [
        one
        for reader, part in checked
        for given in part.responses
        if (one := _response(reading, given, of_key, reader))
    ]
    unique = {one.id: one for one in responses}
    return reading.with_(claims=tuple(claims), responses=tuple(unique.values()))


def _drafts(reading: Reading, reader: str, part: Checked, counts: Counter[str]) -> Iterable[_Draft]:
    for found in part.claims:
        actors, recipients = _side(reading, found.actors), _side(reading, found.recipients)
        if actors is None or recipients is None:
            counts[f"dropped: {NO_PARTY}"] += 1
            continue
        for one in (*actors, *recipients):
            if one.how in {CORRECTED, UNRESOLVED}:
                counts[f"codes set right: {one.how}"] += 1
        type = found.proposal.type
        event = event_at(reading, found.quote, found.trigger, type, actors, recipients)
        yield _Draft(found, reader, actors, recipients, event)


def _side(reading: Reading, placed: Sequence[Placed]) -> list[Resolved] | None:
    """The parties of one side, or None where one of them is nowhere in the report."""
    found = [resolve(reading, one) for one in placed]
    return None if None in found else [one for one in found if one]


def _claim(reading: Reading, draft: _Draft, scale: Scale, taken: set[str]) -> Claim:
    found, proposal = draft.found, draft.found.proposal
    text = reading.report.text
    time, time_rule = days_of(reading, draft.event, found.when)
    place = place_of(reading, found.where)
    sources = tuple(source_of(reading, span, found.trigger) for span in found.sources)
    confidence, tier = on_scale(proposal.sure, proposal.unsure, scale)
    by = f"as {draft.reader} has it"
    why = (
        Reason("type", STAGE, by, found.trigger.of(text)),
        Reason("actors", STAGE, _how(draft.actors), _words(draft.actors)),
        Reason("recipients", STAGE, _how(draft.recipients), _words(draft.recipients)),
        Reason("status", STAGE, by, ""),
        Reason("sources", STAGE, by if sources else "own voice", "; ".join(one.name for one in sources)),
        Reason("time", "times", time_rule, time.text if time else ""),
        Reason("place", "places", by if place else "", place.name if place else ""),
        Reason("confidence", STAGE, _sureness(proposal.sure, proposal.unsure), ""),
    )
    return Claim(
        id=_id(reading.report.id, found.quote, proposal.type, taken),
        report=reading.report.id,
        span=found.quote,
        quote=found.quote.of(text),
        type=proposal.type,
        actors=_parties(draft.actors) or (Party("?", "unknown"),),
        recipients=_parties(draft.recipients),
        status=proposal.status,
        sources=sources,
        time=time,
        place=place,
        trigger=found.trigger.of(text),
        part=part_of(reading.doc[draft.event.head]),
        why=tuple(reason for reason in why if reason.rule or reason.words),
        confidence=confidence,
        tier=tier,
        reader=draft.reader,
    )


def _id(report: str, quote: Span, type: str, taken: set[str]) -> str:
    """The id that the built-in reader would give; numbered where a quote holds several events of one type."""
    raw = f"{report}\n{quote.start}\n{quote.end}\n{type}"
    number, id = 1, ""
    while not id or id in taken:
        id = "c" + hashlib.sha256((raw if number == 1 else f"{raw}\n{number}").encode()).hexdigest()[:12]
        number += 1
    taken.add(id)
    return id


def _parties(side: list[Resolved]) -> tuple[Party, ...]:
    """One party for each code; beside known ones an unknown one says nothing."""
    found: dict[str, Party] = {}
    for one in side:
        found.setdefault(one.party.code, one.party)
    if len(found) > 1:
        found.pop("?", None)
    return tuple(found.values())


def _how(side: list[Resolved]) -> str:
    return "; ".join(dict.fromkeys(one.how for one in side))


def _words(side: list[Resolved]) -> str:
    return "; ".join(dict.fromkeys(one.party.name for one in side if one.party.span))


def _sureness(sure: float | None, unsure: Sequence[str]) -> str:
    said = "it does not say how sure it is" if sure is None else f"it says {sure:g} of 100"
    return f"{said}, in doubt: {', '.join(unsure[:5])}" if unsure else said


def _response(reading: Reading, given: Reacted, of_key: dict[str, str], reader: str) -> Response | None:
    by = resolve(reading, given.by)
    if by is None:
        return None
    raw = f"{reading.report.id}\n{given.quote.start}\n{by.party.code}\n{given.reaction.stance}"
    return Response(
        id="r" + hashlib.sha256(raw.encode()).hexdigest()[:12],
        report=reading.report.id,
        span=given.quote,
        quote=given.quote.of(reading.report.text),
        by=by.party,
        stance=given.reaction.stance,
        about=of_key.get(given.reaction.about),
        why=(Reason("stance", STAGE, f"as {reader} has it", ""),),
    )
