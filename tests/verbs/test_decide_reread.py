"""Decisions through the public library: they outlast re-reading that gives claims other ids, and show in exports."""

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

import onrecord.read
from onrecord import build, decide, explain, export, open_record, undo
from onrecord.model import Report
from onrecord.store import Record
from tests.verbs import plainly

PADDING = " It was reported by people who know the matter well and have long followed the two countries closely."


def renaming(reports: Iterable[Report], *, settings: object = None) -> Iterator[SimpleNamespace]:
    """The plain reader after an upgrade that gives every claim another id."""
    for found in plainly.read(reports, settings=settings):
        claims = tuple(structs.replace(claim, id=f"new-{claim.id}") for claim in found.claims)
        yield SimpleNamespace(report=found.report, claims=claims, responses=found.responses)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports of two visits, read plainly into r.onrecord beside them."""
    monkeypatch.setattr(onrecord.read, "read", plainly.read)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, said in (("a", "PRK visits RUS on 2023-09-13."), ("b", "PRK visits CHN on 2023-03-01.")):
        data = {"title": f"Title of {name}", "maintext": said + PADDING, "language": "en", "date_publish": "2023-09-14"}
        (folder / f"{name}.json").write_text(json.dumps(data | {"url": f"https://sample.example/{name}"}))
    build(folder, tmp_path / "r.onrecord")
    return folder


def read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record after all was read again under other ids."""
    monkeypatch.setattr(onrecord.read, "read", renaming)
    path = folder.parent / "r.onrecord"
    build(folder, path, again=True)
    return path


def exported(record: Record) -> dict[str, dict[str, Any]]:
    out = io.BytesIO()
    export(record, out, table="claims", format="jsonl")
    return {row["report"]: row for row in map(json.loads, out.getvalue().decode().splitlines())}


def test_wrong_and_corrected_hold_when_ids_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(folder.parent / "r.onrecord") as record:
        made = decide(record, "wrong", ["a#0"], author="ana", reason="a misreading")
        decide(record, "correct", ["b#0"], author="ana", field="actors", value="KOR")
        assert made.quotes == (("a", "PRK visits RUS on 2023-09-13"),)
        assert len(list(record.events())) == 1
    with open_record(read_anew(folder, monkeypatch)) as record:
        assert sorted(claim.id for claim in record.claims()) == ["new-a#0", "new-b#0"]
        (event,) = record.events()
        assert [party.code for party in event.actors] == ["KOR"]
        undo(record, made.id, author="ben")
        assert len(list(record.events())) == 2, "a decision about a claim whose id changed can be undone"


def test_same_holds_when_ids_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(folder.parent / "r.onrecord") as record:
        decide(record, "same", ["a#0", "b#0"], author="ana")
    with open_record(read_anew(folder, monkeypatch)) as record:
        (event,) = record.events()
        assert event.claims == ("new-a#0", "new-b#0")


def test_exports_show_what_was_corrected_and_what_was_read(folder: Path) -> None:
    with open_record(folder.parent / "r.onrecord") as record:
        decide(record, "correct", ["a#0"], author="ana", field="time", value="2023-09-12/2023-09-13")
        decide(record, "correct", ["a#0"], author="ana", field="status", value="possible")
        decide(record, "wrong", ["b#0"], author="ana")
        one, other = exported(record)["a"], exported(record)["b"]
        assert (one["start"], one["end"], one["status"]) == ("2023-09-12", "2023-09-13", "possible")
        assert (one["corrected"], one["as_read"]) == (["status", "time"], ["happened", "2023-09-13/2023-09-13"])
        assert (one["verdict"], other["verdict"], other["event"]) == (None, "wrong", None)
        assert other["corrected"] == []


def test_explaining_a_claim_names_who_corrected_it(folder: Path) -> None:
    with open_record(folder.parent / "r.onrecord") as record:
        decide(record, "correct", ["a#0"], author="ana", reason="the quote says so", field="recipients", value="CHN")
        decide(record, "right", ["a#0"], author="ben")
        told = explain(record, "a#0")
        (field,) = (field for field in told["fields"] if field["field"] == "recipients")
        assert field["value"][0]["code"] == "RUS"
        assert (field["corrected"]["value"], field["corrected"]["by"]) == ("CHN", "ana")
        assert told["verdict"] == "right"
