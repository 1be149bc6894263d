"""The verb explain: plain data that says what decided each field, and how a grade adds up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import NotFoundError
from onrecord.store import Record, open_record
from onrecord.verbs.build import build
from onrecord.verbs.decide import decide
from onrecord.verbs.explain import explain
from tests.verbs.building import PADDING, Write


@pytest.fixture
def record(write: Write, tmp_path: Path, plain_reader: None) -> Iterator[Record]:  # noqa: ARG001
    """A visit that one confirms, one denies, and one spreads as a rumour."""
    write("a", "Kirby says that PRK visits RUS on 2023-09-13.")
    write("b", "Russia denies that PRK visits RUS on 2023-09-13.")
    folder = write("c", "Rumour says that PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as opened:
        yield opened


def fields(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["field"]: field for field in told["fields"]}


def test_a_claim_stands_in_its_context_with_what_decided_each_field(record: Record) -> None:
    told = explain(record, "a#0")
    assert (told["kind"], told["id"], told["asked"]) == ("claim", "a#0", "a#0")
    assert told["context"]["quote"] == told["record"]["quote"] == "PRK visits RUS on 2023-09-13"
    assert told["context"]["before"].endswith("Kirby says that ")
    assert told["context"]["after"] == f".{PADDING}"
    decided = {"field": "type", "value": "CONSULT", "stage": "events", "rule": "verb visits", "words": "visits"}
    assert fields(told)["type"] == decided
    assert fields(told)["status"]["rule"] == "indicative"
    assert "stage" not in fields(told)["mode"], "no rule decided it"
    assert not {"id", "span", "why", "tier"} & set(fields(told))
    assert (told["event"], told["origin"]) == (record.event_of("a#0"), record.origin_of("a#0"))
    assert (told["tier"], told["verdict"], told["confidence"]) == ("firm", None, None)


def test_how_sure_the_reading_is_as_a_whole_and_field_by_field(record: Record) -> None:
    told = explain(record, "c#0")
    assert (told["tier"], told["confidence"]["probability"]) == ("lead", 0.41)
    assert told["confidence"]["words"]
    assert fields(told)["status"]["confidence"]["probability"] == 0.97
    assert "confidence" not in fields(told)["time"]


def test_a_corrected_field_has_both_values_and_who_corrected_it(record: Record) -> None:
    made = decide(record, "correct", ["c#0"], author="ana", reason="it says so", field="recipients", value="CHN")
    decide(record, "right", ["c#0"], author="ben")
    told = explain(record, "c#0")
    field = fields(told)["recipients"]
    assert field["value"][0]["code"] == "RUS"
    assert field["corrected"] == {"value": "CHN", "id": made.id, "by": "ana", "at": made.at, "reason": "it says so"}
    assert (told["verdict"], told["tier"]) == ("right", "firm")


def test_the_terms_of_a_grade_add_up_to_it(record: Record) -> None:
    told = explain(record, str(record.event_of("a#0")))
    assert told["kind"] == "event"
    values = [term["value"] for term in told["terms"]]
    assert [term["sum"] for term in told["terms"]] == pytest.approx([sum(values[: n + 1]) for n in range(len(values))])
    assert told["terms"][-1]["sum"] == pytest.approx(told["record"]["grade"]["log_odds"], abs=1e-3)


def test_an_event_has_its_claims_leads_origins_and_responses(record: Record) -> None:
    told = explain(record, str(record.event_of("a#0")))
    assert {claim["id"] for claim in told["claims"]} == {"a#0", "b#0"}
    assert [claim["id"] for claim in told["leads"]] == ["c#0"]
    assert {claim["origin"] for claim in told["claims"]} <= {origin["id"] for origin in told["origins"]}
    assert [response["stance"] for response in told["responses"]] == ["denies"]
    (response,) = told["responses"]
    assert explain(record, response["id"])["event"] == told["id"]


def test_the_id_of_an_event_that_was_merged_goes_on_answering(record: Record) -> None:
    event = str(record.event_of("a#0"))
    record.shelf.redirect("e-old", event)
    assert (explain(record, "e-old")["id"], explain(record, "e-old")["asked"]) == (event, "e-old")


def test_a_report_has_its_claims_and_what_it_said_before(write: Write, record: Record) -> None:
    build(write("a", "Kirby says that PRK visits RUS on 2023-09-13. It rained."), record.name)
    told = explain(record, "a")
    assert [claim["event"] for claim in told["claims"]] == [record.event_of("a#0")]
    assert [old["revision"] for old in told["revisions"]] == [1]


def test_all_of_it_is_plain_data(record: Record) -> None:
    ids = ["a", "a#0", record.event_of("a#0"), record.origin_of("a#0"), next(record.responses()).id]
    kinds = [msgspec.json.decode(msgspec.json.encode(explain(record, str(id))))["kind"] for id in ids]
    assert kinds == ["report", "claim", "event", "origin", "response"]


def test_what_is_not_there_brings_the_nearest(record: Record) -> None:
    with pytest.raises(NotFoundError, match="did you mean a#0"):
        explain(record, "a#")
