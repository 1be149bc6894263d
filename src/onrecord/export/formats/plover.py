"""PLOVER's JSON records, one a line.

After "JSON Data Fields" of the PLOVER manual (Open Event Data Alliance, 0.7b1), whose names the fields have; types and
modes are those of PLOVER 2.0. What is planned, possible or negated has PLOVER's context for it ("future",
"hypothetical", "negation"), and beside it the record's own `status`. The manual invites further fields:
`date_between`, which holds first and last day where `date` cannot, for no one day is known; `date_precision`,
`date_how`, `title`, `status`, `tier`, `alleged`, `origins`, `grade`, `denied_by`, and `mentions`, which are the claims
that say of the event what its status says.
"""

from typing import Any

import msgspec

from onrecord import __version__
from onrecord.export.days import one_day
from onrecord.export.format import Asked, Format
from onrecord.export.listed_codes import state
from onrecord.export.plover_codes import CONTEXTS, quad, sector
from onrecord.export.telling import Told, deniers, told
from onrecord.export.wording import said_by
from onrecord.model import Claim, Event, Party, Place, Report

CODEBOOK = "plover-2.0"
Json = dict[str, Any]


def write(asked: Asked) -> int:
    """Write the events."""
    encoder = msgspec.json.Encoder()
    count = 0
    for one in told(asked):
        asked.file.write(encoder.encode(_record(one)) + b"\n")
        count += 1
    return count


def _record(one: Told) -> Json:
    event, time = one.event, one.event.time
    mentions = [_mention(claim, one.reports[claim.report]) for claim in one.claims]
    first = mentions[0] if mentions else {}
    return {
        "id": event.id,
        "has_event": True,
        "date": one_day(time),
        "date_between": [time.start, time.end] if time else None,
        "date_precision": time.precision if time else None,
        "date_how": time.how if time else None,
        "source": [_actor(party) for party in event.actors],
        "recipient": [_actor(party) for party in event.recipients],
        "event": [event.type],
        "event_loc": _place(event.place),
        "event_text": [claim.trigger for claim in one.claims[:1] if claim.trigger],
        "quad_code": quad(event.type).number,
        "mode": [event.mode] if event.mode else [],
        "context": [CONTEXTS[event.status]] if event.status in CONTEXTS else [],
        "link": event.story,
        "text": first.get("text"),
        "text_info": first.get("text_info"),
        "cite_info": first.get("cite_info"),
        "coder": f"onrecord {__version__}",
        "title": event.title,
        "status": event.status,
        "tier": event.tier,
        "alleged": one.alleged,
        "origins": len(event.origins),
        "grade": _grade(event),
        "denied_by": deniers(one),
        "mentions": mentions,
    }


def _actor(party: Party) -> Json:
    known = party.code != "?"
    return {"code": party.code if known else None, "sector": sector(party), "actor_text": party.name}


def _place(place: Place | None) -> Json | None:
    """A location object, whose names are those of GeoNames' dump; `precision` says what the coordinates are of."""
    if place is None:
        return None
    return {
        "geonameid": place.geonameid,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country code": state(place.country).alpha2 or None,
        "cc3": place.country,
        "precision": place.precision,
    }


def _grade(event: Event) -> Json | None:
    if event.grade is None:
        return None
    return {"digit": event.grade.digit, "probability": round(event.grade.probability, 4), "words": event.grade.words}


def _mention(claim: Claim, report: Report) -> Json:
    return {
        "id": claim.id,
        "text": claim.quote,
        "text_info": {"start": claim.span.start, "end": claim.span.end},
        "said_by": said_by(claim) or None,
        "cite_info": {
            "citation": report.id,
            "url": report.url,
            "title": report.title or None,
            "language": report.language,
            "publication": report.outlet or report.domain,
            "published": report.published,
            "coder": claim.reader,
            "codebook": CODEBOOK,
        },
    }


FORMAT = Format("plover", "PLOVER's JSON records, one a line", write, ("events",))
