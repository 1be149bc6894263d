"""GeoJSON (RFC 7946): a FeatureCollection of the events whose place is known to a point.

Only points and settlements are drawn: the middle of a country or region is no place where anything is known to have
happened, and a pin there would say more than the report does. Whether an event is done, planned, possible or negated is
a property of each feature, as is all else that the table of events has.
"""

import msgspec

from onrecord.export.format import Asked, Format
from onrecord.export.recorded import event_row
from onrecord.export.telling import Told, told

FINE = frozenset({"point", "settlement"})
GEOMETRY = ("latitude", "longitude")


def write(asked: Asked) -> int:
    """Write the features, one a line."""
    encoder = msgspec.json.Encoder()
    count = 0
    asked.file.write(b'{"type":"FeatureCollection","features":[')
    for one in told(asked):
        if not _located(one):
            asked.left_out["not known to a point"] += 1
            continue
        asked.file.write((b",\n" if count else b"\n") + encoder.encode(_feature(asked, one)))
        count += 1
    asked.file.write(b"\n]}\n")
    return count


def _located(one: Told) -> bool:
    place = one.event.place
    return place is not None and place.precision in FINE and None not in (place.latitude, place.longitude)


def _feature(asked: Asked, one: Told) -> dict[str, object]:
    place = one.event.place
    assert place is not None
    row = event_row(one.event, len({claim.report for claim in asked.record.claims(event=one.event.id)}))
    urls = [one.reports[claim.report].url for claim in one.claims]
    return {
        "type": "Feature",
        "id": one.event.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {name: value for name, value in row.items() if name not in GEOMETRY}
        | {"alleged": one.alleged, "urls": list(dict.fromkeys(filter(None, urls)))},
    }


FORMAT = Format("geojson", "a FeatureCollection of events whose place is known to a point", write, ("events",))
