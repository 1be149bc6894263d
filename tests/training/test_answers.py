"""Our marks of reactions in the pool: offsets, never words."""

import json
from pathlib import Path

from onrecord.read.encoder.labels import TYPES

MARKED = Path(__file__).resolve().parents[2] / "training" / "answers" / "marked.jsonl"


def test_marks_are_well_formed_and_hold_no_text() -> None:
    rows = [json.loads(line) for line in MARKED.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"id", "answers"}
        for stance, code, (start, end), claims in row["answers"]:
            assert stance in {"confirms", "denies", "declines"}
            assert code == "?" or code.isupper()
            assert 0 <= start < end
            assert all(type in TYPES and first < last for type, first, last in claims)
