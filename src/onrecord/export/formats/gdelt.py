"""GDELT 2.0: the 61 columns of its event table and the 16 of its mentions table, tab-separated and without a heading.

After "The GDELT Event Database Data Format Codebook V2.0" (2015). A row is an event, counted once however many reports
tell of it; the claims are its mentions. GDELT has no column for what may be, is planned, denied or alleged, nor for who
says so and how sure it is: only events that are done are written, and `Extras` of a mention, which GDELT keeps free for
further data, says whose word it is and whether that is a party to the event. Empty: what the record does not hold
(tone, ethnic and religious codes, where the actors were) and the Goldstein scale, a weight of CAMEO codes rather than
of the event.
"""

from collections.abc import Iterator
from hashlib import blake2b

from onrecord.export.days import digits, one_day, within
from onrecord.export.dyads import dyad, dyads
from onrecord.export.format import Asked, Format
from onrecord.export.listed_codes import cameo_event, cameo_group, cameo_state, state
from onrecord.export.tabbed import Cells, write_cells
from onrecord.export.telling import Told, done
from onrecord.export.wording import one_side, proper_name
from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Party, Place, Report

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
# CAMEO's roles, for sectors by PLOVER; the others have none there.
TYPES = frozenset(
    {
        "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "IMG", "JUD", "LAB", "LEG", "MED", "MIL", "MNC",
        "NGO", "OPP", "PTY", "REB", "REF", "SPY", "UAF",
    }
)  # fmt: skip
WEB, CITATION = 1, 2
COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = 1, 2, 3, 4, 5


def write(asked: Asked) -> int:
    """Write the table that is asked for."""
    if asked.table == "mentions":
        return write_cells(asked, MENTIONS, _mentions(asked), delimiter="\t", header=False)
    return write_cells(asked, EVENTS, map(_event, dyads(asked)), delimiter="\t", header=False)


def number(id: str) -> int:
    """An event's id as GDELT has it, a whole number that is as unique and as lasting: `e0af` is 0x0af.

    Ids of another form have the number of their hash.
    """
    try:
        return int(id.removeprefix("e"), 16)
    except ValueError:
        return int.from_bytes(blake2b(id.encode(), digest_size=6).digest())


def _event(one: Told) -> Cells:
    event, parties = one.event, dyad(one.event)
    return {
        "GLOBALEVENTID": number(event.id),
        **_dates(event),
        **_actor("Actor1", parties.actor),
        **_actor("Actor2", parties.recipient),
        "IsRootEvent": int(any(_leads(claim, one.reports[claim.report]) for claim in one.claims)),
        **_kind(one),
        "NumMentions": len(one.claims),
        "NumSources": len(one.outlets),
        "NumArticles": len({claim.report for claim in one.claims}),
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **_place(event.place),
        "DATEADDED": _added(one),
        "SOURCEURL": (one.first.url or one.outlets[0]) if one.first else None,
    }


def _dates(event: Event) -> Cells:
    """Day, month and year, as far as they are known; the share of the year as the codebook computes it."""
    day = one_day(event.time)
    month, year = within(event.time, 7), within(event.time, 4)
    share = (int(day[5:7]) - 1) * 30 + int(day[8:10]) if day else 0
    return {
        "SQLDATE": day and day.replace("-", ""),
        "MonthYear": month.replace("-", ""),
        "Year": year,
        "FractionDate": f"{int(year) + min(share, 365) / 365:.4f}" if day else None,
    }


def _actor(which: str, party: Party | None) -> Cells:
    """Who it is by CAMEO's codes: country, or known group, and then the role."""
    if party is None:
        return {}
    country, group = cameo_state(party.code), cameo_group(party.code)
    role = party.sector if party.sector in TYPES else ""
    return {
        f"{which}Code": f"{country}{group}{role}",
        f"{which}Name": proper_name(party).upper(),
        f"{which}CountryCode": country,
        f"{which}KnownGroupCode": group,
        f"{which}Type1Code": role,
    }


def _kind(one: Told) -> Cells:
    found = cameo_event(one.event.type, one.event.mode, [claim.trigger for claim in one.claims])
    return {
        "EventCode": found.code,
        "EventBaseCode": found.code[:3],
        "EventRootCode": found.code[:2],
        "QuadClass": found.quad,
    }


def _place(place: Place | None) -> Cells:
    """Where it was, with the type that says how finely that is known; coordinates are of its centre."""
    if place is None or place.precision is None or place.latitude is None:
        return {"ActionGeo_Type": 0}
    american = place.country == "USA"
    country = label(place.country) if place.country else ""
    fips = state(place.country).fips
    if place.precision == "country":
        type, name, admin = COUNTRY, country or place.name, fips
    else:
        finer = (US_STATE, WORLD_STATE) if place.precision == "region" else (US_CITY, WORLD_CITY)
        type, name, admin = finer[not american], ", ".join(filter(None, (place.name, country))), ""
    return {
        "ActionGeo_Type": type,
        "ActionGeo_Fullname": name,
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": admin,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
        "ActionGeo_FeatureID": admin,
    }


def _leads(claim: Claim, report: Report) -> bool:
    """Whether the claim stands in the report's title or lead."""
    return any(part.kind in {"title", "lead"} and part.span.overlaps(claim.span) for part in report.sections)


def _added(one: Told) -> str:
    return digits(one.first.published) if one.first else ""


def _mentions(asked: Asked) -> Iterator[Cells]:
    for one in done(asked):
        for claim in one.claims:
            report = one.reports[claim.report]
            action = claim.quote.find(claim.trigger) if claim.trigger else -1
            yield {
                "GLOBALEVENTID": number(one.event.id),
                "EventTimeDate": _added(one),
                "MentionTimeDate": digits(report.published),
                "MentionType": WEB if report.url else CITATION,
                "MentionSourceName": report.domain or report.outlet,
                "MentionIdentifier": report.url or report.id,
                "Actor1CharOffset": _offset(claim.actors),
                "Actor2CharOffset": _offset(claim.recipients),
                "ActionCharOffset": claim.span.start + max(action, 0),
                "Confidence": round(100 * claim.confidence.whole) if claim.confidence else None,
                "MentionDocLen": len(report.text),
                "Extras": one_side(claim, one.event),
            }


def _offset(parties: tuple[Party, ...]) -> int | None:
    return next((party.span.start for party in parties if party.span), None)


FORMAT = Format(
    "gdelt", "GDELT 2.0's 61 columns of events, or its mentions", write, ("events", "mentions"), leads=False
)
