"""Which reports are the same: none vanishes under another's name, and none is there twice."""

import io
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from onrecord import open_record
from onrecord.model import Report
from onrecord.verbs.build import build
from onrecord.verbs.sameness import is_same
from tests.verbs.building import PADDING

pytestmark = pytest.mark.usefixtures("plain_reader")

RUSSIA = f"PRK visits RUS on 2023-09-13.{PADDING}"
CHINA = "PRK visits CHN on 2023-09-20. The delegation came by train and stayed for two nights in the capital city."
FOUND = ("RUS", "CHN", "USA", "KOR")


def article(path: Path, text: str, **fields: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{name.capitalize()}: {value}\n" for name, value in {"title": "A title for it", **fields}.items())
    path.write_text(f"{head}\n{text}\n")
    return path


def rows(path: Path, *articles: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps({"language": "en", **one}) + "\n" for one in articles))
    return path


def reports(record: Path) -> dict[str, tuple[str, str, int]]:
    """By id, the status of a report, whom it says to be visited, and its revision."""
    with open_record(record) as opened:
        return {
            report.id: (report.status, next((one for one in FOUND if one in report.text), ""), report.revision)
            for report in opened.reports()
        }


def in_turn(record: Path, *builds: list[Path]) -> dict[str, tuple[str, str, int]]:
    for inputs in builds:
        build(inputs, record)
    return reports(record)


def test_files_of_one_name_are_the_same_reports_in_one_build_or_two(tmp_path: Path) -> None:
    monday = article(tmp_path / "in" / "monday" / "report.txt", RUSSIA, date="2023-09-13").parent
    tuesday = article(tmp_path / "in" / "tuesday" / "report.txt", CHINA, date="2023-09-20").parent
    expected = {"report": ("ok", "RUS", 1), "report-2": ("ok", "CHN", 1)}
    assert in_turn(tmp_path / "one", [monday, tuesday]) == expected
    assert in_turn(tmp_path / "two", [monday], [tuesday]) == expected
    assert in_turn(tmp_path / "above", [tmp_path / "in"]) == expected
    assert in_turn(tmp_path / "again", [monday], [tuesday], [tmp_path / "in"], [tuesday, monday]) == expected


def test_a_third_one_gets_the_next_number_whatever_came_with_it(tmp_path: Path) -> None:
    folders = [
        article(tmp_path / day / "report.txt", f"PRK visits {whom} on 2023-09-1{n}. {day} {PADDING}", date="2023-09-13")
        for n, (day, whom) in enumerate({"first": "RUS", "second": "CHN", "third": "USA"}.items())
    ]
    together = in_turn(tmp_path / "one", folders)
    assert set(together) == {"report", "report-2", "report-3"}
    assert in_turn(tmp_path / "two", folders[:2], folders[1:]) == together
    assert in_turn(tmp_path / "three", folders[:1], folders) == together


def piped(text: str, record: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    return build("-", record).outcomes


def test_every_article_that_is_piped_in_is_kept_and_one_piped_twice_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r"
    assert piped(RUSSIA, record, monkeypatch) == {"new": 1}
    assert piped(CHINA, record, monkeypatch) == {"new": 1}
    assert piped(RUSSIA, record, monkeypatch) == {"known": 1}
    assert piped("", record, monkeypatch) == {"new": 1}
    assert piped("", record, monkeypatch) == {"known": 1}
    assert reports(record) == {"stdin": ("ok", "RUS", 1), "stdin-2": ("ok", "CHN", 1), "stdin-3": ("empty", "", 1)}


def test_a_file_that_now_holds_another_article_is_another_report(tmp_path: Path) -> None:
    record, page = tmp_path / "r", tmp_path / "in" / "latest.txt"
    build(article(page, RUSSIA), record)
    build(article(page, CHINA, title="Another title"), record)
    assert reports(record) == {"latest": ("ok", "RUS", 1), "latest-2": ("ok", "CHN", 1)}
    build(page, record)
    assert len(reports(record)) == 2


def test_a_file_that_was_edited_is_a_revision_but_not_on_another_day(tmp_path: Path) -> None:
    record, page = tmp_path / "r", tmp_path / "in" / "latest.txt"
    build(article(page, RUSSIA, date="2023-09-14"), record)
    build(article(page, f"{RUSSIA} Nothing more was said.", date="2023-09-14"), record)
    assert reports(record) == {"latest": ("ok", "RUS", 2)}
    build(article(page, f"{RUSSIA} Nothing more was said.", date="2023-09-21"), record)
    assert set(reports(record)) == {"latest", "latest-2"}


def test_a_day_that_is_told_better_is_taken_up_when_reports_are_read_again(tmp_path: Path) -> None:
    record, page = tmp_path / "r", tmp_path / "in" / "a.txt"
    build(article(page, RUSSIA, date="2019-01-01"), record)
    build(article(page, RUSSIA, date="2023-09-14"), record, again=True)
    with open_record(record) as opened:
        assert [(report.id, report.published) for report in opened.reports()] == [("a", "2023-09-14")]


def test_reports_of_a_record_from_before_paths_were_kept_are_known(tmp_path: Path) -> None:
    record, folder = tmp_path / "r", article(tmp_path / "in" / "a.txt", RUSSIA).parent
    build(folder, record)
    with closing(sqlite3.connect(record)) as raw, raw:
        raw.execute("UPDATE reports SET identity = id, body = json_remove(body, '$.path')")
    assert build(folder, record).outcomes == {"known": 1}
    build(article(folder / "a.txt", f"{RUSSIA} Nothing more was said."), record)
    build(article(folder / "a.txt", CHINA, title="Another title"), record)
    assert reports(record) == {"a": ("ok", "RUS", 2), "a-2": ("ok", "CHN", 1)}


def test_the_same_text_is_another_report_by_another_outlet_or_of_another_day_or_file(tmp_path: Path) -> None:
    given = [
        article(tmp_path / "a.txt", RUSSIA, source="The Courier", date="2023-09-14"),
        article(tmp_path / "b" / "a.txt", RUSSIA, source="The Gazette", date="2023-09-14"),
        article(tmp_path / "c" / "a.txt", RUSSIA, source="The Courier", date="2023-09-15"),
        article(tmp_path / "d" / "other.txt", RUSSIA, source="The Courier", date="2023-09-14"),
    ]
    together = in_turn(tmp_path / "one", given)
    assert set(together) == {"a", "a-2", "a-3", "other"}
    assert in_turn(tmp_path / "four", *([one] for one in given)) == together


def test_an_article_that_was_touched_up_elsewhere_is_a_revision_only_by_the_same_outlet(tmp_path: Path) -> None:
    first = article(tmp_path / "a" / "one.txt", RUSSIA, source="The Courier", date="2023-09-14")
    later = f"{RUSSIA} It was raining."
    second = article(tmp_path / "b" / "two.txt", later, source="The Courier", date="2023-09-14")
    third = article(tmp_path / "c" / "three.txt", later, source="The Gazette", date="2023-09-14")
    expected = {"one": ("ok", "RUS", 2), "three": ("ok", "RUS", 1)}
    assert in_turn(tmp_path / "one", [first, second, third]) == expected
    assert in_turn(tmp_path / "three", [first], [second], [third]) == expected


def test_a_folder_that_was_moved_or_copied_is_known(tmp_path: Path) -> None:
    record, folder = tmp_path / "r", article(tmp_path / "in" / "a.txt", RUSSIA).parent
    build(folder, record)
    (tmp_path / "elsewhere").mkdir()
    folder.rename(tmp_path / "elsewhere" / "in")
    assert build(tmp_path / "elsewhere" / "in", record).outcomes == {"known": 1}


def test_rows_of_two_files_that_are_both_numbered_from_one_are_all_kept(tmp_path: Path) -> None:
    first = rows(tmp_path / "first.jsonl", {"id": 1, "title": "One", "text": RUSSIA})
    second = rows(tmp_path / "second.jsonl", {"id": 1, "title": "Other", "text": CHINA})
    assert in_turn(tmp_path / "one", [first, second]) == {"1": ("ok", "RUS", 1), "1-2": ("ok", "CHN", 1)}
    assert in_turn(tmp_path / "two", [first], [second]) == reports(tmp_path / "one")


def test_rows_that_move_down_as_others_are_added_are_known(tmp_path: Path) -> None:
    one, other = {"title": "One", "text": RUSSIA}, {"title": "Other", "text": CHINA}
    dump = rows(tmp_path / "dump.jsonl", one)
    build(dump, tmp_path / "r")
    assert build(rows(dump, other, one), tmp_path / "r").outcomes == {"known": 1, "new": 1}


def test_one_address_given_for_every_article_of_a_table_makes_them_no_revisions(tmp_path: Path) -> None:
    for url in ("https://sample.example/feed", "https://sample.example/"):
        record = tmp_path / url[-5:].strip("/").replace(".", "")
        file = tmp_path / "table.jsonl"
        rows(file, {"title": "One", "text": RUSSIA, "url": url}, {"title": "Other", "text": CHINA, "url": url})
        assert build(file, record).outcomes == {"new": 2}, url
        assert build(file, record).outcomes == {"known": 2}, url


def test_many_of_one_name_are_all_known_again_over_two_processes_too(tmp_path: Path) -> None:
    for number in range(30):
        text = f"PRK visits RUS on 2023-09-{number % 28 + 1:02}. {number} {'x' * (number + 1)} {PADDING * (number + 1)}"
        article(tmp_path / "in" / f"{number}" / "index.txt", text, date=f"2023-09-{number % 28 + 1:02}")
    assert build(tmp_path / "in", tmp_path / "r").outcomes == {"new": 30}
    assert build(tmp_path / "in", tmp_path / "r").outcomes == {"known": 30}


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes elsewhere only")
def test_a_name_that_is_not_utf_8_is_read_like_any_other(tmp_path: Path) -> None:
    folder = article(tmp_path / "in" / "z.txt", CHINA).parent
    for name, text in ((b"caf\xe9.txt", RUSSIA), (b"empty-\xff.txt", "")):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(text)
    (folder / os.fsdecode(b"\xfe")).mkdir()
    result = build([folder, Path(os.fsdecode(os.fsencode(folder) + b"/no-\xff.txt"))], tmp_path / "r")
    assert result.counts == {"ok": 2, "empty": 1, "unreadable": 1}
    assert set(reports(tmp_path / "r")) == {"caf\\xe9", "empty-\\xff", "no-\\xff", "z"}
    assert build(folder, tmp_path / "r").outcomes == {"known": 3}


# -- one pair at a time ----------------------------------------------------------------------------------------------

URL = "https://sample.example/news/1"
ONE = Report(
    id="a", title="A visit", text=RUSSIA, hash="h1", published="2023-09-14", outlet="The Sample", path="in/a.txt",
    input="in/a.txt",
)  # fmt: skip


def but(report: Report = ONE, **fields: Any) -> Report:
    return structs.replace(report, **fields)


def test_an_address_decides_whatever_the_text() -> None:
    there = but(url=URL)
    assert is_same(there, but(url=f"{URL}?utm_source=x", text=CHINA, hash="h2", path="in/b.txt"))
    assert not is_same(there, but(url="https://sample.example/news/2"))


def test_rows_of_one_address_are_one_unless_they_share_next_to_nothing() -> None:
    row = but(url=URL, input="t.csv:1", path="")
    assert is_same(row, but(row, input="t.csv:2", text=f"{RUSSIA} More.", hash="h2"))
    assert not is_same(row, but(row, input="t.csv:2", text=CHINA, hash="h2", title="Other"))


def test_the_same_words_are_the_same_only_by_one_outlet_on_one_day_in_one_place() -> None:
    assert is_same(ONE, but(id="b"))
    assert is_same(ONE, but(path=""))
    assert not is_same(ONE, but(path="in/b.txt"))
    assert not is_same(ONE, but(published="2023-09-15"))
    assert not is_same(ONE, but(outlet="The Other"))
    assert is_same(ONE, but(published="2023-09-14T08:00:00Z")), "the day counts, not the hour"


def test_in_one_place_half_of_the_words_are_enough() -> None:
    edited = f"{RUSSIA} Nothing more was said, and nobody would be drawn on what may come of it in the end."
    assert is_same(ONE, but(text=edited, hash="h2", title="Another title"))
    assert not is_same(ONE, but(text=CHINA, hash="h2"))


def test_elsewhere_it_takes_the_headline_and_nearly_all_words() -> None:
    touched = but(text=f"{RUSSIA} It was raining.", hash="h2", path="in/b.txt")
    assert is_same(ONE, touched)
    assert is_same(ONE, but(touched, title="A VISIT"))
    assert not is_same(ONE, but(touched, title="Another visit"))
    assert not is_same(ONE, but(touched, text=CHINA))


def test_what_could_not_be_read_is_told_by_where_it_lies() -> None:
    bad = but(text="", hash="", status="empty", reason="the file is empty")
    assert is_same(ONE, bad)
    assert is_same(bad, ONE)
    assert not is_same(ONE, but(bad, path="in/b.txt"))
    piped = but(bad, path="-", input="-")
    assert is_same(piped, piped) == is_same(but(piped, path="in/a.txt"), but(piped, path="in/a.txt"))


def test_taken_up_again_a_place_outweighs_a_day_and_an_outlet_that_are_told_better() -> None:
    better = but(published="2019-01-01", outlet="The Other")
    assert not is_same(ONE, better)
    assert is_same(ONE, better, again=True)
    assert not is_same(ONE, but(better, text=CHINA, hash="h2"), again=True)
