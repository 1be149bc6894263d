"""Reports, events, parties, entities and places as things of schema.org."""

from typing import Any

from onrecord.export.jsonld.context import urn
from onrecord.export.jsonld.said import Thing, filled
from onrecord.export.nodes import Node, nodes
from onrecord.export.told import Told, called, no_finer, standing, web, written
from onrecord.knowledge.territories import alpha2
from onrecord.model import Entity, Event, Place, Report
from onrecord.model.kinds import DONE
from onrecord.tell.support import support

# What is not told as done is no Event: schema.org takes one without a status for one that takes place.
NOT_DONE = {"planned": "PlannedEvent", "possible": "PossibleEvent", "negated": "DeniedEvent"}
KINDS = {
    "person": "Person",
    "body": "GovernmentOrganization",
    "organisation": "Organization",
    "company": "Corporation",
    "ship": "Vehicle",
    "place": "Place",
    "weapon": "Product",
    "treaty": "CreativeWork",
    "resolution": "CreativeWork",
}
FINE = frozenset({"point", "settlement"})


def article(report: Report) -> Thing:
    """A report, without its text, which is its outlet's."""
    dated = report.published_how not in ("inferred", "unknown")
    outlet = written(report.outlet or report.domain or "")
    return filled(
        {
            "type": "NewsArticle",
            "id": urn("report", report.id),
            "headline": written(report.title),
            "url": web(report.url),
            "datePublished": report.published if dated else None,
            "inLanguage": report.language,
            "publisher": {"type": "NewsMediaOrganization", "name": outlet} if outlet else None,
            "author": [{"type": "Person", "name": written(name)} for name in report.byline],
            "creditText": report.credit,
        }
    )


def event(told: Told) -> Thing:
    """An event that is told as having happened; or what is planned, possible, denied or a lead, which is no Event."""
    one = told.event
    simple = one.status in DONE and one.tier == "firm"
    kind = "Event" if simple else NOT_DONE.get(one.status, "LeadEvent")
    kinds = [kind, "LeadEvent"] if one.tier == "lead" and kind != "LeadEvent" else kind
    time, grade = one.time, one.grade
    return filled(
        {
            "type": kinds,
            "id": urn("event", one.id),
            "name": called(one),
            "description": standing(one),
            **_days(one, simple=simple),
            "firstDay": time.start if time else None,
            "lastDay": time.end if time else None,
            "timePrecision": time.precision if time else None,
            "timeHow": time.how if time else None,
            "location": place_id(one.place) if one.place else None,
            "status": one.status,
            "tier": one.tier,
            "eventType": one.type,
            "eventMode": one.mode,
            "origins": len(one.origins) if one.tier == "firm" else None,
            "support": support(one),
            "admiralty": grade.digit if grade else None,
            "probability": round(grade.probability, 4) if grade else None,
            "actor": [party_id(party) for party in nodes(one.actors)],
            "recipient": [party_id(party) for party in nodes(one.recipients)],
            "named": [urn("entity", who.id) for who, _ in told.parts],
            "claim": [urn("claim", said.id) for said in told.claims],
            "response": [urn("response", said.id) for said in told.responses],
        }
    )


def _days(event: Event, *, simple: bool) -> Thing:
    """When it was, as schema.org has it, only for what is told as done and known to the day, month or year."""
    day = no_finer(event.time) if simple else None
    if day:
        return {"startDate": day} if event.status == "ongoing" else {"startDate": day, "endDate": day}
    time = event.time
    if not simple or time is None or time.how == "inferred" or time.precision not in ("day", "open"):
        return {}
    return {"startDate": time.start, "endDate": time.end}


def party_id(party: Node) -> str:
    """The name of a party."""
    return urn("party", party.id)


def party(one: Node) -> Thing:
    """A state, organisation or group."""
    kind = "Country" if one.kind == "state" else "Organization"
    code = {"identifier": one.code} if one.kind == "state" else {"alternateName": one.code}
    return {"type": kind, "id": party_id(one), "name": written(one.name), **code}


def entity(one: Entity, *, lead: bool = False) -> Thing:
    """A person, body, organisation, company, ship, place, weapon, treaty or resolution."""
    others = [variant.name for variant in one.variants if variant.name != one.name]
    of: dict[str, Any] = {}
    if one.code and KINDS[one.kind].endswith(("Person", "Organization", "Corporation")):
        of = {"of": urn("party", one.code)}
    return filled(
        {
            "type": KINDS[one.kind],
            "id": urn("entity", one.id),
            "name": written(one.name),
            "alternateName": others,
            "identifier": one.number,
            "tier": "lead" if lead else "firm",
        }
        | of
    )


def place_id(place: Place) -> str:
    """The name of a place."""
    return urn("place", f"{place.name}|{place.country or ''}|{place.precision or ''}|{place.geonameid or ''}")


def place(one: Place) -> Thing:
    """Where something is, with coordinates for points and settlements alone."""
    state = alpha2(one.country)
    fine = one.precision in FINE and one.latitude is not None
    where = {"type": "GeoCoordinates", "latitude": one.latitude, "longitude": one.longitude} if fine else None
    kind = "Country" if one.precision == "country" else "City" if one.precision == "settlement" else "Place"
    address = {"type": "PostalAddress", "addressCountry": state} if state else None
    return filled({"type": kind, "id": place_id(one), "name": written(one.name), "address": address, "geo": where})
