"""GeoJSON by RFC 7946: points that are known, longitude first, with the status of each."""

import io
import json
from pathlib import Path

from onrecord.export import export
from onrecord.store import open_record
from tests.export.formats.conftest import Written


def test_a_collection_of_points(written: Written) -> None:
    text, left_out = written("geojson")
    found = json.loads(text)
    assert set(found) == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    [feature] = found["features"]
    assert (feature["type"], feature["id"]) == ("Feature", "e0a")
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.52, 50.45]}
    properties = feature["properties"]
    assert (properties["place_precision"], properties["status"], properties["tier"]) == (
        "settlement",
        "happened",
        "firm",
    )
    assert (properties["urls"], properties["actors"]) == (["https://wire.example/1?a=b|c"], ["RUS"])
    assert not {"latitude", "longitude"} & set(properties)
    assert left_out == {"not known to a point": 8}, "no pin in the middle of a country, region or nowhere"


def test_leads_are_marked(written: Written) -> None:
    features = json.loads(written("geojson", leads=True)[0])["features"]
    assert {feature["id"]: feature["properties"]["tier"] for feature in features} == {"e0a": "firm", "e10": "lead"}


def test_no_event_with_a_point_is_an_empty_collection(tmp_path: Path) -> None:
    out = io.BytesIO()
    with open_record(tmp_path / "empty.onrecord", create=True) as record:
        assert export(record, out, format="geojson") == 0
    assert json.loads(out.getvalue()) == {"type": "FeatureCollection", "features": []}
