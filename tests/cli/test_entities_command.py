"""`onrecord entities` in the terminal and as data."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from onrecord.model import Claim, Name


@pytest.fixture
def named(record: Path) -> Path:
    with open_record(record) as opened:
        claim = next(claim for claim in opened.claims() if claim.tier == "firm" and claim.type == "CONSULT")
        kirby = Name("person", "Kirby", claim.span, "source", "John Kirby", "USA")
        fields = {field: getattr(claim, field) for field in claim.__struct_fields__}
        opened.shelf.put(Claim(**{**fields, "names": (kirby,)}))
    return record


def test_a_list_by_kind_and_one_by_name(run: Any, named: Path) -> None:
    done = run("entities", named)
    assert done.code == 0
    assert "person (1)" in done.out
    assert "John Kirby" in done.out
    one = run("entities", named, "john kirby")
    assert "John Kirby: person, United States" in one.out
    assert "source" in one.out


def test_as_json(run: Any, named: Path) -> None:
    (row,) = json.loads(run("entities", named, "--kind", "Person", "--json").out)
    assert (row["name"], row["code"], row["kind"]) == ("John Kirby", "USA", "person")
    told = json.loads(run("entities", named, row["id"], "--json").out)
    assert [event["event"] for event in told["events"]] == row["events"]


def test_filters_and_mistypes(run: Any, named: Path) -> None:
    shown = json.loads(run("show", named, "--entity", "John Kirby", "--json").out)
    assert len(shown["events"]) == 1
    for command in (("show", named), ("ledger", named, "statements"), ("search", named, "PRK")):
        wrong = run(*command, "--entity", "Jon Kirbi")
        assert wrong.code != 0
        assert "did you mean John Kirby" in wrong.err


def test_a_record_without_names_says_so(run: Any, record: Path) -> None:
    assert "--again" in run("entities", record).out
