"""What people decided, in the form that the trainer takes."""

import gzip
import io
import json
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from onrecord import decide, open_record, undo
from onrecord.export import export
from onrecord.store import Record

ROOT = Path(__file__).parents[3]


def lines(record: Record, table: str) -> list[dict[str, Any]]:
    file = io.BytesIO()
    export(record, file, format="training", table=table)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def test_what_was_decided_is_what_the_trainer_reads(
    sample_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "training" / "reader"))
    monkeypatch.delitem(sys.modules, "pool", raising=False)
    pool: Any = import_module("pool")

    shutil.copy(sample_record.name, tmp_path / "copy.onrecord")
    with open_record(tmp_path / "copy.onrecord") as record:
        assert lines(record, "claims") == []
        firm = [claim for claim in record.claims() if claim.tier == "firm"]
        report = max({claim.report for claim in firm}, key=lambda one: sum(claim.report == one for claim in firm))
        wrong, changed, *others = [claim for claim in firm if claim.report == report]
        lead = next(claim for claim in record.claims(report=report) if claim.tier == "lead")
        made = decide(record, "wrong", [wrong.id], author="Ada")
        decide(record, "correct", [changed.id], author="Ada", field="status", value="possible")
        decide(record, "right", [lead.id], author="Ada")
        (row,) = lines(record, "claims")
        assert row["id"] == report
        assert len(row["claims"]) == len(others) + 2
        assert len(row["decided"]) == 2
        with gzip.open(tmp_path / "pool.jsonl.gz", "wt") as file:
            file.writelines(json.dumps(told) + "\n" for told in lines(record, "reports"))
        (tmp_path / "team.jsonl").write_text(json.dumps(row) + "\n")
        ((text, claims),) = pool.annotated(tmp_path, tmp_path / "pool.jsonl.gz", "team.jsonl")
        said = [claims[number] for number in row["decided"]]
        assert {(one["q"], one["s"]) for one in said} == {(changed.quote, "possible"), (lead.quote, lead.status)}
        assert {one["q"] for one in claims} == {one.quote for one in (changed, lead, *others)}
        assert all(one["w"] in one["q"] for one in claims)
        assert [pool.expanded(pool.whole(text), one)["q"] for one in row["wrong"]] == [wrong.quote]
        named = next(one for one in claims if one["q"] == changed.quote)
        assert [code for code, _ in named["a"]] == [party.code for party in changed.actors]
        undo(record, made.id, author="Ada")
        (row,) = lines(record, "claims")
        assert row["wrong"] == []
        assert len(row["claims"]) == len(others) + 3
