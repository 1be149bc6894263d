"""The exported tables: what they hold, that every format holds the same, that each column is documented."""

import csv
import importlib.util
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import MissingExtraError, StoreError, UsageError
from onrecord.export import FORMATS, TABLES, Asked, Format, export, format_of
from onrecord.store import Record
from tests.export.conftest import TEXT

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "export.md"
REQUIRED = "id report quote start_char end_char type mode actors recipients status sources start end place event origin"


def rows(record: Record, table: str) -> list[dict[str, Any]]:
    out = io.BytesIO()
    count = export(record, out, table=table)
    found = [json.loads(line) for line in out.getvalue().decode().splitlines()]
    assert len(found) == count
    return found


def test_a_claim_has_the_form_that_scorers_read(record: Record) -> None:
    first, second = rows(record, "claims")
    assert list(second)[:16] == REQUIRED.split()
    assert second == {
        "id": "c1",
        "report": "wire",
        "quote": TEXT[28:92],
        "start_char": 28,
        "end_char": 92,
        "type": "AGREE",
        "mode": "material",
        "actors": ["PRK"],
        "recipients": ["RUS", "?"],
        "status": "planned",
        "sources": ["officials", "John Kirby"],
        "start": "2023-07-01",
        "end": "2023-07-31",
        "place": "Pyongyang",
        "event": "e1",
        "origin": "o1",
        "actor_names": ["Kim Jong Un", "its army"],
        "actor_sectors": ["GOV", "MIL"],
        "recipient_names": ["Russia", "others"],
        "recipient_sectors": ["", ""],
        "items": ["shells", "rockets"],
        "item_quantities": ["300 tons", ""],
        "time_precision": "month",
        "time_text": "in July",
        "time_how": "anchored",
        "trigger": "agreed",
        "source_codes": ["", "USA"],
        "source_kinds": ["unknown", "person"],
        "distances": ["neutral", "distanced"],
        "place_country": "PRK",
        "place_precision": "settlement",
        "latitude": 39.03,
        "longitude": 125.75,
        "outlet": "Sample Wire",
        "url": "https://wire.example/1",
        "published": "2023-09-05",
        "text_quote_prefix": TEXT[:28],
        "text_quote_suffix": TEXT[92:124],
        "corrected": [],
        "as_read": [],
        "reader": "built-in",
        "hearsay": False,
        "verdict": None,
        "confidence": 0.81,
        "tier": "firm",
        "confidence_type": 0.97,
        "confidence_actors": 0.95,
        "confidence_recipients": 0.9,
        "confidence_status": 0.96,
        "confidence_sources": 0.98,
    }
    assert (first["report"], first["status"], first["sources"]) == ("copy", "negated", [])


def test_offsets_and_quote_agree(record: Record) -> None:
    for row in rows(record, "claims"):
        text = record.report(row["report"]).text
        assert text[row["start_char"] : row["end_char"]] == row["quote"]
        assert row["text_quote_prefix"] + row["quote"] + row["text_quote_suffix"] in text


def test_events_count_origins_and_carry_their_grade(record: Record) -> None:
    (row,) = rows(record, "events")
    counts = {name: row[name] for name in ("origins", "reports", "claims", "responses", "conflicts")}
    assert counts == {"origins": 1, "reports": 2, "claims": 2, "responses": 1, "conflicts": 1}
    assert (row["digit"], row["log_odds"], row["grade_words"], row["story"]) == (3, 1.25, "possibly true", "s1")


def test_events_count_who_says_what_account_by_account(record: Record) -> None:
    (row,) = rows(record, "events")
    told = ("happened", "planned", "possible", "negated")
    assert [row[f"origins_{says}"] for says in told] == [0, 1, 0, 2]
    assert [row[f"digit_{says}"] for says in told] == [None, 3, None, 4]


def test_reports_keep_those_that_were_not_read(record: Record) -> None:
    copy, empty, wire = rows(record, "reports")
    assert (empty["status"], empty["reason"], empty["claims"]) == ("empty", "the file is empty", 0)
    assert (copy["published_first"], copy["published_last"], copy["story"]) == ("2023-09-01", "2023-09-30", "s1")
    assert (wire["dateline"], wire["credit"], wire["byline"]) == (
        "SEOUL, Sept 5 (Sample Wire) -", "Sample Wire", ["A. Author", "B. Author"],
    )  # fmt: skip


def test_actors_leave_the_unknown_out(record: Record) -> None:
    prk, rus = rows(record, "actors")
    assert (prk["code"], prk["as_actor"], prk["sectors"], prk["first"]) == ("PRK", 4, ["GOV", "MIL"], "2023-07-01")
    assert (rus["code"], rus["as_recipient"], rus["reports"]) == ("RUS", 2, 2)


def test_the_other_tables(record: Record) -> None:
    assert rows(record, "sources") == [
        {"name": "John Kirby", "code": "USA", "kind": "person", "claims": 1, "reports": 1}
    ]
    (response,) = rows(record, "responses")
    assert (response["by"], response["stance"], response["about"], response["event"]) == ("RUS", "denies", "c1", "e1")
    (conflict,) = rows(record, "conflicts")
    assert (conflict["claim"], conflict["other_claim"], conflict["quote"]) == ("c1", "c2", TEXT[28:92])
    (origin,) = rows(record, "origins")
    assert (origin["reports"], origin["evidence"]) == (["wire", "copy"], ["sentence: “Kim Jong Un agreed”"])
    (story,) = rows(record, "stories")
    assert (story["events"], story["history"]) == (["e1"], ["began with wire"])


@pytest.mark.parametrize("table", TABLES)
def test_csv_holds_the_same(record: Record, table: str) -> None:
    out = io.BytesIO()
    export(record, out, table=table, format="csv", guard=False)
    read = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    expected = [
        {name: "; ".join(v) if isinstance(v, list) else "" if v is None else str(v) for name, v in row.items()}
        for row in rows(record, table)
    ]
    assert read == expected


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_the_same_with_types(record: Record, table: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra 'parquet'")
    path = tmp_path / "table.parquet"
    export(record, path, table=table, format="parquet")
    found = parquet.read_table(path)
    assert found.to_pylist() == rows(record, table)
    kinds = {"text": "string", "whole": "int64", "number": "double", "flag": "bool", "list": "list<element: string>"}
    assert [str(field.type) for field in found.schema] == [kinds[column.kind] for column in TABLES[table].columns]


def test_an_empty_record_gives_a_heading_and_no_rows(tmp_path: Path) -> None:
    from onrecord.store import open_record

    with open_record(tmp_path / "empty.onrecord", create=True) as record:
        for table in TABLES:
            assert rows(record, table) == []
            out = io.BytesIO()
            assert export(record, out, table=table, format="csv") == 0
            assert out.getvalue().decode().strip() == ",".join(TABLES[table].names)


def test_wrong_names_list_the_right_ones(record: Record) -> None:
    with pytest.raises(UsageError, match=r"no table 'claim': did you mean claims\? Choose from claims, events"):
        export(record, io.BytesIO(), table="claim")
    with pytest.raises(UsageError, match=r"no format 'xlsx': choose from .*csv.*jsonl.*parquet"):
        export(record, io.BytesIO(), format="xlsx")


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        export(record, tmp_path / "no" / "claims.jsonl")
    path = tmp_path / "claims.jsonl"
    path.write_text("as it was")

    def breaks(asked: Asked) -> int:
        asked.file.write(b"half of it")
        raise RuntimeError

    monkeypatch.setattr("onrecord.export.formats.jsonl.FORMAT", Format("jsonl", "", breaks, ("claims",)))
    with pytest.raises(RuntimeError):
        export(record, path)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_parquet_without_its_extra_names_the_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[parquet\]'"):
        export(record, io.BytesIO(), format="parquet")


def documented() -> dict[str, list[tuple[str, str, str]]]:
    """By table, its rows in the documentation: column, kind, meaning."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for part in re.split(r"^## ", DOCS.read_text(), flags=re.M)[1:]:
        lines = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", part, flags=re.M)
        if lines:
            found[part.split("\n", 1)[0].strip("` ")] = lines
    return found


def test_every_column_is_documented_as_it_is() -> None:
    assert documented() == {name: [tuple(column) for column in table.columns] for name, table in TABLES.items()}


def test_every_format_is_documented_with_its_tables_and_its_extra() -> None:
    text = DOCS.read_text()
    for form in map(format_of, FORMATS):
        row = next(line for line in text.splitlines() if line.startswith(f"| `{form.name}` |"))
        assert form.extra is None or f"onrecord[{form.extra}]" in row
        assert form.tables == tuple(TABLES) or all(f"`{table}`" in row for table in form.tables[:2]), form.name


def test_formats_are_sorted_and_named_as_they_are_asked_for() -> None:
    assert list(FORMATS) == sorted(FORMATS)
    assert [format_of(name).name for name in FORMATS] == list(FORMATS)


def test_the_command_lists_every_format_and_table() -> None:
    from onrecord.cli import export_

    assert export_.FORMATS == FORMATS
    assert set(re.findall(r"\w+", export_.TABLES)) - {"or"} == set(TABLES)


def test_the_gold_scorer_reads_the_claims(record: Record, shared: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    export(record, tmp_path / "claims.jsonl")
    assert {id: len(claims) for id, claims in score.load(tmp_path / "claims.jsonl").items()} == {"wire": 1, "copy": 1}


def test_a_file_is_as_readable_as_any_other_and_a_pipe_is_written_to(record: Record, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    export(record, tmp_path / "claims.jsonl")
    assert (tmp_path / "claims.jsonl").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert export(record, Path("/dev/null")) == 2
    assert not Path("/dev/null").is_file()


DANGEROUS = ["=HYPERLINK(1)", "+1 day", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_csv_runs_no_formula_of_a_report(tmp_path: Path, text: str) -> None:
    from onrecord import open_record
    from onrecord.model import Report

    with open_record(tmp_path / "f.onrecord", create=True) as opened:
        with opened.transaction():
            opened.shelf.put(Report(id="r", text="x", title=text, outlet="A = B"))

        def cell(name: str, **how: bool) -> str:
            out = io.BytesIO()
            export(opened, out, table="reports", format="csv", **how)
            [row] = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
            return str(row[name])

        assert cell("title") == f"'{text}"
        assert cell("title", guard=False) == text
        assert cell("outlet") == "A = B", "only a beginning makes a formula"


def test_negative_numbers_in_csv_stay_numbers() -> None:
    from onrecord.export.columns import Table
    from onrecord.export.tabular import write_csv

    made = Table("a place", TABLES["claims"].columns[:1], lambda _: iter(()))
    out = io.BytesIO()
    write_csv(made, [{"id": -77.04}], out)
    assert out.getvalue().split() == [b"id", b"-77.04"]
