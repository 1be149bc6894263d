"""FollowTheMoney: what the entities say; and, where the library is to be had, that it takes each of them."""

import csv
import io
import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import export
from onrecord.export.ftm import COLUMNS
from onrecord.export.ftm.entity import stamp
from onrecord.export.told import no_finer, web
from onrecord.model import TimeRange
from onrecord.store import Record, open_record
from tests.export import varied

CHECKER = Path(__file__).with_name("checker.py")
Entity = dict[str, Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return varied.make(tmp_path_factory.mktemp("ftm") / "varied.onrecord")


def entities(record: Path, schema: str | None = None, *, leads: bool = False) -> list[Entity]:
    lines = varied.exported(record, "ftm", leads=leads).decode().splitlines()
    return [one for one in map(json.loads, lines) if schema in (None, one["schema"])]


def first(entity: Entity, name: str) -> str | None:
    values = entity["properties"].get(name)
    return values[0] if values else None


def by(listed: list[Entity], name: str) -> dict[str | None, Entity]:
    return {first(one, name): one for one in listed}


def test_events_keep_their_status_in_name_summary_and_keywords(record: Path) -> None:
    events = by(entities(record, "Event"), "recordId")
    assert {id: first(one, "name") for id, one in events.items()} == {
        "e1": "Arms e1 [denied]",
        "e2": "Arms e2 [planned]",
        "e3": "Arms e3 [possible only]",
        "e4": "Arms e4 [said not to have happened]",
        "e5": "Arms e5",
    }
    assert first(events["e1"], "summary") == (
        "Status: happened. 2 origins say it happened, 1 denies it. "
        "Graded for this status: confirmed by other sources (Admiralty 1)."
    )
    assert {"status:planned", "origins:1", "admiralty:3", "type:AID"} <= set(events["e2"]["properties"]["keywords"])


def test_links_run_from_who_acts_with_the_status_of_each(record: Path) -> None:
    links = by(entities(record, "UnknownLink"), "recordId")
    assert {id: first(one, "status") for id, one in links.items()} == {
        "e1": "happened", "e2": "planned", "e3": "possible", "e4": "negated",
    }  # fmt: skip
    names = {one["id"]: first(one, "name") for one in entities(record)}
    link = links["e1"]
    assert names[first(link, "subject") or ""] == "North Korea"
    assert names[first(link, "object") or ""] == "Russia"
    assert first(link, "role") == "AID military"


def test_claims_and_responses_document_events_in_their_own_words(record: Path) -> None:
    said = by(entities(record, "Documentation"), "recordId")
    claim = said["c2"]["properties"]
    assert (claim["role"], claim["status"], claim["summary"]) == (["claim"], ["happened"], [varied.SAID["happened"]])
    assert claim["description"] == ["according to John Kirby (claimed), according to Yonhap"]
    assert first(said["c1"], "description") == "in the report's own voice"
    assert (first(said["r1"], "role"), first(said["r1"], "status")) == ("response", "denies")


def test_leads_come_only_when_asked_for_and_are_called_leads(record: Path) -> None:
    assert not [one for one in entities(record) if "lead" in json.dumps(one)]
    events = by(entities(record, "Event", leads=True), "recordId")
    assert first(events["e6"], "name") == "Arms e6 [lead]"
    assert "without origins and grade" in (first(events["e6"], "summary") or "")
    said = by(entities(record, "Documentation", leads=True), "recordId")
    assert first(said["c6"], "status") == "happened, lead"
    assert first(said["c7"], "status") == "planned, lead"
    assert first(by(entities(record, "UnknownLink", leads=True), "recordId")["e6"], "status") == "happened, lead"


def test_who_and_what_claims_name_is_there_by_its_schema(record: Path) -> None:
    [person] = entities(record, "Person")
    assert (first(person, "name"), first(person, "weakAlias"), first(person, "country")) == ("Kim Jong Un", "Kim", "kp")
    [ship] = entities(record, "Vessel")
    assert (first(ship, "name"), first(ship, "imoNumber")) == ("Angara", "IMO9179842")
    [place] = entities(record, "Address")
    assert (first(place, "full"), first(place, "country")) == ("Vladivostok", "ru")
    [mention] = entities(record, "Mention")
    assert first(mention, "resolved") == person["id"]
    assert {first(one, "name") for one in entities(record, "PublicBody")} == {"North Korea", "Russia"}
    assert {first(one, "name") for one in entities(record, "Organization")} == {"Danube Commission"}


def test_articles_have_no_text_and_no_date_that_is_only_inferred(record: Path) -> None:
    articles = by(entities(record, "Article"), "title")
    assert first(articles["Arms"], "publishedAt") == "2023-09-14T00:30:00"
    undated = articles["über/copy 1"]["properties"]
    assert not {"publishedAt", "bodyText", "sourceUrl"} & set(undated)


def test_what_has_no_schema_is_counted_as_left_out(record: Path) -> None:
    left: Counter[str] = Counter()
    with open_record(record) as opened:
        export(opened, io.BytesIO(), format="ftm", leads=True, left_out=left)
    assert left == {"parties that are not known": 1, "of the kind weapon": 1}


def test_days_are_no_finer_than_they_are_known() -> None:
    assert no_finer(varied.DAY) == "2023-09-13"
    assert no_finer(varied.MONTH) == "2023-07"
    assert no_finer(varied.WEEK) == "2023"
    assert no_finer(TimeRange("2023-08-07", "2023-08-13", "week")) == "2023-08"
    assert no_finer(TimeRange("2023-06-01", "2023-08-31", "season")) == "2023"
    assert no_finer(TimeRange("1990-01-01", "1999-12-31", "decade")) is None
    assert no_finer(TimeRange("2023-09-13", None, "open")) is None
    assert no_finer(TimeRange("2023-09-13", "2023-09-13", "day", how="inferred")) is None


def test_what_is_no_address_or_date_is_left_out() -> None:
    assert web("ftp://x.example/1") is web("no address") is web("http://[broken") is web(None) is None
    assert stamp("soon") is stamp(None) is None
    assert stamp("2023-09") is None
    assert stamp("2023-09-05") == "2023-09-05"


def test_statements_hold_what_the_entities_do(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(varied.exported(record, "ftm", table="statements").decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    told: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        told.setdefault(row["entity_id"], {}).setdefault(row["prop"], []).append(row["value"])
    assert told == {one["id"]: {"id": [one["id"]]} | one["properties"] for one in entities(record)}


def test_ids_are_the_same_in_every_export(record: Path, tmp_path: Path) -> None:
    assert varied.exported(record, "ftm") == varied.exported(varied.make(tmp_path / "again.onrecord"), "ftm")


def checked(record: Record, folder: Path, *, leads: bool) -> dict[str, int]:
    """The record as the library itself finds it: entities, by schema."""
    python = os.environ.get("ONRECORD_TEST_FTM")
    if not python:
        pytest.skip("needs followthemoney: ONRECORD_TEST_FTM names a Python that has it")
    files = [folder / "entities.jsonl", folder / "statements.csv"]
    for file in files:
        export(record, file, format="ftm", table=file.stem, leads=leads)
    done = subprocess.run([python, CHECKER, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("leads", [False, True])
def test_the_library_takes_every_entity_and_statement(record: Path, tmp_path: Path, leads: bool) -> None:
    with open_record(record) as opened:
        found = checked(opened, tmp_path, leads=leads)
    assert found == Counter(one["schema"] for one in entities(record, leads=leads))
    assert found["Event"] == (6 if leads else 5)


def test_the_library_takes_the_bundled_sample(sample_record: Record, tmp_path: Path) -> None:
    assert checked(sample_record, tmp_path, leads=True)["Event"] > 20
