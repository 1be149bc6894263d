"""PLOVER's records: the manual's field names, and its contexts for what is not done."""

import json

import pytest

from tests.export.formats.conftest import Written

# Those of the manual's table "PLOVER JSON" that are filled, the required ones among them.
FIELDS = {
    "id", "has_event", "date", "source", "recipient", "event", "event_loc", "event_text", "quad_code", "mode",
    "context", "link", "text", "text_info", "cite_info", "coder",
}  # fmt: skip
OWN = {
    "date_between", "date_precision", "date_how", "title", "status", "tier", "alleged", "origins", "grade", "denied_by",
    "mentions",
}  # fmt: skip


def records(written: Written, **how: object) -> dict[str, dict[str, object]]:
    text, left_out = written("plover", **how)
    assert not left_out
    return {record["id"]: record for record in map(json.loads, text.splitlines())}


def test_every_event_is_there_with_the_manuals_fields(written: Written) -> None:
    found = records(written)
    assert set(found) == {"e0a", "e0b", "e0c", "e0d", "e0e", "e0f", "e11", "e12", "e13"}
    assert all(set(record) == FIELDS | OWN for record in found.values())
    assert {"e10"} == set(records(written, leads=True)) - set(found)
    assert records(written, leads=True)["e10"]["tier"] == "lead"


@pytest.mark.parametrize(
    ("id", "context"),
    [("e0a", []), ("e12", []), ("e0b", ["future"]), ("e0c", ["hypothetical"]), ("e0d", ["negation"])],
)
def test_what_is_not_done_has_plovers_context(written: Written, id: str, context: list[str]) -> None:
    assert records(written)[id]["context"] == context


def test_an_event(written: Written) -> None:
    record = records(written)["e0a"]
    assert record["source"] == [{"code": "RUS", "sector": "MIL", "actor_text": "Russian jets"}]
    assert [party["code"] for party in record["recipient"]] == ["UKR", "POL"]  # type: ignore[attr-defined]
    assert (record["date"], record["event"], record["mode"], record["quad_code"]) == (
        "2023-09-04", ["ASSAULT"], ["aerial"], 4,
    )  # fmt: skip
    assert record["event_loc"] == {
        "geonameid": 703448, "name": "Kyiv", "latitude": 50.45, "longitude": 30.52, "country code": "UA", "cc3": "UKR",
        "precision": "settlement",
    }  # fmt: skip
    assert (record["text"], record["text_info"]) == ("Kyiv was bombed", {"start": 0, "end": 15})
    assert [mention["id"] for mention in record["mentions"]] == ["c0a", "c0a2"]  # type: ignore[attr-defined]
    assert record["mentions"][0]["said_by"] == "John Kirby"  # type: ignore[index]


def test_a_date_is_a_day_that_is_known(written: Written) -> None:
    found = records(written)
    assert (found["e0e"]["date"], found["e0e"]["date_between"]) == (None, ["2023-07-01", "2023-07-31"])
    assert (found["e11"]["date"], found["e11"]["date_between"]) == (None, None)


def test_denials_and_allegations_are_told(written: Written) -> None:
    found = records(written)
    assert (found["e0b"]["denied_by"], found["e11"]["denied_by"]) == (["United States"], ["Egypt"])
    assert (found["e0f"]["alleged"], found["e0a"]["alleged"]) == (True, False)
