"""ACLED's columns, comma-separated under a heading: violence and protest alone.

After the ACLED codebook and ACLED's guides to its columns (acleddata.com, 2023). A row is an event that is done; ACLED
has no events that are planned, possible, denied or only alleged. What ACLED decides by what the record does not hold
stays empty: see `knowledge/export_acled.tsv`. So do fatalities: the record counts no dead, and 0 would say that there
were none.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.export.days import within
from onrecord.export.dyads import Dyad, dyad
from onrecord.export.format import Asked, Format
from onrecord.export.listed_codes import Acled, acled, state
from onrecord.export.tabbed import Cells, write_cells
from onrecord.export.telling import Told, deniers, done
from onrecord.export.wording import said_by
from onrecord.knowledge.actors import is_state
from onrecord.knowledge.names import label
from onrecord.model import Event, Party, Place, TimeRange

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
MARK = "; "
# The days between which something took place, and ACLED's precision: the day, its week, its month. What is known more
# coarsely has no date in ACLED.
DAY, WEEK, MONTH = 1, 2, 3
TIME_PRECISION = {"day": DAY, "week": WEEK, "month": MONTH}
# The town or a part of it; a part of a region; the region. ACLED has no events of which only the country is known.
GEO_PRECISION = {"point": 1, "settlement": 1, "region": 3}
FORCES = frozenset({"MIL", "COP", "SPY"})
KINDS = {"REB": "Rebel group", "PRM": "Political militia", "CVL": "Civilians", "REF": "Civilians"}


def write(asked: Asked) -> int:
    """Write the events."""
    return write_cells(asked, COLUMNS, _rows(asked), delimiter=",")


def _rows(asked: Asked) -> Iterator[Cells]:
    for one in done(asked):
        names = acled(one.event.type, one.event.mode)
        if names is None:
            asked.left_out["neither violence nor protest"] += 1
        else:
            yield _row(one, names)


def _row(one: Told, names: Acled) -> Cells:
    event = one.event
    return {
        "event_id_cnty": event.id,
        **_dates(event.time),
        "disorder_type": names.disorder,
        "event_type": names.event,
        "sub_event_type": names.sub_event,
        **_parties(event, dyad(event)),
        **_place(event.place),
        "source": MARK.join(one.outlets),
        "notes": _notes(one),
        "tags": _tags(one),
    }


def _dates(time: TimeRange | None) -> Cells:
    """The day, or as in ACLED the middle of the week or month that is known. An inferred day is known to the week."""
    precision = TIME_PRECISION.get(time.precision) if time else None
    if time is None or precision is None or not time.start or not time.end:
        return {"year": within(time, 4)}
    if precision == DAY and (time.how == "inferred" or time.start != time.end):
        precision = WEEK
    first, last = date.fromisoformat(time.start), date.fromisoformat(time.end)
    middle = first + timedelta(days=(last - first).days // 2)
    return {"event_date": middle.isoformat(), "year": middle.year, "time_precision": precision}


def _parties(event: Event, parties: Dyad) -> Cells:
    kinds = [_inter(party, event) for party in (parties.actor, parties.recipient)]
    told = [kind for kind in kinds if kind]
    alone = parties.actor is None or parties.recipient is None
    between = f"{told[0]} only" if told and alone else "-".join(told) if len(told) == 2 else None
    return {
        "actor1": _name(parties.actor),
        "assoc_actor_1": MARK.join(map(_name, event.actors[1:])) if parties.recipient not in event.actors else None,
        "inter1": kinds[0],
        "actor2": _name(parties.recipient),
        "assoc_actor_2": MARK.join(map(_name, event.recipients[1:])),
        "inter2": kinds[1],
        "interaction": between,
    }


def _name(party: Party | None) -> str:
    """Who it is, with the country that it belongs to where its name is another."""
    if party is None:
        return ""
    own = label(party.code)
    return f"{party.name} ({own})" if is_state(party.code) and party.name != own else party.name


def _inter(party: Party | None, event: Event) -> str | None:
    """What kind of actor ACLED calls it; forces are a state's own on its soil alone, and external elsewhere."""
    if party is None:
        return None
    if party.sector in FORCES:
        where = event.place.country if event.place else None
        return where and ("State forces" if where == party.code else "External/Other forces")
    return KINDS.get(party.sector or "")


def _place(place: Place | None) -> Cells:
    """Where it was: by name and coordinates no finer than a region, otherwise the country alone."""
    if place is None:
        return {}
    precision = GEO_PRECISION.get(place.precision or "")
    return {
        "iso": state(place.country).numeric,
        "country": label(place.country) if place.country else None,
        "admin1": place.name if place.precision == "region" else None,
        "location": place.name if precision else None,
        "latitude": place.latitude if precision else None,
        "longitude": place.longitude if precision else None,
        "geo_precision": precision,
    }


def _notes(one: Told) -> str:
    """What happened, in the words of the first report and of whoever says so."""
    if not one.claims:
        return one.event.title
    first = one.claims[0]
    by = said_by(first)
    return f"{one.event.title}. “{first.quote}”{f' (said by {by})' if by else ''}"


def _tags(one: Told) -> str:
    """What the record knows of it and ACLED has no column for."""
    event = one.event
    tags = [f"origins={len(event.origins)}"]
    if event.grade:
        tags.append(f"admiralty={event.grade.digit}")
    if event.status == "ongoing":
        tags.append("ongoing")
    return MARK.join(tags + [f"denied by={code}" for code in deniers(one)])


FORMAT = Format("acled", "ACLED's columns of violence and protest, comma-separated", write, ("events",), leads=False)
