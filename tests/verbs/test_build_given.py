"""Day and outlet that a user gives to reports that state none: at once, or when they are in the record already."""

from pathlib import Path

import pytest

from onrecord import build, open_record
from onrecord.errors import UsageError
from onrecord.model import Report
from tests.verbs.building import PADDING

pytestmark = pytest.mark.usefixtures("plain_reader")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a", "PRK visits RUS on 2023-09-13."), ("b", "PRK attacks USA on 2023-09-20.")):
        (folder / f"{name}.txt").write_text(text + PADDING)
    return folder


def reports(path: Path) -> dict[str, Report]:
    with open_record(path) as record:
        return {report.id: report for report in record.reports()}


def days(path: Path) -> dict[str, str | None]:
    return {id: report.published for id, report in reports(path).items()}


def test_what_is_given_at_once_is_kept_with_who_gave_it(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.onrecord"
    result = build(folder, path, date="14 September 2023", outlet="The Lantern", by="ana")
    assert result.undated == ()
    for report in reports(path).values():
        assert (report.published, report.published_how, report.outlet) == ("2023-09-14", "given", "The Lantern")
        assert {given.by for given in report.given} == {"ana"}


def test_a_report_that_the_record_has_is_given_its_day_later(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.onrecord"
    assert {one.report for one in build(folder, path).undated} == {"a", "b"}
    (tmp_path / "inputs.csv").write_text("path,date\nreports/a.txt,2023-09-14\n")
    assert build(tmp_path / "inputs.csv", path, by="ana").outcomes == {"read again": 1}
    assert days(path) == {"a": "2023-09-14", "b": None}
    assert build(tmp_path / "inputs.csv", path, by="ana").outcomes == {"known": 1}


def test_what_was_given_stays_when_the_report_comes_again_without(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.onrecord"
    build(folder, path, date="2023-09-14", by="ana")
    assert build(folder, path).outcomes == {"known": 2}
    build(folder, path, again=True)
    (folder / "a.txt").write_text("PRK visits RUS on 2023-09-13. It was the first visit there." + PADDING)
    assert build(folder, path).outcomes == {"known": 1, "revised": 1}
    assert days(path) == {"a": "2023-09-14", "b": "2023-09-14"}
    assert reports(path)["a"].given[0].by == "ana"


def test_another_day_that_is_given_takes_the_place_of_the_first(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.onrecord"
    build(folder / "a.txt", path, date="2023-09-14", by="ana")
    assert build(folder / "a.txt", path, date="2023-09-15", by="ben").outcomes == {"read again": 1}
    (report,) = reports(path).values()
    assert (report.published, [given.by for given in report.given]) == ("2023-09-15", ["ben"])


@pytest.mark.parametrize(
    ("date", "why"), [("05/09/2023", "two days"), ("soon", "is no day"), ("2999-01-01", "to come")]
)
def test_a_day_that_is_none_is_refused_before_anything_is_written(
    folder: Path, tmp_path: Path, date: str, why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        build(folder, tmp_path / "r.onrecord", date=date)
    assert not (tmp_path / "r.onrecord").exists()
