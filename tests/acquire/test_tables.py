import csv
import gzip
import io
from datetime import datetime
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook

from onrecord.acquire import acquire
from onrecord.acquire.columns import columns, day_first, delimiter, ordered
from onrecord.acquire.tables import _Lines

from .conftest import FIRST, SECOND, TITLE

BODY = f"{FIRST}\n\n{SECOND}"
HEADER = ["Headline", "Publication Date", "Source", "Link", "Body"]
ROWS = [
    [TITLE, "2023-09-05", "The Daily Example", "https://example.com/talks", BODY],
    [f"{TITLE} (2)", "2023-09-06", "Another Paper", "", BODY.replace("Geneva", 'a city called "Geneva"')],
]


def table(rows: list[list[str]], mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "mark"), [("t.csv", ","), ("t.csv", ";"), ("t.tsv", "\t"), ("t.csv", "|")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_is_a_report_whatever_parts_the_columns(tmp_path: Path, name: str, mark: str, encoding: str) -> None:
    rows = [HEADER, [ROWS[0][0].replace("talks", "“talks”"), *ROWS[0][1:]], ROWS[1]]
    (tmp_path / name).write_bytes(table(rows, mark).encode(encoding))
    first, second = acquire([tmp_path / name])
    assert first.title == "Freedonia says “talks” with Sylvania will resume"
    assert (first.id, first.url) == ("https://example.com/talks", "https://example.com/talks")
    assert (second.id, second.outlet, second.published) == ("t-2", "Another Paper", "2023-09-06")
    assert first.text.endswith(SECOND)
    assert '"Geneva"' in second.text


@pytest.mark.parametrize("names", [
    ["title", "date", "outlet", "url", "text"], ["Title", "Published", "Publication", "URL", "Content"],
    ["headline", "pub_date", "source", "link", "Full Text"],
    ["TITLE", "PubDate", "Newspaper", "Web URL", "Article Text"],
])  # fmt: skip
def test_columns_go_by_their_usual_names(names: list[str]) -> None:
    found = columns(names)
    assert found
    assert found.places == {"title": 0, "date": 1, "outlet": 2, "url": 3, "text": 4}


def test_of_two_columns_for_text_the_surer_one_is_taken() -> None:
    found = columns(["news", "article", "text", "summary"])
    assert found
    assert found.places["text"] == 2
    assert columns(["name", "population", "capital"]) is None


def test_dates_in_figures_are_read_in_the_order_of_their_column(tmp_path: Path) -> None:
    rows = [HEADER, *([TITLE, day, "Paper", "", BODY + day] for day in ("05/09/2023", "25/09/2023"))]
    (tmp_path / "t.csv").write_text(table(rows))
    assert [report.published for report in acquire([tmp_path])] == ["2023-09-05", "2023-09-25"]
    assert day_first(["05/09/2023", "09/25/2023"]) is False
    assert day_first(["05/09/2023"]) is None
    assert day_first(["25/09/2023", "09/25/2023"]) is None
    assert ordered("05/09/2023 10:00", None) == "05/09/2023 10:00"


def test_ids_of_rows_come_from_the_table_and_a_front_page_is_no_address(tmp_path: Path) -> None:
    rows = [
        ["id", "url", "text"],
        ["17", "https://example.com/", BODY],
        ["18", "https://example.com", BODY + " Again."],
    ]
    (tmp_path / "t.csv").write_text(table(rows))
    first, second = acquire([tmp_path])
    assert (first.id, second.id) == ("t-17", "t-18")
    assert first.url is None
    assert first.domain == "example.com"


def test_a_row_without_text_is_kept_and_a_blank_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table([HEADER, ["", "2023-09-05", "Paper", "", ""], ["", "", "", "", ""], ROWS[0]]))
    empty, whole = acquire([tmp_path])
    assert empty.status == "empty"
    assert "row without text" in (empty.reason or "")
    assert whole.status == "ok"


def test_a_table_of_another_kind_names_its_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("country,population\nFreedonia,12\n")
    (report,) = acquire([tmp_path])
    assert report.status == "unreadable"
    assert "country, population" in (report.reason or "")


def test_a_table_that_ends_within_a_row_says_so(tmp_path: Path) -> None:
    whole = table([HEADER, *ROWS])
    (tmp_path / "t.csv").write_text(whole[:-40])
    (tmp_path / "u.csv.gz").write_bytes(gzip.compress(table([HEADER, *ROWS * 400]).encode())[:-200])
    reports = list(acquire([tmp_path / "t.csv"]))
    assert [report.status for report in reports] == ["ok", "ok", "unreadable"]
    assert "ends within a row" in (reports[-1].reason or "")
    packed = list(acquire([tmp_path / "u.csv.gz"]))
    assert packed[0].status == "ok"
    assert packed[-1].status == "unreadable"


def test_one_quotation_mark_too_many_does_not_swallow_the_table(tmp_path: Path) -> None:
    broken = [HEADER, *[[f"{TITLE} {n}", "2023-09-05", "Paper", "", BODY] for n in range(3)]]
    (tmp_path / "t.csv").write_text(table(broken).replace(f"{TITLE} 1", f'"{TITLE} 1') + "x" * 10)
    reports = list(acquire([tmp_path]))
    assert reports[0].status == "ok"
    assert any(report.status == "unreadable" for report in reports)


def test_a_table_is_told_by_its_first_line() -> None:
    (first, _) = acquire(["-"], stdin=io.BytesIO(table([HEADER, *ROWS]).encode()))
    assert first.outlet == "The Daily Example"
    assert delimiter("Title, it said, is the text of a line\nwith more") is None
    assert delimiter("title;text\n") == ";"


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_sheet_by_sheet_with_its_dates(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Coded articles, wave 2"],
        [],
        HEADER,
        [TITLE, datetime(2023, 9, 5), "Paper", "", BODY],
    ]
    about: list[list[object]] = [["Codebook"], ["variable", "meaning"]]
    (tmp_path / "t.xlsx").write_bytes(workbook(("About", about), ("Articles", rows)))
    (report,) = acquire([tmp_path])
    assert report.status == "ok"
    assert (report.id, report.published, report.outlet) == ("t-1", "2023-09-05", "Paper")
    assert report.input.endswith("t.xlsx#Articles#1")


def test_workbooks_without_text_damaged_and_empty_ones_are_kept_with_the_reason(tmp_path: Path) -> None:
    whole = workbook(("A", [["country", "population"], ["Freedonia", 12]]))
    (tmp_path / "a.xlsx").write_bytes(whole)
    (tmp_path / "b.xlsx").write_bytes(whole[:-300])
    (tmp_path / "c.xlsx").write_bytes(workbook(("A", [])))
    first, second, third = acquire([tmp_path])
    assert "country, population" in (first.reason or "")
    assert second.status == "unreadable"
    assert "damaged" in (second.reason or "")
    assert third.status == "empty"


def test_without_openpyxl_the_reason_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    (tmp_path / "a.xlsx").write_bytes(workbook(("A", [HEADER])))
    (report,) = acquire([tmp_path])
    assert report.status == "unreadable"
    assert "pip install 'onrecord[office]'" in (report.reason or "")


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_any_line_break_will_do(tmp_path: Path, end: str) -> None:
    rows = [HEADER, *([f"{TITLE} {n}", "2023-09-05", "Paper", "", f"{FIRST} {SECOND}"] for n in range(2))]
    (tmp_path / "t.csv").write_bytes(table(rows).replace("\r\n", end).encode())
    assert [report.status for report in acquire([tmp_path])] == ["ok", "ok"]


def test_the_first_curly_quote_may_come_late(tmp_path: Path) -> None:
    rows = [HEADER, *([f"{TITLE} {n}", "2023-09-05", "Paper", "", f"{FIRST} {SECOND}"] for n in range(600))]
    rows[-1][0] = "Freedonia’s minister “to resume” talks"
    (tmp_path / "t.csv").write_bytes(table(rows).encode("cp1252"))
    *_, last = acquire([tmp_path])
    assert last.title == "Freedonia’s minister “to resume” talks"


def test_a_line_without_end_is_put_together_once() -> None:
    """A bomb of one line would otherwise be copied with each piece: half an hour for what takes a second."""
    begun = process_time()
    lines = list(_Lines(iter(["x" * 50] * 60_000), 10_000_000))
    assert [len(line) for line in lines] == [3_000_000]
    assert process_time() - begun < 5
