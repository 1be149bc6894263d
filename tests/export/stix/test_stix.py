"""STIX 2.1: that its library takes every object, and that nothing alleged is told as fact."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import MissingExtraError
from onrecord.model import Event, Item
from onrecord.store import open_record
from tests.export import varied

stix2 = pytest.importorskip("stix2", reason="needs the extra 'formats'")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return varied.make(tmp_path_factory.mktemp("stix") / "varied.onrecord")


def parsed(record: Path, *, leads: bool = False) -> list[Any]:
    bundle = stix2.parse(varied.exported(record, "stix", leads=leads).decode(), allow_custom=False)
    return list(bundle.objects)


def of(objects: list[Any], kind: str) -> list[Any]:
    return [one for one in objects if one.type == kind]


def notes(objects: list[Any]) -> dict[str, Any]:
    return {one.external_references[0].external_id: one for one in of(objects, "note")}


@pytest.mark.parametrize("leads", [False, True])
def test_what_objects_point_to_is_in_the_bundle_once(record: Path, leads: bool) -> None:
    objects = parsed(record, leads=leads)
    ids = [one.id for one in objects]
    assert len(set(ids)) == len(ids)
    for one in objects:
        pointed = [*one.get("object_refs", []), *one.get("object_marking_refs", []), one.get("created_by_ref", ids[0])]
        assert set(pointed) <= set(ids)


def test_a_quantity_is_said_once(record: Path, tmp_path: Path) -> None:
    assert " What: 300 tons shells." in notes(parsed(record))["e1"].content
    path = tmp_path / "loan.onrecord"
    with open_record(path, create=True) as opened, opened.transaction():
        items = (Item("$500 million loan", "$500 million"), Item("million tons of grain", "2 million tons"))
        opened.shelf.put(Event(id="e1", title="A loan", type="AID", actors=(varied.PRK,), items=items))
    assert " What: $500 million loan; 2 million tons of grain." in notes(parsed(path))["e1"].content


def test_confidence_is_the_grade_by_appendix_a_and_the_marking_says_it(record: Path) -> None:
    from stix2.confidence.scales import value_to_admiralty_credibility

    objects = parsed(record)
    found = notes(objects)
    assert {id: note.get("confidence") for id, note in found.items()} == {"e1": 90, "e2": 50, "e3": 10, "e4": None}
    marks = {one.id: one for one in of(objects, "marking-definition")}
    for note in found.values():
        [mark] = (marks[ref] for ref in note.object_marking_refs)
        assert f"admiralty:{mark.name.removeprefix('Admiralty ')}" in note.labels
        if "confidence" in note:
            digit, words = value_to_admiralty_credibility(note.confidence).split(" - ")
            assert mark.definition.statement == f"Admiralty credibility {digit}: {words.lower()}"


def test_events_are_notes_that_keep_their_status_and_never_relationships(record: Path) -> None:
    objects = parsed(record, leads=True)
    assert {one.type for one in objects} == {
        "identity", "note", "opinion", "marking-definition", "location", "report", "grouping",
    }  # fmt: skip
    told = {id: (note.abstract, f"status:{status}" in note.labels) for id, note, status in _statuses(objects)}
    assert told == {
        "e1": ("Arms e1 [denied]", True),
        "e2": ("Arms e2 [planned]", True),
        "e3": ("Arms e3 [possible only]", True),
        "e4": ("Arms e4 [said not to have happened]", True),
        "e6": ("Arms e6 [lead]", True),
    }
    lead = notes(objects)["e6"]
    assert "tier:lead" in lead.labels
    assert "confidence" not in lead


def _statuses(objects: list[Any]) -> list[tuple[str, Any, str]]:
    status = {"e1": "happened", "e2": "planned", "e3": "possible", "e4": "negated", "e6": "happened"}
    return [(id, note, status[id]) for id, note in notes(objects).items()]


def test_claims_and_responses_are_opinions_of_those_who_say_so(record: Path) -> None:
    objects = parsed(record, leads=True)
    found = {one.external_references[0].external_id: one for one in of(objects, "opinion")}
    assert {id: one.opinion for id, one in found.items()} == {
        "c1": "agree",
        "c2": "agree",
        "c3": "agree",
        "c4": "agree",
        "c5": "agree",
        "c6": "agree",
        "c7": "neutral",
        "r1": "disagree",
    }
    assert list(found["c2"].authors) == ["John Kirby", "Yonhap"]
    assert list(found["c1"].authors) == ["Sample Wire"]
    assert list(found["r1"].authors) == ["Russia"]
    assert found["c1"].confidence == 81
    assert "“Russia received 300 tons" in found["c2"].explanation
    assert "John Kirby (claimed)" in found["c2"].explanation


def test_a_report_without_a_date_is_given_none(record: Path) -> None:
    objects = parsed(record)
    [report] = of(objects, "report")
    assert report.published.isoformat() == "2023-09-14T00:30:00+00:00"
    assert report.external_references[0].url.startswith("https://wire.example/")
    [undated] = of(objects, "grouping")
    assert "published" not in undated
    assert "url" not in undated.external_references[0]


def test_places_are_no_finer_than_they_are_known(record: Path) -> None:
    places = {one.name: one for one in of(parsed(record), "location")}
    assert (places["Vladivostok"].latitude, places["Vladivostok"].city) == (43.11, "Vladivostok")
    assert places["Russia"].country == "RU"
    assert "latitude" not in places["Russia"]


def test_ids_are_the_same_in_every_export(record: Path, tmp_path: Path) -> None:
    again = varied.make(tmp_path / "again.onrecord")
    assert varied.exported(record, "stix") == varied.exported(record, "stix")
    own, other = ({one.id for one in parsed(path)} for path in (record, again))
    assert own == other


def test_without_the_extra_the_install_is_named(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "stix2", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[formats\]'"):
        varied.exported(record, "stix")


def test_it_is_one_json_document(record: Path) -> None:
    assert json.loads(varied.exported(record, "stix"))["type"] == "bundle"
