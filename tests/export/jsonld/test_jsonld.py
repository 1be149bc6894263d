"""JSON-LD: what it says, that the selectors find the words, and that an RDF reader makes of it what is meant."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from onrecord.export.jsonld import CONTEXT
from tests.export import varied

Thing = dict[str, Any]
READER = """\
import json, sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1], format="json-ld")
types = {}
for kind in graph.objects(None, rdflib.RDF.type):
    types[str(kind)] = types.get(str(kind), 0) + 1
found = graph.query('''
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
SELECT ?claim ?exact ?start ?status WHERE {
  ?claim a schema:Claim ; <urn:onrecord:status> ?status .
  ?annotation oa:hasBody ?claim ; oa:hasTarget ?target .
  ?target oa:hasSelector [ oa:exact ?exact ], [ oa:start ?start ] .
}''')
rows = sorted([str(a), str(b), int(c), str(d)] for a, b, c, d in found)
json.dump({"types": types, "rows": rows}, sys.stdout)
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return varied.make(tmp_path_factory.mktemp("jsonld") / "varied.onrecord")


def things(record: Path, *, leads: bool = False) -> dict[str, Thing]:
    document = json.loads(varied.exported(record, "jsonld", leads=leads))
    assert document["@context"] == CONTEXT
    listed = document["@graph"]
    found = {one["id"]: one for one in listed}
    assert len(found) == len(listed)
    return found


def event(found: dict[str, Thing], id: str) -> Thing:
    return found[f"urn:onrecord:event:{id}"]


def test_only_what_is_told_as_done_is_an_event(record: Path) -> None:
    found = things(record, leads=True)
    assert {id: event(found, id)["type"] for id in ("e1", "e2", "e3", "e4", "e6")} == {
        "e1": "Event",
        "e2": "PlannedEvent",
        "e3": "PossibleEvent",
        "e4": "DeniedEvent",
        "e6": "LeadEvent",
    }
    assert all("startDate" not in event(found, id) for id in ("e2", "e3", "e4", "e6"))
    assert event(found, "e1")["startDate"] == event(found, "e1")["endDate"] == "2023-09-13"
    assert all(CONTEXT[kind] == f"onrecord:{kind}" for kind in ("PlannedEvent", "DeniedEvent", "LeadEvent"))


def test_events_carry_status_origins_and_grade(record: Path) -> None:
    one = event(things(record), "e1")
    assert (one["status"], one["origins"], one["admiralty"]) == ("happened", 2, 1)
    assert (one["name"], one["support"]) == ("Arms e1 [denied]", "2 origins say it happened, 1 denies it")
    assert (one["actor"], one["recipient"]) == (["urn:onrecord:party:PRK"], ["urn:onrecord:party:RUS"])


def test_the_selectors_find_the_words_in_the_report(record: Path) -> None:
    annotations = [one for one in things(record).values() if one["type"] == "Annotation"]
    assert len(annotations) == 6
    for one in annotations:
        quote, position = one["target"]["selector"]
        assert varied.TEXT[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in varied.TEXT
    sources = {one["target"]["source"] for one in annotations}
    assert sources == {"https://wire.example/a%20b?x=1&y=2", "urn:onrecord:report:%C3%BCber%2Fcopy%201"}


def test_claims_say_who_says_so_and_where(record: Path) -> None:
    found = things(record)
    claim = found["urn:onrecord:claim:c2"]
    assert claim["author"] == [
        {"type": "Person", "name": "John Kirby", "distance": "distanced"},
        {"type": "NewsMediaOrganization", "name": "Yonhap", "distance": "neutral"},
    ]
    assert claim["appearance"] in found
    assert found["urn:onrecord:response:r1"]["stance"] == "denies"
    assert "datePublished" not in found[claim["appearance"]]


def test_leads_come_only_when_asked_for(record: Path) -> None:
    assert not [one for one in things(record).values() if "lead" in json.dumps(one).lower()]
    tiers = {id: one["tier"] for id, one in things(record, leads=True).items() if one["type"] == "Claim"}
    assert {id.rpartition(":")[2] for id, tier in tiers.items() if tier == "lead"} == {"c6", "c7"}


def test_places_are_no_finer_than_they_are_known(record: Path) -> None:
    places = {one["name"]: one for id, one in things(record).items() if id.startswith("urn:onrecord:place:")}
    assert places["Vladivostok"]["geo"]["latitude"] == 43.11
    assert "geo" not in places["Russia"]


def test_an_rdf_reader_makes_the_same_of_it(record: Path, tmp_path: Path) -> None:
    python = os.environ.get("ONRECORD_TEST_FTM")  # followthemoney brings rdflib
    if not python:
        pytest.skip("needs rdflib: ONRECORD_TEST_FTM names a Python that has it")
    file = tmp_path / "record.jsonld"
    file.write_bytes(varied.exported(record, "jsonld"))
    done = subprocess.run([python, "-c", READER, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    start = varied.TEXT.index(varied.SAID["planned"])
    assert ["urn:onrecord:claim:c3", varied.SAID["planned"], start, "planned"] in read["rows"]
    assert len(read["rows"]) == 5
    assert (read["types"]["https://schema.org/Event"], read["types"]["urn:onrecord:PlannedEvent"]) == (2, 1)
