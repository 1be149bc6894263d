import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from onrecord.acquire import acquire
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE

Read = Callable[..., Report]
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
NOISE = random.Random(1).randbytes(20_000)


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("empty.txt", b"", "empty", "empty"),
        ("blank.txt", b" \n\n ", "empty", "empty"),
        ("noise.txt", NOISE, "noise", "no text"),
        ("report.txt", b"%PDF-1.7\n...", "unreadable", "damaged PDF"),
        ("aaa.txt", b"a" * 5000, "noise", "over and over"),
        ("line.txt", b"word " * 200_000, "too-large", "limit"),
        ("links.html", b"<html><body><a href='/'>Home</a></body></html>", "no-article", "without an article"),
        ("map.json", b'{"type": "FeatureCollection", "features": []}', "unreadable", "keys type, features"),
        ("cut.json", b'{"title": "Talks', "unreadable", "not valid JSON"),
        ("deep.json", b"[" * 100_000, "unreadable", "JSON"),
        ("half.txt.gz", gzip.compress(NOISE, mtime=0)[:14], "unreadable", "damaged"),
    ],
)
def test_what_holds_no_report_is_kept_with_status_and_reason(
    read: Read, name: str, content: bytes, status: str, words: str
) -> None:
    report = read(name, content)
    assert report.status == status
    assert words in (report.reason or "")
    assert "\n" not in (report.reason or "")
    assert report.input.endswith(name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_other_encodings_is_read(read: Read, encoding: str) -> None:
    report = read("report.txt", TEXT.replace("declined to", "“declined” to").encode(encoding))
    assert report.status == "ok"
    assert "“declined”" in report.text


def test_a_page_says_its_encoding(read: Read) -> None:
    body = f"<p>{FIRST}</p><p>Премьер — said the embassy of the country in a statement on the same day.</p>"
    page = f'<html><head><meta charset="windows-1251"></head><body><article>{body}</article></body></html>'
    assert "Премьер" in read("page.html", page.encode("cp1251")).text


def test_cyrillic_without_a_declaration_is_another_language(read: Read) -> None:
    russian = "Министр иностранных дел заявил во вторник, что переговоры возобновятся на следующей неделе. " * 4
    for encoding in ("utf-8", "cp1251"):
        report = read("report.txt", russian.encode(encoding))
        assert (report.status, report.language) == ("other-language", "ru")
        assert "Russian" in (report.reason or "")
        assert report.text.startswith("Министр")


def test_mojibake_is_undone(read: Read) -> None:
    report = read("report.txt", TEXT.replace("its embassy", "the country’s embassy").encode().decode("cp1252"))
    assert "country’s" in report.text


def test_a_truncated_text_keeps_what_was_whole(read: Read) -> None:
    long = TITLE + "".join(f"\n\n{FIRST} {number:x}{chr(97 + number % 26) * 3}" for number in range(2000))
    report = read("report.txt.gz", gzip.compress(long.encode())[:-40])
    assert report.status == "ok"
    assert FIRST in report.text
    assert any("ends early" in note for note in report.notes)


def lines(count: int) -> list[str]:
    return [json.dumps({"title": TITLE, "text": f"{FIRST} {n}.", "id": f"n{n}"}) for n in range(count)]


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    rows = lines(3)
    (tmp_path / "many.jsonl").write_text("\n".join([rows[0], '{"title": "cut', "", rows[1], "[1]", rows[2]]))
    reports = list(acquire([tmp_path / "many.jsonl"]))
    assert [report.id for report in reports] == ["n0", "many-2", "n1", "many-5", "n2"]
    assert [report.status for report in reports] == ["ok", "unreadable", "ok", "unreadable", "ok"]
    assert reports[1].input.endswith("many.jsonl:2")


def test_a_truncated_file_of_lines_gives_the_whole_ones_and_says_that_it_ends(tmp_path: Path) -> None:
    packed = gzip.compress("\n".join(lines(400)).encode())
    (tmp_path / "many.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *read, last = acquire([tmp_path / "many.jsonl.gz"])
    assert len(read) > 50
    assert {report.status for report in read} == {"ok"}
    assert last.status == "unreadable"
    assert "ends early" in (last.reason or "")


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    from onrecord.acquire import Limits

    first, last = lines(2)
    (tmp_path / "many.jsonl").write_text(f"{first}\n{'x' * 300_000}\n{last}\n")
    reports = list(acquire([tmp_path], limits=Limits(max_bytes=100_000)))
    assert [report.status for report in reports] == ["ok", "too-large", "ok"]


def test_a_parser_that_breaks_does_not_end_the_batch(tmp_path: Path, monkeypatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    from onrecord.acquire import documents

    whole = documents.text_report

    def breaks(text: str, **fields):
        if fields["id"] == "a":
            raise RuntimeError("parser\nbroke")
        return whole(text, **fields)

    monkeypatch.setattr(documents, "text_report", breaks)
    first, second = acquire([tmp_path])
    assert first.status == "unreadable"
    assert "\n" not in (first.reason or "")
    assert second.status == "ok"


def test_nul_is_taken_out_for_it_means_nothing_and_postgresql_cannot_keep_it(read: Read) -> None:
    article = {
        "title": f"{TITLE}\0",
        "maintext": f"{FIRST}\0 {SECOND}",
        "url": "https://a.example/\0x",
        "language": "en",
    }
    report = read("nul.json", json.dumps(article | {"authors": ["Ann\0 Writer"]}))
    assert (report.status, report.title, report.url) == ("ok", TITLE, "https://a.example/x")
    assert "\0" not in "".join((report.text, *report.byline, report.outlet or "", report.domain or ""))


@pytest.mark.parametrize("front", [" " * 60, "\n" * 60, "<??>" * 40, "<!---->" * 40, "<!DOCTYPE [<] >" * 40])
def test_what_stands_before_a_text_is_looked_through_once(read: Read, front: str) -> None:
    """Blanks before the first line, as exports centre it, were once tried in every way of parting them."""
    begun = process_time()
    read("a.txt", f"{front}{TEXT}")
    read("b.txt", f"{front}{front}\n{TEXT}")
    assert process_time() - begun < 5
    refused = read("c.txt", f"{front}<rss><channel></channel></rss>")
    assert "a feed" in (refused.reason or "")
