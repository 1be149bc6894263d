"""Annotations of reports in the pool: offsets and ids, never words, that find their words again."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.read.encoder.labels import STATUSES, TYPES

TRAINING = Path(__file__).resolve().parents[2] / "training"
REPORT = {"id": "20230105-aa", "title": "Kim meets Putin", "text": "Kim met Putin on Monday, Tass said."}
CLAIM = {
    "q": "Kim met Putin on Monday", "w": "met", "t": "CONSULT", "a": [["PRK", "Kim"], ["RUS", "Putin"]], "r": [],
    "s": "happened", "src": ["Tass"], "d": ["2023-01-02", "2023-01-02"], "p": None, "e": "visit",
}  # fmt: skip


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.setattr(sys, "path", [str(TRAINING / "reader"), *sys.path])
    yield importlib.import_module("pool")
    sys.modules.pop("pool", None)


def rows() -> list[tuple[str, dict[str, Any]]]:
    files = sorted((TRAINING / "annotations").glob("*.jsonl"))
    return [(file.name, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_claim_kept_as_offsets_comes_back_as_it_was(pool: ModuleType) -> None:
    text = pool.whole(REPORT)
    kept = pool.kept(text, CLAIM, {})
    assert "Kim" not in json.dumps(kept)
    assert pool.expanded(text, kept) == CLAIM | {"e": "0"}


def test_words_are_those_nearest_the_trigger(pool: ModuleType) -> None:
    text = pool.whole(REPORT)
    kept = pool.kept(text, CLAIM, {})
    assert kept[4][0] == ["PRK", [text.index("Kim met"), text.index("Kim met") + 3]]


def test_a_quote_that_is_not_in_the_report_is_left_out(pool: ModuleType) -> None:
    assert pool.kept(pool.whole(REPORT), CLAIM | {"q": "Kim saw Putin"}, {}) is None


def test_what_is_kept_is_well_formed_and_holds_no_text() -> None:
    for name, row in rows():
        assert set(row) == {"id", "claims"}, name
        for type, status, quote, trigger, actors, recipients, sources, days, place, event in row["claims"]:
            assert type in TYPES
            assert status in STATUSES
            assert quote[0] <= trigger[0] < trigger[1] <= quote[1]
            assert all(code == "?" or code.isupper() for code, _ in (*actors, *recipients)), row["id"]
            assert all(len(at) == 2 for at in sources)
            assert days is None or all(day is None or len(day) == 10 for day in days)
            assert place is None or len(place) == 2
            assert isinstance(event, int)


def test_no_report_is_marked_twice_nor_both_trained_on_and_held_out() -> None:
    ids = [row["id"] for _, row in rows()]
    assert len(ids) == len(set(ids))


def test_none_is_of_the_weeks_that_the_reader_is_measured_on() -> None:
    assert all(row["id"] < "20231101" for _, row in rows())
