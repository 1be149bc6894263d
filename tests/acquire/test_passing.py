"""Folders as people have them: what is read although its name does not say so, and what is passed over, and told."""

import json
import os
from pathlib import Path

import pytest

from onrecord.acquire import PassedOver, acquire
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE

TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
PAGE = (
    f"<!-- saved -->\n<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
XHTML = f'<?xml version="1.0" encoding="UTF-8"?>\n{PAGE.split(chr(10))[1]}'
JSON = json.dumps({"title": TITLE, "text": f"{FIRST}\n{SECOND}"})
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><item><title>{TITLE}</title></item></channel></rss>'
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def taken(folder: Path) -> tuple[dict[str, Report], dict[str, str]]:
    passed: list[PassedOver] = []
    reports = {report.id: report for report in acquire([folder], passed=passed.append)}
    return reports, {Path(one.input).name: one.reason for one in passed}


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("talks", TEXT, "talks"),
        ("talks.2024-05-02", TEXT, "talks.2024-05-02"),
        ("talks.php", PAGE, "talks"),
        ("talks.shtml", PAGE, "talks"),
        ("talks.aspx", PAGE, "talks"),
        ("talks.xml", XHTML, "talks"),
        ("talks", PAGE, "talks"),
        ("talks.article", JSON, "talks.article"),
        ("talks.php?id=7", PAGE, "talks.php?id=7"),
    ],
)
def test_a_file_in_a_folder_is_told_by_its_content_where_its_name_does_not_say(
    tmp_path: Path, name: str, content: str, id: str
) -> None:
    (tmp_path / name).write_text(content)
    reports, passed = taken(tmp_path)
    assert {key: one.status for key, one in reports.items()} == {id: "ok"}
    assert FIRST in reports[id].text
    assert not passed


def test_what_cannot_be_read_is_a_report_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "scan").write_bytes(PICTURE)
    (tmp_path / "letter.wpd").write_bytes(b"\xffWPC" + bytes(range(256)) * 20)
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "atom").write_text(FEED.partition("?>")[2].replace("rss", "feed"))
    (tmp_path / "nothing").touch()
    reports, passed = taken(tmp_path)
    assert {id: one.status for id, one in reports.items()} == {
        "scan": "noise", "letter.wpd": "noise", "feed": "unreadable", "atom": "unreadable", "nothing": "empty",
    }  # fmt: skip
    assert all(one.reason for one in reports.values())
    assert "<rss>" in (reports["feed"].reason or "")
    assert not passed


def test_what_can_hold_no_report_is_passed_over_and_told(tmp_path: Path) -> None:
    saved = tmp_path / "talks_files"
    saved.mkdir()
    (tmp_path / "talks.html").write_text(PAGE)
    for name in ("logo.PNG", "site.css", "site.js.gz"):
        (saved / name).write_bytes(PICTURE)
    for name in (".draft.txt", "~$talks.docx", "Thumbs.db"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "inside.txt").write_text(TEXT)
    os.symlink(saved, tmp_path / "link")
    reports, passed = taken(tmp_path)
    assert set(reports) == {"talks"}
    assert passed == {
        "logo.PNG": "a picture", "site.css": "a style sheet", "site.js.gz": "a script or program code",
        ".draft.txt": "hidden: its name begins with a full stop", ".git": "hidden: its name begins with a full stop",
        "~$talks.docx": "a lock of an open document", "Thumbs.db": "left there by the system",
        "link": "a link to a folder",
    }  # fmt: skip


def test_a_folder_with_nothing_else_says_what_was_in_it(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.css"):
        (tmp_path / name).write_bytes(PICTURE)
    reports, _ = taken(tmp_path)
    (only,) = reports.values()
    assert only.status == "unreadable"
    assert "2 × a picture, 1 × a style sheet" in (only.reason or "")


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "talks.css").write_text(TEXT)
    (report,) = acquire([tmp_path / "talks.css"])
    assert report.status == "ok"
