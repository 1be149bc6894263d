"""The columns of POLECAT, the event data that are coded by PLOVER, tab-separated under a heading.

After the files of POLECAT (Scarborough et al., Harvard Dataverse, doi:10.7910/DVN/AJGVIT) and "PLOVER and POLECAT: A
New Political Event Ontology and Dataset". A row is an event, counted once. POLECAT's files mark nothing as planned,
possible, denied or alleged, so that only events that are done are written. Empty: what the record does not hold
(intensity, contexts, titles, Correlates of War and Wikipedia ids, districts, the kind of a place in GeoNames).
"""

from collections.abc import Callable

from onrecord import __version__
from onrecord.export.days import one_day
from onrecord.export.dyads import dyad, dyads
from onrecord.export.format import Asked, Format
from onrecord.export.plover_codes import quad, sector
from onrecord.export.tabbed import Cells, write_cells
from onrecord.export.telling import Told
from onrecord.export.wording import proper_name
from onrecord.knowledge.actors import is_state
from onrecord.model import Claim, EntityKind, Party, Place

PARTY = (
    "{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title", "{0} Name Raw",
    "Wikipedia {0} ID",
)  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in PARTY),
    *(name.format("Recipient") for name in PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
MARK = "; "
ORGANISATIONS: frozenset[EntityKind] = frozenset({"body", "organisation", "company"})


def write(asked: Asked) -> int:
    """Write the events."""
    return write_cells(asked, COLUMNS, map(_row, dyads(asked)), delimiter="\t")


def _row(one: Told) -> Cells:
    event, parties = one.event, dyad(one.event)
    return {
        "Event ID": event.id,
        "Event Date": one_day(event.time),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Quad Code": quad(event.type).name,
        **_party("Actor", parties.actor, one, lambda claim: claim.actors),
        **_party("Recipient", parties.recipient, one, lambda claim: (*claim.recipients, *claim.actors[1:])),
        **_place(event.place),
        "Source": MARK.join(one.outlets),
        "Publication Date": (one.first.published or "")[:10] if one.first else None,
        "Story People": _named(one, frozenset({"person"})),
        "Story Organizations": _named(one, ORGANISATIONS),
        "Story Locations": _named(one, frozenset({"place"})),
        "Language": (one.first.language or "en") if one.first else None,
        "Version": f"onrecord {__version__}",
    }


def _party(which: str, party: Party | None, one: Told, of: Callable[[Claim], tuple[Party, ...]]) -> Cells:
    if party is None:
        return {}
    known = is_state(party.code)
    return {
        f"{which} Name": proper_name(party),
        f"{which} Country": party.code if known else None,
        f"Primary {which} Sector": sector(party),
        f"{which} Sectors": sector(party),
        f"{which} Name Raw": _raw(party, one, of),
    }


def _raw(party: Party, one: Told, of: Callable[[Claim], tuple[Party, ...]]) -> str | None:
    """The words that stand for the party in the first report that has such."""
    for claim in one.claims:
        for named in of(claim):
            if named.code == party.code and named.span:
                return named.span.of(one.reports[claim.report].text)
    return None


def _place(place: Place | None) -> Cells:
    """Where it was; coordinates only of what is a point on a map."""
    if place is None:
        return {}
    fine = place.precision in {"point", "settlement"}
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "settlement" else None,
        "Province": place.name if place.precision == "region" else None,
        "Country": place.country,
        "Latitude": place.latitude if fine else None,
        "Longitude": place.longitude if fine else None,
        "GeoNames ID": place.geonameid,
        "Raw Placename": place.name,
    }


def _named(one: Told, kinds: frozenset[EntityKind]) -> str:
    names = [name.full or name.text for claim in one.claims for name in claim.names if name.kind in kinds]
    return MARK.join(dict.fromkeys(names))


FORMAT = Format("polecat", "POLECAT's columns, tab-separated", write, ("events",), leads=False)
