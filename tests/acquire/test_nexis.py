import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.acquire.nexis import articles
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .exports import DEBRIS, NEXIS_TEXT, NEXIS_UNI


def read(tmp_path: Path, text: str) -> list[Report]:
    (tmp_path / "export.txt").write_text(text)
    return list(acquire([tmp_path / "export.txt"]))


@pytest.mark.parametrize(
    ("text", "days", "outlets"),
    [
        (NEXIS_UNI, ["2017-09-05", "2017-09-06"], ["The Daily Example", "Example Wire Service"]),
        (NEXIS_TEXT, ["2010-01-11", "2010-01-12"], ["The Daily Example", "Example Wire Service"]),
    ],
)
def test_each_article_is_a_report_with_its_title_outlet_and_day(
    tmp_path: Path, text: str, days: list[str], outlets: list[str]
) -> None:
    first, second = read(tmp_path, text)
    assert [first.id, second.id] == ["export-1", "export-2"]
    assert [first.published, second.published] == days
    assert [first.outlet, second.outlet] == outlets
    assert first.title.startswith("Freedonia says talks with Sylvania will resume")
    assert second.title == "Sylvania denies that a date was set"
    for report in (first, second):
        assert report.status == "ok"
        assert report.published_how == "metadata"
        assert not [debris for debris in DEBRIS if debris in report.text]
        assert report.notes == ()


def test_bylines_datelines_and_addresses_are_data(tmp_path: Path) -> None:
    first, _ = read(tmp_path, NEXIS_UNI)
    assert first.byline == ("ANNA MARLOWE", "PETER QUILL")
    assert first.dateline
    assert first.dateline.place == "GENEVA"
    assert first.url == "http://www.example.com/2017/09/05/world/talks.html"
    one, two = read(tmp_path, NEXIS_TEXT)
    assert one.byline == ("Anna Marlowe",)
    assert two.byline == ("PETER QUILL",)


def test_a_title_over_two_lines_is_one_and_the_edition_is_none_of_it(tmp_path: Path) -> None:
    first, _ = read(tmp_path, NEXIS_TEXT)
    assert first.title == "Freedonia says talks with Sylvania will resume in the spring"


def test_wrapped_lines_are_paragraphs_again(tmp_path: Path) -> None:
    first, _ = read(tmp_path, NEXIS_TEXT)
    assert "declined to comment on the report." in first.text
    assert first.text.count("\n") == 2


def test_an_export_that_breaks_off_says_so(tmp_path: Path) -> None:
    cut = NEXIS_UNI[: NEXIS_UNI.index("A spokesman in the capital")]
    _, last = read(tmp_path, cut)
    assert last.status == "ok"
    assert any("breaks off" in note for note in last.notes)


def test_a_correction_below_an_article_stays_with_it() -> None:
    correction = "An earlier version misstated the month in which the bridge was closed."
    text = NEXIS_UNI.replace("Classification\n", f"Correction\n\n{correction}\n\nClassification\n", 1)
    (first, _) = articles(text)
    assert first.body.endswith(f"Correction: {correction}")


def test_a_single_article_without_counter(tmp_path: Path) -> None:
    begin = NEXIS_UNI.index("Sylvania denies that a date")
    (report,) = read(tmp_path, NEXIS_UNI[begin:])
    assert report.id == "export"
    assert report.outlet == "Example Wire Service"


def test_a_report_that_is_no_export_is_left_alone(read: Callable[..., Report]) -> None:
    assert articles(f"{TITLE}\n\n{FIRST}\n\nLength: nobody knows.\n\n{SECOND}") == []
    report = read("report.txt", f"{TITLE}\n\n{FIRST}\n\nEnd of Document\n\n{SECOND}")
    assert report.title == TITLE


def test_a_title_that_holds_a_date_is_the_title(tmp_path: Path) -> None:
    text = NEXIS_UNI.replace("Sylvania denies that a date was set", "What Sylvania's papers say on September 4, 2017")
    _, second = read(tmp_path, text)
    assert second.title == "What Sylvania's papers say on September 4, 2017"
    assert (second.outlet, second.published) == ("Example Wire Service", "2017-09-06")


@pytest.mark.parametrize("text", [NEXIS_UNI, NEXIS_TEXT])
def test_blank_lines_may_be_missing(tmp_path: Path, text: str) -> None:
    with_blanks = read(tmp_path, text)
    without = read(tmp_path, re.sub(r"\n\s*\n", "\n", text))
    assert [(one.outlet, one.published, one.byline) for one in without] == [
        (one.outlet, one.published, one.byline) for one in with_blanks
    ]
    assert [one.title[:30] for one in without] == [one.title[:30] for one in with_blanks]
    assert not [debris for debris in (*DEBRIS, " Body") if any(debris in one.text for one in without)]


def test_an_article_of_unknown_layout_is_kept_as_it_stands(tmp_path: Path) -> None:
    begin, end = NEXIS_TEXT.index("BYLINE: Anna"), NEXIS_TEXT.index("The foreign minister")
    text = NEXIS_TEXT[:begin] + NEXIS_TEXT[end:]
    first, second = read(tmp_path, re.sub("(?<=report.\n\n)LOAD-DATE: January 11(?s:.*?)(?= +2 of 2)", "", text))
    assert first.status == "ok"
    assert "declined to comment" in first.text
    assert any("unusual layout" in note for note in first.notes)
    assert second.notes == ()
