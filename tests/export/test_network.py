"""The graph: what its nodes and edges are, and that networkx opens both of its forms again."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from onrecord.export import export
from onrecord.store import open_record
from tests.export import varied

READERS = {"graphml": lambda file: nx.read_graphml(file, force_multigraph=True), "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return varied.make(tmp_path_factory.mktemp("network") / "varied.onrecord")


def opened(record: Path, form: str, *, leads: bool = False) -> "nx.MultiDiGraph[str]":
    return READERS[form](io.BytesIO(varied.exported(record, form, leads=leads)))


def edges(graph: Any) -> list[tuple[str, str, dict[str, Any]]]:
    return list(graph.edges(data=True))


@pytest.mark.parametrize("form", READERS)
def test_parties_are_nodes_and_events_edges_with_status_origins_and_grade(record: Path, form: str) -> None:
    graph = opened(record, form)
    assert {graph.nodes[id]["label"] for id in ("PRK", "RUS")} == {"North Korea", "Russia"}
    between = {fields["event"]: fields for start, end, fields in edges(graph) if (start, end) == ("PRK", "RUS")}
    assert {event: fields["status"] for event, fields in between.items()} == {
        "e1": "happened", "e2": "planned", "e4": "negated",
    }  # fmt: skip
    first = between["e1"]
    assert (first["origins"], first["admiralty"], first["denied"], first["reports"]) == (2, 1, True, 2)
    assert (first["event_type"], first["event_mode"], first["first_day"]) == ("AID", "military", "2023-09-13")
    assert first["label"] == "Arms e1 [denied]"
    assert between["e2"]["label"] == "Arms e2 [planned]"
    assert between["e4"]["label"] == "Arms e4 [said not to have happened]"


@pytest.mark.parametrize("form", READERS)
def test_entities_stand_beside_their_parties_with_their_part(record: Path, form: str) -> None:
    graph = opened(record, form)
    named = {graph.nodes[id]["label"]: id for id in graph.nodes}
    parts = Counter((graph.nodes[a]["label"], graph.nodes[b]["label"], d["role"]) for a, b, d in edges(graph))
    assert parts["Kim Jong Un", "Russia", "actor"] == 2
    assert parts["North Korea", "Angara", "item"] == 1
    assert parts["North Korea", "Vladivostok", "place"] == 1
    assert graph.nodes[named["Angara"]]["kind"] == "ship"


def test_bodies_that_share_a_code_are_told_apart_by_name(record: Path) -> None:
    graph = opened(record, "graphml")
    assert graph.nodes["IGO:danube commission"]["label"] == "Danube Commission"


@pytest.mark.parametrize("form", READERS)
def test_leads_come_only_when_asked_for_and_say_so(record: Path, form: str) -> None:
    def tiers(leads: bool) -> set[str]:
        return {fields["tier"] for _, _, fields in edges(opened(record, form, leads=leads))}

    assert tiers(leads=False) == {"firm"}
    assert tiers(leads=True) == {"firm", "lead"}
    with_leads = opened(record, form, leads=True)
    [lead] = [fields for _, _, fields in edges(with_leads) if fields["event"] == "e6" and fields["role"] == "party"]
    assert (lead["label"], lead["origins"]) == ("Arms e6 [lead]", 0)
    assert "admiralty" not in lead
    kinds = {fields["label"]: fields["tier"] for _, fields in with_leads.nodes(data=True)}
    assert (kinds["Hwasong-8"], kinds["Angara"]) == ("lead", "firm")


def test_what_has_no_two_parties_is_counted_as_left_out(record: Path) -> None:
    left: Counter[str] = Counter()
    with open_record(record) as open_one:
        export(open_one, io.BytesIO(), format="graphml", left_out=left)
    assert left == {"events with one party alone": 1}


def test_the_bundled_sample_has_an_edge_for_each_pair(sample_record: Any) -> None:
    out = io.BytesIO()
    count = export(sample_record, out, format="gexf")
    assert nx.read_gexf(io.BytesIO(out.getvalue())).number_of_edges() == count > 0
