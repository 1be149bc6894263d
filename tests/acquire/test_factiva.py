from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.acquire.factiva import articles
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .exports import DEBRIS, FACTIVA, FACTIVA_FIELDS

FIELDS = "\n".join(f"{code}\t{text}" for code, text in FACTIVA_FIELDS)
UNDER = "\n".join(f"{code}\n{text}" for code, text in FACTIVA_FIELDS)


def read(tmp_path: Path, text: str) -> list[Report]:
    (tmp_path / "export.txt").write_text(text)
    return list(acquire([tmp_path / "export.txt"]))


def test_each_article_is_a_report_with_its_title_outlet_day_and_byline(tmp_path: Path) -> None:
    first, second = read(tmp_path, FACTIVA)
    assert [first.id, second.id] == ["export-1", "export-2"]
    assert [first.title, second.title] == [
        "Freedonia says talks with Sylvania will resume",
        "Sylvania denies that a date was set",
    ]
    assert [first.outlet, second.outlet] == ["Example Wire Service", "The Daily Example"]
    assert [first.published, second.published] == ["2017-09-05", "2017-09-06"]
    assert first.byline == ("Anna Marlowe",)
    assert first.credit == "Reuters"
    for report in (first, second):
        assert report.text.count("\n") == 2
        assert not [debris for debris in DEBRIS if debris in report.text]


@pytest.mark.parametrize("text", [FIELDS, UNDER, f"{FIELDS}\n\n{UNDER}"])
def test_indexed_articles_are_read_by_their_fields(tmp_path: Path, text: str) -> None:
    for report in read(tmp_path, text):
        assert report.title == "Freedonia says talks with Sylvania will resume"
        assert report.outlet == "Example Wire Service"
        assert report.published == "2017-09-05"
        assert report.text.count("\n") == 2
        assert "International Relations" not in report.text


def test_an_export_that_breaks_off_says_so(tmp_path: Path) -> None:
    _, last = read(tmp_path, FACTIVA[: FACTIVA.index("A spokesman in the capital")])
    assert last.status == "ok"
    assert any("breaks off" in note for note in last.notes)


def test_a_report_that_is_no_export_is_left_alone() -> None:
    assert articles(f"{TITLE}\n\n512 words\n\n{FIRST}\n\n{SECOND}") == []
    assert articles(f"{TITLE}\n\n{FIRST}\n\nDocument 12 was not shown.") == []


def test_an_article_without_a_count_of_words_is_kept_as_it_stands(tmp_path: Path) -> None:
    longer = FACTIVA.replace("512 words\n", "").replace("next week.", "next week. " + f"{FIRST} {SECOND}")
    first, second = read(tmp_path, longer)
    assert SECOND in first.text
    assert any("unusual layout" in note for note in first.notes)
    assert second.outlet == "The Daily Example"


@pytest.mark.parametrize(
    ("above", "title", "byline"),
    [
        ("World News\nFreedonia Says Talks Resume", "Freedonia Says Talks Resume", ()),
        ("Freedonia says talks will resume\nAnna Marlowe, P. Quill", "Freedonia says talks will resume",
         ("Anna Marlowe", "P. Quill")),
        ("FREEDONIA SAYS TALKS WITH SYLVANIA WILL RESUME IN THE SPRING OF THE COMING YEAR!", None, ()),
    ],
)  # fmt: skip
def test_a_headline_is_no_byline(above: str, title: str | None, byline: tuple[str, ...]) -> None:
    begin, end = FACTIVA.index("World News"), FACTIVA.index("512 words")
    first, _ = articles(f"{FACTIVA[:begin]}{above}\n{FACTIVA[end:]}")
    assert first.title == (title or above)
    assert first.authors == byline
