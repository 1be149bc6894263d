"""Claims and responses, each with the words of a report that carry it."""

from typing import Any

from onrecord.export.claims import CONTEXT as AROUND
from onrecord.export.jsonld.context import urn
from onrecord.export.told import Told, stance, voices, web, written
from onrecord.model import Claim, Report, Response, Source

Thing = dict[str, Any]


def filled(thing: Thing) -> Thing:
    """Without what is empty."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def claim(told: Told, one: Claim, report: Report) -> Thing:
    """A claim: what is said, by whom, in which report, and with what status of the event that it is about."""
    return filled(
        {
            "type": "Claim",
            "id": urn("claim", one.id),
            "text": one.quote,
            "appearance": urn("report", report.id),
            "about": urn("event", told.event.id),
            "author": [speaker(source) for source in reversed(one.sources)],
            "abstract": voices(one),
            "status": one.status,
            "tier": one.tier,
            "confidence": one.confidence.whole if one.confidence else None,
        }
    )


def response(told: Told, one: Response, report: Report) -> Thing:
    """A party's reaction to what is said of an event."""
    return filled(
        {
            "type": ["Claim", "Response"],
            "id": urn("response", one.id),
            "text": one.quote,
            "appearance": urn("report", report.id),
            "about": urn("event", told.event.id),
            "author": [{"type": "Thing", "name": written(one.by.name)}],
            "abstract": voices(one),
            "stance": stance(told, one),
        }
    )


def annotation(said: Claim | Response, report: Report) -> Thing:
    """The words of a report, by quote and by position, as the Web Annotation Data Model finds them (sections 4.2)."""
    kind = "claim" if isinstance(said, Claim) else "response"
    start, end = said.span.start, said.span.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": said.quote,
        "prefix": report.text[max(0, start - AROUND) : start],
        "suffix": report.text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "type": "Annotation",
        "id": urn("annotation", said.id),
        "motivation": "oa:identifying",
        "body": urn(kind, said.id),
        "target": {"source": web(report.url) or urn("report", report.id), "selector": [quote, position]},
    }


def speaker(source: Source) -> Thing:
    """A speaker, by name alone: two of a name need not be one."""
    kind = {"person": "Person", "government": "GovernmentOrganization", "media": "NewsMediaOrganization"}.get(
        source.kind, "Organization" if source.kind in ("military", "organisation") else "Thing"
    )
    return {"type": kind, "name": written(source.name), "distance": source.distance}
