"""What a user says of reports: it is kept as given, with who gave it."""

import csv
import json
from pathlib import Path

import pytest

from onrecord.acquire import Facts, acquire, carried
from onrecord.model import Report

BODY = "The foreign minister of Freedonia said on Tuesday that talks with Sylvania would resume next week in Geneva.\n"
ANA = Facts(date="2023-09-05", outlet="The Lantern", by="ana", where="--date, --outlet")


def one(path: Path, text: str, facts: Facts = ANA) -> Report:
    path.write_text(text)
    (report,) = acquire([path], facts=facts)
    return report


def test_a_report_that_states_nothing_has_what_the_user_gives(tmp_path: Path) -> None:
    report = one(tmp_path / "a.txt", BODY)
    assert (report.published, report.published_how, report.outlet) == ("2023-09-05", "given", "The Lantern")
    assert [(given.field, given.value, given.by) for given in report.given] == [
        ("published", "2023-09-05", "ana"),
        ("outlet", "The Lantern", "ana"),
    ]
    (day,) = report.dates
    assert (day.day, day.taken, day.place) == ("2023-09-05", True, "given by ana, --date, --outlet")


def test_a_report_that_states_its_own_keeps_it(tmp_path: Path) -> None:
    report = one(tmp_path / "a.txt", f"Title: Talks resume\nDate: 2023-09-01\nSource: The Gazette\n\n{BODY}")
    assert (report.published, report.published_how, report.outlet) == ("2023-09-01", "text", "The Gazette")
    assert report.given == ()
    named = one(tmp_path / "wire-2023-08-30.txt", BODY)
    assert (named.published, named.published_how) == ("2023-08-30", "inferred")


def test_the_days_of_a_text_count_from_the_day_given(tmp_path: Path) -> None:
    report = one(tmp_path / "a.txt", f"GENEVA, Sept 4 (Reuters) - {BODY}")
    assert report.dateline is not None
    assert report.dateline.date == "2023-09-04"


def table(folder: Path, *rows: str) -> dict[str, Report]:
    (folder / "inputs.csv").write_text("\n".join(rows) + "\n")
    return {report.id: report for report in acquire([folder / "inputs.csv"], facts=Facts(by="ana"))}


def test_a_table_of_inputs_says_what_is_true_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"Date: 2023-09-01\n\n{BODY}")
    (tmp_path / "in" / "b.txt").write_text(BODY)
    found = table(
        tmp_path,
        "path,date,outlet,url,author",
        "in/a.txt,2023-09-05,Reuters,https://example.org/a,Vera Moss; A. Quill",
        "in/b.txt,,,,",
    )
    a, b = found["a"], found["b"]
    assert (a.published, a.outlet, a.url, a.byline) == (
        "2023-09-05", "Reuters", "https://example.org/a", ("Vera Moss", "A. Quill"),
    )  # fmt: skip
    assert {given.field: given.where for given in a.given} == dict.fromkeys(
        ("published", "outlet", "url", "byline"), "inputs.csv, row 2"
    )
    assert [(day.day, day.taken) for day in a.dates] == [("2023-09-05", True), ("2023-09-01", False)]
    assert (b.published, b.given) == (None, ())


@pytest.mark.parametrize(
    "header", ["path;date;outlet", "File Name;Publication Date;Source", "\ufefffilepath;published;newspaper"]
)
def test_columns_go_by_their_usual_names_and_days_by_their_column(tmp_path: Path, header: str) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    found = table(tmp_path, header, "a.txt;05/09/2023;", 'b.txt;25/09/2023;"The ""Big"" Lantern"')
    assert (found["a"].published, found["b"].published) == ("2023-09-05", "2023-09-25")
    assert found["b"].outlet == 'The "Big" Lantern'


def test_a_row_that_is_wrong_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    found = table(
        tmp_path,
        "path,date,url",
        "a.txt,2023-09-05,",
        "a.txt,yesterday,",
        "aa.txt,,",
        ",2023-09-05,",
        "a.txt,,www.x.org",
        "*\0.txt,,",
    )
    assert found.pop("a").published == "2023-09-05"
    reasons = [report.reason or "" for report in found.values()]
    assert all(report.status == "unreadable" for report in found.values())
    assert reasons[0].startswith("inputs.csv, row 3: 'yesterday' is no day")
    assert "no such file or folder: did you mean" in reasons[1]
    assert reasons[2] == "inputs.csv, row 5 names no path"
    assert "'www.x.org' is no address" in reasons[3]
    assert reasons[4].startswith("inputs.csv, row 7 names a path that there cannot be")


def test_a_table_of_inputs_in_a_folder_is_passed_over_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "inputs.csv").write_text("path,date\na.txt,2023-09-05\n")
    passed: list[tuple[str, str]] = []
    (report,) = acquire([tmp_path], passed=passed.append)
    assert (report.id, report.published) == ("a", None)
    assert passed == [(str(tmp_path / "inputs.csv"), "a table of inputs: name it itself for what it says to count")]


def test_a_table_with_texts_is_one_of_articles_whatever_else_it_has(tmp_path: Path) -> None:
    found = table(tmp_path, "path,date,text", f'in/a.txt,2023-09-05,"{BODY.strip()}"')
    assert [report.published_how for report in found.values()] == ["metadata"]


def test_what_was_given_once_is_carried_to_the_report_that_comes_again(tmp_path: Path) -> None:
    old, new = one(tmp_path / "a.txt", BODY), one(tmp_path / "a.txt", BODY, Facts())
    again = carried(old, new)
    assert (again.published, again.published_how, again.outlet) == ("2023-09-05", "given", "The Lantern")
    assert again.given == old.given
    dated = one(tmp_path / "a.txt", f"Date: 2023-09-01\n\n{BODY}", Facts())
    assert carried(old, dated).published == "2023-09-01", "it was given for want of a day of its own"


def test_a_damaged_table_of_inputs_is_told_as_one_that_cannot_be_read(tmp_path: Path) -> None:
    before = csv.field_size_limit(1 << 17)
    try:
        (report,) = table(tmp_path, "path,date", f'a.txt,"{"x" * 200_000}"').values()
    finally:
        csv.field_size_limit(before)
    assert (report.status, report.id) == ("unreadable", "inputs")
    assert "this table of inputs is damaged" in (report.reason or "")


def test_one_address_is_not_given_to_the_many_articles_of_a_file(tmp_path: Path) -> None:
    line = json.dumps({"title": "Talks will resume", "text": BODY})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line.replace('Geneva', 'Vienna')}\n")
    found = table(tmp_path, "path,date,url", "a.jsonl,2023-09-05,https://example.org/a")
    assert [(report.published, report.url) for report in found.values()] == [("2023-09-05", None)] * 2


def test_a_row_may_name_a_pattern(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(BODY)
    assert {id: report.published for id, report in table(tmp_path, "path,date", "*.txt,2023-09-05").items()} == {
        "a": "2023-09-05",
        "b": "2023-09-05",
    }
