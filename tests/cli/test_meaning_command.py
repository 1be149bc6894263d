"""`onrecord meanings` and `onrecord search --by`, run as a user runs them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import meant


def test_vectors_are_made_searched_by_and_taken_out(run: Any, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.installed(monkeypatch)
    made = run("meanings", record)
    assert made.code == 0
    assert made.out.startswith("Vectors of ")
    assert json.loads(run("meanings", record, "--json").out)["reports"] == 0
    found = json.loads(run("search", record, "--by", "meaning", "--least", "-1", "Kirby", "--json").out)
    assert found[0]["likeness"] >= found[-1]["likeness"]
    assert {len(hit["span"]) for hit in found} == {2}
    assert "(likeness 0." in run("search", record, "--by", "meaning", "--least", "0.01", "Kirby").out
    assert run("search", record, "--by", "both", "Kirby").code == 0
    none = run("search", record, "--by", "meaning", "quarterly", "earnings", "--least", "0.99")
    assert "near enough" in none.out
    assert "--least" in none.out
    assert "taken out" in run("meanings", record, "--drop").out
    lacks = run("search", record, "--by", "meaning", "Kirby")
    assert lacks.code != 0
    assert "onrecord meanings" in lacks.err


def test_words_are_searched_as_ever(run: Any, record: Path) -> None:
    (first, *_) = json.loads(run("search", record, "Kirby", "--json").out)
    assert set(first) == {"kind", "id", "excerpt", "tier"}
    assert run("search", record, "Kirby", "--by", "nonsense").code == 2


def test_without_the_extra_the_install_is_named(run: Any, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meant.absent(monkeypatch)
    for command in (("meanings", record), ("search", record, "--by", "meaning", "Kirby")):
        done = run(*command)
        assert done.code != 0
        assert "pip install 'onrecord[meaning]'" in " ".join(done.err.split())
