import io
import json
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.acquire.forms import form_of, named, sniff

from .conftest import FIRST, SECOND, TITLE

LINES = "".join(
    json.dumps({"id": str(n), "title": TITLE, "text": f"{FIRST}\n{SECOND} № {n}"}, ensure_ascii=False) + "\n"
    for n in range(40)
)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("name", ["many.jsonl", "-"])
def test_json_lines_in_wide_characters(tmp_path: Path, encoding: str, name: str) -> None:
    data = LINES.replace("\n", "\r\n").encode(encoding)
    if name != "-":
        (tmp_path / name).write_bytes(data)
    reports = list(acquire(["-"], stdin=io.BytesIO(data)) if name == "-" else acquire([tmp_path / name]))
    assert [one.id for one in reports] == [str(n) for n in range(40)]
    assert {one.status for one in reports} == {"ok"}
    assert reports[7].text.endswith("№ 7")


def test_a_broken_character_in_wide_lines_costs_only_its_line(tmp_path: Path) -> None:
    data = bytearray(LINES.encode("utf-16"))
    data[200:202] = b"\x00\xd8"
    (tmp_path / "many.jsonl").write_bytes(data)
    assert [one.status for one in acquire([tmp_path])].count("ok") >= 39


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.warc.gz", "warc"), ("a.warc.zst", "warc"), ("a.WACZ", "zip"), ("a.mht", "mhtml"), ("a.csv.gz", "table"),
        ("a.TSV", "table"), ("a.Docx", "zip"), ("a.php", None), ("a", None), ("a.jsonl.zst", "jsonl"),
    ],
)  # fmt: skip
def test_a_name_tells_its_form_whatever_it_is_packed_with(name: str, form: str | None) -> None:
    assert named(name) == form


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"%PDF-1.7\n", "pdf"), (b"\r\n%PDF-1.4\n", "pdf"), (b"PK\x03\x04", "zip"), (b"{\\rtf1\\ansi", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"), (b"WARC/1.1\r\n", "warc"), (b"<!DOCTYPE html><html>", "html"),
        (b'{"title": "a"}', "json"), (b"title,date,text\nTalks,2023-09-05,They met.\n", "table"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "mhtml"),
        (b"Title: Talks\nDate: 5 September 2023\n\nThey met.", "text"), ("<html>".encode("utf-16"), "html"),
        (b"Ministers of finance, text in hand, met", "text"),
    ],
)  # fmt: skip
def test_first_bytes_tell_the_form(head: bytes, form: str) -> None:
    assert sniff(head) == form


def test_a_mark_is_believed_before_a_name_and_a_name_before_a_guess() -> None:
    assert form_of(b"{\\rtf1", "office") == "rtf"
    assert form_of(b"<html>", "pdf") == "html"
    assert form_of(b"title,text\n", "text") == "text"
    assert form_of(b"MIME-Version: 1.0\r\n", "mhtml") == "text"
