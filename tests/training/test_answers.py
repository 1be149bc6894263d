"""Our marks of reactions in the pool: offsets, never words."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.read.encoder.labels import TYPES

FOLDER = Path(__file__).resolve().parents[2] / "training" / "answers"


def rows_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_what_is_kept_is_not_learned_from() -> None:
    assert {row["id"] for row in rows_of("kept.jsonl")}.isdisjoint(row["id"] for row in rows_of("marked.jsonl"))


@pytest.mark.parametrize("name", ["marked.jsonl", "kept.jsonl"])
def test_marks_are_well_formed_and_hold_no_text(name: str) -> None:
    rows = rows_of(name)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"id", "answers"}
        for stance, code, (start, end), claims in row["answers"]:
            assert stance in {"confirms", "denies", "declines"}
            assert code == "?" or code.isupper()
            assert 0 <= start < end
            assert all(type in TYPES and first < last for type, first, last in claims)
